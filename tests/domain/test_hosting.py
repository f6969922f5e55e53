"""A host's half hours: never twice, never over budget, always within hours, on any two clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.hosting import (
    Change,
    Cue,
    Refusal,
    Terms,
    allowance,
    answer_by,
    change_of,
    comes_too_soon,
    cue_at,
    erase_after,
    full_times,
    is_paused,
    is_shown_twice,
    remind_at,
    times_open,
    why_not,
    window_of,
)
from halfhour.domain.scheduling.hours import USUAL, open_hours, read_week
from halfhour.domain.scheduling.spans import Span

BERLIN, NEW_YORK, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")
NOW = datetime(2026, 10, 19, 8, tzinfo=UTC)
"""A Monday, six days before clocks go back in Berlin."""


def terms(zone=BERLIN, week=USUAL, **more):
    usual = {
        "lengths": (15, 20, 30),
        "notice": timedelta(hours=48),
        "days_ahead": 28,
        "before": timedelta(minutes=10),
        "after": timedelta(minutes=10),
    }
    return Terms(read_week(week, zone), **usual | more)


def at(day, hour, minute=0, month=10, zone=BERLIN):
    return datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


def half_hour(start, minutes=30):
    return Span(start, start + timedelta(minutes=minutes))


def open_times(these, minutes=30, busy=(), given=(), now=NOW):
    return times_open(these, minutes, busy=busy, given=given, now=now)


def test_the_first_time_keeps_the_notice_and_the_last_the_days_ahead():
    times = open_times(terms())

    assert times[0] == at(21, 10)
    assert times[-1] == at(16, 16, 30, month=11)


def test_hours_stay_on_the_hosts_clock_when_it_changes():
    clocks = {time.astimezone(BERLIN).time() for time in open_times(terms())}

    assert min(clocks).hour == 9
    assert max(clocks).hour == 16


def test_room_is_kept_before_and_after_what_is_taken():
    times = open_times(terms(), busy=[half_hour(at(22, 12), 60)])
    that_day = [time.astimezone(BERLIN) for time in times if time.astimezone(BERLIN).day == 22]

    assert f"{max(time for time in that_day if time.hour < 12):%H:%M}" == "11:00"
    assert f"{min(time for time in that_day if time.hour >= 12):%H:%M}" == "13:30"


def test_a_stretch_without_a_half_hour_in_it_offers_its_quarter():
    week = {"thu": [["09:15", "09:45"]]}

    assert open_times(terms(week=week, before=timedelta(), after=timedelta()))[0] == at(22, 9, 15)


@pytest.mark.parametrize(
    ("budget", "given", "refused", "fine"),
    [
        ({"most_a_day": 1}, [at(22, 9)], at(22, 14), at(23, 9)),
        ({"most_a_week": 2}, [at(21, 14), at(22, 9)], at(23, 9), at(26, 9)),
        ({"most_a_month": 1}, [at(22, 9)], at(30, 14), at(2, 9, month=11)),
    ],
)
def test_what_is_given_counts_by_day_week_and_month_of_the_host(budget, given, refused, fine):
    these, stand = terms(**budget), [half_hour(start) for start in given]
    times = open_times(these, given=stand)

    assert refused not in times
    assert fine in times
    assert why_not(these, refused, 30, busy=(), given=stand, now=NOW) in {
        Refusal.DAY_FULL,
        Refusal.WEEK_FULL,
        Refusal.MONTH_FULL,
    }
    assert why_not(these, fine, 30, busy=(), given=stand, now=NOW) is None


def test_the_month_ends_on_the_hosts_clock():
    late = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)  # the first of November already in Berlin

    assert allowance(terms(most_a_month=3), [half_hour(late)], date(2026, 11, 5)).given == 1
    assert allowance(terms(most_a_month=1), [half_hour(late)], date(2026, 11, 5)).is_full
    assert not allowance(terms(most_a_month=3), [half_hour(late)], date(2026, 10, 5)).given


@pytest.mark.parametrize(
    ("start", "minutes", "why"),
    [
        (at(20, 9), 30, Refusal.TOO_SOON),
        (at(18, 9, month=12), 30, Refusal.TOO_FAR),
        (at(22, 9), 45, Refusal.LENGTH),
        (at(22, 8, 45), 30, Refusal.NOT_OPEN),
        (at(24, 10), 30, Refusal.NOT_OPEN),
        (at(22, 16, 45), 30, Refusal.NOT_OPEN),
        (at(22, 12, 5), 30, Refusal.TAKEN),
        (at(22, 11, 25), 30, Refusal.TAKEN),
        (at(22, 11, 20), 30, None),
        (at(22, 12, 40), 15, None),
    ],
)
def test_why_a_half_hour_cannot_be_had(start, minutes, why):
    assert why_not(terms(), start, minutes, busy=[half_hour(at(22, 12))], given=(), now=NOW) == why


def test_times_kept_for_oneself_are_not_given():
    focus = read_week({"thu": [["09:00", "12:00"]]}, BERLIN)

    assert why_not(terms(focus=focus), at(22, 11, 45), 30, busy=(), given=(), now=NOW) is Refusal.NOT_OPEN
    assert at(22, 12) in open_times(terms(focus=focus))
    assert at(22, 11) not in open_times(terms(focus=focus))


@pytest.mark.parametrize(
    ("until", "now", "paused"),
    [
        (None, NOW, True),
        (date(2026, 10, 20), NOW, True),
        (date(2026, 10, 19), NOW, False),
        (date(2026, 10, 20), datetime(2026, 10, 19, 22, 30, tzinfo=UTC), False),
    ],
)
def test_a_pause_ends_with_its_day_on_the_hosts_clock(until, now, paused):
    these = terms(paused_since=NOW - timedelta(days=3), paused_until=until)

    assert is_paused(these, now) is paused
    assert bool(open_times(these, now=now)) is not paused
    assert (why_not(these, at(22, 9), 30, busy=(), given=(), now=now) is Refusal.PAUSED) is paused


def test_the_same_guest_waits_three_months_unless_the_host_sets_none():
    assert comes_too_soon(at(22, 9), [at(22, 9) - timedelta(days=89)], 90)
    assert comes_too_soon(at(22, 9), [at(22, 9) + timedelta(days=10)], 90)
    assert not comes_too_soon(at(22, 9), [at(22, 9) - timedelta(days=90)], 90)
    assert not comes_too_soon(at(22, 9), [at(21, 9)], 0)


def test_a_host_answers_within_a_week_of_their_own_days():
    assert answer_by(datetime(2026, 10, 19, 23, tzinfo=UTC), 7, BERLIN) == date(2026, 10, 27)


def test_a_reminder_comes_a_day_before_or_not_at_all():
    assert remind_at(at(22, 9), at(19, 9)) == at(21, 9)
    assert remind_at(at(22, 9), at(21, 10)) is None


def test_words_are_erased_after_the_half_hour_or_the_asking():
    assert erase_after(at(22, 9), at(19, 9), 30, BERLIN) == date(2026, 11, 21)
    assert erase_after(at(22, 9), at(1, 9, month=11), 30, BERLIN) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("minute", "cue"),
    [
        (-1, Cue.AHEAD),
        (0, Cue.RUNNING),
        (24, Cue.RUNNING),
        (25, Cue.LAST_MINUTES),
        (29, Cue.LAST_MINUTES),
        (30, Cue.OVER),
    ],
)
def test_the_last_minutes_are_told(minute, cue):
    assert cue_at(half_hour(at(22, 9)), at(22, 9) + timedelta(minutes=minute)) is cue


def test_an_hour_that_a_clock_shows_twice_is_known():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert is_shown_twice(first, BERLIN)
    assert is_shown_twice(first + timedelta(hours=1), BERLIN)
    assert not is_shown_twice(first + timedelta(hours=2), BERLIN)
    assert not is_shown_twice(first, NEW_YORK)


zones = st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/St_Johns")])
weeks = st.sampled_from(
    [
        USUAL,
        dict.fromkeys(("mon", "sun", "sat"), (("00:00", "24:00"),)),
        {"sun": (("00:30", "04:00"), ("22:00", "24:00")), "wed": (("13:10", "14:05"),)},
    ]
)
moments = st.integers(0, 8 * 7 * 24 * 4).map(
    lambda quarters: datetime(2026, 9, 21, tzinfo=UTC) + timedelta(minutes=15 * quarters)
)


@settings(max_examples=120, deadline=None)
@given(
    zone=zones,
    week=weeks,
    now=moments,
    budgets=st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 4)),
    busy=st.lists(st.tuples(moments, st.integers(5, 300)), max_size=6),
    wishes=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from([15, 20, 30])), max_size=12),
)
def test_whatever_guests_press_nothing_is_given_twice_over_budget_or_out_of_hours(
    zone, week, now, budgets, busy, wishes
):
    these = terms(zone, week, most_a_day=budgets[0], most_a_week=budgets[1], most_a_month=budgets[2])
    taken = [half_hour(start, minutes) for start, minutes in busy]
    given_so_far = []

    for place, minutes in wishes:
        times = times_open(these, minutes, busy=taken, given=given_so_far, now=now)
        if not times:
            continue
        start = times[place % len(times)]
        assert why_not(these, start, minutes, busy=taken, given=given_so_far, now=now) is None
        given_so_far.append(half_hour(start, minutes))

    for number, span in enumerate(given_so_far):
        room = span.padded(these.before, these.after)
        assert not any(room.overlaps(other) for other in given_so_far[:number] + given_so_far[number + 1 :])
        assert not any(room.overlaps(each) for each in taken)
        assert any(each.holds(span) for each in open_hours(these.hours, window_of(these, now)))
    days = [span.start.astimezone(zone).date() for span in given_so_far]
    for most, keys in zip(
        budgets, (days, [day.isocalendar()[:2] for day in days], [day.replace(day=1) for day in days]), strict=True
    ):
        assert not most or all(keys.count(key) <= most for key in keys)
    assert not any(
        full.overlaps(half_hour(time))
        for full in full_times(these, given_so_far)
        for time in open_times(these, busy=taken, given=given_so_far, now=now)
    )


@settings(max_examples=60, deadline=None)
@given(
    zone=zones,
    week=weeks,
    now=moments,
    start=moments,
    minutes=st.sampled_from([15, 20, 30]),
    busy=st.lists(st.tuples(moments, st.integers(5, 300)), max_size=6),
)
def test_what_is_offered_may_be_had_and_what_is_refused_is_not_offered(zone, week, now, start, minutes, busy):
    these, taken = terms(zone, week), [half_hour(each, length) for each, length in busy]

    refusal = why_not(these, start, minutes, busy=taken, given=(), now=now)

    if refusal:
        assert start not in times_open(these, minutes, busy=taken, given=(), now=now)


def test_who_takes_a_proposed_time_moves_and_agrees_in_one_moment():
    later = NOW + timedelta(hours=1)

    assert change_of(None, NOW, None) is Change.MOVED
    assert change_of(NOW, later, None) is Change.MOVED
    assert change_of(NOW, NOW, None) is Change.TOOK
    assert change_of(NOW, NOW, later) is Change.OFF
