"""A host's half hours: which times a page offers, whether one may be had, and what is due around those that are given."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.free import Diary, free_times
from halfhour.domain.scheduling.hours import Week, open_hours, whole_days
from halfhour.domain.scheduling.offering import starts
from halfhour.domain.scheduling.spans import Span, merged, minus
from halfhour.domain.timebox import LAST

ANSWER_WITHIN = 7
"""Days within which a host answers (docs/sources.md#a-hosts-load)."""
REPEAT_AFTER = 90
"""Days between two half hours with the same guest (docs/sources.md#a-hosts-load)."""
REMIND_BEFORE = timedelta(days=1)
"""How long before a half hour the guest is reminded of it (docs/sources.md#the-talk-itself)."""
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a host gives: hours on their own clock, lengths in minutes, room around each, and how many; 0 is as many as fit."""

    hours: Week
    lengths: tuple[int, ...]
    notice: timedelta
    days_ahead: int
    before: timedelta = timedelta()
    after: timedelta = timedelta()
    most_a_day: int = 0
    most_a_week: int = 0
    most_a_month: int = 0
    focus: Week | None = None
    paused_since: datetime | None = None
    paused_until: date | None = None
    """The first day on which it opens again; None stays paused."""

    @property
    def zone(self) -> ZoneInfo:
        """Whose clock counts for hours, days, weeks and months."""
        return self.hours.zone


class Refusal(StrEnum):
    """Why a half hour cannot be had."""

    PAUSED = "paused"
    LENGTH = "length"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    MONTH_FULL = "month_full"
    WEEK_FULL = "week_full"
    DAY_FULL = "day_full"
    NOT_OPEN = "not_open"
    """Outside the hours, or within those that the host keeps."""
    TAKEN = "taken"


class Change(StrEnum):
    """What a guest did with a half hour that was asked for."""

    MOVED = "moved"
    TOOK = "took"
    """One of the times that the host proposed instead; with that it is agreed."""
    OFF = "off"
    """Cancelled it."""


class Cue(StrEnum):
    """Where a half hour stands at a moment."""

    AHEAD = "ahead"
    RUNNING = "running"
    LAST_MINUTES = "last_minutes"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many half hours of a month are given, and how many there are to give; `most` is 0 where there is no limit."""

    month: date
    given: int
    most: int

    @property
    def is_full(self) -> bool:
        """Nothing of it is left."""
        return bool(self.most) and self.given >= self.most


def is_paused(terms: Terms, now: datetime) -> bool:
    """Whether the page gives nothing at a moment."""
    if terms.paused_since is None or terms.paused_since > now:
        return False
    return terms.paused_until is None or now.astimezone(terms.zone).date() < terms.paused_until


def window_of(terms: Terms, now: datetime) -> Span:
    """From when notice allows until the last day that may be asked for, whole on the host's clock; empty when nothing is left."""
    first = now + terms.notice
    after = now.astimezone(terms.zone).date() + timedelta(days=terms.days_ahead + 1)
    return Span(first, max(first, whole_days(terms.zone, after, after).start))


def times_open(
    terms: Terms, minutes: int, *, busy: Iterable[Span], given: Iterable[Span], now: datetime
) -> tuple[datetime, ...]:
    """Moments at which a half hour may begin, in order and in UTC; on the half hour where there is room, else on the quarter.

    Args:
        busy: what calendars say, and whatever else takes time without counting as given.
        given: half hours that stand on this page, asked for or accepted.
    """
    if is_paused(terms, now) or minutes not in terms.lengths:
        return ()
    length, window, stand = timedelta(minutes=minutes), window_of(terms, now), tuple(given)
    diary = Diary(
        hours=terms.hours,
        busy=merged((*busy, *stand)),
        focus=terms.focus,
        before=terms.before,
        after=terms.after,
    )
    free = minus(free_times(window, (diary,), shortest=length), full_times(terms, stand))
    return tuple(start for span in free for start in _round(starts((span,), length, terms.zone), terms.zone))


def why_not(
    terms: Terms, start: datetime, minutes: int, *, busy: Iterable[Span], given: Iterable[Span], now: datetime
) -> Refusal | None:
    """What stands against a half hour at a moment, the plainest reason first; None when it may be had."""
    if is_paused(terms, now):
        return Refusal.PAUSED
    if minutes not in terms.lengths:
        return Refusal.LENGTH
    span, window, stand = Span(start, start + timedelta(minutes=minutes)), window_of(terms, now), tuple(given)
    if span.start < window.start:
        return Refusal.TOO_SOON
    if span.end > window.end:
        return Refusal.TOO_FAR
    for refusal, begin, most in _budgets(terms):
        day = _day(start, terms.zone)
        if most and sum(begin(_day(each.start, terms.zone)) == begin(day) for each in stand) >= most:
            return refusal
    if not any(each.holds(span) for each in open_hours(terms.hours, span)) or (
        terms.focus and open_hours(terms.focus, span)
    ):
        return Refusal.NOT_OPEN
    room = span.padded(terms.before, terms.after)
    return Refusal.TAKEN if any(room.overlaps(each) for each in (*busy, *stand)) else None


def full_times(terms: Terms, given: Iterable[Span]) -> tuple[Span, ...]:
    """Days, weeks and months of the host's calendar in which as much is given as the host gives; merged."""
    days, full = [_day(each.start, terms.zone) for each in given], []
    for refusal, begin, most in _budgets(terms):
        counts = Counter(begin(day) for day in days)
        full += [
            whole_days(terms.zone, first, _after(first, refusal))
            for first, number in counts.items()
            if most and number >= most
        ]
    return merged(full)


def allowance(terms: Terms, given: Iterable[Span], day: date) -> Allowance:
    """The budget of the month that a day of the host's calendar belongs to."""
    month = _month(day)
    number = sum(_month(_day(each.start, terms.zone)) == month for each in given)
    return Allowance(month, number, terms.most_a_month)


def comes_too_soon(start: datetime, others: Iterable[datetime], repeat_days: int) -> bool:
    """Whether the same guest has another half hour too near in time; never where the host sets no pause."""
    return any(abs(start - other) < timedelta(days=repeat_days) for other in others)


def answer_by(asked_at: datetime, within_days: int, zone: tzinfo) -> date:
    """The last day on which the host's answer is in time."""
    return asked_at.astimezone(zone).date() + timedelta(days=within_days)


def change_of(accepted_at: datetime | None, moved_at: datetime | None, cancelled_at: datetime | None) -> Change:
    """What was done last; who takes a proposed time moves to it and agrees in one moment."""
    if cancelled_at:
        return Change.OFF
    return Change.TOOK if moved_at and moved_at == accepted_at else Change.MOVED


def remind_at(start: datetime, since: datetime) -> datetime | None:
    """When the guest is reminded; None when it was agreed so late that they know."""
    due = start - REMIND_BEFORE
    return due if since < due else None


def erase_after(start: datetime, asked_at: datetime, keep_days: int, zone: ZoneInfo) -> date:
    """The day on which what the guest wrote is erased, counted from the half hour, or from the asking where that is later."""
    return max(start, asked_at).astimezone(zone).date() + timedelta(days=keep_days)


def cue_at(span: Span, now: datetime) -> Cue:
    """Where a half hour stands, with the last minutes in which one closes kindly."""
    if now < span.start:
        return Cue.AHEAD
    if now >= span.end:
        return Cue.OVER
    return Cue.LAST_MINUTES if span.end - now <= timedelta(minutes=LAST) else Cue.RUNNING


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether most people sleep then, from ten in the evening until seven (our own default); who takes such a time is told."""
    return not 7 <= moment.astimezone(zone).hour < 22


def is_shown_twice(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock of a zone shows this time on its day a second time, since clocks go back."""
    clock = moment.astimezone(zone)
    return clock.utcoffset() != clock.replace(fold=1 - clock.fold).utcoffset()


def _budgets(terms: Terms) -> tuple[tuple[Refusal, Callable[[date], date], int], ...]:
    """The longest first: what it is called, on which day a day's stretch begins, and how many it holds."""
    return (
        (Refusal.MONTH_FULL, _month, terms.most_a_month),
        (Refusal.WEEK_FULL, _week, terms.most_a_week),
        (Refusal.DAY_FULL, lambda day: day, terms.most_a_day),
    )


def _after(first: date, refusal: Refusal) -> date:
    if refusal is Refusal.MONTH_FULL:
        return _month(first + timedelta(days=31))
    return first + (7 * _A_DAY if refusal is Refusal.WEEK_FULL else _A_DAY)


def _month(day: date) -> date:
    return day.replace(day=1)


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _round(quarters: tuple[datetime, ...], zone: ZoneInfo) -> tuple[datetime, ...]:
    """Those on the full and the half hour; all of them where none is."""
    halves = tuple(moment for moment in quarters if not moment.astimezone(zone).minute % 30)
    return halves or quarters
