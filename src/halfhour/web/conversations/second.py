"""Whom else one knows where somebody is who has not answered, to ask one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from halfhour.domain.acquaintance import Belonging, Standing, Warmth, known_there, warmth_of
from halfhour.records.acquaintance import last_contacts
from halfhour.records.conversations import Conversation
from halfhour.records.people import Organization, Person, Post

SHOWN = 25
"""People of one standing that the page shows; the page of the place has all (our own default)."""
WITH: Any = Conversation.people.through


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else there: as what, how warm, and the conversation in which they were asked already."""

    person: Person
    title: str
    last: date | None
    warmth: Warmth
    asked: Conversation | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with whom one knows there, by standing."""

    place: Organization
    groups: list[tuple[Standing, list[Other]]]


def others_at_their_places(found: Conversation, today: date) -> list[Place]:
    """The places where its people are now, each with everybody else one knows there; in a number of questions that does not grow.

    A place is the organization itself, as people and their posts point to it: names that are alike never count.
    """
    people = list(found.people.present().select_related("organization"))
    places = [person.organization for person in people if person.organization and not person.organization.removed_at]
    own = {person.pk for person in people}
    belongings = {place.pk: _belongings(place, own) for place in dict.fromkeys(places)}
    everybody = {each.person for there in belongings.values() for each in there}
    last = last_contacts(found.workspace, today, everybody)
    known = Person.objects.present().filter(at_rest=False).in_bulk(everybody)
    asked = _asked(everybody)

    def other(each: Belonging) -> Other:
        on = last.get(each.person)
        return Other(known[each.person], each.title, on, warmth_of(on, today), asked.get(each.person))

    return [
        Place(
            place,
            [
                (standing, [other(each) for each in there if each.person in known][:SHOWN])
                for standing, there in known_there(belongings[place.pk], last)
                if any(each.person in known for each in there)
            ],
        )
        for place in dict.fromkeys(places)
    ]


def _belongings(place: Organization, besides: Iterable[str]) -> list[Belonging]:
    now = place.people.present().exclude(pk__in=besides).values_list("pk", "role")
    posts = Post.objects.present().filter(organization=place, person__removed_at=None).exclude(person__in=besides)
    return [
        *(Belonging(pk, place.sort, title=role) for pk, role in now),
        *(Belonging(*row) for row in _rows(posts, place.sort)),
    ]


def _rows(posts: Any, sort: str) -> Iterable[tuple[str, str, bool, str]]:
    for person, is_over, title in posts.values_list("person_id", "is_over", "title"):
        yield person, sort, is_over, title


def _asked(people: Iterable[str]) -> dict[str, Conversation]:
    """The conversation that goes on with each of some people, once they were asked."""
    rows = WITH.objects.filter(person__in=people, conversation__removed_at=None, conversation__closed_on=None)
    going = rows.filter(conversation__asked_on__isnull=False, conversation__thanked_on=None)
    return {row.person_id: row.conversation for row in going.select_related("conversation")}
