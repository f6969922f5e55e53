"""Messages that were really written, in both directions, on the day they were."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from halfhour.actions.facts import StillToComeError, note_fact
from halfhour.actions.undo import change
from halfhour.actions.which import raise_shift
from halfhour.domain.conversations import answered
from halfhour.domain.conversations import is_answer as is_their_answer
from halfhour.domain.kinds_shift import Shift
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kind_notes import KindNote
from halfhour.records.letters import Message, Purpose
from halfhour.records.people import Person
from halfhour.records.revisions import Revision


@dataclass(frozen=True, slots=True)
class Written:
    """A message as it was written.

    `on` is the day it was written, in the person's own zone, never the day of typing; `sort` says who speaks in it, and `answers`
    is the Message-ID of what it answers. `person` is who wrote it, or got it.
    """

    text: str
    on: date
    is_mine: bool = False
    subject: str = ""
    at: datetime | None = None
    channel: str = Message.Channel.EMAIL
    purpose: str = Purpose.OTHER
    mail_id: str = ""
    answers: str = ""
    sort: str = Message.Sort.WORDS
    blob: bytes | None = None
    person: Person | None = None


def note_message(
    conversation: Conversation,
    written: Written,
    *,
    now: datetime,
    is_answer: bool = True,
    shift: tuple[Shift, str] | None = None,
) -> tuple[Message, Revision | None]:
    """Keeps a message and what it makes of its conversation; one undo takes back both.

    A mail whose Message-ID is known already is kept once: then it is given as it stands, and there is nothing to take back.

    Args:
        is_answer: False for what a machine sent (an absence, a bounce): nobody has answered then.
        shift: what the words make of the kind, with the words that say so; raised as a notice.

    Raises:
        StillToComeError: the day lies ahead.
    """
    if written.on > timezone.localdate(now):
        raise StillToComeError("That day is still to come.", "Note it once it is written.")
    with transaction.atomic():
        if written.mail_id and (known := _known(conversation.workspace, written.mail_id)):
            return known, None
        message = _record(conversation, written, removed_at=now)
        done = change(message, "noted", removed_at=None)
        if written.is_mine:
            note_fact(conversation, written.purpose, on=written.on, part_of=done)
        elif is_answer and is_their_answer(conversation.as_facts(), conversation.closed_why, written.on):
            change(conversation, "answered", part_of=done, **answered(conversation.as_facts(), written.on))
        if shift:
            _raise(conversation, shift, part_of=done, now=now)
    return message, done


def _record(conversation: Conversation, written: Written, *, removed_at: datetime) -> Message:
    """A message that is not there yet, so that its coming can be taken back."""
    return Message.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        person=written.person or _only_person(conversation),
        is_mine=written.is_mine,
        channel=written.channel,
        purpose=written.purpose if written.is_mine else Purpose.OTHER,
        subject=written.subject[:300],
        text=written.text,
        on=written.on,
        at=written.at,
        mail_id=written.mail_id[:255],
        answers=written.answers[:255],
        sort=written.sort,
        blob=written.blob,
        removed_at=removed_at,
    )


def _known(workspace: Workspace, mail_id: str) -> Message | None:
    found: Message | None = workspace.messages.present().filter(mail_id=mail_id[:255]).first()
    return found


def _only_person(conversation: Conversation) -> Person | None:
    """Who it is to or from when nobody else can be meant."""
    people = list(conversation.people.present()[:2])
    return people[0] if len(people) == 1 else None


def _raise(conversation: Conversation, shift: tuple[Shift, str], *, part_of: Revision, now: datetime) -> None:
    """Raises the notice as part of the deed, so that it goes when the message is taken back."""
    before = set(conversation.kind_notes.values_list("pk", flat=True))
    note = raise_shift(conversation, *shift)
    if note.pk not in before:
        KindNote.objects.filter(pk=note.pk).update(removed_at=now)
        change(note, "noticed", part_of=part_of, removed_at=None)


def remember_address(workspace: Workspace, address: str) -> None:
    """From now on mails from this address are the person's own."""
    if address.lower() not in workspace.my_addresses:
        workspace.my_addresses = [*workspace.my_addresses, address.lower()]
        workspace.save(update_fields=["my_addresses"])
