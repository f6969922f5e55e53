"""Stories for a casual job interview: those that come along, and one left out again."""

from django.db.models import QuerySet

from halfhour.actions.undo import remove
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story, Telling
from halfhour.records.revisions import Revision


def taken_along(conversation: Conversation) -> "QuerySet[Telling]":
    """Stories planned for a conversation or told in it, by name."""
    rows = conversation.tellings.present().filter(story__removed_at=None).select_related("story")
    return rows.order_by("story__name", "created_at")


def leave_out(conversation: Conversation, story: Story) -> Revision | None:
    """Takes a planned story away; None when there is none. What was told stays."""
    planned = conversation.tellings.present().filter(story=story, on=None).first()
    return remove(planned) if planned else None
