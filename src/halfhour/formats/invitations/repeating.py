"""Invitations that repeat: when the next time is, and what the invitation says of that one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from halfhour.domain.errors import InputError
from halfhour.domain.invitations.objects import Block, Sheet
from halfhour.domain.invitations.plans import Plan, plan_of
from halfhour.domain.scheduling.events import Standing
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar
from halfhour.formats.invitations.writing import write

LOOKS_AHEAD = (timedelta(days=40), timedelta(days=400), timedelta(days=3660))
"""How far ahead the next time is looked for, further each time that there is none (our own default)."""
LONGEST = timedelta(days=1)
"""How long before a moment a time may have begun that is not over yet (our own default)."""


def repeats(sheet: Sheet) -> bool:
    """Whether an event of it comes again."""
    plan = plan_of(sheet)
    master = plan.master if plan else None
    return bool(master and (master.line("RRULE") or master.line("RDATE")))


def times_from(sheet: Sheet, since: datetime, *, most: int = 4) -> tuple[Span, ...]:
    """Its times that are not over at a moment, in order: moved ones as they were moved, without those called off.

    Empty when all are over, and where its rule cannot be followed.
    """
    plan = plan_of(sheet)
    if plan is None:
        return ()
    blob = write(_alone(plan)).encode()
    for ahead in LOOKS_AHEAD:
        window = Span(since - LONGEST, since + ahead)
        try:
            reading = read_calendar(blob, window, UTC)
        except InputError:
            return ()
        found = sorted({event.span for event in reading.events if event.standing is not Standing.CANCELLED})
        if coming := tuple(span for span in found if span.end > since)[:most]:
            return coming
    return ()


def is_time_of(sheet: Sheet, start: datetime) -> bool:
    """Whether one of its times begins at a moment and stands."""
    return any(span.start == start for span in times_from(sheet, start, most=8))


def block_at(plan: Plan, start: datetime) -> Block:
    """What speaks of the time that begins then: its own event, else the last that holds for it and all later ones, else the series."""
    found = plan.any_event
    latest: datetime | None = None
    for event in plan.events.values():
        line, place = event.line("DTSTART"), event.line("RECURRENCE-ID")
        key = plan.sheet.key(line) if line else None
        if place is None or not isinstance(key, datetime) or key.tzinfo is None:
            continue
        if key == start:
            return event
        holds_on = place.parameter("RANGE").upper() == "THISANDFUTURE" and key <= start
        if holds_on and (latest is None or key > latest):
            found, latest = event, key
    return found


def _alone(plan: Plan) -> Block:
    """A calendar of that one event and the zones that came along."""
    calendar = plan.sheet.calendar
    return Block(calendar.name, calendar.lines, tuple(_kept(plan, calendar)))


def _kept(plan: Plan, calendar: Block) -> Iterator[Block]:
    uid = plan.any_event.value("UID")
    for block in calendar.blocks:
        if block.name != "VEVENT" or block.value("UID") == uid:
            yield block
