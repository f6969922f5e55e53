"""Files of a calendar that hold one event each: which times they can touch, and one's own meeting in them, written and changed.

Nobody is invited by what is written here: it names no organizer and no attendee, since servers that find these write to people by
themselves (RFC 6638). Invitations leave through the outbox.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from halfhour.formats.calendars.components import components
from halfhour.formats.calendars.moments import read_length
from halfhour.formats.calendars.text import unfolded
from halfhour.formats.feed import PRODUCT, escaped, folded

MARGIN = timedelta(days=2)
"""Zones are up to a day apart, and whole days end a day later."""

_TIMES = re.compile(
    r"^(DTSTART|DTEND|DURATION|RRULE|RDATE|RECURRENCE-ID)[ \t]*([;:][^\n]*)", re.MULTILINE | re.IGNORECASE
)
_DAY = re.compile(r":\s*(\d{4})-?(\d\d)-?(\d\d)")
_UID = re.compile(r"^UID(?:;[^:\n]*)?:([^\n]*)", re.MULTILINE | re.IGNORECASE)
_ADDRESS = re.compile(r"https?:[!-~]+", re.IGNORECASE)
_NAME = re.compile(rb"[A-Za-z0-9-]+")
_WRITTEN_AS = {
    "start": ("DTSTART", "DTEND", "DURATION"),
    "minutes": ("DTSTART", "DTEND", "DURATION"),
    "summary": ("SUMMARY",),
    "place": ("LOCATION", "DESCRIPTION"),
    "link": ("LOCATION", "URL", "DESCRIPTION"),
    "words": ("DESCRIPTION",),
}
"""Which properties say which field of an event."""


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """A meeting as one's own calendar shows it; `start` is aware."""

    uid: str
    start: datetime
    minutes: int
    summary: str
    place: str = ""
    link: str = ""
    words: str = ""


def uid_of(blob: bytes) -> str:
    """The UID of the first event; empty when there is none."""
    for part in components(unfolded(blob)):
        found = _UID.search(part.text) if part.name == "VEVENT" else None
        if found:
            return found[1].strip()
    return ""


def extent(blob: bytes) -> tuple[datetime | None, datetime | None]:
    """Between which moments events of a file can take time, generously; None where that is not known or has no end.

    Raises:
        InputError: it is no calendar.
    """
    begins: list[datetime | None] = []
    ends: list[datetime | None] = []
    for part in components(unfolded(blob)):
        if part.name == "VEVENT":
            begin, end = _extent_of(part.text)
            begins.append(begin)
            ends.append(end)
        elif part.name == "VFREEBUSY":
            return None, None
    first = [begin for begin in begins if begin]
    last = [end for end in ends if end]
    known = bool(begins)
    return (
        min(first) - MARGIN if known and len(first) == len(begins) else None,
        max(last) + MARGIN if known and len(last) == len(ends) else None,
    )


def _extent_of(text: str) -> tuple[datetime | None, datetime | None]:
    values = [(name.upper(), rest) for name, rest in _TIMES.findall(text)]
    names = {name for name, _ in values}
    moments = [_day(rest) for name, rest in values if name in {"DTSTART", "DTEND"}]
    known = [moment for moment in moments if moment]
    if not known or len(known) < len(moments) or "RDATE" in names:
        return None, None
    if "RRULE" in names:
        return min(known), None
    lengths = [read_length(rest.rpartition(":")[2]) for name, rest in values if name == "DURATION"]
    longest = max((timedelta(days=length.days) + length.rest for length in lengths if length), default=timedelta(0))
    try:
        return min(known), max(known) + longest
    except OverflowError:
        return min(known), None


def _day(rest: str) -> datetime | None:
    match = _DAY.search(rest)
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC) if match else None
    except ValueError:
        return None


def write_event(event: OwnEvent, stamp: datetime) -> bytes:
    """A file with this one event, without a METHOD, as calendar servers ask for it (RFC 4791, 4.1)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"DTSTAMP:{_moment(stamp)}",
        f"LAST-MODIFIED:{_moment(stamp)}",
        *(line for lines in _properties(event).values() for line in lines),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(f"{folded(line)}\r\n".encode() for line in lines)


def change_event(blob: bytes, event: OwnEvent, fields: Mapping[str, object], stamp: datetime) -> bytes:
    """The same file with some fields of its event as they are here; whatever else somebody put into it stays as it is."""
    properties = _properties(event)
    names = {name for field in fields for name in _WRITTEN_AS.get(field, ())}
    fresh = [
        f"DTSTAMP:{_moment(stamp)}",
        f"LAST-MODIFIED:{_moment(stamp)}",
        *(line for name in sorted(names) for line in properties.get(name, ())),
    ]
    replaced = {name.encode() for name in (*names, "DTSTAMP", "LAST-MODIFIED")}
    pieces = [
        piece
        for line, is_own in _content_lines(blob)
        for piece in _rewritten(line, is_own=is_own, replaced=replaced, fresh=fresh)
    ]
    return b"".join(pieces)


def _rewritten(line: bytes, *, is_own: bool, replaced: set[bytes], fresh: list[str]) -> Iterator[bytes]:
    """A line of the file, with what is new before the end of its event."""
    name = _NAME.match(line)
    if is_own and name and name[0].upper() in replaced:
        return
    if is_own and line.strip().upper() == b"END:VEVENT":
        yield from (f"{folded(each)}\r\n".encode() for each in fresh)
    yield line


def _content_lines(blob: bytes) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file with their folds, each with whether it belongs to an event itself and not to an alarm in it."""
    plain = blob.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    open_parts: list[bytes] = []
    for line in re.split(rb"\n(?![ \t])", plain):
        if not line.strip():
            continue
        upper = line.strip().upper()
        if upper.startswith(b"BEGIN:"):
            open_parts.append(upper[6:])
        is_own = bool(open_parts) and open_parts[-1] == b"VEVENT" and not upper.startswith(b"BEGIN:")
        yield line.replace(b"\n", b"\r\n") + b"\r\n", is_own
        if upper.startswith(b"END:") and open_parts:
            open_parts.pop()


def _properties(event: OwnEvent) -> dict[str, list[str]]:
    """The lines of an event by the name of their property; times in UTC, since one moment needs no zone."""
    words = "\n".join(filter(None, (event.words, event.link if event.place else "")))
    found = {
        "DTSTART": [f"DTSTART:{_moment(event.start)}"],
        "DTEND": [f"DTEND:{_moment(event.start + timedelta(minutes=max(1, event.minutes)))}"],
        "SUMMARY": [f"SUMMARY:{escaped(event.summary)}"],
    }
    if event.place or event.link:
        found["LOCATION"] = [f"LOCATION:{escaped(event.place or event.link)}"]
    if _ADDRESS.fullmatch(event.link):
        found["URL"] = [f"URL:{event.link}"]
    if words:
        found["DESCRIPTION"] = [f"DESCRIPTION:{escaped(words)}"]
    return found


def _moment(moment: datetime) -> str:
    there = moment.astimezone(UTC)
    return f"{there.year:04}{there:%m%dT%H%M%SZ}"
