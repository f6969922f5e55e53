"""Times on two clocks, as the pages show them: the guest's first, the host's beside it where it shows something else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from halfhour.domain.hosting import is_shown_twice
from halfhour.domain.scheduling.offering import hours_between
from halfhour.web.shared.words import city

DAYS_SHOWN = 7
"""Days with times that a page shows at once (our own default)."""


@dataclass(frozen=True, slots=True)
class Time:
    """A moment to choose: as the address bears it, on one clock, and on the other; `other` is empty where both show the same."""

    start: str
    clock: str
    other: str
    whole: str


@dataclass(frozen=True, slots=True)
class Day:
    """The times of a day on the guest's clock."""

    on: date
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Some days of times, and the day from which there are more; `changes` that the hours between the two are others than now."""

    days: tuple[Day, ...]
    later: date | None
    changes: bool


def shown(times: Iterable[datetime], zone: str, their_zone: str, *, since: date | None, now: datetime) -> Shown:
    """The first days with times from a day on, on the clock of a zone."""
    here, there = ZoneInfo(zone), ZoneInfo(their_zone)
    wanted = [time for time in times if since is None or time.astimezone(here).date() >= since]
    days = [(on, tuple(each)) for on, each in groupby(wanted, key=lambda time: time.astimezone(here).date())]
    first = tuple(Day(on, tuple(time_of(time, zone, their_zone) for time in each)) for on, each in days[:DAYS_SHOWN])
    moves = {hours_between(here, there, time) for _, each in days[:DAYS_SHOWN] for time in each}
    later = days[DAYS_SHOWN][0] if len(days) > DAYS_SHOWN else None
    return Shown(first, later, bool(moves - {hours_between(here, there, now)}))


def time_of(moment: datetime, zone: str, their_zone: str) -> Time:
    """One moment on both clocks."""
    mine, theirs = moment.astimezone(ZoneInfo(zone)), moment.astimezone(ZoneInfo(their_zone))
    other = "" if _same(mine, theirs) else _clock(moment, their_zone)
    if other and mine.date() != theirs.date():
        other = f"{theirs:%a} {other}"
    return Time(moment.isoformat(), _clock(moment, zone), other, both(moment, zone, their_zone))


def both(moment: datetime, zone: str, their_zone: str) -> str:
    """`Tuesday 27 October 2026, 04:00 (New York), 09:00 (Berlin)`."""
    mine, theirs = moment.astimezone(ZoneInfo(zone)), moment.astimezone(ZoneInfo(their_zone))
    words = f"{mine:%A} {mine.day} {mine:%B %Y}, {_clock(moment, zone)} ({city(zone)})"
    if _same(mine, theirs):
        return words
    day = "" if mine.date() == theirs.date() else f"{theirs:%A} "
    return f"{words}, {day}{_clock(moment, their_zone)} ({city(their_zone)})"


def span_on(moment: datetime, minutes: int, zone: str) -> str:
    """`Tuesday 27 October 2026, 04:00 to 04:30`."""
    there, end = moment.astimezone(ZoneInfo(zone)), moment + timedelta(minutes=minutes)
    return f"{there:%A} {there.day} {there:%B %Y}, {_clock(moment, zone)} to {_clock(end, zone)}"


def _clock(moment: datetime, zone: str) -> str:
    there = moment.astimezone(ZoneInfo(zone))
    # In the night on which clocks go back an hour is shown twice; its name tells which one is meant.
    return f"{there:%H:%M} {there:%Z}" if is_shown_twice(moment, there.tzinfo) else f"{there:%H:%M}"  # type: ignore[arg-type]


def _same(one: datetime, other: datetime) -> bool:
    return one.utcoffset() == other.utcoffset()
