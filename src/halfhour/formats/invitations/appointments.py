"""Meetings of two as calendars, written by icalendar as Google, Outlook and Apple take them; docs/reference/invitations.md says why so."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event, vCalAddress, vText, vUri

from halfhour.domain.invitations.appointments import Appointment, Partstat, Who
from halfhour.domain.invitations.notices import PRODUCT
from halfhour.domain.invitations.objects import Block, Line, Sheet, address_of
from halfhour.domain.invitations.plans import Plan, answer_in, attendee, plan_of
from halfhour.domain.scheduling.spots import Spot
from halfhour.formats.calendars.lines import plain_text
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.repeating import block_at, is_time_of, times_from
from halfhour.formats.invitations.zones import zone_block
from halfhour.formats.spots import spot_in, spot_of_geo
from halfhour.formats.transcripts.source import without_controls

_ADDRESS = re.compile(r"(?:https?|tel):[!-~]+", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?")


def write_appointment(appointment: Appointment) -> Sheet:
    """A meeting as a calendar; no METHOD yet, since the message that carries it has one."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if appointment.zone not in {"UTC", "Etc/UTC"}:
        calendar.add_component(zone_block(appointment.zone, appointment.start.year))
    calendar.add_component(_event(appointment))
    return read(calendar.to_ical())


def _event(appointment: Appointment) -> Event:
    event, zone = Event(), ZoneInfo(appointment.zone)
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.stamp)
    event.add("last-modified", appointment.stamp)
    event.add("dtstart", appointment.start.astimezone(zone))
    event.add("dtend", appointment.end.astimezone(zone))
    event.add("summary", _plain(appointment.summary))
    event.add("status", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("class", "PUBLIC")
    if appointment.organizer.address:
        event.add("organizer", _person(appointment.organizer, {}))
        event.add("attendee", _person(appointment.attendee, _seat(appointment.answer)), encode=False)
    where = appointment.place or appointment.link
    if where:
        event.add("location", _plain(where))
    if appointment.spot:
        event.add("geo", (round(appointment.spot.latitude, 6), round(appointment.spot.longitude, 6)))
    words = "\n\n".join(filter(None, (_plain(appointment.words), appointment.link if appointment.place else "")))
    if words:
        event.add("description", words)
    if _ADDRESS.fullmatch(appointment.link):
        event.add("url", appointment.link)
        event.add("conference", _conference(appointment.link))
    if not appointment.is_cancelled:
        event.add_component(_alarm(appointment))
    return event


def _seat(answer: Partstat) -> dict[str, str]:
    """Spelled out, since Gmail shows its buttons to those only who are told that an answer is wished."""
    seat = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": answer.value}
    return {**seat, "RSVP": "TRUE"} if answer is Partstat.NONE else seat


def _person(who: Who, parameters: dict[str, str]) -> vCalAddress:
    person = vCalAddress(who.uri)
    if who.name:
        person.params["CN"] = vText(_plain(who.name))
    for name, value in parameters.items():
        person.params[name] = value
    return person


def _conference(link: str) -> vUri:
    address = vUri(link)
    address.params["VALUE"] = "URI"
    address.params["FEATURE"] = "PHONE" if link.lower().startswith("tel:") else ["AUDIO", "VIDEO"]
    return address


def _alarm(appointment: Appointment) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(appointment.summary))
    alarm.add("trigger", timedelta(minutes=-appointment.alarm_minutes))
    return alarm


