"""What a message makes of an event in one's own calendar (RFC 5546, 3.2): applied, or left aside with the reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from halfhour.domain.invitations.objects import Block, Key, Line, Sheet, address_of
from halfhour.domain.invitations.plans import Plan, answer_in, attendee, place_of, plan_of

Occurs = Callable[[Sheet, Block, Key], bool]
"""Whether a series has an instance at a moment."""

_OF_THE_SERIES = ("RRULE", "RDATE", "EXDATE", "EXRULE")


class Fate(StrEnum):
    """What became of a message."""

    APPLIED = "applied"
    STALE = "stale"
    """It speaks of an older version than the one that is known."""
    UNKNOWN = "unknown"
    """It speaks of an event, or an instance, that is not here."""
    ASKS = "asks"
    """It asks for an answer and changes nothing by itself: COUNTER and REFRESH, and what becomes of them."""
    OTHER = "other"
    """It is no message about an event."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message, and the calendar where it changed one."""

    fate: Fate
    calendar: Block | None = None


def taken_in(known: Sheet | None, message: Sheet, occurs: Occurs) -> Outcome:
    """The calendar after a message; the same message again gives the same calendar.

    Args:
        known: the event as it stands here; None where there is none.
    """
    told, stands = plan_of(message), plan_of(known)
    if told is None:
        return Outcome(Fate.OTHER)
    if message.method in {"COUNTER", "REFRESH", "DECLINECOUNTER"}:
        return Outcome(Fate.ASKS if stands else Fate.UNKNOWN)
    if message.method not in {"REQUEST", "CANCEL", "REPLY", "ADD"}:
        return Outcome(Fate.OTHER)
    if message.method == "REQUEST" and (known is None or stands is None):
        return Outcome(Fate.APPLIED, message.calendar.without("METHOD"))
    if known is None or stands is None:
        return Outcome(Fate.UNKNOWN)
    if _is_stale(stands, told, message.method):
        return Outcome(Fate.STALE)
    if message.method == "REPLY":
        return _replied(known, stands, told, occurs)
    changed = _cancelled(known, stands, told) if message.method == "CANCEL" else _requested(known, stands, told)
    return Outcome(Fate.APPLIED, changed)


def _is_stale(stands: Plan, told: Plan, method: str) -> bool:
    """Whether a message is older than what stands: by SEQUENCE, then by DTSTAMP (RFC 5546, 2.1.5)."""
    if stands.any_event.value("UID") != told.any_event.value("UID"):
        return False
    for place, event in told.events.items():
        number, here = told.sequence_at(place), stands.sequence_at(place)
        if number != here:
            return number < here
        older = event.value("DTSTAMP") < stands.events.get(place, stands.any_event).value("DTSTAMP")
        if method != "REPLY" and event.line("DTSTAMP") and older:
            return True
    return False


def _requested(known: Sheet, stands: Plan, told: Plan) -> Block:
    """The event as it is told now; single instances take their places in the series that is known."""
    if told.master or not stands.master:
        return replace(known.calendar, blocks=told.sheet.calendar.blocks)
    names = {zone.value("TZID") for zone in known.calendar.within("VTIMEZONE")}
    zones = [zone for zone in told.sheet.calendar.within("VTIMEZONE") if zone.value("TZID") not in names]
    kept = [block for block in known.calendar.blocks if _place(block, known) not in told.events]
    return replace(known.calendar, blocks=(*zones, *kept, *told.events.values()))


def _place(block: Block, sheet: Sheet) -> object:
    return place_of(block, sheet) if block.name == "VEVENT" else block


def _cancelled(known: Sheet, stands: Plan, told: Plan) -> Block:
    """The event called off; or only the instances that are named."""
    if None in told.events:
        off = [
            _called_off(each, told.events[None]) if each.name == "VEVENT" else each for each in known.calendar.blocks
        ]
        return replace(known.calendar, blocks=tuple(off))
    blocks = []
    for block in known.calendar.blocks:
        place = _place(block, known)
        if block.name == "VEVENT" and place is None:
            blocks.append(_without(block, stands, told))
        else:
            by = told.events.get(place) if block.name == "VEVENT" else None  # type: ignore[call-overload]
            blocks.append(_called_off(block, by) if by else block)
    return replace(known.calendar, blocks=tuple(blocks))


