"""Which backups are kept, told by their names alone."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halfhour.domain.backups import is_due, moment_of, name_of, to_keep, unknown_steps

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


@given(MOMENTS)
def test_a_name_tells_its_moment(moment):
    assert moment_of(name_of(moment)) == moment


def test_names_sort_by_time():
    moments = [NOW + timedelta(hours=hours) for hours in (0, 1, 30, 800, 9000)]

    assert sorted(map(name_of, moments)) == [name_of(moment) for moment in moments]


def test_other_files_are_no_backups():
    assert moment_of("halfhour.sqlite3") is None
    assert moment_of("halfhour 2026-13-45 990000Z.sqlite3") is None
    assert moment_of("put aside halfhour 2026-03-09 080000Z.sqlite3") is None


def test_one_a_day_is_due():
    assert is_due([], NOW)
    assert is_due([NOW - timedelta(days=1)], NOW)
    assert not is_due([NOW - timedelta(hours=3)], NOW)


def test_seven_days_four_weeks_and_twelve_months_are_kept():
    daily = [NOW - timedelta(days=days) for days in range(800)]

    kept = sorted(to_keep(daily, NOW), reverse=True)

    assert kept[:7] == daily[:7]
    assert len(kept) <= 7 + 4 + 12
    assert len({(moment.year, moment.month) for moment in kept}) == 12


def test_days_without_a_backup_do_not_count():
    rare = [NOW - timedelta(days=40 * number) for number in range(5)]

    assert to_keep(rare, NOW) == set(rare)


def test_the_latest_of_a_day_is_kept():
    early, late = NOW - timedelta(hours=5), NOW - timedelta(hours=1)

    assert to_keep([early, late], NOW) == {late}


@given(st.lists(MOMENTS), MOMENTS)
def test_backups_from_the_future_cost_no_real_one_its_place(moments, now):
    past = [moment for moment in moments if moment <= now]

    assert to_keep(moments, now) == to_keep(past, now) | {moment for moment in moments if moment > now}


def test_a_clock_that_ran_ahead_does_not_keep_today_from_being_backed_up():
    assert is_due([NOW + timedelta(days=400), NOW + timedelta(hours=1)], NOW)


def test_steps_of_a_newer_version_are_named():
    assert unknown_steps(["records.0001", "records.0099_new"], ["records.0001", "records.0002"]) == (
        "records.0099_new",
    )
