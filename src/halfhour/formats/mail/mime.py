"""Mail as programs save it: header fields and words out of nested, encoded parts. Nothing attached is opened."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from itertools import islice

from halfhour.domain.errors import InputError
from halfhour.formats.mail.markup import text_of

MAX_BYTES = 40 * 1024 * 1024
"""Bytes of one mail: what most servers let through is 25 MB, a third more when encoded (our own default)."""

MAX_DEPTH = 50
MOST_FIELDS = 400
"""Fields of a header that are read: mailing lists and filters add some fifty (our own default)."""

MAX_MARKS = 5_000
"""Lines that may part one mail; a long thread has a few dozen (our own default)."""

MAX_WORDS = 2_000_000
"""Characters of words that are read."""

_ENCODED = re.compile(
    r"^content-transfer-encoding:\s*(?:base64|quoted-printable)|^content-type:\s*(?:multipart|message|text/html|text/calendar)"
    r"|^content-type:[^\n]*(?:\n[ \t][^\n]*){0,3}charset=\"?(?!us-ascii|utf-?8|iso-8859-1\b|windows-1252|cp1252|ansi)|^subject:[^\n]*=\?",
    re.IGNORECASE | re.MULTILINE,
)
_NESTING = re.compile(rb"boundary\s*\*?\d*\*?\s*=|content-type:\s*message/", re.IGNORECASE)
HARD_TO_READ = "Please open it in your mail program, copy the words and paste them."


def is_encoded(text: str) -> bool:
    """Whether the header of a mail says that its words stand in parts or in an encoding."""
    return bool(_ENCODED.search(text[:20_000].split("\n\n", 1)[0]))


def opened(blob: bytes) -> tuple[dict[str, str], str]:
    """Header fields by their names in small letters, and the words with those of forwarded mails behind them.

    Raises:
        InputError: it has more bytes, parts or depth than any mail, or cannot be taken apart.
    """
    require_sane(blob)
    try:
        message = message_from_bytes(blob)
        fields = fields_of(message)
        body = "\n".join(_words(message, 0))
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise InputError("This mail is damaged and cannot be taken apart.", HARD_TO_READ) from error
    return fields, body[:MAX_WORDS]


def fields_of(message: Message) -> dict[str, str]:
    """The fields of a header by their names in small letters; of several by one name the first. Bare bytes are read as UTF-8."""
    fields: dict[str, str] = {}
    for name, value in islice(message.raw_items(), MOST_FIELDS):
        text = str(value)[:4_000].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        text = text.replace("\0", "")  # PostgreSQL keeps none
        fields.setdefault(name.lower(), text)
    return fields


def require_sane(blob: bytes) -> None:
    """Lets through what can be a mail.

    Raises:
        InputError: it has more bytes, parts or depth than any mail.
    """
    if len(blob) > MAX_BYTES:
        raise InputError(
            "This mail is larger than 40 MB.", "Please save it without what is attached, or paste its words."
        )
    marks = len(_NESTING.findall(blob))
    if marks > MAX_DEPTH or blob.count(b"\n--") > MAX_MARKS:
        raise InputError("This mail is nested deeper than anything that people write.", HARD_TO_READ)


def _words(message: Message, depth: int) -> Iterator[str]:
    """The words of a part and of those within it; of several versions of the same words the plainest one."""
    kind = message.get_content_type()
    if depth > MAX_DEPTH or (message.get_content_disposition() == "attachment" and kind != "message/rfc822"):
        return
    inner = message.get_payload()
    if isinstance(inner, list):
        yield from _of_several(kind, [part for part in inner if isinstance(part, Message)], depth)
    elif kind in {"text/plain", "text/html"}:
        text = words_of_part(message)
        yield text_of(text) if kind == "text/html" else text


def _of_several(kind: str, parts: list[Message], depth: int) -> Iterator[str]:
    if kind == "message/rfc822":
        yield from _forwarded(parts[0], depth) if parts else ()
    elif kind == "multipart/alternative":
        versions = ["\n".join(_words(part, depth + 1)) for part in sorted(parts, key=_plainness)]
        yield next((version for version in versions if len(version.split()) > 2), "\n".join(versions))
    else:
        for part in parts:
            yield from _words(part, depth + 1)


def _forwarded(message: Message, depth: int) -> Iterator[str]:
    """A mail within a mail, as mail programs write it below another."""
    yield "\n---------- Forwarded message ----------"
    for name in ("From", "Date", "Subject", "To"):
        if value := message.get(name):
            yield f"{name}: " + " ".join(str(value)[:500].split())
    yield ""
    yield from _words(message, depth + 1)


def _plainness(part: Message) -> int:
    return {"text/plain": 0, "text/html": 1}.get(part.get_content_type(), 0 if part.is_multipart() else 2)


def words_of_part(message: Message) -> str:
    """The words of one part; an unknown or broken character set is read as far as it goes."""
    payload = message.get_payload(decode=True)
    blob = payload if isinstance(payload, bytes) else b""
    blob = blob[:MAX_WORDS]
    charset = str(message.get_param("charset") or "utf-8").strip("'\" ").lower()
    try:
        text = blob.decode(charset)
    except (LookupError, ValueError):
        try:
            text = blob.decode("utf-8")
        except UnicodeDecodeError:
            text = blob.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
