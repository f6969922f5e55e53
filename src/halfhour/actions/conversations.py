"""Beginning a conversation, and noting what its people agreed to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.consent import Use
from halfhour.records.accounts import Workspace
from halfhour.records.consents import Consent
from halfhour.records.conversations import Conversation
from halfhour.records.people import Organization, Person
from halfhour.records.revisions import Revision


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
