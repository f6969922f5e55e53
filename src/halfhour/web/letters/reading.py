"""A mail or pasted words as a message: its newest words, its day, and which way it went."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from halfhour.actions.noticing import sort_of
from halfhour.domain.errors import InputError
from halfhour.domain.noticing import ids_in
from halfhour.domain.scheduling.words.values import Situation
from halfhour.formats import mail
from halfhour.formats.mail import envelope
from halfhour.formats.mail.machine import arrival_of
from halfhour.formats.times_in_words import Asked, times_of
from halfhour.phrases.times_in_words import lexicon
from halfhour.records.letters import Message


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
    answers: str = ""
    sort: str = Message.Sort.WORDS

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
        (ids_in(outside.answers) or ("",))[0],
        sort_of(arrival_of(blob)) if sender else Message.Sort.WORDS,
    )


def whole_text(message: Message) -> str:
    """A mail with all that it quotes; empty where there is no more than its own words."""
    if not message.blob:
        return ""
    try:
        text = mail.read(bytes(message.blob)).text.strip()
    except InputError:
        return ""
    return text if len(text) > len(message.text.strip()) else ""


def names_times(message: Message) -> bool:
    """Whether somebody else's words name times, or days that have to be asked about."""
    if message.is_mine or message.sort != Message.Sort.WORDS or not message.text.strip():
        return False
    try:
        found = times_of(Asked(message.text, Situation(message.on)), lexicon())
    except InputError:
        return False
    return bool(found.slots or found.question or found.refused)
