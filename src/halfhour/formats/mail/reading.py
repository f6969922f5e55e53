"""The one reader of mail: files of mail programs, and messages as people paste them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice

from halfhour.domain.errors import InputError
from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Author, Mail
from halfhour.formats.mail import mime
from halfhour.formats.mail.threads import author_of, field_block, parts_of
from halfhour.formats.transcripts.source import decoded, without_controls

MOST_RECIPIENTS = 50
_LONGEST_FIELD = 2_000
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]+)*)\n?")
_KNOWN = frozenset({"from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "sender"})
_FOLD = re.compile(r"\s*\n\s*")


def is_mail(text: str) -> bool:
    """Whether a text begins with the header of a mail, as a program saves it."""
    names = [name for name, _, _ in islice(_fields(text[:20_000]), mime.MOST_FIELDS)]
    return len(_KNOWN.intersection(names)) >= 2


def read(blob: bytes) -> Mail:
    """The mail in a file or in pasted text; pictures and other attachments are left out.

    Raises:
        InputError: it has more bytes, parts or depth than any mail.
    """
    text = decoded(blob)
    if is_mail(text) and mime.is_encoded(text):
        return _from_file(blob)
    if len(text) > mime.MAX_WORDS:
        raise InputError("This text is longer than any message.", "Please paste the part that invites or asks.")
    return read_text(without_controls(text))


def read_text(text: str) -> Mail:
    """The mail in a text that needs no decoding; all places count in this very text."""
    header = {name: (value, span) for name, value, span in reversed(list(_header(text)))}
    start = max((span.end for _, span in header.values()), default=0)
    values = {name: value for name, (value, _) in header.items()}
    subject_line = header["subject"][1] if "subject" in header else None
    sender = _first(_people(values.get("from", "")))
    if not header:
        start, sender = _pasted_header(text)
    return Mail(
        text,
        parts_of(text, start, sender),
        plain_value(values.get("subject", "")),
        subject_line,
        sender,
        tuple(_people(", ".join(filter(None, (values.get("to"), values.get("cc"))))))[:MOST_RECIPIENTS],
        day_of(values.get("date") or values.get("sent") or ""),
    )


def words_begin(text: str) -> int:
    """Where the words begin in a text that is shown, behind its header."""
    spans = [span.end for _, _, span in _header(text)]
    return max(spans) if spans else _pasted_header(text)[0]


def plain_value(value: str) -> str:
    """The value of a field in one line, decoded where it is encoded; as it stands where the encoding is broken."""
    value = _FOLD.sub(" ", value[:_LONGEST_FIELD])
    try:
        pieces = decode_header(value) if "=?" in value else [(value, None)]
        words = "".join(
            piece if isinstance(piece, str) else piece.decode(charset or "ascii", "replace")
            for piece, charset in pieces
        )
    except (HeaderParseError, LookupError, ValueError):
        words = value
    return " ".join(without_controls(words).split())


def day_of(value: str) -> date | None:
    """The day of a Date field; None for what is none."""
    try:
        return parsedate_to_datetime(value[:100]).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _from_file(blob: bytes) -> Mail:
    """A mail whose words have to be decoded: what is shown is its subject and its words."""
    fields, body = mime.opened(blob)
    subject = plain_value(fields.get("subject", ""))
    head = f"Subject: {subject}\n\n" if subject else ""
    text = head + without_controls(body).strip("\n")
    sender = _first(_people(fields.get("from", "")))
    return Mail(
        text,
        parts_of(text, len(head), sender),
        subject,
        Span(0, len(head) - 2) if head else None,
        sender,
        tuple(_people(_both(fields)))[:MOST_RECIPIENTS],
        day_of(fields.get("date", "")),
    )


def _both(fields: Mapping[str, str]) -> str:
    return ", ".join(value for name in ("to", "cc") if (value := fields.get(name, "")[:_LONGEST_FIELD]))


def _header(text: str) -> Iterator[tuple[str, str, Span]]:
    """The fields before the words, if they are a mail's: at least a subject, a sender or a receiver."""
    fields = list(islice(_fields(text), mime.MOST_FIELDS))
    names = {name for name, _, _ in fields}
    if names & {"subject", "from", "to"}:
        yield from fields


def _fields(text: str) -> Iterator[tuple[str, str, Span]]:
    """Fields at the very beginning, names in small letters, each with the place of its line."""
    at = len(text) - len(text.lstrip())
    if text.startswith("From ", at):
        at = text.find("\n", at) + 1 or len(text)
    while match := _FIELD.match(text, at):
        if match["name"].lower() not in _KNOWN and at == 0:
            return
        yield match["name"].lower(), match["value"], Span(match.start(), match.start("value") + len(match["value"]))
        at = match.end()


def _pasted_header(text: str) -> tuple[int, Author | None]:
    """Where the words begin behind fields in another language, and who wrote them."""
    head = text[:4_000]
    lines = head.split("\n")
    blank = next((number for number, line in enumerate(lines) if line.strip()), 0)
    count, author, _ = field_block(lines[blank:])
    if not count:
        return 0, None
    return sum(len(line) + 1 for line in lines[: blank + count]), author


def _people(value: str) -> Iterator[Author]:
    """Everybody named in a field."""
    plain = plain_value(value)
    if "@" not in plain:
        yield from filter(None, map(author_of, plain.split(";")[:MOST_RECIPIENTS]))
        return
    for name, address in getaddresses([plain])[:MOST_RECIPIENTS]:
        if name or address:
            yield Author(name.strip("' "), address)


def _first(people: Iterator[Author]) -> Author | None:
    return next(people, None)
