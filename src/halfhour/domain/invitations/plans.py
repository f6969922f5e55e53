"""One scheduled event as its organizer and attendees see it: the series, its changed instances, and who is in each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from halfhour.domain.invitations.objects import Block, Key, Line, Sheet, address_of, key_of, number_of

Place = Key | None
"""An instance of a series; None is the event itself or the whole series."""

_FLEETING = frozenset({"DTSTAMP", "LAST-MODIFIED", "CREATED"})
SERVERS_OWN = ("SCHEDULE-AGENT", "SCHEDULE-FORCE-SEND", "SCHEDULE-STATUS")
"""Parameters between a client and its own calendar, never for others (RFC 6638, 7)."""
SIGNIFICANT = ("DTSTART", "DTEND", "DURATION", "DUE", "RRULE", "RDATE", "EXDATE", "STATUS")
"""What people decide by; another of these and they have to be asked again (RFC 5546, 2.1.4)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An event with its instances: `events` holds the series under None and each changed instance under its place."""

    sheet: Sheet
    events: Mapping[Place, Block]
    organizer: Line | None
    dropped: Mapping[Key, Line] = field(default_factory=dict)
    """Instances taken out of the series, each as a line of its own."""

    @property
    def master(self) -> Block | None:
        """The event itself, or the series."""
        return self.events.get(None)

    @property
    def any_event(self) -> Block:
        """The series, or the first instance where only instances are known."""
        return self.master or next(iter(self.events.values()))

    @property
    def is_cancelled(self) -> bool:
        """Whether the whole of it is called off."""
        return self.any_event.value("STATUS").upper() == "CANCELLED"

    @property
    def sequence(self) -> int:
        """The number of the version that it is."""
        return number_of(self.any_event.value("SEQUENCE"))

    def sequence_at(self, place: Place) -> int:
        """The number at an instance; where it does not say one, that of the whole."""
        event = self.events.get(place)
        return number_of(event.value("SEQUENCE")) if event and event.line("SEQUENCE") else self.sequence

    def seats(self, address: str) -> dict[Place, Line]:
        """Where somebody is invited, and the line that says so."""
        found = {place: attendee(event, address) for place, event in self.events.items()}
        return {place: line for place, line in found.items() if line}

    def invited(self) -> dict[str, Line]:
        """Everybody who is invited anywhere, in order; their first line."""
        found: dict[str, Line] = {}
        for event in self.events.values():
            for line in event.all("ATTENDEE"):
                found.setdefault(address_of(line), line)
        return found


def plan_of(sheet: Sheet | None) -> Plan | None:
    """The event of a calendar; None when there is none. A file of several events is read as far as its first UID goes."""
    if sheet is None or not sheet.events:
        return None
    uid = sheet.events[0].value("UID")
    events: dict[Place, Block] = {}
    for event in sheet.events:
        if event.value("UID") == uid:
            events.setdefault(place_of(event, sheet), event)
    events = {None: events[None], **events} if None in events else events
    plain = next((event.line("ORGANIZER") for event in events.values() if event.line("ORGANIZER")), None)
    master = events.get(None)
    return Plan(sheet, events, plain, _dropped(master, sheet) if master else {})


def place_of(event: Block, sheet: Sheet) -> Place:
    """Which instance an event is."""
    line = event.line("RECURRENCE-ID")
    return sheet.key(line) if line else None


def attendee(event: Block, address: str) -> Line | None:
    """Somebody's line in an event."""
    return next((line for line in event.all("ATTENDEE") if address_of(line) == address.lower()), None)


def answer_in(line: Line | None) -> str:
    """What somebody answered, in capitals; nothing yet where none is said (RFC 5545, 3.2.12)."""
    return (line.parameter("PARTSTAT") or "NEEDS-ACTION").upper() if line else ""


def _dropped(master: Block, sheet: Sheet) -> dict[Key, Line]:
    found: dict[Key, Line] = {}
    for line in master.all("EXDATE"):
        for value in line.value.split(","):
            key = key_of(value, line, sheet.zones)
            if key is not None:
                found[key] = Line("EXDATE", value.strip(), line.parameters)
    return found


def same(one: Plan, other: Plan) -> bool:
    """Whether two plans say the same, in whatever order they say it."""
    return _content(one, None) == _content(other, None)


def same_in_what_counts(one: Plan, other: Plan) -> bool:
    """Whether nothing differs that people decide by."""
    return _content(one, SIGNIFICANT) == _content(other, SIGNIFICANT)


def _content(plan: Plan, names: tuple[str, ...] | None) -> object:
    return {
        place: (
            frozenset(plan.dropped) if place is None else frozenset(),
            frozenset(
                _said(line, plan.sheet)
                for line in event.lines
                if line.name not in _FLEETING and line.name != "EXDATE" and (names is None or line.name in names)
            ),
            frozenset(event.blocks) if names is None else frozenset(),
        )
        for place, event in plan.events.items()
    }


def _said(line: Line, sheet: Sheet) -> object:
    """A line as it is compared: moments by the instant, rules and parameters in no order."""
    if line.name in {"DTSTART", "DTEND", "DUE", "RECURRENCE-ID"}:
        return line.name, sheet.key(line)
    if line.name == "RRULE":
        return line.name, frozenset(line.value.upper().strip(";").split(";"))
    value = address_of(line) if line.name in {"ATTENDEE", "ORGANIZER"} else line.value
    return line.name, value, frozenset(line.without_parameters(*SERVERS_OWN).parameters)
