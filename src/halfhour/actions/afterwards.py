"""Keeping what follows from a talk: promises of both sides, advice, the next step."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.sittings import promise_turns
from halfhour.actions.undo import change
from halfhour.domain.afterwards import LONGEST, Offer, Sort, offers
from halfhour.domain.talks.answers import Debrief
from halfhour.domain.talks.transcript import Transcript
from halfhour.records.afterwards import Advice, Promise
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.records.talks import Talk

NEXT = "next-step"
"""The key of the promise that is the next step; there is one in a conversation."""


def offered(talk: Talk, debrief: Debrief, transcript: Transcript) -> tuple[Offer, ...]:
    """What a debrief found and nobody has kept or waved aside yet, in any talk of the conversation."""
    return offers(debrief, transcript, promise_turns(talk), taken_in(talk.conversation))


def taken_in(conversation: Conversation) -> frozenset[str]:
    """Keys of what was answered: kept, or waved aside. What was kept and taken back may be offered again."""
    promises = conversation.promises.exclude(removed_at__isnull=False, dropped_on=None)
    advice = conversation.advice.exclude(removed_at__isnull=False, acted_on=None)
    return frozenset(promises.values_list("key", flat=True)) | frozenset(advice.values_list("key", flat=True))


def keep_offer(talk: Talk, offer: Offer, *, is_mine: bool = True, due: date | None = None) -> Revision:
    """Keeps something offered; the same thing once."""
    values: dict[str, Any] = {
        "talk_id": talk.pk,
        "turn": offer.quote.turn,
        "text": offer.text[:LONGEST],
        "removed_at": None,
    }
    conversation = talk.conversation
    with transaction.atomic():
        if offer.sort is Sort.ADVICE:
            return change(_row(conversation, offer, {}), "kept", acted_on=None, **values)
        person = conversation.people.present().first()
        owed: dict[str, Any] = {
            "is_mine": is_mine,
            "due_on": due or offer.due,
            "person_id": person.pk if person else None,
        }
        return change(_row(conversation, offer, {"is_mine": is_mine}), "kept", dropped_on=None, **owed, **values)


def wave_aside(talk: Talk, offer: Offer, *, on: date) -> Revision:
    """Not a promise, or not worth following: it is not offered again, until that is taken back."""
    with transaction.atomic():
        if offer.sort is Sort.ADVICE:
            return change(_row(talk.conversation, offer, {}), "waved aside", acted_on=on)
        return change(_row(talk.conversation, offer, {"is_mine": False}), "waved aside", dropped_on=on)


def _row(conversation: Conversation, offer: Offer, extra: dict[str, bool]) -> Promise | Advice:
    """The row of an offer, out of sight when it is new."""
    table = Advice if offer.sort is Sort.ADVICE else Promise
    found = table.objects.filter(conversation=conversation, key=offer.key).first()
    row: Promise | Advice = found or table.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        key=offer.key,
        text=offer.text[:LONGEST],
        removed_at=timezone.now(),
        **extra,
    )
    return row


def add_promise(conversation: Conversation, text: str, *, is_mine: bool, due: date | None = None) -> Revision:
    """One that the person typed."""
    person = conversation.people.present().first()
    with transaction.atomic():
        row = Promise.objects.create(
            workspace=conversation.workspace,
            conversation=conversation,
            person=person,
            is_mine=is_mine,
            text=text,
            due_on=due,
            removed_at=timezone.now(),
        )
        return change(row, "kept", removed_at=None)


def add_advice(conversation: Conversation, text: str) -> Revision:
    """Advice that the person typed."""
    with transaction.atomic():
        row = Advice.objects.create(
            workspace=conversation.workspace, conversation=conversation, text=text, removed_at=timezone.now()
        )
        return change(row, "kept", removed_at=None)


def set_next_step(conversation: Conversation, text: str, *, on: date | None, is_mine: bool = True) -> Revision:
    """The next step, whose it is, and its day; a new one replaces what stood there."""
    person = None if is_mine else conversation.people.present().first()
    with transaction.atomic():
        row = Promise.objects.filter(conversation=conversation, key=NEXT).first() or Promise.objects.create(
            workspace=conversation.workspace,
            conversation=conversation,
            is_mine=is_mine,
            key=NEXT,
            text=text,
            removed_at=timezone.now(),
        )
        values: dict[str, Any] = {
            "text": text,
            "due_on": on,
            "is_mine": is_mine,
            "person_id": person.pk if person else None,
        }
        return change(row, "kept", kept_on=None, dropped_on=None, removed_at=None, **values)
