"""Letters as mail files, which mail programs open as a draft that is ready to send."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from hashlib import sha256

from halfhour.domain.errors import InputError
from halfhour.domain.outbox import Outgoing

MOST_OF_A_THREAD = 20
"""Letters before it that are named (our own default)."""

_ID = re.compile(r"<[^<>\s]{3,250}>")
_ADDRESS = re.compile(r"""([^\s@<>()\[\]\\,;:"]+)@([^\s@<>()\[\]\\,;:"]+)""")


def write(letter: Outgoing, *, as_draft: bool = True) -> bytes:
    """A letter as a mail file: plain text in UTF-8, lines ending as mail asks for it.

    Args:
        as_draft: whether somebody still presses Send in their mail program.

    Raises:
        InputError: an address is none.
    """
    ascii_only = letter.sender.isascii() and letter.to.isascii()
    message = EmailMessage(SMTP if ascii_only else SMTPUTF8)
    message["From"] = _address(letter.sender_name, letter.sender)
    message["To"] = _address(letter.to_name, letter.to)
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = one_line(letter.mail_id)
    _add_thread(message, letter)
    if as_draft:
        message["X-Unsent"] = "1"  # Outlook and Apple Mail then open it for writing, with a button to send
    message.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    if letter.calendar:
        _add_calendar(message, letter)
    return message.as_bytes()


def _add_thread(message: EmailMessage, letter: Outgoing) -> None:
    """What it answers, so that mail programs show it in its thread (RFC 5322, 3.6.4)."""
    ids = [each for each in dict.fromkeys((*letter.thread, letter.answers)) if _ID.fullmatch(each)]
    if letter.answers in ids:
        message["In-Reply-To"] = letter.answers
    if ids:
        message["References"] = " ".join(ids[-MOST_OF_A_THREAD:])


def _add_calendar(message: EmailMessage, letter: Outgoing) -> None:
    """The calendar beside the words, which programs act on, and once more as a file for those that look for files only."""
    text = letter.calendar.encode()
    how = {"charset": "UTF-8", "method": letter.calendar_method}
    message.add_alternative(text, "text", "calendar", cte="base64", params=how)
    message.add_attachment(text, "application", "ics", cte="base64", filename="invite.ics")
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        # The same letter is the same bytes, however often it is tried.
        part.set_boundary(f"{sha256(letter.mail_id.encode()).hexdigest()[:24]}.{number}")


def one_line(text: str) -> str:
    """Without line feeds and other control signs, so that no header can begin in the middle of another."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _address(name: str, address: str) -> Address:
    found = _ADDRESS.fullmatch(address.strip())
    if not found:
        raise InputError(f"“{address}” is no e-mail address.", "Correct it; it looks like name@example.org.")
    return Address(one_line(name), found[1], found[2])
