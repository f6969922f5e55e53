"""Hours as clocks on the wall show them, week after week, and the spans of real time that they are; right where clocks change."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.spans import Span, clipped, merged

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Days of the week as they are kept, Monday first."""

A_DAY = 24 * 60
_LOOK = timedelta(hours=6)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Part of a day in minutes on the wall clock: 540 to 1020 is nine to five, 1440 the midnight that ends the day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Week:
    """The same hours each week in one zone: stretches for each day, Monday first; a day without any is off."""

    zone: ZoneInfo
    days: tuple[tuple[Stretch, ...], ...]


USUAL = dict.fromkeys(DAYS[:5], (("09:00", "17:00"),))
"""Working hours of somebody who said nothing (our own default)."""

DECENT = dict.fromkeys(DAYS[:5], (("09:00", "18:00"),))
"""Hours at which one may ask somebody of whom nothing is known (our own default)."""


def read_week(table: Mapping[str, Sequence[Sequence[str]]], zone: ZoneInfo) -> Week:
    """A week from `{"mon": [["09:00", "17:00"]], …}`; a day that is missing is off, 24:00 (or 00:00 as an end) is midnight.

    Raises:
        InputError: an hour cannot be read, or a stretch ends before it begins.
    """
    return Week(zone, tuple(tuple(_stretch(ends) for ends in table.get(day, ())) for day in DAYS))


def always(zone: ZoneInfo) -> Week:
    """Every hour of every day."""
    return Week(zone, ((Stretch(0, A_DAY),),) * 7)


def open_hours(week: Week, window: Span) -> tuple[Span, ...]:
    """The moments of a window at which the clock on the wall shows one of the hours; in order.

    An hour that the clock skips is not there, an hour that it shows twice counts twice.
    """
    return clipped(merged(_pieces(week, window)), window)


def steady(zone: ZoneInfo, window: Span) -> Iterator[tuple[Span, timedelta]]:
    """The window in pieces between changes of the clock, each with how far the zone is ahead of UTC."""
    start = at = window.start
    ahead = _ahead(zone, at)
    while at < window.end:
        following = min(at + _LOOK, window.end)
        if _ahead(zone, following) != ahead:
            change = _change(zone, at, following)
            yield Span(start, change), ahead
            start, ahead = change, _ahead(zone, change)
            at = change
        else:
            at = following
    if start < window.end:
        yield Span(start, window.end), ahead


def whole_days(zone: ZoneInfo, first: date, after: date) -> Span:
    """From midnight to midnight in a zone; `after` is the first day that no longer belongs to it."""
    return Span(midnight(zone, first), max(midnight(zone, first), midnight(zone, after)))


def midnight(zone: ZoneInfo, day: date) -> datetime:
    """When a day begins; the first moment of it where clocks change at midnight."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _pieces(week: Week, window: Span) -> Iterator[Span]:
    for piece, ahead in steady(week.zone, window):
        day = (piece.start + ahead).date()
        while (begins := datetime.combine(day, time(), UTC) - ahead) < piece.end:
            for stretch in week.days[day.weekday()]:
                start = max(piece.start, begins + timedelta(minutes=stretch.start))
                end = min(piece.end, begins + timedelta(minutes=stretch.end))
                if start < end:
                    yield Span(start, end)
            day += timedelta(days=1)


def _ahead(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first moment with another offset, to the second; there is one in between."""
    ahead = _ahead(zone, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _ahead(zone, middle) == ahead else (before, middle)
    return after


def _stretch(ends: Sequence[str]) -> Stretch:
    start, end = (_minutes(clock) for clock in _two(ends))
    end = end or A_DAY
    if start >= end:
        raise InputError(
            f"The hours from {ends[0]} to {ends[1]} end before they begin.", "Write nights as two stretches."
        )
    return Stretch(start, end)


def _two(ends: Iterable[str]) -> tuple[str, str]:
    match tuple(ends):
        case (str(start), str(end)):
            return start, end
    raise InputError("Hours have a beginning and an end.", "Write them like 09:00 and 17:00.")


def _minutes(clock: str) -> int:
    match = _CLOCK.fullmatch(clock.strip())
    minutes = int(match[1]) * 60 + int(match[2]) if match else A_DAY + 1
    if minutes > A_DAY:
        raise InputError(f"{clock!r} is no time of day.", "Write it like 09:00.")
    return minutes
