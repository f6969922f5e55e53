"""The moments of a rule of recurrence on the wall clock, within bounds of time and work.

A rule names periods (every second week) and, in each, a set of days and of times of day; `positions` choose from that set. The whole
set of a period is made, also where the first period begins before the event does, so that positions are counted right.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import product

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.periods import day_test, days_of_periods
from halfhour.domain.scheduling.rules import Frequency, Rule

ONE_DAY = timedelta(days=1)
_STEPS = {
    Frequency.HOURLY: timedelta(hours=1),
    Frequency.MINUTELY: timedelta(minutes=1),
    Frequency.SECONDLY: timedelta(seconds=1),
}


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
    try:
        seen, sets = _sets(_filled(rule, start), rule, start, since, before, allowance)
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
    except OverflowError:  # before the year 1 and beyond 9999 there is no date
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
    leapt, periods = days_of_periods(filled, start, target)
    return leapt, _with_times(filled, periods, before, allowance)


def _within_days(
    rule: Rule, first: datetime, step: timedelta, before: datetime, allowance: Allowance
) -> Iterator[datetime]:
    """For rules of hours, minutes or seconds: steps, leaping over days, hours and minutes that the rule leaves out."""
    is_wanted = cache(day_test(rule))
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
    is_wanted = day_test(rule)
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
