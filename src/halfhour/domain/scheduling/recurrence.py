"""Rules by which events come again (RFC 5545, 3.3.10): the moments of a rule on the wall clock, within bounds of time and work.

A rule names periods (every second week) and, in each, a set of days and of times of day; `positions` choose from that set. The whole
set of a period is made, also where the first period begins before the event does, so that positions are counted right.
"""

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, time, timedelta
from enum import IntEnum
from functools import cache
from itertools import count, product

from halfhour.domain.errors import InputError

ONE_DAY = timedelta(days=1)


class Frequency(IntEnum):
    """How long a period is, the longest first."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5
    SECONDLY = 6


_STEPS = {
    Frequency.HOURLY: timedelta(hours=1),
    Frequency.MINUTELY: timedelta(minutes=1),
    Frequency.SECONDLY: timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; what is empty says nothing. Days are (ordinal, weekday), the ordinal 0 for every such day, Monday 0."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """The last moment that may belong to it, on the event's wall clock."""
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether each period gives exactly one moment."""
        return self == Rule(self.frequency, self.interval, self.count, self.until, week_start=self.week_start) and (
            self.frequency >= Frequency.WEEKLY
        )


class TooOftenError(InputError):
    """A rule that would take too long to follow."""

    def __init__(self) -> None:
        super().__init__("This repeats too often to be followed.", "Give it an end, or a longer interval.")


class Allowance:
    """Work that may be spent on rules, counted in days and moments looked at; shared by all events of one question."""

    def __init__(self, work: int) -> None:
        self.left = work

    def spend(self, work: int = 1) -> None:
        """Takes from what is left.

        Raises:
            TooOftenError: nothing is left.
        """
        self.left -= work
        if self.left < 0:
            raise TooOftenError


def moments(rule: Rule, start: datetime, since: datetime, before: datetime, allowance: Allowance) -> Iterator[datetime]:
    """The rule's moments from `since` until just before `before`, in order; the start only if the rule names it.

    Args:
        start: of the first event, naive on its wall clock, as are all times here.

    Raises:
        TooOftenError: more work than is allowed.
    """
    if rule.until is not None and rule.until < since:
        return
    filled = _filled(rule, start)
    skipped, sets = _sets(filled, rule, start, since, before, allowance)
    seen = skipped
    try:
        for moment in sets:
            if moment < start:
                continue
            if moment >= before or (rule.until is not None and moment > rule.until):
                return
            seen += 1
            if rule.count is not None and seen > rule.count:
                return
            if moment >= since:
                yield moment
    except OverflowError:  # beyond the year 9999 there is no date
        return


def _filled(rule: Rule, start: datetime) -> Rule:
    """The rule with what its start says: a yearly one without days is about the start's day, and so on."""
    names_days = rule.weeks or rule.year_days or rule.month_days or rule.days
    in_months = not (rule.weeks or rule.year_days) and (rule.month_days or not rule.days)
    if rule.frequency is Frequency.YEARLY and in_months:
        rule = replace(rule, months=rule.months or (start.month,), month_days=rule.month_days or (start.day,))
    elif rule.frequency is Frequency.YEARLY and rule.weeks and not (rule.days or rule.year_days or rule.month_days):
        rule = replace(rule, days=((0, start.weekday()),))
    elif rule.frequency is Frequency.MONTHLY and not names_days:
        rule = replace(rule, month_days=(start.day,))
    elif rule.frequency is Frequency.WEEKLY and not names_days:
        rule = replace(rule, days=((0, start.weekday()),))
    if rule.frequency <= Frequency.HOURLY:
        rule = replace(rule, minutes=rule.minutes or (start.minute,))
    if rule.frequency <= Frequency.DAILY:
        rule = replace(rule, hours=rule.hours or (start.hour,))
    if rule.frequency <= Frequency.MINUTELY:
        rule = replace(rule, seconds=rule.seconds or (start.second,))
    return rule


