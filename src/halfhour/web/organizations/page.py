"""Whom one knows at a place, and what places are called."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from halfhour.domain.acquaintance import Belonging, Standing, Warmth, known_there, near_spellings, warmth_of
from halfhour.domain.names import plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import last_contacts
from halfhour.records.conversations import Conversation
from halfhour.records.people import Alias, Organization, Person

SHOWN = 50
"""People of one standing that a page shows; the list of people has all (our own default)."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody at a place: as what, how warm, and since when nobody said anything."""

    person: Person
    title: str
    last: date | None
    warmth: Warmth


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody of one standing; `hidden` are those beyond what is shown."""

    standing: Standing
    people: list[Known]
    hidden: int


def acquaintance_at(place: Organization, today: date) -> list[Group]:
    """Whom one knows there, by standing; in a number of questions that does not grow."""
    now = place.people.present().values_list("pk", "role")
    posts = place.posts.present().filter(person__removed_at=None).values_list("person_id", "is_over", "title")
    belongings = [Belonging(pk, place.sort, False, role) for pk, role in now]
    belongings += [Belonging(pk, place.sort, is_over, title) for pk, is_over, title in posts]
    last = last_contacts(place.workspace, today, {each.person for each in belongings})
    groups = known_there(belongings, last)
    shown = {each.person for _, there in groups for each in there[:SHOWN]}
    people = Person.objects.present().select_related("organization").in_bulk(shown)
    return [
        Group(
            standing,
            [_known(people[each.person], each, last, today) for each in there[:SHOWN] if each.person in people],
            max(0, len(there) - SHOWN),
        )
        for standing, there in groups
    ]


def talks_at(place: Organization) -> Any:
    """Conversations with people who are there now."""
    there = Conversation.objects.present().filter(people__organization=place, people__removed_at=None)
    return there.distinct().order_by("-held_on", "-changed_at").prefetch_related("people__organization")


def counted(places: Any) -> list[Any]:
    """Places of a page with how many people are there and were."""
    ids = [place.pk for place in places]
    now = _counts(Person.objects.present().filter(organization__in=ids), "organization")
    rows = Organization.objects.filter(pk__in=ids).annotate(
        before=Count("posts", filter=Q(posts__removed_at=None, posts__person__removed_at=None))
    )
    before = {place.pk: place.before for place in rows}
    for place in places:
        place.now, place.before = now.get(place.pk, 0), before.get(place.pk, 0)
    return list(places)


def called(workspace: Workspace, name: str) -> tuple[Organization | None, list[Organization]]:
    """The place of exactly this name or alias; and where there is none, those of a near spelling, to be asked about."""
    own = workspace.organizations.present()
    plain = plain_place(name)
    found = own.called(plain).first()
    if found or not plain:
        return found, []
    names: dict[str, str] = dict(own.values_list("plain", "pk"))
    aliases = Alias.objects.present().filter(workspace=workspace, organization__removed_at=None)
    names |= dict(aliases.values_list("plain", "organization_id"))
    near = [names[spelling] for spelling in near_spellings(plain, names)]
    places = own.in_bulk(near)
    return None, [places[pk] for pk in dict.fromkeys(near) if pk in places]


def _counts(rows: Any, column: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(column).annotate(Count("pk")))


def _known(person: Person, belonging: Belonging, last: dict[str, date], today: date) -> Known:
    on = last.get(person.pk)
    return Known(person, belonging.title, on, warmth_of(on, today))
