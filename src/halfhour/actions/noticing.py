"""Mails that come in: each finds its conversation, is kept once, and does there what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.invitations import take_in
from halfhour.actions.letters import Written, note_message
from halfhour.actions.undo import gather
from halfhour.domain.errors import InputError
from halfhour.domain.incoming import Incoming, MailSort
from halfhour.domain.kinds_shift import Shift
from halfhour.domain.mail import Mail
from halfhour.domain.noticing import OpenThread, Wanted, belongs_to, ids_in
from halfhour.formats import mail
from halfhour.formats.mail import envelope
from halfhour.formats.mail.machine import arrival_of
from halfhour.formats.mail.replies import own_words
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Message, Parcel
from halfhour.records.people import Address, Person
from halfhour.records.revisions import Revision

LOOKED_AFTER = timedelta(days=120)
"""How long answers to a letter are looked for (our own default)."""

MOST_LETTERS = 200
MOST_ADDRESSES = 300
"""Letters and addresses that one look asks for, the latest first (our own default)."""

SORTS = {
    MailSort.AUTO_REPLY: Message.Sort.AUTO_REPLY,
    MailSort.BOUNCE: Message.Sort.BOUNCE,
    MailSort.COMPLAINT: Message.Sort.BOUNCE,
    MailSort.CALENDAR: Message.Sort.CALENDAR,
}
"""What stands with a message; a mailing list carries words of people."""

ShiftIn = Callable[[Conversation, str], tuple[Shift, str] | None]
"""What words make of the kind of a conversation."""


class Became(StrEnum):
    """What became of a mail that came in."""

    KEPT = "kept"
    KNOWN = "known"
    OWN = "own"
    STRANGE = "strange"
    """It belongs to no conversation."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What became of it, where it stands now, and what takes it back."""

    became: Became
    incoming: Incoming
    message: Message | None = None
    done: Revision | None = None


def wanted_in(workspace: Workspace, *, now: datetime) -> Wanted:
    """Whose mails are looked at: people in conversations that are going, and answers to letters of the last months."""
    going = workspace.conversations.present().filter(closed_on=None)
    addresses = Address.objects.present().filter(way=Address.Way.EMAIL, person__conversations__in=going)
    letters = Parcel.objects.filter(workspace=workspace, left_at__gt=now - LOOKED_AFTER).order_by("-left_at")
    found = addresses.order_by("-created_at").values_list("value", flat=True).distinct()[:MOST_ADDRESSES]
    return Wanted(
        tuple(dict.fromkeys(value.lower() for value in found)),
        tuple(letters.values_list("mail_id", flat=True)[:MOST_LETTERS]),
    )


def notice(
    workspace: Workspace,
    blob: bytes,
    *,
    now: datetime,
    zone: tzinfo,
    conversation: Conversation | None = None,
    shift_in: ShiftIn | None = None,
) -> Noticed:
    """Keeps a mail in its conversation, once. An answer stops asking again; what a machine sent does not.

    Args:
        zone: where the person is, for the day it was written.
        conversation: where it belongs, if that is known; else it is found by what it answers, by its sender and by its subject.

    Raises:
        InputError: it is no mail, or cannot be taken apart.
    """
    arrival, outside, letter = arrival_of(blob), envelope.read(blob), mail.read(blob)
    sender = letter.sender.address.lower() if letter.sender else ""
    if known := _known(workspace, outside.mail_id):
        return Noticed(Became.KNOWN, arrival, known)
    if sender in {*workspace.my_addresses, workspace.mail_from.lower()} - {""}:
        return Noticed(Became.OWN, arrival)
    asked = ids_in(outside.answers, outside.thread, arrival.about)
    found = conversation or _conversation(workspace, arrival, asked, sender, letter.subject)
    if found is None:
        return Noticed(Became.STRANGE, arrival)
    with transaction.atomic():
        return _keep(found, blob, arrival, outside, letter, sender, now=now, zone=zone, shift_in=shift_in)


