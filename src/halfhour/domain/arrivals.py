"""People as they arrive from a file: what is kept of them, who they are known by, and what they change of somebody already kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from halfhour.domain.addresses import plain_address
from halfhour.domain.names import plain_person, plain_place
from halfhour.domain.people import (
    DatedFact,
    Direction,
    Employment,
    FactKind,
    FileKind,
    Labelled,
    ListedPerson,
    PartialDate,
)

LONGEST: Mapping[str, int] = MappingProxyType(
    {"name": 200, "call_me": 80, "role": 200, "organization": 200, "birthday": 10, "known_from": 200, "notes": 20_000}
)
"""The fields that a file can tell of somebody, in the order in which they are shown, and signs that are kept of each."""

_WAYS = {FactKind.CONNECTED: "connected", FactKind.INVITATION: "invited", FactKind.RECOMMENDATION: "recommended"} | {
    FactKind.ENDORSEMENT: "endorsed",
    FactKind.MESSAGE: "wrote",
}


class Fate(StrEnum):
    """What becomes of somebody who arrives."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REMOVED = "removed"
    """They came before, and were removed by the person: they do not come back by themselves."""


@dataclass(frozen=True, slots=True)
class Reach:
    """An address of any way, as it stands and as it is compared."""

    way: str
    value: str
    plain: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """Something dated that happened between two people; `key` is the same whenever the same thing is told again.

    `is_mine` is None unless it is a message whose writer is known.
    """

    way: str
    on: date
    is_real: bool
    key: str
    words: str = ""
    at: datetime | None = None
    is_mine: bool | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A place besides the main one; days without day or month are the first."""

    organization: str
    title: str = ""
    since: date | None = None
    until: date | None = None
    is_over: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What two tellings of the same post share."""
        return plain_place(self.organization), self.title.casefold()


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody in a file, as far as it is kept. `keys` tell who it is in this source, the surest first; `fields` holds what is told."""

    keys: tuple[str, ...]
    fields: Mapping[str, str]
    reaches: tuple[Reach, ...] = ()
    touches: tuple[Touch, ...] = ()
    posts: tuple[Work, ...] = ()
    line: int = 0

    @property
    def name(self) -> str:
        """Their name."""
        return self.fields["name"]

    @property
    def fingerprint(self) -> str:
        """The same as long as a file says the same."""
        told = sorted(self.fields.items()), self.reaches, [touch.key for touch in self.touches], self.posts
        return _print(repr(told))

    def plains(self, way: str) -> tuple[str, ...]:
        """Their addresses of a way, as they are compared."""
        return tuple(reach.plain for reach in self.reaches if reach.way == way)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as they are kept: fields, which of them the user wrote, what the same source said last, and what hangs on them."""

    fields: Mapping[str, str]
    own_words: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)
    reaches: frozenset[tuple[str, str]] = frozenset()
    touches: frozenset[str] = frozenset()
    posts: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody who arrives changes: fields from what to what, fields that stay as the user has them, and what is added."""

    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    stays: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reaches: tuple[Reach, ...] = ()
    touches: tuple[Touch, ...] = ()
    posts: tuple[Work, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether all stays as it is."""
        return not (self.fields or self.reaches or self.touches or self.posts)


def source_of(kind: FileKind) -> str:
    """Where files of a kind come from: all tables of LinkedIn are one source."""
    return "linkedin" if kind.startswith("linkedin") else "table" if kind is FileKind.OTHER else str(kind)


def arrivals(people: Iterable[ListedPerson]) -> tuple[Arrival, ...]:
    """Everybody with a name or a way to reach them, in the order of the file; rows about one person become one arrival."""
    found: dict[str, Arrival] = {}
    for person in people:
        arrival = _arrival(person)
        if arrival is None:
            continue
        key = arrival.keys[0]
        other = found.get(key)
        if other and not may_be_one(other.name, arrival.name):
            # Two people who share an address: each is known by the address and their name.
            key = _print(key, plain_person(arrival.name))
            arrival = replace(arrival, keys=(key,))
            other = found.get(key)
        found[key] = _joined(other, arrival) if other else arrival
    return tuple(found.values())


def may_be_one(name: str, other: str) -> bool:
    """Whether two names can be of one person as far as they go: they share a word, or one of them is no name."""
    if name == other or "@" in name or "@" in other:
        return True
    words, others = set(plain_person(name).split()), set(plain_person(other).split())
    return bool(words & others) or not words or not others


def change_of(known: Known, arrival: Arrival) -> Change:
    """What an arrival changes of somebody who is kept.

    A field is filled when it is empty, and changed when it still stands as this source said it before. What the user wrote
    themselves, and what another source said, stays.
    """
    fields, stays = {}, {}
    for name, told in arrival.fields.items():
        stands, said = known.fields.get(name, ""), known.said.get(name, "")
        if stands and _is_same(name, stands, told):
            continue
        if name not in known.own_words and (not stands or (said and _is_same(name, stands, said))):
            fields[name] = (stands, told)
        elif not _is_same(name, said, told):
            stays[name] = (stands, told)
    return Change(
        fields,
        stays,
        tuple(reach for reach in arrival.reaches if (reach.way, reach.plain) not in known.reaches),
        tuple(touch for touch in arrival.touches if touch.key not in known.touches),
        tuple(post for post in _posts_after(known, arrival, fields) if post.key not in known.posts),
    )


def after(known: Known, arrival: Arrival, change: Change) -> Known:
    """Somebody as they are kept once the change of an arrival is made."""
    return Known(
        {**known.fields, **{name: told for name, (_, told) in change.fields.items()}},
        known.own_words,
        {**known.said, **arrival.fields},
        known.reaches | {(reach.way, reach.plain) for reach in change.reaches},
        known.touches | {touch.key for touch in change.touches},
        known.posts | {post.key for post in change.posts},
    )


