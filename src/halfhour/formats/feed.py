"""iCalendar as calendars subscribe to it: one's own talks and due things, written by RFC 5545; all times in UTC."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from halfhour.domain.scheduling.spots import Spot

PRODUCT = "-//Halfhour//Calendar//EN"
LINE = 75
"""Octets of a line before it is folded, its end not counted (RFC 5545, 3.1)."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\x85]")
_ADDRESS = re.compile(r"(?:https?|mailto|tel):[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `start` with a clock is aware and lasts `minutes`; a plain day is a whole one and takes nobody's time.

    `uid` stays the same whenever the same thing is written; `stamp`, aware, is when it was last changed.
    """

    uid: str
    stamp: datetime
    summary: str
    start: datetime | date
    minutes: int = 30
    place: str = ""
    link: str = ""
    words: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    spot: Spot | None = None
    alarm_minutes: int | None = None
    """So long before it begins one is reminded; None is never."""


def write(entries: Iterable[Entry], name: str = "Halfhour") -> str:
    """A calendar of these entries, in order, with the line ends that the standard asks for; an empty one is a calendar too."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A text as the value of a property: no line ends, no control characters, and its signs escaped."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = plain.encode(errors="replace").decode()  # half a character pair cannot be written as UTF-8
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut within a character."""
    pieces, piece, octets = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if octets + width > LINE:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += sign
        octets += width
    return "\r\n".join([*pieces, piece])


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(entry.stamp)}"
    yield f"LAST-MODIFIED:{_moment(entry.stamp)}"
    yield f"SEQUENCE:{entry.sequence}"
    if entry.is_cancelled:
        yield "STATUS:CANCELLED"
    if isinstance(entry.start, datetime):
        yield f"DTSTART:{_moment(entry.start)}"
        yield f"DTEND:{_moment(entry.start + timedelta(minutes=max(1, entry.minutes)))}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(entry.start)}"
        yield f"DTEND;VALUE=DATE:{_day(entry.start + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.place or entry.link:
        yield f"LOCATION:{escaped(entry.place or entry.link)}"
    if entry.spot:
        yield f"GEO:{entry.spot.latitude:.6f};{entry.spot.longitude:.6f}"
    if _ADDRESS.fullmatch(entry.link):
        yield f"URL:{entry.link}"
    words = "\n".join(filter(None, (entry.words, entry.link if entry.place else "")))
    if words:
        yield f"DESCRIPTION:{escaped(words)}"
    if entry.alarm_minutes is not None and not entry.is_cancelled:
        yield from _alarm(entry, entry.alarm_minutes)
    yield "END:VEVENT"


def _alarm(entry: Entry, minutes: int) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(entry.summary)}"
    yield f"TRIGGER:-PT{minutes}M"
    yield "END:VALARM"


def _moment(moment: datetime) -> str:
    there = moment.astimezone(UTC)
    return f"{there.year:04}{there:%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"
