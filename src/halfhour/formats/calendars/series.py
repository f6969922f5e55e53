"""An event with all its occurrences in a window: by its rule, its added and left-out dates, and those that stand in for others."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.events import CalendarEvent
from halfhour.domain.scheduling.recurrence import Allowance, TooOftenError, moments
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.entries import Entry
from halfhour.formats.calendars.lasting import Lasting
from halfhour.formats.calendars.moments import Moment, read_moment
from halfhour.formats.calendars.rules import parts_of, read_rule
from halfhour.formats.calendars.zones import Zones

MOST = 50_000
"""Occurrences of one event in a window; once a minute for a month (our own default)."""

_DAY = timedelta(days=1)
_FIRST, _LAST = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001 - wall clocks


@dataclass(frozen=True, slots=True)
class _Shift:
    """From a moment on, occurrences begin so much later and last so long, as another event says."""

    since: datetime
    by: timedelta
    entry: Entry


def occurrences(
    entry: Entry, stand_ins: Sequence[Entry], window: Span, zones: Zones, allowance: Allowance
) -> Iterator[CalendarEvent]:
    """Occurrences of an event that touch a window, without those for which another event stands in.

    Raises:
        InputError: its rule says what cannot be, or repeats too often.
    """
    if not entry.rules and not entry.added:
        event = _event(entry, entry.start, entry.lasting)
        if _touches(event.span, window) and not is_left_out(entry)(entry.start):
            yield event
        return
    replaced = {_key(stand_in.stands_in_for, entry) for stand_in in stand_ins if stand_in.stands_in_for}
    shifts = _shifts(entry, stand_ins)
    since, before = _bounds(entry, shifts, window)
    leaves_out = is_left_out(entry, _by_rules(entry, entry.left_out_rules, since, before, zones, allowance))
    for start, lasting in _starts(entry, since, before, zones, allowance):
        if leaves_out(start) or _key(start, entry) in replaced:
            continue
        event = _shifted(entry, start, lasting, shifts)
        if _touches(event.span, window):
            yield event


def once(entry: Entry, window: Span) -> Iterator[CalendarEvent]:
    """An event that stands in for one of a series, if it touches the window."""
    event = _event(entry, entry.start, entry.lasting)
    if _touches(event.span, window):
        yield event


def is_left_out(entry: Entry, by_rule: Iterable[datetime] = ()) -> Callable[[Moment], bool]:
    """Whether an occurrence is one that the event leaves out."""
    moments_out = {moment.utc for moment in entry.left_out if not moment.is_day}
    days_out = {moment.clock.date() for moment in entry.left_out if moment.is_day or entry.start.is_day}
    clocks_out = set(by_rule)

    def leaves_out(start: Moment) -> bool:
        return start.utc in moments_out or start.clock.date() in days_out or start.clock in clocks_out

    return leaves_out


def _starts(
    entry: Entry, since: datetime, before: datetime, zones: Zones, allowance: Allowance
) -> Iterable[tuple[Moment, Lasting]]:
    """Where occurrences begin and how long they last, none twice, in order."""
    found: dict[datetime, tuple[Moment, Lasting]] = {}
    if not entry.rules:
        found[entry.start.utc] = (entry.start, entry.lasting)
    for clock in _by_rules(entry, entry.rules, since, before, zones, allowance):
        start = replace(entry.start, clock=clock)
        found[start.utc] = (start, entry.lasting)
        if len(found) > MOST:
            raise TooOftenError
    for moment, lasting in entry.added:
        start = replace(entry.start, clock=moment.clock) if moment.is_day and entry.start.is_day else moment
        if since <= start.clock < before:
            found[start.utc] = (start, lasting or entry.lasting)
    return [found[start] for start in sorted(found)]


def _by_rules(
    entry: Entry, rules: Iterable[str], since: datetime, before: datetime, zones: Zones, allowance: Allowance
) -> Iterator[datetime]:
    for value in rules:
        rule = read_rule(value, _until(value, entry, zones), whole_days=entry.start.is_day)
        yield from moments(rule, entry.start.clock, since, before, allowance)


def _until(value: str, entry: Entry, zones: Zones) -> datetime | None:
    """The end of a rule on the event's clock; a day that ends a rule of hours is meant to its end."""
    text = parts_of(value).get("UNTIL", "")
    if not text:
        return None
    until = read_moment(text, {}, zones)
    if until is None:
        raise InputError(f"The rule ends on {text[:40]!r}, which is no date.", "Ask for the event once more.")
    if entry.start.is_day:
        return datetime.combine(until.clock.date(), time())
    if until.is_day:
        return datetime.combine(until.clock.date(), time.max)
    return _on_clock(until, entry)


def _key(moment: Moment, entry: Entry) -> datetime | date:
    """By what an occurrence is known: its day for whole days, its moment otherwise."""
    if entry.start.is_day or moment.is_day:
        return moment.clock.date()
    return moment.utc


def _shifts(entry: Entry, stand_ins: Iterable[Entry]) -> list[_Shift]:
    return sorted(
        (
            _Shift(
                stand_in.stands_in_for.utc,
                _on_clock(stand_in.start, entry) - _on_clock(stand_in.stands_in_for, entry),
                stand_in,
            )
            for stand_in in stand_ins
            if stand_in.stands_in_for and stand_in.and_later and stand_in.start.is_day == entry.start.is_day
        ),
        key=lambda shift: shift.since,
    )


def _shifted(entry: Entry, start: Moment, lasting: Lasting, shifts: Sequence[_Shift]) -> CalendarEvent:
    """The occurrence as the last change that holds for it and all later ones left it."""
    place = bisect_right(shifts, start.utc, key=lambda shift: shift.since)
    if not place:
        return _event(entry, start, lasting)
    shift = shifts[place - 1]
    return _event(shift.entry, replace(start, clock=_plus(start.clock, shift.by)), shift.entry.lasting)


def _on_clock(moment: Moment, entry: Entry) -> datetime:
    """What the clock of the series shows at a moment."""
    try:
        return moment.utc.astimezone(entry.start.zone).replace(tzinfo=None)
    except OverflowError:
        return moment.clock


def _bounds(entry: Entry, shifts: Sequence[_Shift], window: Span) -> tuple[datetime, datetime]:
    """Between which starts, on the event's clock, an occurrence may touch the window."""
    longest = max([entry.lasting.most, *(lasting.most for _, lasting in entry.added if lasting)])
    room = max((abs(shift.by) + shift.entry.lasting.most for shift in shifts), default=timedelta()) + 2 * _DAY
    return _plus(window.start, -longest - room), _plus(window.end, room)


def _plus(moment: datetime, length: timedelta) -> datetime:
    """A moment later or earlier, without zone; the ends of all time stay what they are."""
    try:
        return moment.replace(tzinfo=None) + length
    except OverflowError:
        return _LAST if length > timedelta() else _FIRST


def _event(entry: Entry, start: Moment, lasting: Lasting) -> CalendarEvent:
    begins = start.utc
    return CalendarEvent(
        entry.uid,
        entry.title,
        Span(begins, max(begins, lasting.end_of(start))),
        start.is_day,
        entry.standing,
        start.asked,
    )


def _touches(span: Span, window: Span) -> bool:
    """Whether an event lies in the window, also one that takes no time at all."""
    return span.start < window.end and (span.end > window.start or span.start >= window.start)
