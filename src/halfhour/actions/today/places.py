"""Where those are who were asked, and who else was asked there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from halfhour.actions.keep_in_touch import WITH
from halfhour.domain.follow_up import Deed
from halfhour.phrases.follow_up import preset
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation

MEANWHILE = timedelta(days=30)
"""Somebody else at a place, asked so shortly before or since, is the second person there (our own default)."""
Asked = tuple[str, date]
"""A conversation, and the day on which they were asked for it."""


@dataclass(slots=True)
class There:
    """The first country known of those who were asked, and the places where they are."""

    country: str = ""
    places: set[str] = field(default_factory=set)


def second_asked(conversation: Conversation) -> bool:
    """Whether somebody else at the place was asked shortly before or since, as the preset of a conversation looks for it."""
    if conversation.asked_on is None:
        return False
    there = there_of(conversation.workspace, {conversation.pk})
    others = seconds_of(conversation.workspace, {conversation.pk: there[conversation.pk]}, [conversation.follow_up])
    return is_second(conversation.pk, conversation.asked_on, others.get(conversation.pk, ()))


def is_second(conversation: str, asked_on: date, others: Iterable[Asked]) -> bool:
    """Whether somebody else was asked, not too long before a day."""
    return any(on >= asked_on - MEANWHILE for other, on in others if other != conversation)


def there_of(workspace: Workspace, asked: Collection[str]) -> dict[str, There]:
    """Countries and places of those who were asked."""
    was_asked = Q(conversation__asked_on__isnull=False, conversation__answered_on=None, conversation__held_on=None)
    rows = WITH.objects.filter(was_asked, conversation__workspace=workspace, conversation__agreed_for=None)
    rows = rows.filter(conversation__closed_on=None, conversation__removed_at=None, person__removed_at=None)
    found: dict[str, There] = defaultdict(There, {pk: There() for pk in asked})
    for pk, country, place in rows.order_by("pk").values_list(
        "conversation_id", "person__country", "person__organization_id"
    ):
        one = found[pk]
        one.country = one.country or country
        if place:
            one.places.add(place)
    return found


def seconds_of(workspace: Workspace, there: Mapping[str, There], presets: Iterable[str]) -> dict[str, list[Asked]]:
    """Who else was asked at the places of each, and when; asked only where a preset looks for a second person."""
    names = {name or workspace.follow_up for name in presets}
    if not any(step.deed is Deed.SECOND_PERSON for name in names for step in preset(name).steps):
        return {}
    by_place = _asked_at({place for one in there.values() for place in one.places})
    return {pk: [row for place in one.places for row in by_place[place]] for pk, one in there.items()}


def _asked_at(places: Collection[str]) -> dict[str, list[Asked]]:
    """Who was asked at each of some places."""
    rows = WITH.objects.filter(person__organization__in=places, conversation__asked_on__isnull=False)
    by_place: dict[str, list[Asked]] = defaultdict(list)
    for pk, place, on in rows.filter(conversation__removed_at=None).values_list(
        "conversation_id", "person__organization_id", "conversation__asked_on"
    ):
        by_place[place].append((pk, on))
    return by_place
