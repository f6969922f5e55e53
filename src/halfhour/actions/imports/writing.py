"""Writing what arrives: people, addresses, posts, contacts, letters and places, each by the hundred."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from halfhour.actions.imports.book import LETTER, Judged
from halfhour.domain.arrivals import Change, Fate
from halfhour.domain.names import plain_person, plain_place
from halfhour.records.imports import Import, Origin
from halfhour.records.kept import Kept, new_id
from halfhour.records.letters import Message
from halfhour.records.people import Address, Alias, Contact, Organization, Person, Post
from halfhour.records.pour import pour

Rows = Callable[[Change], Iterator[dict[str, Any]]]


class Writer:
    """Writes for one import, and notes of each person what it made and what stood there before."""

    def __init__(self, taken: Import, source: str) -> None:
        self.taken, self.source, self.workspace = taken, source, taken.workspace
        places = Organization.objects.filter(workspace=self.workspace).order_by("-removed_at", "-created_at")
        self._places = {
            plain: (place, removed) for plain, place, removed in places.values_list("plain", "pk", "removed_at")
        }
        for plain, place in (
            Alias.objects.present()
            .filter(workspace=self.workspace, organization__removed_at=None)
            .values_list("plain", "organization_id")
        ):
            self._places.setdefault(plain, (place, None))
        self._plains: dict[str, str] = {}

    def write(self, judged: Iterable[Judged]) -> None:
        """All of a batch; to be called within a transaction."""
        noted = [each for each in judged if not each.is_told]
        made: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._make_places(noted, made)
        befores = self._write_people(noted)
        for model, rows in (
            (Address, self._addresses),
            (Post, self._posts),
            (Contact, self._contacts),
            (Message, self._letters),
        ):
            pour(model, self._noted(model, noted, rows, made))
        pour(Origin, (self._origin(each, befores, made) for each in noted))

    def _noted(
        self, model: type[Kept], judged: list[Judged], rows: Rows, made: dict[str, dict[str, list[str]]]
    ) -> Iterator[dict[str, Any]]:
        """The rows of a table with ids of their own, which are noted as made."""
        name = str(model._meta.model_name)
        for each in judged:
            for row in rows(each.change):
                row_id = new_id()
                made[each.arrival.keys[0]][name].append(row_id)
                yield {"id": row_id, "workspace_id": self.workspace.pk, "person_id": each.person, **row}

    def _origin(
        self, judged: Judged, befores: dict[str, dict[str, Any]], made: dict[str, dict[str, list[str]]]
    ) -> dict[str, Any]:
        key = judged.arrival.keys[0]
        return {
            "workspace_id": self.workspace.pk,
            "person_id": judged.person,
            "brought_by_id": self.taken.pk,
            "source": self.source,
            "key": key,
            "fingerprint": judged.arrival.fingerprint,
            "is_new": judged.fate is Fate.NEW,
            "before": {
                **befores.get(key, {}),
                "said": dict(judged.arrival.fields),
                "reached": [reach.plain for reach in judged.arrival.reaches],
                "made": made.get(key, {}),
            },
        }

    def _make_places(self, judged: list[Judged], made: dict[str, dict[str, list[str]]]) -> None:
        fresh: list[dict[str, Any]] = []
        woken: list[str] = []
        for each in judged:
            names = [post.organization for post in each.change.posts]
            names += [each.change.fields["organization"][1]] if "organization" in each.change.fields else []
            for name in names:
                plain = self._plain(name)
                place, removed = self._places.get(plain, (None, None))
                if place is not None and removed is None:
                    continue
                if place is None:
                    place = new_id()
                    fresh.append({"id": place, "workspace_id": self.workspace.pk, "name": name, "plain": plain})
                else:
                    woken.append(place)
                self._places[plain] = (place, None)
                made[each.arrival.keys[0]]["organization"].append(place)
        pour(Organization, fresh)
        Organization.objects.filter(pk__in=woken).update(removed_at=None)

    def _write_people(self, judged: list[Judged]) -> dict[str, dict[str, Any]]:
        """Makes who is new and changes who is not; what stood in their fields before, and what was set, by key."""
        pour(
            Person,
            (
                {"id": each.person, "workspace_id": self.workspace.pk, **self._values(each)}
                | {"plain": plain_person(each.arrival.name)[:200]}
                for each in judged
                if each.fate is Fate.NEW
            ),
        )
        changed = [each for each in judged if each.fate is Fate.CHANGED and each.change.fields]
        people = Person.objects.in_bulk([each.person for each in changed])
        befores: dict[str, dict[str, Any]] = {}
        for each in changed:
            person, values = people[each.person], self._values(each)
            befores[each.arrival.keys[0]] = {
                "fields": {name: getattr(person, name) for name in values},
                "set": values,
            }
            for name, value in values.items():
                setattr(person, name, value)
            person.plain = plain_person(person.name)[:200]
        fields = ["name", "plain", "call_me", "role", "organization_id", "birthday", "known_from", "notes"]
        Person.objects.bulk_update(people.values(), [name.removesuffix("_id") for name in fields], batch_size=100)
        return befores

    def _values(self, judged: Judged) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: told for name, (_, told) in judged.change.fields.items() if name != "organization"
        }
        if "organization" in judged.change.fields:
            values["organization_id"] = self._place(judged.change.fields["organization"][1])
        return values

    def _place(self, name: str) -> str:
        return str(self._places[self._plain(name)][0])

    def _plain(self, name: str) -> str:
        if name not in self._plains:
            self._plains[name] = plain_place(name)[:200]
        return self._plains[name]

    def _addresses(self, change: Change) -> Iterator[dict[str, Any]]:
        for reach in change.reaches:
            yield {"way": reach.way, "value": reach.value, "plain": reach.plain, "label": reach.label}

    def _posts(self, change: Change) -> Iterator[dict[str, Any]]:
        for post in change.posts:
            yield {
                "organization_id": self._place(post.organization),
                "title": post.title,
                "since": post.since,
                "until": post.until,
                "is_over": post.is_over,
            }

    def _contacts(self, change: Change) -> Iterator[dict[str, Any]]:
        for touch in change.touches:
            if touch.is_mine is None:
                yield {
                    "on": touch.on,
                    "way": touch.way,
                    "is_real": touch.is_real,
                    "words": touch.words,
                    "key": touch.key,
                }

    def _letters(self, change: Change) -> Iterator[dict[str, Any]]:
        for touch in change.touches:
            if touch.is_mine is not None:
                yield {
                    "is_mine": touch.is_mine,
                    "channel": Message.Channel.LINKEDIN.value,
                    "text": touch.words,
                    "on": touch.on,
                    "at": touch.at,
                    "mail_id": f"{LETTER}{touch.key}",
                }
