"""Stories that are kept, planned for a conversation, and told in it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.names import plain_person
from halfhour.domain.stories import Heard
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept
from halfhour.records.practice import Story, Telling
from halfhour.records.revisions import Revision


def keep_story(story: Story) -> Revision:
    """A new story, so that undo takes it away again."""
    return _added(story)


def plan_story(story: Story, conversation: Conversation) -> Revision | None:
    """It is planned for a conversation; None when it was planned or told there before, for twice is once."""
    with transaction.atomic():
        Story.objects.select_for_update().get(pk=story.pk)
        if _telling(story, conversation):
            return None
        return _added(Telling(workspace=story.workspace, story=story, conversation=conversation))


def tell_story(story: Story, conversation: Conversation, on: date) -> Revision | None:
    """It was told in a conversation; None when that was noted before."""
    with transaction.atomic():
        Story.objects.select_for_update().get(pk=story.pk)
        known = _telling(story, conversation)
        if known is None:
            return _added(Telling(workspace=story.workspace, story=story, conversation=conversation, on=on))
        return None if known.on else change(known, "told", on=on)


def tell_elsewhere(story: Story, listener: str, on: date) -> Revision | None:
    """It was told in a talk that is not kept here; None when that was noted before. Whoever is known by exactly this name is linked."""
    plain, name = plain_person(listener), listener.strip()
    with transaction.atomic():
        Story.objects.select_for_update().get(pk=story.pk)
        known = list(story.workspace.people.present().filter(plain=plain)[:2])
        person = known[0] if len(known) == 1 else None
        told = story.tellings.present().filter(conversation=None, on=on)
        if any((one.person_id and one.person == person) or plain_person(one.listener) == plain for one in told):
            return None
        telling = Telling(workspace=story.workspace, story=story, person=person, on=on)
        telling.listener = "" if person else name
        return _added(telling)


def hearers(workspace: Workspace, stories: Iterable[Story], *, apart_from: Conversation) -> Iterator[Heard]:
    """Who has heard some stories elsewhere, or will, in four questions however many there are.

    Somebody noted by name alone is taken for whoever of that name is in the conversation.
    """
    called = {person.plain: person.pk for person in apart_from.people.present()}
    rows = workspace.tellings.present().filter(story__in=list(stories), conversation__removed_at=None)
    rows = rows.exclude(conversation=apart_from)
    for telling in rows.prefetch_related("conversation__people"):
        people = {person.pk for person in telling.conversation.people.all()} if telling.conversation else set()
        named = telling.person_id or (called.get(plain_person(telling.listener)) if telling.listener else None)
        for person in people | ({named} if named else set()):
            yield Heard(telling.story_id, person, telling.on)


def _telling(story: Story, conversation: Conversation) -> Telling | None:
    found: Telling | None = story.tellings.present().filter(conversation=conversation).first()
    return found


def _added(record: Kept) -> Revision:
    record.removed_at = timezone.now()
    record.save()
    return change(record, "added", removed_at=None)
