"""The PDF that LinkedIn makes of a profile: a side bar on the left, who they are and what they did on the right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from halfhour.domain.dossiers import Block, Document, Form, Section, is_place, is_span
from halfhour.formats.sources.layout import Fragment, Line, lines_of
from halfhour.formats.sources.sections import section_of

_INDENT = 120.0
"""Points from which the right column begins; it stands at 223 of 612."""
_FOOT = 72.0
"""Points from the bottom below which the numbers of pages stand."""
_PAGE_FOOT = re.compile(r"\s*\w+\s+\d+\s+\w{1,4}\s+\d+\s*")
_LENGTH = re.compile(r"\d+\s+\w+(?:\s+\d+\s+\w+)?")


def read(fragments: Iterable[Fragment], day: date | None = None) -> Document | None:
    """The profile; None when the pages have another shape."""
    kept = [one for one in fragments if one.y > _FOOT or not _PAGE_FOOT.fullmatch(one.text)]
    if not kept:
        return None
    name = max((one for one in kept if one.page == 0), key=lambda one: one.size, default=kept[0])
    edge = name.x - 5
    if edge < _INDENT:
        return None
    main = _parts(_without_feet(lines_of(one for one in kept if one.x >= edge)))
    side = _parts(_without_feet(lines_of(one for one in kept if one.x < edge)))
    if not any(part.section for part in side) or not any(
        part.section in {Section.EXPERIENCE, Section.EDUCATION} for part in main
    ):
        return None
    return _written([*_main(main), *_side(side)], name.text, day, _links(side))


def _without_feet(lines: Iterable[Line]) -> list[Line]:
    """Lines without the numbers of pages, also where these were drawn in several pieces."""
    return [line for line in lines if line.y > _FOOT or not _PAGE_FOOT.fullmatch(line.text)]


@dataclass(slots=True)
class _Part:
    section: Section | None
    heading: str = ""
    lines: list[Line] = field(default_factory=list)


def _parts(lines: Iterable[Line]) -> list[_Part]:
    """Lines by the heading above them; a heading is larger than what follows or stands alone by its word."""
    parts = [_Part(None)]
    for line in lines:
        section = section_of(line.text)
        if section and not (parts[-1].section and line.size < 11):
            parts.append(_Part(section, line.text))
        else:
            parts[-1].lines.append(line)
    return parts


Rows = tuple[Section, str, list[str]]
"""A block to be written: its section, its heading, its lines."""


def _main(parts: Iterable[_Part]) -> Iterator[Rows]:
    for part in parts:
        if part.section is None:
            yield Section.HEAD, "", _head(part.lines)
        elif part.section is Section.EXPERIENCE:
            for entry in _employments(part.lines):
                yield part.section, part.heading, entry
        elif part.section is Section.EDUCATION:
            for entry in _schools(part.lines):
                yield part.section, part.heading, entry
        elif part.lines:
            yield part.section, part.heading, _running(part.lines)


def _side(parts: Iterable[_Part]) -> Iterator[Rows]:
    for part in parts:
        if part.section and part.lines:
            yield part.section, part.heading, _entries(part.lines)


def _head(lines: list[Line]) -> list[str]:
    """Name, headline, place; a headline over several lines is one."""
    if not lines:
        return []
    rest = lines[1:]
    place = rest.pop() if len(rest) > 1 and is_place(rest[-1].text) else None
    head = [lines[0].text]
    if rest:
        head.append(" ".join(line.text for line in rest))
    return [*head, place.text] if place else head


def _running(lines: list[Line]) -> list[str]:
    """Sentences that the width of the column broke are put together again; a wide gap begins a new paragraph."""
    text: list[str] = []
    before: Line | None = None
    for line in lines:
        goes_on = before and before.page == line.page and before.y - line.y <= line.size * 1.75
        if goes_on and text and not line.text.startswith(("-", "•", "*", "·")):
            text[-1] = f"{text[-1]} {line.text}"
        else:
            text.append(line.text)
        before = line
    return text


def _entries(lines: list[Line]) -> list[str]:
    """Entries of the side bar; those that its width broke stand closer together than two entries do."""
    if len(lines) < 3:
        return [line.text for line in lines]
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page]
    wide = max(steps, default=0)
    loose = wide > min(steps, default=wide) * 1.25
    entries = [lines[0].text]
    for before, line in pairwise(lines):
        if loose and before.page == line.page and before.y - line.y < wide * 0.85:
            entries[-1] = f"{entries[-1]} {line.text}"
        else:
            entries.append(line.text)
    return entries


def _employments(lines: list[Line]) -> Iterator[list[str]]:
    """Organization, title, dates, place, then what was written about it; the organization is repeated for each of its titles."""
    spans = [number for number, line in enumerate(lines) if is_span(line.text)]
    largest = max((line.size for line in lines), default=0.0)
    organization = ""
    begins: list[int] = []
    for number in spans:
        begins.append(_begin(lines, number, largest, begins[-1] + 1 if begins else 0))
    for place, number in enumerate(spans):
        head = lines[begins[place] : number]
        if named := [line for line in head if line.size >= largest - 0.2 and len(head) > 1] or (
            head[:1] if not organization else []
        ):
            organization = " ".join(line.text for line in named)
        title = " ".join(line.text for line in head if line not in named and not _LENGTH.fullmatch(line.text))
        rest = lines[number + 1 : begins[place + 1] if place + 1 < len(spans) else len(lines)]
        where = [rest.pop(0).text] if rest and is_place(rest[0].text) else []
        yield [organization, *([title] if title else []), lines[number].text, *where, *_running(rest)]


def _begin(lines: list[Line], number: int, largest: float, after: int) -> int:
    """Where the head of an employment begins: its title above the dates, and the organization above that where it is named anew."""
    begin = max(number - 1, after)
    size = lines[begin].size
    while begin > after and abs(lines[begin - 1].size - size) < 0.2 and size > lines[number].size + 0.2:
        begin -= 1
    above = begin - 1
    if above >= after and _LENGTH.fullmatch(lines[above].text):
        above -= 1
    while above >= after and lines[above].size >= largest - 0.2 and size < largest - 0.2:
        begin, above = above, above - 1
    return begin


def _schools(lines: list[Line]) -> Iterator[list[str]]:
    """School, then degree with its dates as one line."""
    largest = max((line.size for line in lines), default=0.0)
    entry: list[str] = []
    for line in lines:
        if line.size >= largest - 0.2 and len(entry) != 1:
            if entry:
                yield entry
            entry = [line.text]
        elif line.size >= largest - 0.2:
            entry[0] = f"{entry[0]} {line.text}"
        elif len(entry) == 1:
            entry.append(line.text)
        else:
            entry[-1] = f"{entry[-1]} {line.text}"
    if entry:
        yield entry


def _links(parts: Iterable[_Part]) -> tuple[str, ...]:
    """Addresses in the side bar, put together where its width broke them."""
    words = "".join(line.text for part in parts if part.section is Section.CONTACT for line in part.lines)
    found = re.findall(r"(?:https?://|www\.)[\w.%/~-]+", words)
    return tuple(f"https://{one}" if one.startswith("www.") else one for one in found)


def _written(rows: Iterable[Rows], name: str, day: date | None, links: tuple[str, ...]) -> Document:
    """The document: every block stands in the text at its place, under its heading."""
    text, blocks, heading = "", [], ""
    for section, title, lines in rows:
        if title and title != heading:
            text += f"{title}\n"
        heading = title
        words = "\n".join(line for line in lines if line)
        blocks.append(Block(words, len(text), title, section))
        text += f"{words}\n\n"
    return Document(Form.PROFILE, name, text.rstrip(), tuple(blocks), day, links)
