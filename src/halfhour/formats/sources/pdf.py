"""PDFs: a LinkedIn profile with its side bar apart, and any other one in the order it is read."""

import io
import re
import struct
import zlib
from datetime import date, datetime

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from halfhour.domain.dossiers import Block, Document, Form
from halfhour.domain.errors import InputError
from halfhour.formats.sources import profile
from halfhour.formats.sources.layout import Fragment, Line, lines_of
from halfhour.formats.sources.text import MAX_LETTERS, clean, links_in

MOST_PAGES = 100
"""Pages read (our own default)."""
MOST_DRAWN = 3_000_000
"""Bytes of drawing in all (our own default): a page of text has some ten to thirty thousand."""

DAMAGED = (
    PyPdfError, KeyError, IndexError, ValueError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError,
    ArithmeticError, EOFError, NotImplementedError, LookupError, struct.error, zlib.error, UnicodeError,
)  # fmt: skip
"""What pypdf lets through when a file is broken in a way it did not foresee."""


def read(blob: bytes) -> Document:
    """A document of its text.

    Raises:
        InputError: locked, damaged, too long, or pictures of text only.
    """
    try:
        reader = PdfReader(io.BytesIO(blob))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("This PDF is locked with a password.", "Open it, and print it into a new PDF.")
        if len(reader.pages) > MOST_PAGES:
            raise InputError(
                f"This PDF has {len(reader.pages)} pages; up to {MOST_PAGES} are read.",
                "Print the pages you need into a new PDF.",
            )
        _require_light(reader)
        pages = [_fragments(page, number) for number, page in enumerate(reader.pages)]
        title, day = _about(reader)
    except DAMAGED as error:
        raise InputError("This PDF is damaged and cannot be read.", "Save it once more, or paste its text.") from error
    fragments = [fragment for page in pages for fragment in page]
    if sum(len(fragment.text) for fragment in fragments) > MAX_LETTERS:
        raise InputError("This PDF holds more than a million letters.", "Print the pages you need into a new PDF.")
    if not fragments:
        raise InputError("There is no text in this PDF, only pictures.", "Paste its text instead.")
    return profile.read(fragments, day) or _plain(fragments, title, day)


def _require_light(reader: PdfReader) -> None:
    """Refuses what would take minutes: drawings, maps, or bytes that swell when unpacked."""
    drawn = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > MOST_DRAWN:
            raise InputError(
                "This PDF holds too much drawing to be read.",
                "Print the pages you need into a new PDF, or paste their text.",
            )


def _fragments(page: PageObject, number: int) -> list[Fragment]:
    """The pieces of text of one page with where they stand, in points from the bottom left."""
    found: list[Fragment] = []

    def keep(text: str, here: list[float], drawn: list[float], _font: object, size: float | None) -> None:
        if words := clean(text.replace("\n", " ")):
            x = drawn[4] * here[0] + drawn[5] * here[2] + here[4]
            y = drawn[4] * here[1] + drawn[5] * here[3] + here[5]
            scale = abs(drawn[3] * here[3]) or abs(drawn[1] * here[2]) or 1.0
            found.append(Fragment(words, number, x, y, round((size or 0.0) * scale, 1)))

    page.extract_text(visitor_text=keep)
    return found


def _about(reader: PdfReader) -> tuple[str, date | None]:
    """The title that the file gives itself, and the day it was made."""
    meta = reader.metadata
    made: datetime | None = None
    try:
        made = meta.creation_date if meta else None
    except DAMAGED:
        made = None
    known = made is not None and made.year >= _FIRST_YEAR
    return clean(str(meta.title or ""))[:200] if meta else "", made.date() if made and known else None


_FIRST_YEAR = 1993
"""The format is as old as that; programs that hide the day write 1970."""


_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")


def _plain(fragments: list[Fragment], title: str, day: date | None) -> Document:
    """Any other PDF: lines put together to paragraphs, larger lines as headings."""
    lines = lines_of(fragments)
    body = _usual_size(lines)
    text, blocks, heading = "", [], ""
    for paragraph in _paragraphs(lines, body):
        words = _HYPHEN.sub("", "\n".join(line.text for line in paragraph)).replace("\n", " ")
        if paragraph[0].size > body * 1.1 and len(words) <= 120:
            heading = words
            text += f"{words}\n"
            continue
        blocks.append(Block(words, len(text), heading))
        text += f"{words}\n\n"
    largest = max(lines, key=lambda line: line.size)
    return Document(Form.PDF, title or largest.text[:120], text.rstrip(), tuple(blocks), day, links_in(text))


def _usual_size(lines: list[Line]) -> float:
    """The size that most letters have."""
    letters: dict[float, int] = {}
    for line in lines:
        letters[line.size] = letters.get(line.size, 0) + len(line.text)
    return max(letters, key=lambda size: letters[size])


def _paragraphs(lines: list[Line], body: float) -> list[list[Line]]:
    """Lines that follow each other closely in one size belong together."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        before = paragraphs[-1][-1] if paragraphs else None
        near = (
            before is not None
            and before.page == line.page
            and before.size == line.size
            and 0 < before.y - line.y <= max(body, line.size) * 1.7
        )
        if near:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs
