"""People whose words are sought, and a page of them with the day of the last contact."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from halfhour.domain.acquaintance import Warmth, warmth_of
from halfhour.domain.names import plain_person
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import ByLastContact, last_contacts
from halfhour.records.people import Address, Organization, Person

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with the day of the last real contact."""

    person: Person
    last: date | None
    warmth: Warmth


def holding(people: Any, words: str) -> Any:
    """Those whose name, work, organization or addresses hold all the words."""
    for word in words.split():
        fits = Q(name__icontains=word) | Q(call_me__icontains=word) | Q(role__icontains=word)
        if plain := plain_person(word):
            fits |= Q(plain__contains=plain)
        fits |= Q(organization__in=Organization.objects.present().filter(name__icontains=word))
        fits |= Q(pk__in=Address.objects.present().filter(value__icontains=word).values("person"))
        people = people.filter(fits)
    return people


def page_of(people: Any, workspace: Workspace, order: str, number: Any, today: date) -> "tuple[Page, list[Listed]]":
    """A page of people in an order, each with the last contact; three questions more, however many there are."""
    if order:
        ordered = ByLastContact(people, workspace, today, latest_first=order == "latest")
        page = Paginator(ordered, ON_A_PAGE).get_page(number)
        last = ordered.last
    else:
        page = Paginator(people, ON_A_PAGE).get_page(number)
        last = last_contacts(workspace, today, [person.pk for person in page.object_list])
    listed = [Listed(person, last.get(person.pk), warmth_of(last.get(person.pk), today)) for person in page.object_list]
    return page, listed
