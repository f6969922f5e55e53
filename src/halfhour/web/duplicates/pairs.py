"""Pairs of a workspace who may be one person: worked out when something changed, else remembered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max

from halfhour.domain.duplicates import Likeness, Pair, Somebody, Sure, possible_duplicates
from halfhour.phrases.nicknames import nicknames
from halfhour.records.accounts import Workspace
from halfhour.records.people import Address, Person, Post

COUNTED = ("conversations", "messages", "contacts", "promises")
"""What is only counted where two people stand side by side."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair with its two people."""

    one: Person
    other: Person
    reasons: tuple[Likeness, ...]
    sure: Sure


@dataclass(frozen=True, slots=True)
class Side:
    """A person of two with what hangs on them."""

    person: Person
    addresses: tuple[Address, ...]
    posts: tuple[Post, ...]
    counts: tuple[tuple[str, int], ...]


def side_of(person: Person) -> Side:
    """What is shown of one person beside the other."""
    return Side(
        person,
        tuple(person.addresses.present()),
        tuple(person.posts.present().select_related("organization")),
        tuple((name, getattr(person, name).present().count()) for name in COUNTED),
    )


def pairs_of(workspace: Workspace) -> tuple[Pair, ...]:
    """All pairs, the surest first."""
    key = f"pairs-{workspace.pk}"
    state = _state(workspace)
    kept = cache.get(key)
    if kept is None or kept[0] != state:
        kept = (state, possible_duplicates(_everybody(workspace), nicknames(), _apart(workspace)))
        cache.set(key, kept, timeout=None)
    found: tuple[Pair, ...] = kept[1]
    return found


def shown(workspace: Workspace, pairs: Iterable[Pair]) -> list[Shown]:
    """Some pairs with their people, in two questions however many there are."""
    listed = list(pairs)
    ids = {each for pair in listed for each in (pair.one, pair.other)}
    people = workspace.people.present().select_related("organization").in_bulk(ids)
    return [
        Shown(people[pair.one], people[pair.other], pair.reasons, pair.sure)
        for pair in listed
        if pair.one in people and pair.other in people
    ]


def pair_of(one: Person, other: Person) -> Pair | None:
    """What two people share."""
    both = _everybody(one.workspace, [one.pk, other.pk])
    return next(iter(possible_duplicates(both, nicknames())), None)


def _state(workspace: Workspace) -> list[tuple[object, ...]]:
    """Changes whenever the pairs may be others."""
    tables = (workspace.people, workspace.addresses, workspace.posts, workspace.not_the_same)
    return [tuple(table.present().aggregate(count=Count("pk"), last=Max("changed_at")).values()) for table in tables]


def _everybody(workspace: Workspace, ids: list[str] | None = None) -> list[Somebody]:
    people = workspace.people.present()
    addresses, posts = workspace.addresses.present(), workspace.posts.present()
    if ids is not None:
        people = people.filter(pk__in=ids)
        addresses, posts = addresses.filter(person__in=ids), posts.filter(person__in=ids)
    reached: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, way, plain in addresses.order_by().values_list("person_id", "way", "plain"):
        reached[person, way].add(plain)
    places: dict[str, set[str]] = defaultdict(set)
    for person, place in posts.order_by().values_list("person_id", "organization_id"):
        places[person].add(place)
    rows = people.order_by("created_at", "pk").values_list("pk", "plain", "organization_id", "birthday")
    return [
        Somebody(
            pk,
            plain,
            frozenset(reached.get((pk, "email"), ())),
            frozenset(reached.get((pk, "phone"), ())),
            frozenset(reached.get((pk, "page"), ())),
            frozenset(places.get(pk, set()) | ({place} if place else set())),
            birthday,
        )
        for pk, plain, place, birthday in rows
    ]


def _apart(workspace: Workspace) -> list[frozenset[str]]:
    told = workspace.not_the_same.present().values_list("one_id", "other_id")
    return [frozenset(both) for both in told]