def _posts_after(known: Known, arrival: Arrival, fields: Mapping[str, tuple[str, str]]) -> tuple[Work, ...]:
    """The posts of an arrival, and the one that somebody leaves who now works elsewhere."""
    left, _ = fields.get("organization", ("", ""))
    return (*arrival.posts, Work(left, known.fields.get("role", ""), is_over=True)) if left else arrival.posts


def _is_same(name: str, one: str, other: str) -> bool:
    return one == other or (name == "organization" and plain_place(one) == plain_place(other))


def _arrival(person: ListedPerson) -> Arrival | None:
    name = " ".join((person.name or person.shown_name).split())
    if not name:
        return None
    main, others = _work(person.employments)
    organization = main.organization if main else ""
    fields = {
        "name": name,
        "call_me": person.nickname or (person.given if person.given != name else ""),
        "role": main.title if main else "",
        "organization": organization,
        "birthday": _birthday(person.birthday),
        "known_from": ", ".join(person.labels),
        "notes": person.notes,
    }
    told = {each: value.strip()[: LONGEST[each]].rstrip() for each, value in fields.items() if value and value.strip()}
    reaches = _reaches(person)
    return Arrival(
        _keys(person, name, organization, reaches),
        told,
        reaches,
        _touches(person.facts),
        tuple(_post(each) for each in others if each.organization),
        person.line,
    )


def _keys(person: ListedPerson, name: str, organization: str, reaches: tuple[Reach, ...]) -> tuple[str, ...]:
    """Fingerprints of what tells who somebody is in their source: profile, UID, e-mail address; else name with day or place."""
    email = next((reach.plain for reach in reaches if reach.way == "email"), "")
    connected = person.when(FactKind.CONNECTED)
    phone = next((reach.plain for reach in reaches if reach.way == "phone"), "")
    beside = connected.iso_day if connected else f"{plain_place(organization)} {phone}"
    keys = []
    if person.profile:
        keys.append(_print("profile", plain_address("page", person.profile)))
    if person.uid:
        keys.append(_print("uid", person.uid))
    if email:
        keys.append(_print("email", email))
    return (*keys, _print("name", plain_person(name), beside))


def _work(employments: Iterable[Employment]) -> tuple[Employment | None, tuple[Employment, ...]]:
    """Where somebody is now, and everything else."""
    every = tuple(employments)
    main = next((each for each in every if each.current), None)
    return main, tuple(each for each in every if each is not main)


def _post(employment: Employment) -> Work:
    return Work(
        " ".join(employment.organization.split())[: LONGEST["organization"]],
        employment.title[: LONGEST["role"]],
        _first_day(employment.started),
        _first_day(employment.finished),
        not employment.current,
    )


def _birthday(day: PartialDate | None) -> str:
    return day.iso_day if day and day.month and day.day else ""


def _reaches(person: ListedPerson) -> tuple[Reach, ...]:
    told = [("email", each.value, each.label) for each in _main_first(person.emails)]
    told += [("phone", each.value, each.label) for each in _main_first(person.phones)]
    told += [("page", person.profile, "LinkedIn")] if person.profile else []
    told += [("page", each.value, each.label) for each in person.websites]
    found: dict[tuple[str, str], Reach] = {}
    for way, value, label in told:
        plain = plain_address(way, value)[:500]
        if plain:
            found.setdefault((way, plain), Reach(way, value.strip()[:500], plain, label[:60]))
    return tuple(found.values())


def _main_first(reaches: tuple[Labelled, ...]) -> Iterable[Labelled]:
    return sorted(reaches, key=lambda each: not each.main) if len(reaches) > 1 else reaches


def _touches(facts: Iterable[DatedFact]) -> tuple[Touch, ...]:
    found: dict[str, Touch] = {}
    for fact in facts:
        on = _day(fact.when)
        if fact.kind in _WAYS and on:
            key = _print(fact.kind, fact.when.iso, fact.direction, fact.words)
            found.setdefault(key, _touch(fact, on, key))
    return tuple(found.values())


def _touch(fact: DatedFact, on: date, key: str) -> Touch:
    is_real = fact.kind in {FactKind.MESSAGE, FactKind.RECOMMENDATION} or (
        fact.kind is FactKind.INVITATION and bool(fact.words.strip())
    )
    is_letter = fact.kind is FactKind.MESSAGE and fact.direction is not Direction.UNKNOWN and bool(fact.words.strip())
    is_mine = fact.direction is Direction.OUTGOING if is_letter else None
    at = datetime.combine(on, fact.when.clock, UTC) if fact.when.clock and fact.when.utc else None
    return Touch(_WAYS[fact.kind], on, is_real, key, fact.words, at, is_mine)


def _day(when: PartialDate | None) -> date | None:
    if when is None or when.year is None or when.month is None or when.day is None:
        return None
    return date(when.year, when.month, when.day)


def _first_day(when: PartialDate | None) -> date | None:
    return date(when.year, when.month or 1, when.day or 1) if when and when.year else None


def _joined(one: Arrival, other: Arrival) -> Arrival:
    """What two rows tell of one person; the first speaks first."""
    return Arrival(
        one.keys,
        {**other.fields, **one.fields},
        tuple({(each.way, each.plain): each for each in (*other.reaches, *one.reaches)}.values()),
        tuple({each.key: each for each in (*one.touches, *other.touches)}.values()),
        tuple({each.key: each for each in (*one.posts, *other.posts)}.values()),
        one.line,
    )


def _print(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()
