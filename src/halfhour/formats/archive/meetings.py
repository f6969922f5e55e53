"""Meetings as a calendar file, RFC 5545."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from halfhour.formats.transcripts.source import without_controls
from halfhour.formats.vcard.writing import folded

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A talk in a calendar: an aware start, or the whole day of `day` where no hour is known."""

    key: str
    name: str
    stamp: datetime
    start: datetime | None = None
    minutes: int = 30
    day: date | None = None
    place: str = ""
    words: str = ""


def write_meetings(meetings: Iterable[Meeting]) -> Iterator[str]:
    """The calendar, line by line; times in UTC, which every program shows in its own zone."""
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Halfhour//Archive//EN"):
        yield f"{line}\r\n"
    for meeting in meetings:
        for line in _lines(meeting):
            yield f"{folded(line)}\r\n"
    yield "END:VCALENDAR\r\n"


def _lines(meeting: Meeting) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.key}@halfhour"
    yield f"DTSTAMP:{_moment(meeting.stamp)}"
    if meeting.start:
        yield f"DTSTART:{_moment(meeting.start)}"
        yield f"DTEND:{_moment(meeting.start + timedelta(minutes=meeting.minutes))}"
    elif meeting.day:
        yield f"DTSTART;VALUE=DATE:{meeting.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(meeting.name)}"
    if meeting.place:
        yield f"LOCATION:{_escaped(meeting.place)}"
    if meeting.words:
        yield f"DESCRIPTION:{_escaped(meeting.words)}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    return without_controls(words).translate(_ESCAPES)
