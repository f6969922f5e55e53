"""People whose words are sought, and a page of them with the day of the last contact."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from halfhour.domain.acquaintance import Warmth, warmth_of
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import ByLastContact, last_contacts
from halfhour.records.people import Person

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with the day of the last real contact."""

    person: Person
    last: date | None
    warmth: Warmth


def page_of(
    people: Any, workspace: Workspace, order: str, number: Any, today: date, *, narrowed: bool
) -> "tuple[Page, list[Listed]]":
    """A page of people in an order, each with the last contact; three questions more, however many there are."""
    if order:
        people = ByLastContact(people, workspace, today, latest_first=order == "latest", narrowed=narrowed)
    page = Paginator(people, ON_A_PAGE).get_page(number)
    last = last_contacts(workspace, today, [person.pk for person in page.object_list])
    listed = [Listed(person, last.get(person.pk), warmth_of(last.get(person.pk), today)) for person in page.object_list]
    return page, listed