def _called_off(event: Block, by: Block) -> Block:
    sequence = by.line("SEQUENCE")
    return event.put(Line("STATUS", "CANCELLED"), *([sequence] if sequence else []))


def _without(series: Block, stands: Plan, told: Plan) -> Block:
    """A series without instances that were called off and stood in it unchanged."""
    gone = [place for place in told.events if place not in stands.events and place not in stands.dropped]
    lines = [told.events[place].line("RECURRENCE-ID") for place in gone]
    taken = [Line("EXDATE", line.value, line.without_parameters("RANGE").parameters) for line in lines if line]
    return replace(series, lines=(*series.lines, *taken))


def _replied(known: Sheet, stands: Plan, told: Plan, occurs: Occurs) -> Outcome:
    """The event with the answers put in; unknown where none of them belongs to an instance that is here."""
    blocks, is_known = list(known.calendar.blocks), False
    for place, reply in told.events.items():
        event = stands.events.get(place)
        if event:
            blocks[blocks.index(event)] = _answered(event, reply, _status(reply))
        elif stands.master and place is not None and occurs(known, stands.master, place):
            blocks.append(_answered(_instance(stands.master, place, stands), reply, ""))
        else:
            continue
        is_known = True
    return Outcome(Fate.APPLIED, replace(known.calendar, blocks=tuple(blocks))) if is_known else Outcome(Fate.UNKNOWN)


def _status(reply: Block) -> str:
    """How the delivery went: as the reply says, else delivered (RFC 6638, 7.3)."""
    return reply.value("REQUEST-STATUS").partition(";")[0] or "2.0"


def _answered(event: Block, reply: Block, status: str) -> Block:
    """An event with somebody's answer; who was not invited and comes along is written in."""
    for line in reply.all("ATTENDEE"):
        answer = answer_in(line)
        stands = attendee(event, address_of(line))
        if stands is None:
            told = line.with_parameters_only("PARTSTAT", "CN").with_parameter("PARTSTAT", answer)
            event = replace(event, lines=(*event.lines, told))
        else:
            told = stands.without_parameters("RSVP", "SCHEDULE-STATUS").with_parameter("PARTSTAT", answer)
            event = event.swap(stands, told.with_parameter("SCHEDULE-STATUS", status) if status else told)
    return event


def _instance(series: Block, place: Key, plan: Plan) -> Block:
    """An instance of a series as an event of its own, on the wall clock of the series."""
    lines = []
    start = series.line("DTSTART")
    for line in series.lines:
        if line.name in {"DTSTART", "DTEND"} and start:
            lines.append(_moved(line, start, place, plan))
        elif line.name not in _OF_THE_SERIES:
            lines.append(line)
    named = [Line("RECURRENCE-ID", _moved(start, start, place, plan).value, start.parameters)] if start else []
    return replace(series, lines=(*lines, *named))


def _moved(line: Line, start: Line, place: Key, plan: Plan) -> Line:
    """A moment of the series moved to an instance: as far from its start as the one was from the other, on the wall clock."""
    value = _there(line, start, place, plan)
    return replace(line, value=value) if value else line


def _there(line: Line, start: Line, place: Key, plan: Plan) -> str:
    if not isinstance(place, datetime):
        first, this = plan.sheet.key(start), plan.sheet.key(line)
        if first is None or this is None or isinstance(first, datetime) or isinstance(this, datetime):
            return ""
        return f"{place + (this - first):%Y%m%d}"
    begin, clock = _wall_clock(start), _wall_clock(line)
    if begin is None or clock is None:
        return ""
    zone = plan.sheet.zones.get(start.parameter("TZID"))
    here = place.astimezone(zone) if zone and place.tzinfo else place
    return f"{here + (clock - begin):%Y%m%dT%H%M%S}{'Z' if line.value.strip().endswith('Z') else ''}"


def _wall_clock(line: Line) -> datetime | None:
    try:
        return datetime.strptime(line.value.strip()[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - only differences are taken
    except ValueError:
        return None
