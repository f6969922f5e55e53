"""What a message of mine makes of its conversation."""

from datetime import date

from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Happening
from halfhour.records.conversations import Conversation, Event
from halfhour.records.letters import Purpose
from halfhour.records.revisions import Revision

FACTS = {Purpose.ASK: "asked_on", Purpose.THANKS: "thanked_on", Purpose.REPORT: "reported_on"}
"""The fact of a conversation that a message makes."""

HAPPENINGS = {Purpose.FOLLOW_UP: Happening.FOLLOWED_UP, Purpose.CONFIRM: Happening.CONFIRMED}
"""What a message makes happen, each time it is sent."""


class StillToComeError(RuleError):
    """A day that lies ahead."""


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
