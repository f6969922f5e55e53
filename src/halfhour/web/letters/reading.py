"""A mail or pasted words as a message: its newest words, its day, and which way it went."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from halfhour.domain.errors import InputError
from halfhour.formats import mail
from halfhour.formats.mail import envelope


@dataclass(frozen=True, slots=True)
class Letter:
    """What was read; `on` is None when nothing says the day. `sender` is an address in small letters, empty when unknown."""

    text: str
    subject: str = ""
    on: date | None = None
    at: datetime | None = None
    mail_id: str = ""
    sender: str = ""
    addresses: tuple[str, ...] = ()
    is_automatic: bool = False
    is_mail: bool = False

    def is_mine(self, mine: Collection[str], theirs: Collection[str]) -> bool | None:
        """Whether the person wrote it; None when nobody knows."""
        if self.sender in mine:
            return True
        return False if self.sender in theirs or any(each in mine for each in self.addresses) else None


def read(blob: bytes, zone: str) -> Letter:
    """What a mail or pasted words say, without what is quoted below.

    Raises:
        InputError: it is empty, too large or damaged.
    """
    found = mail.read(blob)
    words = found.words_of(found.parts[0]) if found.parts else ""
    if signature := found.signature_of(found.parts[0]) if found.parts else "":
        words += f"\n{signature}"
    if not words.strip():
        raise InputError("There are no words in it.", "Type the message, or paste its words.")
    people = [each.address.lower() for each in (found.sender, *found.recipients) if each and each.address]
    sender = found.sender.address.lower() if found.sender else ""
    outside = envelope.read(blob) if sender or found.subject else envelope.Envelope("", None, is_automatic=False)
    on = outside.at.astimezone(ZoneInfo(zone)).date() if outside.at else found.day
    return Letter(
        words.strip("\n"),
        found.subject,
        on,
        outside.at,
        outside.mail_id,
        sender,
        tuple(dict.fromkeys(people)),
        outside.is_automatic,
        bool(sender),
    )
