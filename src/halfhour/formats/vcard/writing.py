"""Cards that we write, as vCard 4.0: escaped, folded at 75 octets, free of control characters."""

import base64
import re
from collections.abc import Iterable, Iterator

from halfhour.domain.people import Card, Employment, Labelled, ListedPerson, PartialDate, Photo
from halfhour.formats.transcripts.source import without_controls

_LONGEST = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
_TYPES = frozenset({"work", "home", "cell", "fax", "pager", "video", "textphone"})
_NO_TOKEN = re.compile(r"[^A-Za-z0-9-]+")


def write(cards: Iterable[Card]) -> str:
    """A file of cards that `read` gives back, but for `extra`, facts, and what is no vCard at all (`line`, `version`)."""
    return "".join(f"{folded(line)}\r\n" for card in cards for line in _lines(card))


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never parted within a letter."""
    octets = line.encode("utf-8")
    pieces: list[bytes] = []
    begin = 0
    while begin < len(octets):
        end = begin + _LONGEST - (1 if pieces else 0)
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[begin:end])
        begin = end
    return b"\r\n ".join(pieces).decode("utf-8")


def _lines(card: Card) -> Iterator[str]:
    person = card.person
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    if card.kind != "individual":
        yield f"KIND:{_NO_TOKEN.sub('', card.kind)}"
    yield from _text("UID", person.uid)
    yield f"FN:{_escaped(card.formatted or person.shown_name)}"
    yield from _name(person)
    yield from _text("NICKNAME", person.nickname)
    groups = iter(f"item{number}" for number in range(1, 100_000))
    for name, values in (("EMAIL", person.emails), ("TEL", person.phones), ("URL", person.websites)):
        for value in values:
            yield from _labelled(name, value, groups)
    yield from _text("URL", person.profile)
    for job in person.employments:
        yield from _job(job, next(groups))
    if person.birthday:
        yield f"BDAY:{_day(person.birthday)}"
    if person.labels:
        yield f"CATEGORIES:{','.join(map(_escaped, person.labels))}"
    yield from _text("NOTE", person.notes)
    yield from _photo(card.photo)
    for member in card.members:
        yield f"MEMBER:urn:uuid:{_bare(member)}"
    yield from _text("REV", card.revised)
    yield "END:VCARD"


def _text(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"{name}:{_escaped(value)}"


def _name(person: ListedPerson) -> Iterator[str]:
    parts = (person.family, person.given, person.additional, person.prefix, person.suffix)
    if any(parts):
        yield f"N:{';'.join(map(_escaped, parts))}"


def _labelled(name: str, value: Labelled, groups: Iterator[str]) -> Iterator[str]:
    """A value with its types; a label that is none of the standard's own stands beside it, as Apple and Google do."""
    types = value.label.split(" ") if value.label else []
    main = ";PREF=1" if value.main else ""
    if set(types) <= _TYPES:
        yield f"{name}{''.join(f';TYPE={kind}' for kind in types)}{main}:{_escaped(value.value)}"
        return
    group = next(groups)
    yield f"{group}.{name}{main}:{_escaped(value.value)}"
    yield f"{group}.X-ABLABEL:{_escaped(value.label)}"


def _job(job: Employment, group: str) -> Iterator[str]:
    if job.organization or job.department:
        yield f"{group}.ORG:{';'.join(map(_escaped, filter(None, (job.organization or ' ', job.department))))}"
    if job.title:
        yield f"{group}.TITLE:{_escaped(job.title)}"


def _day(date: PartialDate) -> str:
    """A day as the standard writes it: `19900305`, `--0305`; a month and a year keep their dash."""
    if date.day is None:
        return date.iso_day
    year = "--" if date.year is None else f"{date.year:04}"
    return f"{year}{date.month:02}{date.day:02}"


def _photo(photo: Photo | None) -> Iterator[str]:
    if photo and photo.content:
        media_type = photo.media_type if re.fullmatch(r"image/[a-z]+", photo.media_type) else "image/jpeg"
        yield f"PHOTO:data:{media_type};base64,{base64.b64encode(photo.content).decode('ascii')}"
    elif photo and photo.address:
        yield f"PHOTO:{_bare(photo.address)}"


def _bare(value: str) -> str:
    """A value that has no escapes, on one line."""
    return "".join(without_controls(value).split())


def _escaped(value: str) -> str:
    return without_controls(value).translate(_ESCAPES)
