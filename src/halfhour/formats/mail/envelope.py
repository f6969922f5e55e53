"""What stands on the outside of a mail: its id, its moment, and whether a machine sent it."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from halfhour.formats.mail import mime

_LISTS = frozenset({"bulk", "junk", "auto_reply", "list"})
_OLD_MARKS = ("x-autoreply", "x-autorespond", "x-auto-response-suppress-reply")


@dataclass(frozen=True, slots=True)
class Envelope:
    """`at` is aware, None when the mail does not say; `is_automatic` when nobody wrote it (RFC 3834, RFC 3464)."""

    mail_id: str
    at: datetime | None
    is_automatic: bool
    answers: str = ""
    """What stands in In-Reply-To."""
    thread: str = ""
    """What stands in References."""


def read(blob: bytes) -> Envelope:
    """The envelope of a mail; an empty one for pasted words.

    Raises:
        InputError: it has more bytes, parts or depth than any mail, or cannot be taken apart.
    """
    fields, _ = mime.opened(blob)
    return Envelope(
        " ".join(fields.get("message-id", "").split())[:255],
        _moment(fields.get("date", "")),
        _auto(fields),
        fields.get("in-reply-to", ""),
        fields.get("references", ""),
    )


def _auto(fields: dict[str, str]) -> bool:
    submitted = fields.get("auto-submitted", "no").split(";")[0].strip().lower()
    sender, kind = fields.get("from", "").lower(), fields.get("content-type", "").lower()
    return (
        submitted not in {"", "no"}
        or fields.get("precedence", "").strip().lower() in _LISTS
        or any(mark in fields for mark in _OLD_MARKS)
        or fields.get("return-path", "").strip() == "<>"
        or "multipart/report" in kind
        or "mailer-daemon" in sender
        or "postmaster@" in sender
    )


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:100])
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
