"""Files that hold no talk, each refused by name: pictures, archives, calendars, letters, tables and so on."""

import re

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts.source import MAX_BYTES

_TEXT = "Please give the transcript as text, Word, captions (VTT or SRT) or JSON."
_SOUND = "Please let a program write down what was said first, and give its transcript."

_SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (
    (
        b"%PDF",
        0,
        "This is a PDF, from which words come out of order.",
        "Please export the transcript as Word or text, or copy the words and paste them.",
    ),
    (b"\x89PNG", 0, "This is a picture, not a talk.", _TEXT),
    (b"\xff\xd8\xff", 0, "This is a picture, not a talk.", _TEXT),
    (b"GIF8", 0, "This is a picture, not a talk.", _TEXT),
    (b"BM", 0, "This is a picture, not a talk.", _TEXT),
    (b"II*\0", 0, "This is a picture, not a talk.", _TEXT),
    (b"MM\0*", 0, "This is a picture, not a talk.", _TEXT),
    (b"WEBP", 8, "This is a picture, not a talk.", _TEXT),
    (b"WAVE", 8, "This is a sound recording, not yet a transcript.", _SOUND),
    (b"ID3", 0, "This is a sound recording, not yet a transcript.", _SOUND),
    (b"\xff\xfb", 0, "This is a sound recording, not yet a transcript.", _SOUND),
    (b"OggS", 0, "This is a sound recording, not yet a transcript.", _SOUND),
    (b"fLaC", 0, "This is a sound recording, not yet a transcript.", _SOUND),
    (b"ftyp", 4, "This is a recording, not yet a transcript.", _SOUND),
    (b"\x1aE\xdf\xa3", 0, "This is a recording, not yet a transcript.", _SOUND),
    (
        b"\xd0\xcf\x11\xe0",
        0,
        "This is an old Office document.",
        "Please open it in Word and save it as .docx or as plain text.",
    ),
    (b"{\\rtf", 0, "This is a rich-text document.", "Please open it and save it as .docx or as plain text."),
    (b"7z\xbc\xaf", 0, "This is an archive of files, not a talk.", "Please unpack it and give the transcript inside."),
    (b"Rar!", 0, "This is an archive of files, not a talk.", "Please unpack it and give the transcript inside."),
    (b"\x1f\x8b", 0, "This is an archive of files, not a talk.", "Please unpack it and give the transcript inside."),
    (b"SQLite format 3", 0, "This is a database, not a talk.", _TEXT),
    (b"\x7fELF", 0, "This is a program, not a talk.", _TEXT),
    (b"MZ\x90", 0, "This is a program, not a talk.", _TEXT),
)
_MAIL = re.compile(
    r"(?:received|message-id|mime-version|return-path|delivered-to|dkim-signature|content-type|from|to|subject|date|reply-to|cc|x-[a-z-]+):\s",
    re.IGNORECASE,
)
_MAIL_SURE = re.compile(r"(?:received|message-id|mime-version|return-path|delivered-to):\s", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|svg|head|body|script|div|rss)\b", re.IGNORECASE)


def refuse_bytes(blob: bytes) -> None:
    """Raises InputError for bytes that are empty, too many, or begin as no text does."""
    if not blob.strip(b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise InputError("This file is empty.", "Please choose the file with the transcript, or paste the words.")
    if len(blob) > MAX_BYTES:
        raise InputError(
            "This file is larger than 20 MB, which no transcript is.",
            "Please give the transcript alone, without sound or pictures.",
        )
    for signature, place, what, way_out in _SIGNATURES:
        if blob[place : place + len(signature)] == signature and not (
            signature == b"BM" and blob[:60].isascii() and b"\0" not in blob[:60]
        ):
            raise InputError(what, way_out)


def refuse_text(text: str) -> None:
    """Raises InputError for text of another kind: a calendar, a contact, a letter, or bytes that mean nothing."""
    head = text[:4000].lstrip()
    upper = head[:200].upper()
    if upper.startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT")):
        raise InputError("This is a calendar, not a talk.", "Please add it as a meeting, or give the transcript.")
    if upper.startswith("BEGIN:VCARD"):
        raise InputError("This is a contact, not a talk.", "Please add it to your people, or give the transcript.")
    if _is_mail(head):
        raise InputError("This is an e-mail, not a talk.", "Please give the transcript that came with it.")
    if _is_noise(text):
        raise InputError("The bytes of this file are no text.", _TEXT)


def refuse_wordless(text: str, name: str = "") -> None:
    """Raises InputError for text that holds markup, a table or no words; the last resort before it is taken as notes."""
    head = text[:2000]
    if _MARKUP.match(head):
        raise InputError("This holds only markup, and no words that somebody spoke.", _TEXT)
    if _is_table(text):
        raise InputError(
            "This is a table, not a talk.", "Please give the transcript, or import people on the page for people."
        )
    words = re.findall(r"[^\W\d_]+", text[:20_000])
    letters = sum(map(len, words))
    if letters < 4 or (len(words) < 2 and text[:200].isascii()):
        raise InputError(
            "This file holds no words of a talk.", "Please choose the file with the transcript, or paste the words."
        )
    if name.lower().endswith(".vtt") and not text.lstrip().startswith("WEBVTT") and "-->" in text:
        raise InputError("These captions are damaged: no cue could be read.", "Please export them again.")


def _is_mail(head: str) -> bool:
    lines = head.split("\n\n", 1)[0].split("\n")[:40]
    fields = [line for line in lines if _MAIL.match(line)]
    named = {line.split(":", 1)[0].lower() for line in fields}
    if lines and not _MAIL.match(lines[0]):
        return lines[0].startswith("From ") and len(named) >= 3
    return len(named) >= 3 and (any(_MAIL_SURE.match(line) for line in fields) or {"from", "to", "subject"} <= named)


def _is_noise(text: str) -> bool:
    """Whether a good part of a text is control characters or signs that could not be decoded."""
    sample = text[:5000]
    noise = sum(
        1
        for sign in sample
        if (sign < " " and sign not in "\t\n\x0b\x0c") or "\x7f" <= sign < "\xa0" or sign == "\ufffd"
    )
    return noise > max(3, 0.1 * len(sample)) or (noise > 0 and noise >= 0.4 * len(sample))


def _is_table(text: str) -> bool:
    """Whether nearly all lines have the same two or more separators, and the first one reads like column names."""
    lines = [line for line in text[:20_000].split("\n")[:60] if line.strip()]
    for mark in (",", ";", "\t"):
        cells = [line.count(mark) for line in lines]
        if (
            not cells
            or cells[0] < 1
            or any(len(cell) > 40 or cell.rstrip().endswith((".", "?", "!")) for cell in lines[0].split(mark))
        ):
            continue
        same = sum(1 for number in cells if number == cells[0])
        if same >= 0.8 * len(cells) and (cells[0] >= 2 and len(cells) >= 2):
            return True
    return False
