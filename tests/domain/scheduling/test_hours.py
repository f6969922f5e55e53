"""Hours on the wall clock: spans equal minutes looked up one by one, also where clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.hours import A_DAY, Stretch, Week, midnight, open_hours, read_week, steady, whole_days
from halfhour.domain.scheduling.spans import Span

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    BERLIN,
    ZoneInfo("America/New_York"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("America/Sao_Paulo"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Africa/Casablanca"),
    ZoneInfo("Pacific/Apia"),
]
CHANGES = [
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 3, 8, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 4, 4, tzinfo=UTC),
    datetime(2018, 11, 4, tzinfo=UTC),
    datetime(2018, 2, 18, tzinfo=UTC),
    datetime(2026, 2, 15, tzinfo=UTC),
    datetime(2011, 12, 30, tzinfo=UTC),
]
stretches = st.lists(
    st.tuples(st.integers(0, A_DAY - 1), st.integers(1, A_DAY)).map(
        lambda pair: Stretch(pair[0], min(A_DAY, pair[0] + pair[1]))
    ),
    max_size=2,
).map(tuple)


def counted(week: Week, window: Span) -> set[datetime]:
    """Minutes whose clock shows one of the hours, looked up one by one."""
    found, at = set(), window.start
    while at < window.end:
        clock = at.astimezone(week.zone)
        minute = clock.hour * 60 + clock.minute
        if any(stretch.start <= minute < stretch.end for stretch in week.days[clock.weekday()]):
            found.add(at)
        at += timedelta(minutes=1)
    return found


def minutes(spans: tuple[Span, ...]) -> set[datetime]:
    return {
        span.start + timedelta(minutes=minute)
        for span in spans
        for minute in range(int(span.length.total_seconds() // 60))
    }


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ZONES), st.sampled_from(CHANGES), st.tuples(*[stretches] * 7), st.integers(0, 2000))
def test_hours_are_the_minutes_at_which_the_clock_shows_them(zone, change, days, into) -> None:
    start = change - timedelta(hours=30) + timedelta(minutes=into)
    window = Span(start, start + timedelta(hours=40))

    found = open_hours(Week(zone, days), window)

    assert minutes(found) == counted(Week(zone, days), window)


def test_an_hour_that_the_clock_skips_is_not_there() -> None:
    week = read_week({"sun": [["01:00", "04:00"]]}, BERLIN)

    found = open_hours(week, whole_days(BERLIN, date(2026, 3, 29), date(2026, 3, 30)))

    assert sum((span.length for span in found), timedelta()) == timedelta(hours=2)


def test_an_hour_that_the_clock_shows_twice_counts_twice() -> None:
    week = read_week({"sun": [["02:00", "02:30"]]}, BERLIN)

    found = open_hours(week, whole_days(BERLIN, date(2026, 10, 25), date(2026, 10, 26)))

    assert [span.start.hour for span in found] == [0, 1]


def test_a_day_lasts_as_long_as_it_does() -> None:
    spring = whole_days(BERLIN, date(2026, 3, 29), date(2026, 3, 30))

    assert spring.length == timedelta(hours=23)
    assert midnight(ZoneInfo("America/Sao_Paulo"), date(2018, 11, 4)) == datetime(2018, 11, 4, 3, tzinfo=UTC)


def test_steady_pieces_make_up_the_window() -> None:
    window = Span(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))

    pieces = list(steady(BERLIN, window))

    assert [ahead for _, ahead in pieces] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=1)]
    assert pieces[1][0] == Span(datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))


def test_a_week_is_read_and_missing_days_are_off() -> None:
    week = read_week({"mon": [["09:00", "12:30"], ["13:30", "24:00"]]}, BERLIN)

    assert week.days[0] == (Stretch(540, 750), Stretch(810, A_DAY))
    assert week.days[1:] == ((),) * 6


@pytest.mark.parametrize("hours", [["9", "17:00"], ["17:00", "09:00"], ["09:00", "24:30"], ["09:00"]])
def test_hours_that_are_none_are_told(hours: list[str]) -> None:
    with pytest.raises(InputError):
        read_week({"mon": [hours]}, BERLIN)
