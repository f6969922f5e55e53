"""A message being written, and noting that it was sent by hand."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from halfhour.actions.letters import Written, note_message
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.writing import fingerprint
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Message
from halfhour.records.people import Person
from halfhour.records.revisions import Revision

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
        values: dict[str, Any] = {**written, "tab": tab}
        if stored and stored.removed_at:
            # Noted, so that what was sent in these words before cannot be taken back over the new ones.
            change(stored, "begun", **values, removed_at=None)
            return stored
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save()
    return draft


def _is_newer(stored: Draft, seen: str, tab: str, written: dict[str, str]) -> bool:
    same = all(getattr(stored, name) == value for name, value in written.items())
    return not same and stored.tab != tab and fingerprint_of(stored) != seen


def note_sent(draft: Draft, *, person: Person | None, on: date, now: datetime) -> Revision | None:
    """Notes that a message left by the person's own hand, with its fact; the draft is done. One undo takes all of it back.

    Raises:
        StillToComeError: the day lies ahead.
    """
    with transaction.atomic():
        written = Written(
            draft.text,
            on,
            is_mine=True,
            subject=draft.subject if draft.channel in WITH_SUBJECT else "",
            channel=draft.channel,
            purpose=draft.purpose,
            person=person,
        )
        _, done = note_message(draft.conversation, written, now=now)
        change(draft, "sent", part_of=done, removed_at=now)
    return done
