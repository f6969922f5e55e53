"""Finding people by words, and when one last really had to do with them: by dated facts, never by the day of typing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, overload

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from halfhour.domain.names import plain_person
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Message
from halfhour.records.people import Address, Contact, Organization, Person

DAY = len("2026-03-05")


def last_contacts(workspace: Workspace, today: date, people: Iterable[str] | None = None) -> dict[str, date]:
    """The day of the last real contact with each person who had one, up to today; of all people where none are named.

    Real are noted contacts in which somebody said something, letters of theirs, and conversations on the day they were answered or held.
    """
    return {person: date.fromisoformat(on) for person, on in _last(workspace, today, people).items()}


def never_in_contact(people: "QuerySet[Any]", today: date) -> "QuerySet[Any]":
    """Those with whom there was no real contact yet."""
    met = Contact.objects.present().filter(person=OuterRef("pk"), is_real=True, on__lte=today)
    heard = Message.objects.present().filter(person=OuterRef("pk"), is_mine=False, on__lte=today)
    spoke = _with(today).filter(person_id=OuterRef("pk"))
    return people.exclude(Exists(met)).exclude(Exists(heard)).exclude(Exists(spoke))


class ByLastContact(Sequence[Any]):
    """People in the order of their last real contact, to be paged through; those without one stand at the end, by name.

    `narrowed` says that the people are not all of the workspace.
    """

    def __init__(
        self, people: "QuerySet[Any]", workspace: Workspace, today: date, *, latest_first: bool, narrowed: bool
    ) -> None:
        self.people, self.workspace, self.today = people, workspace, today
        last = _last(workspace, today, None)
        if narrowed:
            there = set(people.order_by().values_list("pk", flat=True))
            last = {person: on for person, on in last.items() if person in there}
        else:
            for gone in workspace.people.exclude(removed_at=None).order_by().values_list("pk", flat=True):
                last.pop(gone, None)
        ordered = sorted(f"{on}{person}" for person, on in last.items())
        self.contacted = [each[DAY:] for each in (reversed(ordered) if latest_first else ordered)]

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
        shown = [found[pk] for pk in ids if pk in found]
        beyond = (place.stop or 0) - len(self.contacted)
        if beyond > 0:
            first = max(0, (place.start or 0) - len(self.contacted))
            shown += never_in_contact(self.people, self.today)[first:beyond]
        return shown


def _last(workspace: Workspace, today: date, people: Iterable[str] | None) -> dict[str, str]:
    """The days as texts, 2026-03-05, since reading thousands of them into days would take longer than all the rest."""
    last: dict[str, str] = {}
    for person, on in _touches(workspace, today, None if people is None else list(people)):
        if on > last.get(person, ""):
            last[person] = on
    return last


def _touches(workspace: Workspace, today: date, people: list[str] | None) -> Iterator[tuple[str, str]]:
    contacts: Any = Contact.objects.present().filter(workspace=workspace, is_real=True, on__lte=today)
    letters: Any = Message.objects.present().filter(
        workspace=workspace, is_mine=False, on__lte=today, person__isnull=False
    )
    spoken: Any = _with(today).filter(conversation__workspace=workspace)
    if people is not None:
        contacts, letters, spoken = (rows.filter(person__in=people) for rows in (contacts, letters, spoken))
    for rows in (contacts, letters):
        yield from rows.order_by().values_list("person_id", _text("on"))
    both = (_text("conversation__answered_on"), _text("conversation__held_on"))
    now = today.isoformat()
    for person, *days in spoken.values_list("person_id", *both):
        for on in days:
            if on and on <= now:
                yield person, on


def _text(column: str) -> Cast:
    return Cast(column, CharField())


def _with(today: date) -> "QuerySet[Any]":
    """Who was in which conversation that was answered or held."""
    through: Any = Conversation.people.through
    happened = Q(conversation__answered_on__lte=today) | Q(conversation__held_on__lte=today)
    return through.objects.filter(happened, conversation__removed_at=None)


def everybody(workspace: Workspace) -> "QuerySet[Any]":
    """People not removed, with where they are now."""
    return Person.objects.present().filter(workspace=workspace).select_related("organization")


def holding(people: "QuerySet[Any]", words: str) -> "QuerySet[Any]":
    """Those whose name, work, organization or addresses hold all the words."""
    for word in words.split():
        fits = Q(name__icontains=word) | Q(call_me__icontains=word) | Q(role__icontains=word)
        if plain := plain_person(word):
            fits |= Q(plain__contains=plain)
        fits |= Q(organization__in=Organization.objects.present().filter(name__icontains=word))
        fits |= Q(pk__in=Address.objects.present().filter(value__icontains=word).values("person"))
        people = people.filter(fits)
    return people
