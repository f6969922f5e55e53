"""When one last really had to do with people: asked of the dated facts, never of the day of typing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, overload

from django.db.models import Exists, OuterRef, Q, QuerySet

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Message
from halfhour.records.people import Contact, Person

Rows = Iterator[tuple[str, date]]


def last_contacts(workspace: Workspace, today: date, people: Iterable[str] | None = None) -> dict[str, date]:
    """The day of the last real contact with each person who had one, up to today; of all people where none are named.

    Real are noted contacts in which somebody said something, letters of theirs, and conversations on the day they were answered or held.
    """
    last: dict[str, date] = {}
    for person, on in _touches(workspace, today, None if people is None else list(people)):
        if person not in last or on > last[person]:
            last[person] = on
    return last


def never_in_contact(people: "QuerySet[Any]", today: date) -> "QuerySet[Any]":
    """Those with whom there was no real contact yet."""
    met = Contact.objects.present().filter(person=OuterRef("pk"), is_real=True, on__lte=today)
    heard = Message.objects.present().filter(person=OuterRef("pk"), is_mine=False, on__lte=today)
    spoke = _with(today).filter(person_id=OuterRef("pk"))
    return people.exclude(Exists(met)).exclude(Exists(heard)).exclude(Exists(spoke))


class ByLastContact(Sequence[Any]):
    """People in the order of their last real contact, to be paged through; those without one stand at the end, by name."""

    def __init__(self, people: "QuerySet[Any]", workspace: Workspace, today: date, *, latest_first: bool) -> None:
        self.people, self.today = people, today
        self.last = last_contacts(workspace, today)
        self.latest_first = latest_first
        self.contacted = self._contacted()

    def __len__(self) -> int:
        return self.people.count()

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, int):
            return self[place : place + 1][0]
        ids = self.contacted[place]
        found = self.people.in_bulk(ids)
        shown = [found[pk] for pk in ids]
        beyond = (place.stop or 0) - len(self.contacted)
        if beyond > 0:
            first = max(0, (place.start or 0) - len(self.contacted))
            shown += never_in_contact(self.people, self.today)[first:beyond]
        return shown

    def _contacted(self) -> list[str]:
        there = set(self.people.order_by().values_list("pk", flat=True))
        ordered = sorted((on, pk) for pk, on in self.last.items() if pk in there)
        return [pk for _, pk in (reversed(ordered) if self.latest_first else ordered)]


def _touches(workspace: Workspace, today: date, people: list[str] | None) -> Rows:
    contacts = Contact.objects.present().filter(workspace=workspace, is_real=True, on__lte=today)
    letters = Message.objects.present().filter(workspace=workspace, is_mine=False, on__lte=today, person__isnull=False)
    spoken = _with(today).filter(conversation__workspace=workspace)
    if people is not None:
        contacts, letters, spoken = (rows.filter(person__in=people) for rows in (contacts, letters, spoken))
    yield from contacts.order_by().values_list("person_id", "on")
    yield from letters.order_by().values_list("person_id", "on")
    for person, answered, held in spoken.values_list("person_id", "conversation__answered_on", "conversation__held_on"):
        for on in (answered, held):
            if on and on <= today:
                yield person, on


def _with(today: date) -> "QuerySet[Any]":
    """Who was in which conversation that was answered or held."""
    through: Any = Conversation.people.through
    happened = Q(conversation__answered_on__lte=today) | Q(conversation__held_on__lte=today)
    return through.objects.filter(happened, conversation__removed_at=None)


def everybody(workspace: Workspace) -> "QuerySet[Any]":
    """People not removed, with where they are now."""
    return Person.objects.present().filter(workspace=workspace).select_related("organization")
