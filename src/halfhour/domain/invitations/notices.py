"""The messages that a change in one's own calendar asks for (RFC 5546, 3.2; RFC 6638, 3.2): to attendees, or to the organizer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from halfhour.domain.invitations.objects import Block, Line, Sheet, address_of
from halfhour.domain.invitations.plans import (
    SERVERS_OWN,
    Place,
    Plan,
    answer_in,
    plan_of,
    same,
    same_in_what_counts,
)

PRODUCT = "-//Halfhour//Calendar//EN"


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to one person; addresses as calendars write them, `mailto:ada@example.org`.

    `is_significant` is False where nothing changed that the person decides by: it may be sent without troubling anybody.
    """

    method: str
    sender: str
    recipient: str
    calendar: Block
    is_significant: bool = True


def notices_of(old: Sheet | None, new: Sheet | None, user: str, stamp: datetime) -> tuple[Notice, ...]:
    """What has to be told when a calendar goes from `old` to `new` by the hand of `user`; nothing where nothing changed.

    Args:
        old: None for an event that is new.
        new: None for an event that is deleted.
        user: whose calendar it is, `mailto:ada@example.org`.
        stamp: when it is told, aware.
    """
    before, after = plan_of(old), plan_of(new)
    plan = after or before
    organizer = (after.organizer if after else None) or (before.organizer if before else None)
    if plan is None or organizer is None or (before and before.is_cancelled and after is None):
        return ()
    user = user.lower()
    if address_of(organizer) == user:
        return tuple(_to_attendees(before, after, organizer, stamp))
    return tuple(_to_organizer(before, after, organizer, user, stamp))


def _to_attendees(before: Plan | None, after: Plan | None, organizer: Line, stamp: datetime) -> Iterator[Notice]:
    """A REQUEST to everybody who is invited now, a CANCEL to everybody who was and is no more."""
    people = {**(before.invited() if before else {}), **(after.invited() if after else {})}
    unchanged = before is not None and after is not None and same(before, after)
    for address, line in people.items():
        is_forced = line.parameter("SCHEDULE-FORCE-SEND").upper() == "REQUEST"
        if address == address_of(organizer) or _sends_by_itself(line) or (unchanged and not is_forced):
            continue
        if after and after.organizer and after.seats(address) and not after.is_cancelled:
            is_new = before is None or not before.seats(address)
            counts = is_new or is_forced or before is None or not same_in_what_counts(before, after)
            calendar = message("REQUEST", after.sheet, _request_events(after, address, stamp))
            yield Notice("REQUEST", address_of(organizer), address, calendar, counts)
        elif cancelled := _cancelled(before, after, address):
            calendar = message("CANCEL", cancelled.sheet, _cancel_events(cancelled, after, organizer, line, stamp))
            yield Notice("CANCEL", address_of(organizer), address, calendar)


def _sends_by_itself(line: Line) -> bool:
    """Whether the person's program, or nobody, sends the message (RFC 6638, 7.1)."""
    return line.parameter("SCHEDULE-AGENT").upper() in {"CLIENT", "NONE"}


def _cancelled(before: Plan | None, after: Plan | None, address: str) -> Plan | None:
    """The event as somebody knew it, when they are told that it is off; None when they never heard of it, or know already."""
    knows_already = before is not None and before.is_cancelled and after is not None and after.is_cancelled
    return before if before and before.seats(address) and not knows_already else None


def _request_events(plan: Plan, address: str, stamp: datetime) -> Iterator[Block]:
    """The instances in which somebody is invited; in the series, those in which they are not are taken out."""
    seats = plan.seats(address)
    for place, event in plan.events.items():
        if place in seats:
            shown = replace(event, lines=tuple(_open_line(line) for line in event.lines))
            shown = _without_instances(shown, seats, plan) if place is None else shown
            yield shown.put(stamped(stamp))


def _open_line(line: Line) -> Line:
    if line.name == "ATTENDEE" and not line.parameter("PARTSTAT"):
        line = line.with_parameter("PARTSTAT", "NEEDS-ACTION")
    return line.without_parameters(*SERVERS_OWN) if line.name in {"ATTENDEE", "ORGANIZER"} else line


def _without_instances(series: Block, seats: Mapping[Place, Line], plan: Plan) -> Block:
    """A series from which the changed instances without a seat are taken out."""
    missing = [place for place in plan.events if place not in seats and place is not None and place not in plan.dropped]
    lines = [plan.events[place].line("RECURRENCE-ID") for place in missing]
    taken = [Line("EXDATE", line.value, line.without_parameters("RANGE").parameters) for line in lines if line]
    return replace(series, lines=(*series.lines, *taken))


