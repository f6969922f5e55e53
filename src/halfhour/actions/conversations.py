"""Beginning a conversation, noting what happened in it, and what its people agreed to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.meetings import follow, note_event
from halfhour.actions.undo import change
from halfhour.domain.consent import Use
from halfhour.domain.conversations import CLOSINGS, Note, answered, is_answer
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Happening
from halfhour.records.accounts import Workspace
from halfhour.records.consents import Consent
from halfhour.records.conversations import Conversation
from halfhour.records.people import Organization, Person
from halfhour.records.revisions import Revision

HAPPENINGS = {
    Note.FOLLOWED_UP: Happening.FOLLOWED_UP,
    Note.CONFIRMED: Happening.CONFIRMED,
    Note.MISSED: Happening.MISSED,
}


class AheadError(RuleError):
    """A day that lies ahead."""


def start_conversation(
    workspace: Workspace, names: Iterable[str], *, zone: str, role: str = "", organization: str = "", **facts: Any
) -> Conversation:
    """A conversation with people of these names; somebody of the same name in the workspace is taken to be them.

    Args:
        names: at least one.
        facts: fields of the conversation.
    """
    with transaction.atomic():
        place = None
        if organization:
            place, _ = Organization.objects.get_or_create(workspace=workspace, name=organization)
        people = []
        for name in dict.fromkeys(names):
            person = workspace.people.present().filter(name__iexact=name).first() or Person(
                workspace=workspace, name=name
            )
            person.role = role or person.role
            person.organization = place or person.organization
            person.save()
            people.append(person)
        facts.setdefault("name", " and ".join(person.name for person in people)[:200])
        conversation = workspace.conversations.create(zone=zone, **facts)
        conversation.people.set(people)
    return conversation


def note_consent(
    conversation: Conversation, uses: Iterable[Use], *, given: bool, on: date, how: str = "", by_word_of: str = ""
) -> Revision | None:
    """Notes one answer for everybody in the conversation; a later word replaces an earlier one, and undo brings that back.

    None when nobody is in it.
    """
    first: Revision | None = None
    with transaction.atomic():
        asked = tuple(uses)
        for person in conversation.people.present():
            word = {"given": given, "noted_on": on, "how": how, "by_word_of": by_word_of or person.name}
            for use in asked:
                consent, _ = Consent.objects.get_or_create(
                    conversation=conversation,
                    person=person,
                    use=use,
                    defaults={"workspace": conversation.workspace, "removed_at": timezone.now(), **word},
                )
                done = change(consent, "noted", part_of=first, removed_at=None, **word)
                first = first or done
    return first


def note_happening(conversation: Conversation, what: Note, *, on: date, today: date) -> Revision:
    """Notes one thing that happened; undo takes it back.

    Raises:
        AheadError: the day lies ahead.
    """
    if on > today:
        raise AheadError("That day is still to come.", "Note it once it has happened.")
    if what in CLOSINGS:
        return change(conversation, "closed", closed_on=on, closed_why=what.value)
    if happening := HAPPENINGS.get(what):
        with transaction.atomic():
            return note_event(conversation, happening, on)
    fact: dict[str, Any] = {f"{what.value}_on": on}
    if what is Note.ANSWERED and is_answer(conversation.as_facts(), conversation.closed_why, on):
        fact = answered(conversation.as_facts(), on)
    return change(conversation, "noted", **fact)


def reopen(conversation: Conversation) -> Revision:
    """It goes on after all."""
    return change(conversation, "reopened", closed_on=None, closed_why="")


def edit_conversation(conversation: Conversation, changes: dict[str, Any], *, today: date) -> Revision:
    """Writes down what is known of it; another agreed time than the one before is noted as a move. One undo takes back both."""
    with transaction.atomic():
        before = Conversation.objects.get(pk=conversation.pk).agreed_for
        done = change(conversation, "edited", **changes)
        follow(conversation, before, today=today, part_of=done)
    return done


def change_together(conversations: Iterable[Conversation], deed: str, **values: Any) -> Revision | None:
    """The same change of several conversations, with one undo for all; None when there are none."""
    first: Revision | None = None
    with transaction.atomic():
        for conversation in conversations:
            done = change(conversation, deed, part_of=first, **values)
            first = first or done
    return first
