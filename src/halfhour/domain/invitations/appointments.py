"""A meeting of two as its invitation tells it, and the answers that an invitation can be given."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from halfhour.domain.invitations.notices import message, stamped
from halfhour.domain.invitations.objects import Block, Line, Sheet
from halfhour.domain.invitations.plans import attendee, plan_of
from halfhour.domain.scheduling.spots import Spot


class Partstat(StrEnum):
    """What somebody answers (RFC 5545, 3.2.12)."""

    NONE = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in an invitation: an address without `mailto:`, and a name that may be empty."""

    address: str
    name: str = ""

    @property
    def uri(self) -> str:
        """The address as calendars write it."""
        return f"mailto:{self.address.strip().lower()}"


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where two people meet; `start` is aware and shown on the clock of `zone`, `stamp` aware too.

    With an organizer whose address is empty it is a copy for oneself, which names nobody.
    """

    uid: str
    sequence: int
    stamp: datetime
    start: datetime
    minutes: int
    zone: str
    organizer: Who
    attendee: Who
    summary: str = ""
    words: str = ""
    place: str = ""
    link: str = ""
    answer: Partstat = Partstat.NONE
    is_cancelled: bool = False
    alarm_minutes: int = 15
    spot: Spot | None = None
    """Where the place lies on the earth."""

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


def answered(sheet: Sheet, who: Who, answer: Partstat) -> Sheet:
    """An invitation with one's own answer in it; who was not on the list writes themselves in."""
    events = tuple(
        _answered(block, who, answer) if block.name == "VEVENT" else block for block in sheet.calendar.blocks
    )
    return replace(sheet, calendar=replace(sheet.calendar.without("METHOD"), blocks=events))


def _answered(event: Block, who: Who, answer: Partstat) -> Block:
    stands = attendee(event, who.uri)
    if stands:
        return event.swap(stands, stands.without_parameters("RSVP").with_parameter("PARTSTAT", answer.value))
    name = (("CN", (who.name,)),) if who.name else ()
    line = Line("ATTENDEE", who.uri, (*name, ("PARTSTAT", (answer.value,))))
    return replace(event, lines=(*event.lines, line))


def counter(
    sheet: Sheet,
    who: Who,
    start: datetime,
    minutes: int,
    words: str,
    stamp: datetime,
    instance: tuple[datetime, datetime] | None = None,
) -> Block | None:
    """Another time proposed to whoever invited (RFC 5546, 3.2.7); None for a calendar without an event.

    The times that stand go along as Outlook asks for them; without them it takes a proposal for the meeting itself.

    Args:
        instance: of a series, from when to when the one time is that is to move; the others stay.
    """
    plan = plan_of(sheet)
    if plan is None:
        return None
    event = _instance(plan.any_event, *instance) if instance else plan.any_event
    stood = [Line(f"X-MS-OLK-ORIGINAL{name}", value) for name, value in _stood(sheet, event) if value]
    told = _answered(event.without("ATTENDEE", "DURATION", "COMMENT", "SEQUENCE"), who, Partstat.TENTATIVE)
    comment = [Line("COMMENT", escaped(words))] if words else []
    told = told.put(
        Line("SEQUENCE", str(plan.sequence)),
        Line("DTSTART", in_utc(start)),
        Line("DTEND", in_utc(start + timedelta(minutes=minutes))),
        stamped(stamp),
        *stood,
        *comment,
    )
    return message("COUNTER", sheet, [replace(told, blocks=())])


def _instance(series: Block, start: datetime, end: datetime) -> Block:
    """One time of a series as an event of its own."""
    alone = series.without("RRULE", "RDATE", "EXDATE", "EXRULE", "DURATION", "RECURRENCE-ID")
    return alone.put(Line("RECURRENCE-ID", in_utc(start)), Line("DTSTART", in_utc(start)), Line("DTEND", in_utc(end)))


def _stood(sheet: Sheet, event: Block) -> tuple[tuple[str, str], ...]:
    found = []
    for name, line in (("START", event.line("DTSTART")), ("END", event.line("DTEND"))):
        key = sheet.key(line) if line else None
        found.append((name, in_utc(key) if isinstance(key, datetime) and key.tzinfo else ""))
    return tuple(found)


def decline_counter(sheet: Sheet, who: Who, words: str, stamp: datetime) -> Block | None:
    """What somebody proposed is not taken up: the time that stands stays (RFC 5546, 3.2.8)."""
    return _short(sheet, "DECLINECOUNTER", stamp, Line("ATTENDEE", who.uri), words)


def refresh(sheet: Sheet, who: Who, stamp: datetime) -> Block | None:
    """Asks whoever invited for the event as it stands now (RFC 5546, 3.2.6)."""
    return _short(sheet, "REFRESH", stamp, Line("ATTENDEE", who.uri), "")


def _short(sheet: Sheet, method: str, stamp: datetime, line: Line, words: str) -> Block | None:
    plan = plan_of(sheet)
    if plan is None or plan.organizer is None:
        return None
    uid, sequence = Line("UID", plan.any_event.value("UID")), Line("SEQUENCE", str(plan.sequence))
    organizer = plan.organizer.with_parameters_only("CN")
    comment = (Line("COMMENT", escaped(words)),) if words else ()
    numbered = () if method == "REFRESH" else (sequence,)
    return message(method, sheet, [Block("VEVENT", (uid, *numbered, stamped(stamp), organizer, line, *comment))])


def my_address(sheet: Sheet, mine: frozenset[str]) -> str:
    """Under which of one's addresses one was invited, without `mailto:`; empty for none of them."""
    plan = plan_of(sheet)
    invited = plan.invited() if plan else {}
    return next((uri.removeprefix("mailto:") for uri in invited if uri.removeprefix("mailto:") in mine), "")


def in_utc(moment: datetime) -> str:
    """A moment as calendars write it in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
