"""Who is kept already: each arrival finds its person, and what it changes of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from halfhour.domain.arrivals import Arrival, Change, Fate, Known, after, change_of, may_be_one
from halfhour.domain.names import plain_place
from halfhour.records.imports import Import, Origin
from halfhour.records.kept import new_id
from halfhour.records.letters import Message
from halfhour.records.people import Address, Contact, Person, Post

LETTER = "linkedin:"
"""Stands before the key of a message in the place of a mail's Message-ID."""

AT_ONCE = 400
"""People asked for in one question; SQLite takes some thousand values at most."""

_PROFILE = "linkedin.com/in/"
_FIELDS = ("name", "call_me", "role", "birthday", "known_from", "notes")


@dataclass(frozen=True, slots=True)
class Judged:
    """An arrival with the id of its person, what becomes of it, and what it changes; `is_told` when nothing of it need be noted."""

    arrival: Arrival
    person: str
    fate: Fate
    change: Change = field(default_factory=Change)
    is_told: bool = False


@dataclass(slots=True)
class _Told:
    """What a source said of somebody last."""

    fingerprint: str
    person: str
    is_removed: bool
    origin: int


class Book:
    """The people of a workspace as one source sees them; who is new is known to it at once."""

    def __init__(self, waiting: Import, source: str) -> None:
        workspace = waiting.workspace
        self._is_same_file = _was_taken_in(waiting)
        self._told = {
            key: _Told(fingerprint, person, removed_at is not None, origin)
            for key, fingerprint, person, removed_at, origin in Origin.objects.filter(
                workspace=workspace, source=source, removed_at=None
            )
            .order_by("id")
            .values_list("key", "fingerprint", "person_id", "person__removed_at", "id")
        }
        self._mails: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._pages: dict[str, str] = {}
        self._known: dict[str, Known] = {}
        self._fresh: dict[str, Arrival] = {}
        reached = Address.objects.present().filter(workspace=workspace, person__removed_at=None)
        mails = reached.filter(way=Address.Way.EMAIL).order_by("created_at", "id")
        for plain, person, name in mails.values_list("plain", "person_id", "person__name"):
            self._mails[plain].append((person, name))
        pages = reached.filter(way=Address.Way.PAGE, plain__startswith=_PROFILE).order_by("created_at", "id")
        for plain, person in pages.values_list("plain", "person_id"):
            self._pages.setdefault(plain, person)

    def judged(self, batch: Sequence[Arrival]) -> list[Judged]:
        """What becomes of each; those further down in a file already know of those further up."""
        found = [self._found(arrival) for arrival in batch]
        self._learn(
            (person, told.origin if told else None)
            for arrival, (person, told) in zip(batch, found, strict=True)
            if person and not (told and (told.is_removed or self._is_told(told, arrival)))
        )
        return [self._judge(arrival, person, told) for arrival, (person, told) in zip(batch, found, strict=True)]

    def _found(self, arrival: Arrival) -> tuple[str, _Told | None]:
        """Whom an arrival is: by what this source said, else by an e-mail address, else by a profile; nobody for a new one."""
        for key in arrival.keys:
            if told := self._told.get(key):
                return told.person, told
        for mail in arrival.plains("email"):
            for person, name in self._mails.get(mail, ()):
                if may_be_one(name, arrival.name):
                    return person, None
        for page in arrival.plains("page"):
            if page in self._pages:
                return self._pages[page], None
        return "", None

    def _judge(self, arrival: Arrival, person: str, told: _Told | None) -> Judged:
        if not person:
            person, told = self._found(arrival)  # somebody further up in the file may be the same person
        if told and told.is_removed:
            return Judged(arrival, person, Fate.REMOVED, is_told=True)
        if told and self._is_told(told, arrival):
            return Judged(arrival, person, Fate.SAME, is_told=True)
        if not person:
            return self._newcomer(arrival)
        known = self._known_of(person, told)
        change = change_of(known, arrival)
        self._known[person] = after(known, arrival, change)
        self._note(arrival, person)
        return Judged(arrival, person, Fate.SAME if change.is_nothing else Fate.CHANGED, change)

    def _is_told(self, told: _Told, arrival: Arrival) -> bool:
        """Whether an arrival tells nothing that its source did not tell before; an older file again is no newer one."""
        return told.fingerprint == arrival.fingerprint or (self._is_same_file and told.origin > 0)

    def _newcomer(self, arrival: Arrival) -> Judged:
        """Somebody new: all of them is told now, and who comes after may be them."""
        person = new_id()
        fields = {name: ("", told) for name, told in arrival.fields.items()}
        change = Change(fields, {}, arrival.reaches, arrival.touches, arrival.posts)
        self._fresh[person] = arrival
        self._note(arrival, person)
        return Judged(arrival, person, Fate.NEW, change)

    def _known_of(self, person: str, told: _Told | None) -> Known:
        if person in self._fresh:
            arrival = self._fresh.pop(person)
            self._known[person] = after(Known({}), arrival, change_of(Known({}), arrival))
        if person not in self._known:
            self._learn([(person, told.origin if told else None)])
        return self._known[person]

    def _note(self, arrival: Arrival, person: str) -> None:
        """Who comes after in the same file, with the same key or address, is them."""
        self._told[arrival.keys[0]] = _Told("", person, False, 0)
        for mail in arrival.plains("email"):
            self._mails[mail].append((person, arrival.name))
        for page in arrival.plains("page"):
            if page.startswith(_PROFILE):
                self._pages.setdefault(page, person)

    def _learn(self, wanted: Iterable[tuple[str, int | None]]) -> None:
        """Asks for all that is kept of people, and what this source said of them."""
        origins = {
            person: origin for person, origin in wanted if person not in self._known and person not in self._fresh
        }
        ids = list(origins)
        for begin in range(0, len(ids), AT_ONCE):
            self._learn_some(ids[begin : begin + AT_ONCE], origins)

    def _learn_some(self, ids: list[str], origins: dict[str, int | None]) -> None:
        befores = Origin.objects.filter(pk__in=[origins[person] for person in ids if origins[person]])
        said = dict(befores.values_list("person_id", "before__said"))
        reaches = _gathered(Address.objects.filter(person__in=ids).values_list("person_id", "way", "plain"))
        touches = _gathered(Contact.objects.filter(person__in=ids).exclude(key="").values_list("person_id", "key"))
        letters = Message.objects.filter(person__in=ids, mail_id__startswith=LETTER)
        for person, mail_id in letters.values_list("person_id", "mail_id"):
            touches[person].add((mail_id.removeprefix(LETTER),))
        posts = _gathered(Post.objects.filter(person__in=ids).values_list("person_id", "organization__name", "title"))
        for kept in Person.objects.filter(pk__in=ids).select_related("organization"):
            fields = {name: getattr(kept, name) for name in _FIELDS}
            fields["organization"] = kept.organization.name if kept.organization else ""
            self._known[kept.pk] = Known(
                fields,
                frozenset(kept.own_words),
                said.get(kept.pk) or {},
                frozenset((way, plain) for way, plain in reaches[kept.pk]),
                frozenset(key for (key,) in touches[kept.pk]),
                frozenset((plain_place(place), title.casefold()) for place, title in posts[kept.pk]),
            )


def _was_taken_in(waiting: Import) -> bool:
    """Whether the very same file was taken in before, read in the same way, and still stands."""
    before = Import.objects.filter(
        workspace=waiting.workspace, blob=bytes(waiting.blob), ended_at__isnull=False, undone_at=None
    ).exclude(pk=waiting.pk)
    return any(_how(mapping) == _how(waiting.mapping) for mapping in before.values_list("mapping", flat=True))


def _how(mapping: Mapping[str, Any]) -> list[Any]:
    return [mapping.get("columns"), mapping.get("day_first"), bool(mapping.get("address_book"))]


def _gathered(rows: Iterable[tuple[str, ...]]) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for person, *rest in rows:
        found[person].add(tuple(rest))
    return found