def _sets(
    filled: Rule, rule: Rule, start: datetime, since: datetime, before: datetime, allowance: Allowance
) -> tuple[int, Iterator[datetime]]:
    """How many moments were leapt over, and those that follow; leaping saves walking from the year of the first event."""
    may_leap = rule.count is None or rule.is_plain
    target = max(start, since) if may_leap else start
    if rule.frequency >= Frequency.HOURLY:
        step = _STEPS[rule.frequency] * rule.interval
        leapt = (target - start) // step
        return leapt, _within_days(filled, start + leapt * step, step, before, allowance)
    leapt, periods = _days_of_periods(filled, start, target)
    return leapt, _with_times(filled, periods, before, allowance)


def _within_days(
    rule: Rule, first: datetime, step: timedelta, before: datetime, allowance: Allowance
) -> Iterator[datetime]:
    """For rules of hours, minutes or seconds: steps, leaping over days, hours and minutes that the rule leaves out."""
    is_wanted = cache(_day_test(rule))
    at = _begun(first, rule.frequency)
    minutes, seconds = sorted(set(rule.minutes)), sorted(set(rule.seconds))
    while at < before:
        allowance.spend()
        following = _next_possible(rule, at, is_wanted)
        if following:
            at += -((at - following) // step) * step
            continue
        clocks = [
            at.replace(minute=minute, second=second)
            for minute in (minutes if rule.frequency is Frequency.HOURLY else (at.minute,))
            for second in (seconds if rule.frequency is not Frequency.SECONDLY else (at.second,))
        ]
        yield from (clocks[index] for index in _chosen(rule.positions, len(clocks)))
        at += step


def _begun(moment: datetime, frequency: Frequency) -> datetime:
    """When the moment's own hour or minute began."""
    if frequency is Frequency.HOURLY:
        return moment.replace(minute=0, second=0)
    return moment.replace(second=0) if frequency is Frequency.MINUTELY else moment


def _next_possible(rule: Rule, at: datetime, is_wanted: Callable[[date], bool]) -> datetime | None:
    """When to look again if the rule leaves this moment out; None if it is wanted."""
    if not is_wanted(at.date()):
        return datetime.combine(at.date() + ONE_DAY, time())
    if rule.hours and at.hour not in rule.hours:
        return at.replace(minute=0, second=0) + timedelta(hours=1)
    if rule.frequency >= Frequency.MINUTELY and rule.minutes and at.minute not in rule.minutes:
        return at.replace(second=0) + timedelta(minutes=1)
    if rule.frequency is Frequency.SECONDLY and rule.seconds and at.second not in rule.seconds:
        return at + timedelta(seconds=1)
    return None


def _with_times(
    rule: Rule, periods: Iterator[tuple[date, list[date]]], before: datetime, allowance: Allowance
) -> Iterator[datetime]:
    """The moments of each period: its days with the rule's times of day."""
    allowance.spend(len(rule.hours) * len(rule.minutes) * len(rule.seconds))
    times = [
        time(hour, minute, second)
        for hour, minute, second in product(*(sorted(set(part)) for part in (rule.hours, rule.minutes, rule.seconds)))
    ]
    last = before.date()
    is_wanted = _day_test(rule)
    for begins, candidates in periods:
        if begins > last:
            return
        days = [day for day in candidates if is_wanted(day)]
        allowance.spend(len(candidates) + len(days))
        for index in _chosen(rule.positions, len(days) * len(times)):
            yield datetime.combine(days[index // len(times)], times[index % len(times)])


def _chosen(positions: tuple[int, ...], size: int) -> Iterable[int]:
    """Places in a set of that size: all, or those at the positions, which count from one and from the end."""
    if not positions:
        return range(size)
    wanted = {position - 1 if position > 0 else size + position for position in positions}
    return sorted(index for index in wanted if 0 <= index < size)


def _days_of_periods(rule: Rule, start: datetime, target: datetime) -> tuple[int, Iterator[tuple[date, list[date]]]]:
    """Periods leapt over, and for each that follows its first day and the days to look at."""
    first, aim = start.date(), target.date()
    match rule.frequency:
        case Frequency.DAILY:
            leap = (aim - first).days // rule.interval
            return leap, (
                (day, [day]) for day in (first + timedelta(days=number * rule.interval) for number in count(leap))
            )
        case Frequency.WEEKLY:
            begin = _week_begin(first, rule.week_start)
            leap = (aim - begin).days // 7 // rule.interval
            return leap, (
                (day, [day + timedelta(days=number) for number in range(7)])
                for day in (begin + timedelta(weeks=number * rule.interval) for number in count(leap))
            )
        case Frequency.MONTHLY:
            month = first.year * 12 + first.month - 1
            leap = (aim.year * 12 + aim.month - 1 - month) // rule.interval
            return 0, (_month(month + number * rule.interval) for number in count(leap))
    if rule.weeks:
        year = _week_year(first, rule)
        if rule.interval > 1 and not _day_test(rule)(first):  # a start outside the rule belongs to its calendar year
            year = first.year
        leap = max(0, (aim.year - 1 - year) // rule.interval)
        return 0, (_year_of_weeks(year + number * rule.interval, rule) for number in count(leap))
    leap = (aim.year - first.year) // rule.interval
    return 0, (_year(first.year + number * rule.interval, rule) for number in count(leap))


def _month(index: int) -> tuple[date, list[date]]:
    year, month = divmod(index, 12)
    _require_year(year)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, 1), [date(year, month + 1, number) for number in range(1, length + 1)]


def _year(year: int, rule: Rule) -> tuple[date, list[date]]:
    _require_year(year)
    months = sorted({month for month in rule.months if 1 <= month <= 12}) if rule.months else range(1, 13)
    return date(year, 1, 1), [day for month in months for day in _month(year * 12 + month - 1)[1]]


def _year_of_weeks(year: int, rule: Rule) -> tuple[date, list[date]]:
    _require_year(year + 1)
    begin, end = _first_week(year, rule.week_start), _first_week(year + 1, rule.week_start)
    return begin, [begin + timedelta(days=number) for number in range((end - begin).days)]


def _require_year(year: int) -> None:
    if year > MAXYEAR:
        raise OverflowError


def _day_test(rule: Rule) -> Callable[[date], bool]:
    """Whether the rule wants a day, by all that it says of days."""
    in_year = rule.frequency is Frequency.YEARLY and not rule.months
    ordinal = rule.frequency <= Frequency.MONTHLY and not rule.weeks
    every = {weekday for number, weekday in rule.days if number == 0 or not ordinal}
    numbered = {pair for pair in rule.days if pair[0]} if ordinal else set()

    def has_weekday(day: date) -> bool:
        if day.weekday() in every or not numbered:
            return day.weekday() in every
        number, length = _place(day, in_year=in_year)
        return bool(numbered & {((number - 1) // 7 + 1, day.weekday()), (-((length - number) // 7) - 1, day.weekday())})

    def is_wanted(day: date) -> bool:
        return (
            (not rule.months or day.month in rule.months)
            and (not rule.month_days or _is_in(rule.month_days, *_place(day, in_year=False)))
            and (not rule.days or has_weekday(day))
            and (not rule.year_days or _is_in(rule.year_days, *_place(day, in_year=True)))
            and (not rule.weeks or _is_in(rule.weeks, *_week_place(day, rule)))
        )

    return is_wanted


def _is_in(wanted: tuple[int, ...], number: int, length: int) -> bool:
    return number in wanted or number - length - 1 in wanted


def _place(day: date, *, in_year: bool) -> tuple[int, int]:
    """The how-manieth of how many days of its year or month."""
    if in_year:
        return day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return day.day, calendar.monthrange(day.year, day.month)[1]


def _week_place(day: date, rule: Rule) -> tuple[int, int]:
    """The how-manieth of how many weeks of the year that the week belongs to."""
    year = _week_year(day, rule)
    begin, end = _first_week(year, rule.week_start), _first_week(year + 1, rule.week_start)
    return (day - begin).days // 7 + 1, (end - begin).days // 7


def _week_year(day: date, rule: Rule) -> int:
    """The year that holds most of the day's week."""
    return (_week_begin(day, rule.week_start) + timedelta(days=3)).year


def _first_week(year: int, week_start: int) -> date:
    """When the first week begins that has at least four days in the year."""
    return _week_begin(date(year, 1, 4), week_start)


def _week_begin(day: date, week_start: int) -> date:
    return day - timedelta(days=(day.weekday() - week_start) % 7)
