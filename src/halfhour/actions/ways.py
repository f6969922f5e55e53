"""The ways to talks: typed, remembered from another talk at the same place, or estimated from where one sets out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models.functions import Lower

from halfhour.actions.calendars.taken import LONGEST_TALK
from halfhour.domain.scheduling.free import Visit
from halfhour.domain.scheduling.spans import Span
from halfhour.domain.scheduling.spots import Spot
from halfhour.domain.scheduling.ways import Going, WayThere, estimated, way_there
from halfhour.formats.spots import spot_in
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Availability


def way_of(conversation: Conversation) -> WayThere | None:
    """The way to one conversation; None for a talk from afar, and where nobody knows."""
    return ways_of(conversation.workspace, [conversation]).get(conversation.pk)


def ways_of(workspace: Workspace, conversations: Collection[Conversation]) -> Mapping[str, WayThere]:
    """The ways that are known, by conversation; asked for together, in at most two questions."""
    ways = _Ways(workspace, conversations)
    return {each.pk: way for each in conversations if (way := ways.to(each))}


@dataclass
class _Ways:
    """What ways are told by; nothing is asked for before a way needs it."""

    workspace: Workspace
    conversations: Collection[Conversation]

    def to(self, conversation: Conversation) -> WayThere | None:
        typed = conversation.travel_minutes
        if typed is not None:
            return way_there(typed, None, None, None, self.going)
        spot = conversation.as_spot()
        if not conversation.place and spot is None:
            return None
        remembered = self.remembered.get(conversation.place.strip().lower()) if conversation.place else None
        if remembered is not None or spot is None:
            return way_there(None, remembered, None, None, self.going) if remembered is not None else None
        return way_there(None, None, self.start, spot, self.going)

    @cached_property
    def hours(self) -> Availability:
        found: Availability | None = Availability.objects.present().filter(workspace=self.workspace).first()
        return found or Availability(workspace=self.workspace)

    @property
    def going(self) -> Going:
        return Going(self.hours.going)

    @cached_property
    def start(self) -> Spot | None:
        return spot_in(self.hours.place)

    @cached_property
    def remembered(self) -> Mapping[str, int]:
        """Minutes that were typed last for a place, by its name in small letters."""
        names = {
            each.place.strip().lower() for each in self.conversations if each.place and each.travel_minutes is None
        }
        if not names - {""}:
            return {}
        rows = self.workspace.conversations.present().exclude(travel_minutes=None).annotate(called=Lower("place"))
        rows = rows.filter(called__in=names).order_by("changed_at")
        return dict(rows.values_list("called", "travel_minutes"))


@dataclass(frozen=True, slots=True)
class Visits:
    """Talks at places around a new one, with the room to and from each; `conversations` are those that they belong to."""

    visits: tuple[Visit, ...]
    conversations: tuple[Conversation, ...]


def visits_around(
    conversation: Conversation, window: Span, *, before: timedelta, after: timedelta, hours: Availability
) -> Visits:
    """Talks that are agreed at a place. Between two places that are known counts the way from the one to the other.

    Where only the other one's way is known one goes home in between, which takes both ways.

    Args:
        before: the room before a new talk when one comes from home; `after` that after it.
    """
    rows = conversation.workspace.conversations.present().exclude(pk=conversation.pk)
    rows = rows.filter(agreed_for__range=(window.start - LONGEST_TALK, window.end + LONGEST_TALK), closed_on=None)
    others = list(rows)
    ways = ways_of(conversation.workspace, others)
    here, going = conversation.as_spot(), Going(hours.going)
    found: list[tuple[Conversation, Visit]] = []
    for other in others:
        there, way = other.as_spot(), ways.get(other.pk)
        across = estimated(there, here, going) if there and here else None
        if across:
            between = timedelta(minutes=across.minutes)
            own = (timedelta(minutes=hours.after_minutes), timedelta(minutes=hours.before_minutes))
            found.append((other, Visit(_span_of(other), own[0] + between, own[1] + between)))
        elif way:
            home = timedelta(minutes=way.minutes)
            found.append((other, Visit(_span_of(other), after + home, before + home)))
    return Visits(tuple(visit for _, visit in found), tuple(other for other, _ in found))


def _span_of(conversation: Conversation) -> Span:
    start = conversation.agreed_for or conversation.created_at
    return Span(start, start + timedelta(minutes=conversation.minutes))


def spans_of(visits: Iterable[Visit]) -> tuple[Span, ...]:
    """When they are."""
    return tuple(visit.span for visit in visits)
