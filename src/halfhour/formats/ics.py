"""iCalendar: lines unfolded into properties, and the invitation that they hold. Reading whole calendars will build on `properties`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Author, Invitation
from halfhour.formats.transcripts.source import decoded, without_controls

MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 200_000
"""Content lines that are read of one calendar: some 12,000 events (our own default)."""

MAX_VALUE = 200_000
"""Characters of one value."""

_LONGEST_PARAMETERS = 4_000

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_PIECE = re.compile(r'[^":]+|"[^"]*"?')
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]{1,60})=("[^"]*"|[^;]*)')
_FOLD = re.compile(r"\n[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN:])")
_DURATION = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,4})D)?(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)
_NOTE = re.compile(r"\s*(?:BEGIN:VCALENDAR|BEGIN:VEVENT)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: name and parameter names in capitals, the value as it stands."""

    name: str
    parameters: Mapping[str, str]
    value: str


def is_calendar(text: str) -> bool:
    """Whether a text begins as calendars do."""
    return bool(_NOTE.match(text[:200].lstrip("\ufeff")))


def read_invitation(blob: bytes) -> Invitation:
    """The first event of a calendar as an invitation.

    Raises:
        InputError: the file is too large, or holds no event.
    """
    if len(blob) > MAX_BYTES:
        raise InputError("This calendar is larger than 20 MB.", "Save the one invitation alone, or paste its words.")
    event: dict[str, Property] = {}
    attendees, method, found, open_parts = 0, "", False, []
    for line in properties(decoded(blob)):
        if line.name == "BEGIN":
            open_parts.append(line.value.strip().upper())
            found = found or open_parts[-1] == "VEVENT"
        elif line.name == "END":
            if open_parts and open_parts.pop() == "VEVENT":
                break
        elif open_parts and open_parts[-1] == "VEVENT":
            attendees += line.name == "ATTENDEE"
            event.setdefault(line.name, line)
        elif line.name == "METHOD":
            method = line.value.strip().upper()[:20]
    if not found:
        raise InputError("This calendar holds no event.", "Choose the invitation, or paste its words.")
    return _invitation(event, attendees, method)


def properties(text: str) -> Iterator[Property]:
    """The content lines of a calendar, unfolded; lines that are none are left out."""
    for line in islice(_FOLD.sub("", text).split("\n"), MAX_LINES):
        name = _NAME.match(line)
        colon = _colon(line) if name else None
        if name and colon is not None:
            values = _PARAMETER.findall(line[name.end() : colon][:_LONGEST_PARAMETERS])
            parameters = {key.upper(): value.strip('"') for key, value in values}
            yield Property(name[0].upper(), parameters, line[colon + 1 :].strip("\r")[:MAX_VALUE])


def _colon(line: str) -> int | None:
    """Where the value begins: at the first colon outside quotes."""
    at = 0
    while at < min(len(line), _LONGEST_PARAMETERS) and line[at] != ":":
        piece = _PIECE.match(line, at)
        at = piece.end() if piece else at + 1
    return at if at < len(line) and line[at] == ":" else None


def plain_text(value: str) -> str:
    """A text value without its escapes."""
    plain = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return without_controls(plain).strip()


def moment_of(line: Property | None) -> tuple[datetime | None, date | None]:
    """An aware time and its day; no time for whole days, for floating times and for zones that nobody knows."""
    if line is None:
        return None, None
    digits = re.match(r"(\d{8})(?:T(\d{6})(Z?))?", line.value.strip())
    try:
        day = datetime.strptime(digits[1], "%Y%m%d").date() if digits else None  # noqa: DTZ007 - a day has no zone
        if not digits or not digits[2]:
            return None, day
        clock = datetime.strptime(digits[1] + digits[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - its zone is put on below
    except ValueError:
        return None, None
    zone = UTC if digits[3] else _zone(line.parameters.get("TZID", ""))
    return clock.replace(tzinfo=zone) if zone else None, day


def duration_of(value: str) -> timedelta | None:
    """A length of time from `PT30M`; None for what is none."""
    match = _DURATION.fullmatch(value.strip().upper())
    if not match or not any(match.groupdict().values()):
        return None
    return timedelta(**{unit: int(number) for unit, number in match.groupdict().items() if number})


def _invitation(event: Mapping[str, Property], attendees: int, method: str) -> Invitation:
    def words(name: str) -> str:
        return plain_text(event[name].value) if name in event else ""

    start, day = moment_of(event.get("DTSTART"))
    return Invitation(
        words("SUMMARY"),
        words("DESCRIPTION"),
        _organizer(event.get("ORGANIZER")),
        attendees,
        start,
        day,
        _length(event),
        method,
        words("LOCATION"),
    )


def _organizer(line: Property | None) -> Author | None:
    if line is None:
        return None
    address = line.value.strip()
    address = address[7:] if address.lower().startswith("mailto:") else ""
    name = plain_text(line.parameters.get("CN", ""))
    return Author(name, address) if name or address else None


def _length(event: Mapping[str, Property]) -> timedelta | None:
    """From the wall clocks of both ends, when they are in one zone, or as it is said."""
    if "DURATION" in event:
        return duration_of(event["DURATION"].value)
    ends = [re.match(r"\d{8}T\d{6}", event[name].value.strip()) for name in ("DTSTART", "DTEND") if name in event]
    if (
        len(ends) < 2
        or None in ends
        or event["DTSTART"].parameters.get("TZID") != event["DTEND"].parameters.get("TZID")
    ):
        return None
    try:
        first, last = (datetime.strptime(end[0], "%Y%m%dT%H%M%S") for end in ends if end)  # noqa: DTZ007
    except ValueError:
        return None
    return last - first if last > first else None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name.strip()[:80]) if name.strip() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
