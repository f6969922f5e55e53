"""A file as lines of text, whatever bytes it was saved in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.errors import InputError

# Our own limits: a three-hour talk with a time for each word is about 6 MB of JSON; everything else is far smaller.
MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 120_000
MAX_LINE = 2_000_000

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Source:
    """Lines as they stand in a file, each with its 1-based number there (several may share one in a docx paragraph).

    `container` is how the text was wrapped: `text`, `docx` or `html`.
    """

    lines: tuple[str, ...]
    numbers: Sequence[int]
    container: str = "text"
    name: str = ""

    @property
    def text(self) -> str:
        """All lines as one text, parted by line feeds."""
        return "\n".join(self.lines)


def source_of(text: str, *, container: str = "text", name: str = "") -> Source:
    """The lines of a decoded text.

    Raises:
        InputError: more lines, or longer ones, than any talk has.
    """
    if text.count("\n") > MAX_LINES:
        raise InputError("This file has more lines than any talk.", "Please give the transcript of one talk only.")
    lines = tuple(text.split("\n"))
    if max(map(len, lines)) > MAX_LINE:
        raise InputError(
            "This file has one line of more than two million characters, which no talk has.",
            "Please export the transcript again, or paste the words.",
        )
    return Source(lines, range(1, len(lines) + 1), container, name)


def decoded(blob: bytes) -> str:
    """Bytes as text with `\\n` line ends and without byte-order mark: UTF-8, UTF-16, UTF-32 or Windows cp1252."""
    text = _decoded(blob)
    text = text.removeprefix("\ufeff")
    return _NEWLINES.sub("\n", text) if "\r" in text else text


def tidy(text: str) -> str:
    """Words without control characters and with single blanks; emoji, joiners and other scripts stay as they are."""
    return " ".join(without_controls(text).split())


def without_controls(text: str) -> str:
    """Text without characters that move a cursor, ring a bell or cannot be written down again."""
    return _CONTROLS.sub("", text) if _CONTROLS.search(text) else text


def _decoded(blob: bytes) -> str:
    if blob.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")) and len(blob) % 4 == 0:
        return blob.decode("utf-32", errors="replace")
    if blob.startswith((b"\xff\xfe", b"\xfe\xff")):
        return blob[: len(blob) // 2 * 2].decode("utf-16", errors="replace")
    wide = _unmarked_utf16(blob)
    if wide:
        return blob[: len(blob) // 2 * 2].decode(wide, errors="replace")
    try:
        return blob.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(blob)


def _unmarked_utf16(blob: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, seen by zeros at every other place of its first letters."""
    head = blob[:2000]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0 : half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _not_quite_utf8(blob: bytes) -> str:
    """UTF-8 with a few broken bytes, if most of what is not ASCII reads well; else Windows cp1252."""
    text = blob.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken * 4 <= len(text) - len(text.encode("ascii", errors="ignore")) - broken:
        return text
    # Five bytes mean nothing in cp1252; latin-1 gives them as control characters, which are stripped later.
    try:
        return blob.decode("cp1252")
    except UnicodeDecodeError:
        return blob.decode("latin-1")