def _cancel_events(known: Plan, after: Plan | None, organizer: Line, line: Line, stamp: datetime) -> Iterator[Block]:
    """The event as somebody knew it, called off; of a series in which they had single instances, those."""
    # The whole is off when it was deleted or says so itself; who is merely not invited any more is not told that (RFC 5546, 3.2.5).
    is_off = after is None or after.is_cancelled
    sequence = after.sequence if after else known.sequence + 1
    seats = known.seats(address_of(line))
    for place in [None] if None in seats else list(seats):
        people = (organizer.with_parameters_only("CN"), line.with_parameters_only("CN"))
        status = [Line("STATUS", "CANCELLED")] if is_off else []
        yield _event(known, place, sequence, stamp, *people, *status)


def _to_organizer(
    before: Plan | None, after: Plan | None, organizer: Line, user: str, stamp: datetime
) -> Iterator[Notice]:
    """A REPLY with all answers that changed."""
    plan = after or before
    if plan is None or plan.is_cancelled or _sends_by_itself(organizer):
        return
    is_forced = organizer.parameter("SCHEDULE-FORCE-SEND").upper() == "REPLY"
    answers = dict(_answers(before, after, user, is_forced))
    if answers:
        events = [
            _event(plan, place, plan.sequence_at(place), stamp, organizer.with_parameters_only("CN"), answer)
            for place, answer in answers.items()
        ]
        yield Notice("REPLY", user, address_of(organizer), message("REPLY", plan.sheet, events))


def _answers(before: Plan | None, after: Plan | None, user: str, is_forced: bool) -> Iterator[tuple[Place, Line]]:
    """What somebody answers now and did not before, by instance."""
    old = before.seats(user) if before else {}
    new = after.seats(user) if after else {}
    mine = next((line for line in (*new.values(), *old.values())), None)
    if mine is None:
        return
    for place, line in new.items():
        if is_forced or answer_in(line) != _answered_before(before, old, place):
            yield place, line.with_parameters_only("PARTSTAT", "CN")
    for place in _left(before, after, old, new):
        if _answered_before(before, old, place) != "DECLINED":
            line = old.get(place, mine).with_parameters_only("CN")
            yield place, line.with_parameter("PARTSTAT", "DECLINED")


def _left(before: Plan | None, after: Plan | None, old: Mapping[Place, Line], new: Mapping[Place, Line]) -> list[Place]:
    """Where somebody declines without saying so: what they deleted, and what they took out of the series."""
    gone = [place for place in old if place not in new]
    if after is None or None in gone:
        return gone
    dropped = [place for place in after.dropped if None in new and not (before and place in before.dropped)]
    # An instance that merely became one of the series again is answered as the series is.
    return [*dropped, *(place for place in gone if place in after.events)]


def _answered_before(before: Plan | None, old: Mapping[Place, Line], place: Place) -> str:
    """What stood there: at the instance, else of the series; nothing yet where they were in neither."""
    if place in old or (before and place in before.events):
        return answer_in(old.get(place)) or "NEEDS-ACTION"
    return answer_in(old.get(None)) or "NEEDS-ACTION"


def _event(plan: Plan, place: Place, sequence: int, stamp: datetime, *lines: Line) -> Block:
    """What a short message says of an instance: which, when and what, never its details."""
    uid = Line("UID", plan.any_event.value("UID"))
    return Block("VEVENT", (uid, stamped(stamp), Line("SEQUENCE", str(sequence)), *_facts(plan, place), *lines))


def _facts(plan: Plan, place: Place) -> Iterator[Line]:
    event = plan.events.get(place)
    if event is None and place is not None:
        taken = plan.dropped[place]
        yield from (Line(name, taken.value, taken.parameters) for name in ("DTSTART", "RECURRENCE-ID"))
    for source in (event, plan.master):
        if source and (summary := source.line("SUMMARY")):
            yield summary
            break
    if event:
        end = event.line("DTEND") or event.line("DURATION")
        yield from (line for line in (event.line("DTSTART"), end, event.line("RECURRENCE-ID")) if line)


def message(method: str, sheet: Sheet, events: Iterable[Block]) -> Block:
    """A message of a kind with these events, and with the zones that they name."""
    made = tuple(events)
    named = {line.parameter("TZID") for event in made for line in event.lines}
    zones = [zone for zone in sheet.calendar.within("VTIMEZONE") if zone.value("TZID").replace("\\", "") in named]
    head = {"VERSION": "2.0", "PRODID": PRODUCT, "CALSCALE": "GREGORIAN", "METHOD": method}
    return Block("VCALENDAR", tuple(Line(name, value) for name, value in head.items()), (*zones, *made))


def stamped(stamp: datetime) -> Line:
    """When a message was made (RFC 5545, 3.8.7.2)."""
    return Line("DTSTAMP", f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}")
