"""Stories that are kept, planned for a conversation, and told in it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
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


def hearers(workspace: Workspace, stories: Iterable[Story], *, apart_from: Conversation) -> Iterator[Heard]:
    """Who has heard some stories in another conversation, or will, in three questions however many there are."""
    rows = workspace.tellings.present().filter(story__in=list(stories), conversation__removed_at=None)
    rows = rows.exclude(conversation=apart_from)
    for telling in rows.prefetch_related("conversation__people"):
        people = {person.pk for person in telling.conversation.people.all()} if telling.conversation else set()
        for person in people | ({telling.person_id} if telling.person_id else set()):
            yield Heard(telling.story_id, person, telling.on)


def _telling(story: Story, conversation: Conversation) -> Telling | None:
    found: Telling | None = story.tellings.present().filter(conversation=conversation).first()
    return found


def _added(record: Kept) -> Revision:
    record.removed_at = timezone.now()
    record.save()
    return change(record, "added", removed_at=None)
