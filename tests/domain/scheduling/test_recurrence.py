"""Rules of recurrence: equal to days looked at one by one, and to dateutil where that is right; bounded in time and work."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil import rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from halfhour.domain.scheduling.recurrence import Allowance, TooOftenError, moments
from halfhour.domain.scheduling.rules import Frequency, Rule

START = datetime(2026, 3, 3, 9, 30)  # noqa: DTZ001 - wall clocks
LAST = datetime(9999, 12, 31)  # noqa: DTZ001
MONDAY, TUESDAY, THURSDAY, SUNDAY = 0, 1, 3, 6


def first(rule: Rule, number: int = 4, start: datetime = START) -> list[str]:
    found = moments(rule, start, start, LAST, Allowance(500_000))
    return [f"{moment:%Y-%m-%d %H:%M}" for moment in islice(found, number)]


def days(rule: Rule, number: int = 4, start: datetime = START) -> list[str]:
    return [text[:10] for text in first(rule, number, start)]


small = st.integers(1, 4)
some_days = st.lists(st.tuples(st.just(0), st.integers(0, 6)), max_size=3, unique=True).map(tuple)
numbered_days = st.lists(
    st.tuples(st.sampled_from([-2, -1, 1, 2, 3, 5]), st.integers(0, 6)), min_size=1, max_size=2, unique=True
).map(tuple)
some_months = st.lists(st.integers(1, 12), max_size=2, unique=True).map(tuple)
month_days = st.lists(st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -2]), max_size=2, unique=True).map(tuple)
hours = st.lists(st.integers(0, 23), max_size=2, unique=True).map(tuple)
starts = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)


@st.composite
def rules(draw) -> Rule:
    """Rules that dateutil reads as the standard does."""
    frequency = draw(st.sampled_from([Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY]))
    named = draw(numbered_days if frequency <= Frequency.MONTHLY and draw(st.booleans()) else some_days)
    in_month = draw(month_days) if frequency is not Frequency.WEEKLY else ()
    months = draw(some_months)
    if frequency is Frequency.YEARLY and in_month:
        months = months or (draw(st.integers(1, 12)),)
    assume(not (in_month and any(number for number, _ in named)))
    return Rule(
        frequency,
        draw(small),
        draw(st.none() | st.integers(1, 8)),
        months=months,
        month_days=in_month,
        days=named,
        hours=draw(hours),
        week_start=draw(st.integers(0, 6)),
    )


def by_dateutil(rule: Rule, start: datetime) -> rrule.rrule:
    return rrule.rrule(
        int(rule.frequency),
        start,
        rule.interval,
        rule.week_start,
        rule.count,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byweekday=[rrule.weekday(day, number or None) for number, day in rule.days] or None,
        byhour=rule.hours or None,
    )


@settings(max_examples=150, deadline=None)
@given(rules(), starts, st.integers(0, 2000))
def test_rules_give_what_dateutil_gives(rule, start, later) -> None:
    since = start + timedelta(days=later)
    before = since + timedelta(days=900)

    found = list(moments(rule, start, since, before, Allowance(10_000_000)))

    assert found == by_dateutil(rule, start).between(since, before - timedelta(seconds=1), inc=True)


@settings(max_examples=60, deadline=None)
@given(starts, small, some_days, st.sampled_from([(1,), (-1,), (2, -1), (1, 2)]), st.integers(0, 6))
def test_positions_in_a_week_count_from_its_own_beginning(start, interval, named, positions, week_start) -> None:
    rule = Rule(Frequency.WEEKLY, interval, days=named, positions=positions, week_start=week_start)
    weekdays = {day for _, day in named} or {start.weekday()}
    begin = start.date() - timedelta(days=(start.weekday() - week_start) % 7)

    expected = []
    for week in range(0, 60, interval):
        week_days = [begin + timedelta(days=7 * week + number) for number in range(7)]
        chosen = [day for day in week_days if day.weekday() in weekdays]
        places = {place - 1 if place > 0 else len(chosen) + place for place in positions}
        expected += [chosen[place] for place in sorted(places) if 0 <= place < len(chosen)]

    found = moments(rule, start, start, start + timedelta(weeks=50), Allowance(100_000))
    assert [moment.date() for moment in found] == [
        day for day in expected if start <= datetime.combine(day, start.time()) < start + timedelta(weeks=50)
    ]


@settings(max_examples=60, deadline=None)
@given(starts, st.lists(st.sampled_from([1, 2, 20, 52, 53, -1]), min_size=1, max_size=2, unique=True))
def test_weeks_of_the_year_are_those_of_the_calendar(start, weeks) -> None:
    rule = Rule(Frequency.YEARLY, weeks=tuple(weeks), days=((0, MONDAY), (0, SUNDAY)))
    last = start + timedelta(days=1500)

    found = [moment.date() for moment in moments(rule, start, start, last, Allowance(1_000_000))]

    expected, day = [], start.date()
    while datetime.combine(day, start.time()) < last:
        year, week, weekday = day.isocalendar()
        most = date(year, 12, 28).isocalendar()[1]
        if weekday in {1, 7} and (week in weeks or week - most - 1 in weeks):
            expected.append(day)
        day += timedelta(days=1)
    assert found == expected


def test_a_week_of_the_year_without_days_falls_on_the_day_of_the_start() -> None:
    assert days(Rule(Frequency.YEARLY, weeks=(20,)), 3) == ["2026-05-12", "2027-05-18", "2028-05-16"]


def test_the_start_belongs_to_it_only_if_the_rule_names_it() -> None:
    assert days(Rule(Frequency.WEEKLY, days=((0, THURSDAY),)), 2) == ["2026-03-05", "2026-03-12"]


def test_a_month_without_the_day_is_left_out() -> None:
    assert days(Rule(Frequency.MONTHLY, month_days=(31,)), 3) == ["2026-03-31", "2026-05-31", "2026-07-31"]


def test_a_count_counts_also_what_lies_before_the_window() -> None:
    rule = Rule(Frequency.DAILY, count=10)

    found = list(moments(rule, START, START + timedelta(days=7), LAST, Allowance(1_000)))

    assert [moment.day for moment in found] == [10, 11, 12]


def test_the_end_belongs_to_it() -> None:
    rule = Rule(Frequency.DAILY, until=START + timedelta(days=2))

    assert len(first(rule, 10)) == 3


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Frequency.SECONDLY),
        Rule(Frequency.SECONDLY, count=2_000_000_000),
        Rule(Frequency.MINUTELY, 7),
        Rule(Frequency.DAILY),
        Rule(Frequency.WEEKLY, count=1_000_000),
    ],
)
def test_far_windows_are_reached_by_leaps(rule) -> None:
    since = datetime(2060, 1, 1)  # noqa: DTZ001
    last = since + timedelta(days=7)

    found = next(moments(rule, datetime(1997, 1, 1, 9), since, last, Allowance(1_000)))  # noqa: DTZ001

    assert since <= found < last


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Frequency.YEARLY, months=(2,), month_days=(30,)),
        Rule(Frequency.SECONDLY, months=(2,), month_days=(30,)),
        Rule(Frequency.YEARLY, hours=tuple(range(24)), minutes=tuple(range(60)), seconds=tuple(range(60))),
        Rule(Frequency.MINUTELY, days=((0, TUESDAY),), count=1_000_000_000),
    ],
)
def test_what_never_comes_or_comes_too_often_ends(rule) -> None:
    with pytest.raises(TooOftenError):
        list(moments(rule, START, START, LAST, Allowance(50_000)))


def test_the_first_and_the_last_years_end_quietly() -> None:
    begin = datetime(1, 1, 1, 9)  # noqa: DTZ001

    assert (
        list(moments(Rule(Frequency.WEEKLY, week_start=SUNDAY), begin, begin, begin + timedelta(30), Allowance(999)))
        == []
    )
    assert len(first(Rule(Frequency.YEARLY), 4, datetime(9998, 3, 1))) == 2  # noqa: DTZ001
