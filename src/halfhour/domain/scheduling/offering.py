"""Which of the free times to offer: a few, on different days and parts of the day, at hours that suit both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.spans import Span, minus

MOST = 5
"""Times in one offer; three to five are chosen quickly and leave a choice (our own default)."""

QUARTER = timedelta(minutes=15)
_EARLY, _NOON, _LATE = 9 * 60, 12 * 60, 17 * 60


class Reason(StrEnum):
    """Why a time is among those offered."""

    SOONEST = "soonest"
    ANOTHER_DAY = "another_day"
    ANOTHER_WEEK = "another_week"
    ANOTHER_PART = "another_part"
    """Another part of their day than the others."""
    GOOD_FOR_BOTH = "good_for_both"
    """Between nine and five on both clocks."""
    CLOCKS_CHANGE = "clocks_change"
    """The hours between the two are others then than now."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A time to offer, and why it was taken."""

    span: Span
    because: tuple[Reason, ...]


def times_to_offer(
    free: Iterable[Span],
    length: timedelta,
    *,
    zone: ZoneInfo,
    their_zone: ZoneInfo,
    now: datetime,
    held: Iterable[Span] = (),
    most: int = MOST,
) -> tuple[Suggestion, ...]:
    """Up to `most` times from the free ones, in order of time; none overlaps another or what is held.

    Args:
        held: times that are offered or agreed already, to anybody.
        now: the difference between the two clocks at this moment is the one that people have in mind.
    """
    left = [_candidate(start, length, zone, their_zone) for start in starts(minus(free, held), length, zone)]
    chosen: list[_Candidate] = []
    while left and len(chosen) < most:
        best = min(left, key=lambda candidate: _cost(candidate, chosen))
        chosen.append(best)
        left = [other for other in left if abs(other.start - best.start) >= length]
    chosen.sort(key=lambda candidate: candidate.start)
    return tuple(
        Suggestion(
            Span(candidate.start, candidate.start + length),
            _reasons(candidate, chosen, moves=_moves(zone, their_zone, now, candidate.start)),
        )
        for candidate in chosen
    )


def starts(free: Iterable[Span], length: timedelta, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Moments on the quarter hour of a clock at which a talk of that length fits; in UTC and in order."""
    found = []
    for span in free:
        start = _quarter_up(span.start, zone)
        while start + length <= span.end:
            found.append(start)
            start = _quarter_up(start + QUARTER, zone)
    return tuple(found)


def part_of_day(clock: time) -> str:
    """Morning until twelve, afternoon until five, then evening."""
    minutes = clock.hour * 60 + clock.minute
    return "morning" if minutes < _NOON else "afternoon" if minutes < _LATE else "evening"


def hours_between(zone: ZoneInfo, other: ZoneInfo, moment: datetime) -> timedelta:
    """How far the other clock is ahead at a moment; negative when it is behind."""
    return _offset(moment, other) - _offset(moment, zone)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A start with what there is to weigh: on their clock, and in minutes outside nine to five on both."""

    start: datetime
    day: date
    clock: time
    part: str
    strain: int
    is_odd: bool
    """It begins on a quarter past or to, on one of the clocks."""


def _candidate(start: datetime, length: timedelta, zone: ZoneInfo, their_zone: ZoneInfo) -> _Candidate:
    clocks = [start.astimezone(zone), start.astimezone(their_zone)]
    strain = 0
    for clock in clocks:
        begins = clock.hour * 60 + clock.minute
        strain += max(0, _EARLY - begins) + max(0, begins + length // timedelta(minutes=1) - _LATE)
    theirs = clocks[1]
    is_odd = any(clock.minute % 30 for clock in clocks)
    return _Candidate(start, theirs.date(), theirs.time(), part_of_day(theirs.time()), strain, is_odd)


def _cost(candidate: _Candidate, chosen: Sequence[_Candidate]) -> tuple[int | datetime, ...]:
    """What speaks against a time, the gravest first; the sooner decides at last."""
    return (
        sum(other.day == candidate.day for other in chosen),
        candidate.strain // 60,
        sum(other.part == candidate.part for other in chosen),
        sum(abs((other.day - candidate.day).days) == 1 for other in chosen),
        candidate.is_odd,
        sum(other.clock == candidate.clock for other in chosen),
        candidate.strain,
        candidate.start,
    )


def _reasons(candidate: _Candidate, chosen: Sequence[_Candidate], *, moves: bool) -> tuple[Reason, ...]:
    others = [other for other in chosen if other is not candidate]
    week = candidate.day.isocalendar()[:2]
    facts = {
        Reason.SOONEST: candidate is chosen[0],
        Reason.ANOTHER_DAY: others and all(other.day != candidate.day for other in others),
        Reason.ANOTHER_WEEK: others and all(other.day.isocalendar()[:2] != week for other in others),
        Reason.ANOTHER_PART: others and all(other.part != candidate.part for other in others),
        Reason.GOOD_FOR_BOTH: not candidate.strain,
        Reason.CLOCKS_CHANGE: moves,
    }
    return tuple(reason for reason, holds in facts.items() if holds)


def _moves(zone: ZoneInfo, their_zone: ZoneInfo, now: datetime, then: datetime) -> bool:
    return hours_between(zone, their_zone, now) != hours_between(zone, their_zone, then)


def _quarter_up(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from then on at which the clock shows a full quarter."""
    clock = moment.astimezone(zone)
    beyond = timedelta(minutes=clock.minute % 15, seconds=clock.second, microseconds=clock.microsecond)
    return moment + (QUARTER - beyond) if beyond else moment


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
