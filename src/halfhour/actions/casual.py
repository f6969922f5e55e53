"""Stories for a casual job interview: taken along, left out, noted as told, so that nobody hears one twice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from halfhour.actions.undo import change, remove
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person
from halfhour.records.practice import Story, Telling
from halfhour.records.revisions import Revision


def taken_along(conversation: Conversation) -> "QuerySet[Telling]":
    """Stories planned for a conversation or told in it, by name."""
    rows = conversation.tellings.present().filter(story__removed_at=None).select_related("story")
    return rows.order_by("story__name", "created_at")


def heard_by(people: Iterable[Person], conversation: Conversation) -> "QuerySet[Telling]":
    """What any of some people heard in other conversations, the latest first."""
    they = list(people)
    rows = Telling.objects.present().filter(workspace=conversation.workspace, on__isnull=False)
    rows = rows.filter(Q(person__in=they) | Q(conversation__people__in=they)).exclude(conversation=conversation)
    return rows.select_related("person", "conversation").order_by("-on").distinct()


def take_along(conversation: Conversation, story: Story) -> Revision | None:
    """Plans a story for a conversation; None when it is planned or told there already."""
    with transaction.atomic():
        if conversation.tellings.present().filter(story=story).exists():
            return None
        return _added(conversation, story, None, None)


def leave_out(conversation: Conversation, story: Story) -> Revision | None:
    """Takes a planned story away; None when there is none. What was told stays."""
    planned = conversation.tellings.present().filter(story=story, on=None).first()
    return remove(planned) if planned else None


def note_told(conversation: Conversation, story: Story, *, on: date) -> Revision | None:
    """Notes that everybody in a conversation heard a story; None when that is noted already."""
    people = list(conversation.people.present())
    with transaction.atomic():
        if conversation.tellings.present().filter(story=story, on__isnull=False).exists():
            return None
        planned = conversation.tellings.present().filter(story=story).first()
        first = people[0] if people else None
        told: dict[str, Any] = {"on": on, "person_id": first.pk if first else None}
        done = change(planned, "told", **told) if planned else _added(conversation, story, first, on)
        for person in people[1:]:
            _added(conversation, story, person, on, part_of=done)
    return done


def _added(
    conversation: Conversation, story: Story, person: Person | None, on: date | None, part_of: Revision | None = None
) -> Revision:
    row = Telling.objects.create(
        workspace=conversation.workspace,
        story=story,
        conversation=conversation,
        person=person,
        on=on,
        removed_at=timezone.now(),
    )
    return change(row, "added", part_of=part_of, removed_at=None)