def _keep(
    found: Conversation,
    blob: bytes,
    arrival: Incoming,
    outside: envelope.Envelope,
    letter: Mail,
    sender: str,
    *,
    now: datetime,
    zone: tzinfo,
    shift_in: ShiftIn | None,
) -> Noticed:
    text, is_person = words_of(letter, arrival), arrival.sort not in {MailSort.AUTO_REPLY, *_SENT_BACK}
    today = now.astimezone(zone).date()
    with timezone.override(zone):
        written = Written(
            text,
            min(_day(outside, letter, zone) or today, today),
            subject=letter.subject,
            at=outside.at,
            mail_id=outside.mail_id,
            answers=(ids_in(outside.answers) or (arrival.about,))[0],
            sort=sort_of(arrival),
            blob=blob,
            person=_person(found, sender, arrival),
        )
        message, done = note_message(
            found,
            written,
            now=now,
            is_answer=is_person,
            shift=shift_in(found, text) if shift_in and arrival.sort in {MailSort.WORDS, MailSort.LIST} else None,
        )
    if done and arrival.sort is MailSort.CALENDAR:
        _take_in(found, blob, done, now=now, today=today)
    return Noticed(Became.KEPT if done else Became.KNOWN, arrival, message, done)


def sort_of(arrival: Incoming) -> str:
    """What stands with a message."""
    if arrival.delayed:
        return Message.Sort.AUTO_REPLY  # nothing has failed yet; the server still tries
    return SORTS.get(arrival.sort, Message.Sort.WORDS)


_SENT_BACK = (MailSort.BOUNCE, MailSort.COMPLAINT)


def _day(outside: envelope.Envelope, letter: Mail, zone: tzinfo) -> date | None:
    return outside.at.astimezone(zone).date() if outside.at else letter.day


def _take_in(found: Conversation, blob: bytes, done: Revision, *, now: datetime, today: date) -> None:
    """What the calendar in a mail does is taken back with the mail."""
    try:
        taken = take_in(blob, found.workspace, conversation=found, today=today, now=now)
    except InputError:
        return  # its words are kept; there is no event in it
    if taken.revision:
        gather(taken.revision, done)


def words_of(letter: Mail, arrival: Incoming) -> str:
    """What is shown of a mail: its own words; of a bounce whom it is about and why; all of it where it has none of its own."""
    if arrival.sort in _SENT_BACK and arrival.failures:
        return "\n".join(
            ": ".join(filter(None, (failure.address, failure.why or failure.status))) for failure in arrival.failures
        )
    said = own_words(letter) or "\n".join(letter.words_of(part) for part in letter.parts[:1]) or letter.subject
    return said or "(no words)"


def _known(workspace: Workspace, mail_id: str) -> Message | None:
    if not mail_id:
        return None
    found: Message | None = (
        workspace.messages.present().filter(mail_id=mail_id[:255]).select_related("conversation").first()
    )
    return found


def _conversation(
    workspace: Workspace, arrival: Incoming, asked: tuple[str, ...], sender: str, subject: str
) -> Conversation | None:
    """Where it belongs: by the letters that it names, else by the people and the subject."""
    present = workspace.conversations.present()
    for table in (Message, Parcel):
        rows = table.objects.filter(workspace=workspace, mail_id__in=asked, conversation__in=present)
        if named := rows.order_by("-created_at").values_list("conversation", flat=True).first():
            return _one(present, named)
    people = {sender} | {each.lower() for one in arrival.failures for each in (one.address, one.written_to)} - {""}
    if arrival.sort in _SENT_BACK:
        written = Parcel.objects.filter(
            workspace=workspace, to__in=people, left_at__isnull=False, conversation__in=present
        )
        last = written.order_by("-left_at").values_list("conversation", flat=True).first()
        return _one(present, last) if last else None
    return _by_people(workspace, people, subject)


def _by_people(workspace: Workspace, people: set[str], subject: str) -> Conversation | None:
    present = workspace.conversations.present()
    of_them = (
        present.filter(people__addresses__plain__in=people, people__addresses__removed_at=None)
        .distinct()
        .prefetch_related("messages")[:50]
    )
    candidates = [
        OpenThread(
            one.pk, tuple(each.subject for each in one.messages.all() if each.removed_at is None), one.closed_on is None
        )
        for one in of_them
    ]
    key = belongs_to(subject, candidates)
    return _one(present, key) if key else None


def _one(present: Any, key: str) -> Conversation:
    found: Conversation = present.select_related("workspace").get(pk=key)
    return found


def _person(found: Conversation, sender: str, arrival: Incoming) -> Person | None:
    """Who wrote it, or whom a bounce is about; None when that cannot be told."""
    about = {sender} | {each.lower() for one in arrival.failures for each in (one.address, one.written_to)} - {""}
    person: Person | None = found.people.present().filter(addresses__plain__in=about).distinct().first()
    return person
