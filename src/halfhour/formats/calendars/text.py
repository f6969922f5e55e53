"""A calendar's bytes as text whose lines are whole: any line ends, any encoding, folds undone."""

import re

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts.source import decoded

MAX_BYTES = 20 * 1024 * 1024

_BEGINS = re.compile(r"\s*BEGIN:(?:VCALENDAR|VEVENT)", re.IGNORECASE)
_FOLD = re.compile(rb"\n[ \t]")
_EMPTY = re.compile(rb"\n\n+")
_TOO_LONG = re.compile(rb"^([^\n]{200000})[^\n]+", re.MULTILINE)
"""Of such lines, which are pictures and other attachments, only the beginning is kept."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")


def is_calendar(text: str) -> bool:
    """Whether a text begins as calendars do."""
    return bool(_BEGINS.match(text[:200].lstrip("\ufeff")))


def unfolded(blob: bytes) -> str:
    """The lines of a calendar, parted by `\\n`.

    Folds are undone in bytes, since programs fold within a letter too.

    Raises:
        InputError: the file is larger than 20 MB.
    """
    if len(blob) > MAX_BYTES:
        raise InputError("This calendar is larger than 20 MB.", "Export a shorter time, or one calendar alone.")
    if blob.startswith(_WIDE) or b"\x00" in blob[:200]:
        blob = decoded(blob).encode("utf-8")
    lines = blob.removeprefix(b"\xef\xbb\xbf").replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if lines.lstrip(b"\n")[:1] in {b" ", b"\t"}:  # pasted and indented as a whole: nothing is folded
        return "\n".join(line.strip() for line in decoded(lines).split("\n"))
    lines = _EMPTY.sub(b"\n", _FOLD.sub(b"", lines))
    return decoded(_TOO_LONG.sub(rb"\1", lines))
