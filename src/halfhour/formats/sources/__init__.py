"""Sources to prepare from: profile PDFs, other PDFs, saved web pages, text and notes, each read into one document."""

from halfhour.domain.dossiers import Document
from halfhour.domain.errors import InputError
from halfhour.formats.sources import html, pdf, text

MAX_BYTES = 20_000_000
"""The largest file (our own default); a page or profile to read before a talk has a fiftieth of it."""


class NoSourceError(InputError):
    """A file that nothing can be read from before a talk."""


def read(blob: bytes, name: str = "") -> Document:
    """What a file holds, recognised by its content; nothing in it is fetched or executed.

    Raises:
        InputError: too large, empty, locked, damaged, or nothing of these.
    """
    if len(blob) > MAX_BYTES:
        raise NoSourceError("This file is larger than 20 MB.", "Take the pages you need, or paste their text.")
    if not blob.strip():
        raise NoSourceError("This file is empty.", "Save it once more, or paste its text.")
    if b"%PDF-" in blob[:1024]:
        return pdf.read(blob)
    if html.is_page(blob):
        return html.read(blob, name)
    return text.read(text.decoded(blob), name)


def pasted(words: str) -> Document:
    """Text as it was copied from somewhere."""
    return text.read(words)