def _plain(text: str) -> str:
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a message says of a meeting. `zone` is empty where the zone database knows none by that name.

    `start` is None for whole days, for floating times and for zones that nobody knows: those are asked about, never guessed.
    """

    method: str
    uid: str
    sequence: int
    stamp: datetime | None
    start: datetime | None
    minutes: int
    zone: str
    organizer: Who
    summary: str
    words: str
    place: str
    link: str
    comment: str
    people: tuple[tuple[Who, Partstat], ...]
    is_cancelled: bool
    repeats: bool
    spot: Spot | None = None
    """Where its place lies, where the program that wrote it says so."""


def read_told(sheet: Sheet, *, since: datetime | None = None, stands: datetime | None = None) -> Told | None:
    """What a calendar says of its event, or of the first instance that it names; None when there is none.

    Args:
        since: of one that repeats, its first time that is not over then is told; the very first where all are over, or without this.
        stands: the time that is known already; it is told of as long as it is one of its times.
    """
    plan = plan_of(sheet)
    if plan is None:
        return None
    told = _told(plan, plan.any_event)
    if since is None or not told.repeats or told.start is None:
        return told
    if stands and is_time_of(sheet, stands):
        return _at(plan, told, stands)
    coming = times_from(sheet, since, most=1)
    return _at(plan, told, coming[0].start) if coming else told


def _at(plan: Plan, told: Told, start: datetime) -> Told:
    """What is told of one of its times."""
    there = _told(plan, block_at(plan, start))
    return replace(there, start=start, zone=there.zone or told.zone, is_cancelled=told.is_cancelled, repeats=True)


def _told(plan: Plan, event: Block) -> Told:
    sheet = plan.sheet

    def words(name: str) -> str:
        return plain_text(event.value(name))

    start, stamp = (sheet.key(line) if (line := event.line(name)) else None for name in ("DTSTART", "DTSTAMP"))
    begin = event.line("DTSTART")
    return Told(
        sheet.method,
        event.value("UID")[:300],
        plan.sequence,
        _aware(stamp),
        _aware(start),
        _minutes(event, sheet),
        _zone(begin.parameter("TZID") if begin else ""),
        _called(plan.organizer) if plan.organizer else Who(""),
        words("SUMMARY")[:300],
        words("DESCRIPTION")[:20_000],
        words("LOCATION")[:300],
        _link(event),
        words("COMMENT")[:2_000],
        tuple((_called(line), _partstat(answer_in(line))) for line in plan.invited().values()),
        plan.is_cancelled or sheet.method == "CANCEL",
        bool(event.line("RRULE") or event.line("RDATE")),
        spot_of_geo(event.value("GEO")) or spot_in(event.value("X-APPLE-STRUCTURED-LOCATION")),
    )


def answer_of(sheet: Sheet, address: str) -> Partstat:
    """What somebody answers in a message."""
    plan = plan_of(sheet)
    line = attendee(plan.any_event, f"mailto:{address}") if plan else None
    return _partstat(answer_in(line))


def _aware(key: object) -> datetime | None:
    return key if isinstance(key, datetime) and key.tzinfo else None


def _minutes(event: Block, sheet: Sheet) -> int:
    start, end = (sheet.key(line) if (line := event.line(name)) else None for name in ("DTSTART", "DTEND"))
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) is (end.tzinfo is None):
        return max(0, min(1440, int((end - start).total_seconds() // 60)))
    length = _DURATION.fullmatch(event.value("DURATION").upper())
    weeks, days, hours, minutes = (int(part or 0) for part in length.groups()) if length else (0, 0, 0, 0)
    return min(1440, ((weeks * 7 + days) * 24 + hours) * 60 + minutes)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


def _called(line: Line) -> Who:
    return Who(address_of(line).removeprefix("mailto:")[:320], plain_text(line.parameter("CN"))[:120])


def _link(event: Block) -> str:
    """Where one meets online, in whatever way the program says it."""
    names = (
        "CONFERENCE",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-ONLINEMEETINGCONFLINK",
        "URL",
    )
    values = [plain_text(event.value(name)) for name in names]
    values += re.findall(r"https?://\S+", plain_text(event.value("LOCATION")))
    return next((value[:500] for value in values if _ADDRESS.fullmatch(value)), "")


def _partstat(answer: str) -> Partstat:
    return Partstat(answer) if answer in set(Partstat) else Partstat.NONE
