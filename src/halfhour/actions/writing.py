"""A message being written, and noting that it was sent by hand."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Happening
from halfhour.domain.writing import fingerprint
from halfhour.records.conversations import Conversation, Event
from halfhour.records.letters import Draft, Message, Purpose
from halfhour.records.people import Person
from halfhour.records.revisions import Revision

FACTS = {Purpose.ASK: "asked_on", Purpose.THANKS: "thanked_on", Purpose.REPORT: "reported_on"}
"""The fact of a conversation that a message makes."""

HAPPENINGS = {Purpose.FOLLOW_UP: Happening.FOLLOWED_UP, Purpose.CONFIRM: Happening.CONFIRMED}
"""What a message makes happen, each time it is sent."""

WITH_SUBJECT = frozenset({Message.Channel.EMAIL, Message.Channel.INMAIL})
"""Channels that have a subject line."""

WRITTEN = ("channel", "to", "subject", "text")


class NewerDraftError(RuleError):
    """Another open page has written the draft on; both texts are still there."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            "This message was changed in another window.", "Both texts are still there: choose which one to keep."
        )
        self.draft = draft


class StillToComeError(RuleError):
    """A day that lies ahead."""


def begin_with(person: Person, *, zone: str) -> Conversation:
    """A conversation with somebody one already knows, so that there is a place to write to them from."""
    with transaction.atomic():
        conversation: Conversation = person.workspace.conversations.create(name=person.name, zone=zone)
        conversation.people.add(person)
    return conversation


def draft_of(conversation: Conversation, purpose: str) -> Draft:
    """The message being written; an empty one, not yet kept, when nothing is."""
    kept = conversation.drafts.filter(purpose=purpose).first()
    if kept and kept.removed_at is None:
        return kept
    return Draft(workspace=conversation.workspace, conversation=conversation, purpose=purpose)


def fingerprint_of(draft: Draft) -> str:
    """Changes whenever what is written in it does."""
    return fingerprint(*(getattr(draft, name) for name in WRITTEN))


def save_draft(conversation: Conversation, purpose: str, *, seen: str, tab: str, **written: str) -> Draft:
    """Keeps a message as it grows.

    Args:
        seen: fingerprint of the draft that the page began with.
        tab: the open page that writes; it may always go on with its own words.

    Raises:
        NewerDraftError: another page has written it on since.
    """
    with transaction.atomic():
        stored = conversation.drafts.select_for_update().filter(purpose=purpose).first()
        draft = stored or Draft(workspace=conversation.workspace, conversation=conversation, purpose=purpose)
        if stored and stored.removed_at is None and _is_newer(stored, seen, tab, written):
            raise NewerDraftError(stored)
        for name, value in {**written, "tab": tab, "removed_at": None}.items():
            setattr(draft, name, value)
        draft.save()
    return draft


def _is_newer(stored: Draft, seen: str, tab: str, written: dict[str, str]) -> bool:
    same = all(getattr(stored, name) == value for name, value in written.items())
    return not same and stored.tab != tab and fingerprint_of(stored) != seen


def note_sent(draft: Draft, *, person: Person | None, on: date, today: date) -> Revision:
    """Notes that a message left by the person's own hand, with its fact; the draft is done. One undo takes all of it back.

    Raises:
        StillToComeError: the day lies ahead.
    """
    if on > today:
        raise StillToComeError("That day is still to come.", "Note it once it is sent.")
    with transaction.atomic():
        done = keep_message(
            draft.conversation,
            purpose=draft.purpose,
            person=person,
            channel=draft.channel,
            subject=draft.subject if draft.channel in WITH_SUBJECT else "",
            text=draft.text,
            on=on,
        )
        change(draft, "sent", part_of=done, removed_at=timezone.now())
    return done


def keep_message(
    conversation: Conversation, *, purpose: str, on: date, at: datetime | None = None, **said: Any
) -> Revision:
    """Keeps what I really wrote, and notes what it makes of the conversation; the first change of the deed."""
    with transaction.atomic():
        message = Message.objects.create(
            workspace=conversation.workspace,
            conversation=conversation,
            is_mine=True,
            purpose=purpose,
            on=on,
            at=at,
            removed_at=timezone.now(),
            **said,
        )
        done = change(message, "sent", removed_at=None)
        note_fact(conversation, purpose, on=on, part_of=done)
    return done


def note_fact(conversation: Conversation, purpose: str, *, on: date, part_of: Revision) -> None:
    """Notes what a message makes of its conversation; a fact that stands already stays as it is."""
    if (fact := FACTS.get(Purpose(purpose))) and getattr(conversation, fact) is None:
        change(conversation, "sent", part_of=part_of, **{fact: on})
    if what := HAPPENINGS.get(Purpose(purpose)):
        event = Event.objects.create(
            workspace=conversation.workspace, conversation=conversation, what=what, on=on, removed_at=timezone.now()
        )
        change(event, "sent", part_of=part_of, removed_at=None)
    if purpose == Purpose.INTRODUCER:
        _tell_introducers(conversation, on, part_of)


def _tell_introducers(conversation: Conversation, on: date, part_of: Revision) -> None:
    """Whoever led to its people has heard of it, and was thanked."""
    found = conversation.workspace.introductions.present().filter(to__in=conversation.people.present())
    for introduction in found:
        values = {name: on for name in ("told_on", "thanked_on") if getattr(introduction, name) is None}
        if values:
            change(introduction, "sent", part_of=part_of, **values)
