"""Word documents as lines of text: only `word/document.xml`, read with a counting eye.

python-docx would load pictures, styles and every other part into one tree before the first word can be had, and does not
bound depth or bytes. Paragraphs, breaks and tabs are all that a transcript needs, so a small streaming reader is safer.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts.source import MAX_LINES, Source, without_controls

# Our own limits: a talk of three hours unpacks to about 4 MB and 60,000 elements, five or six deep.
MAX_XML = 24 * 1024 * 1024
MAX_ELEMENTS = 400_000
MAX_DEPTH = 100
MAX_PARTS = 3000

_DOCUMENT = re.compile(r"/?word/document\d{0,3}\.xml")
_AGAIN = "Please open it in Word, save it again as .docx or as plain text, and try once more."
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "pPr"})


def is_zip(blob: bytes) -> bool:
    """Whether bytes begin as zip archives do."""
    return blob.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def source_of(blob: bytes, name: str = "") -> Source:
    """The lines of a Word document; `numbers` count its paragraphs from 1, a break within one begins a new line.

    Raises:
        InputError: it is another kind of archive, damaged, locked, or far larger or deeper than a talk.
    """
    lines: list[str] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(_paragraphs(_document(blob)), start=1):
        for line in without_controls(paragraph).replace("\r", "\n").split("\n"):
            lines.append(line)
            numbers.append(number)
        if len(lines) > MAX_LINES:
            raise InputError(
                "This document has more lines than any talk.", "Please give the transcript of one talk only."
            )
    return Source(tuple(lines) or ("",), numbers or [1], "docx", name)


def _document(blob: bytes) -> bytes:
    """The XML of the document itself, unpacked no further than our limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            return _member(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise InputError("This Word document is damaged or locked and cannot be opened.", _AGAIN) from error


def _member(archive: zipfile.ZipFile) -> bytes:
    names = archive.namelist()
    if len(names) > MAX_PARTS:
        raise InputError("This archive has far more parts than a Word document.", _AGAIN)
    found = next((name for name in names if _DOCUMENT.fullmatch(name)), None)
    if found is None:
        raise _other_archive(names)
    with archive.open(found) as packed:
        # The size that an archive claims may be a lie, so the bytes are counted while they come.
        xml = packed.read(MAX_XML + 1)
    if len(xml) > MAX_XML:
        raise InputError("This Word document unpacks to far more than any talk holds.", _AGAIN)
    return xml


def _other_archive(names: list[str]) -> InputError:
    if any(name.startswith("xl/") for name in names):
        return InputError(
            "This is a spreadsheet, not a talk.", "Please export the transcript as text, Word or captions."
        )
    if any(name.startswith("ppt/") for name in names):
        return InputError("These are slides, not a talk.", "Please give the transcript itself.")
    if "content.xml" in names:
        return InputError("This is an OpenDocument file.", "Please save it as .docx or as plain text and try again.")
    return InputError("This is an archive of files, not a talk.", "Please unpack it and give the transcript inside.")


def _paragraphs(xml: bytes) -> Iterator[str]:
    """The text of each paragraph in order of its end; tabs and breaks stay."""
    try:
        yield from _walk(xml)
    except DefusedXmlException as error:
        raise InputError(
            "This Word document carries definitions that no real one has, so it was not opened.", _AGAIN
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise InputError("The text of this Word document is damaged.", _AGAIN) from error


def _walk(xml: bytes) -> Iterator[str]:
    open_paragraphs: list[list[str]] = []
    depth = skipped = 0
    for count, (event, element) in enumerate(iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True)):
        tag = element.tag.rpartition("}")[2]
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH or count > 2 * MAX_ELEMENTS:
            raise InputError("This Word document is nested or filled far beyond any talk.", _AGAIN)
        if tag in _SKIPPED:
            skipped += 1 if event == "start" else -1
        elif event == "start" and tag == "p":
            open_paragraphs.append([])
        elif event == "end" and tag == "p" and open_paragraphs:
            yield "".join(open_paragraphs.pop())
        elif event == "end" and open_paragraphs and not skipped:
            open_paragraphs[-1].append(_said(tag, element))
        if event == "end":
            element.clear()


def _said(tag: str, element: Element) -> str:
    if tag == "t":
        return element.text or ""
    return {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}.get(tag, "")
