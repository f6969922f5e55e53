"""Taking a whole import back: what it brought goes, what it changed is as before, and what the person did since stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import F, Model, QuerySet

from halfhour.actions.imports.files import reading_of
from halfhour.domain.errors import InputError, RuleError
from halfhour.domain.names import plain_person
from halfhour.records.imports import Import, Origin
from halfhour.records.kept import Kept
from halfhour.records.people import Address, Organization, Person
from halfhour.records.revisions import Revision

AT_ONCE = 500
LEAVES = ("address", "post", "contact", "message")
"""What an import makes for people, and nothing else hangs on."""

UNTOUCHED = timedelta(seconds=1)
"""What was changed no later than this after it was made was changed by nobody."""

NAMES_TOLD = 10


class NotEndedError(RuleError):
    """An import that is still going on cannot be taken back."""


@dataclass(slots=True)
class _Outcome:
    """Who is gone, as before, or stays: because the user worked with them since, or because another file tells of them."""

    gone: int = 0
    back: int = 0
    elsewhere: int = 0
    stays: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Fields that the user changed since, by name of the person."""

    def as_counts(self) -> dict[str, Any]:
        """For the import to keep."""
        return {
            "gone": self.gone,
            "back": self.back,
            "elsewhere": self.elsewhere,
            "stays": len(self.stays),
            "names": self.stays[:NAMES_TOLD],
            "fields": dict(list(self.fields.items())[:NAMES_TOLD]),
        }


def undo_import(taken: Import, *, now: datetime) -> Import:
    """Takes back all that an import did; `counts["undone"]` tells what became of it. Twice is once.

    People of whom a later import of the same source tells too belong to that one from now on.

    Raises:
        NotEndedError: it is still going on.
    """
    later = _told_later(taken)
    with transaction.atomic():
        taken.refresh_from_db(from_queryset=Import.objects.select_for_update())
        if taken.undone_at:
            return taken
        if taken.ended_at is None:
            raise NotEndedError("This import is still going on.", "Wait until it has ended, then undo it.")
        outcome = _Outcome()
        origins = list(taken.origins.all())
        handed, own = _handed_over(origins, later)
        outcome.elsewhere += handed
        places = {place for origin in own for place in origin.before.get("made", {}).get("organization", ())}
        _take_back(taken, own, outcome, now)
        _remove_places(places, now)
        taken.origins.all().delete()
        taken.undone_at = now
        taken.counts = {**taken.counts, "undone": outcome.as_counts()}
        taken.save(update_fields=["undone_at", "counts", "changed_at"])
    return taken


def _told_later(taken: Import) -> dict[str, Import]:
    """The next import of the same source that tells of somebody, by all their keys."""
    found: dict[str, Import] = {}
    source = taken.origins.values_list("source", flat=True).first()
    following = taken.workspace.imports.present().filter(
        begun_at__gt=taken.begun_at, ended_at__isnull=False, undone_at=None, origins__source=source
    )
    for later in following.distinct().order_by("begun_at"):
        for key in _keys_in(later):
            found.setdefault(key, later)
    return found


def _keys_in(taken: Import) -> Iterator[str]:
    """Of whom an import tells; only whom it brought or changed, when its file was thrown away since."""
    try:
        yield from (key for arrival in reading_of(taken).arrivals for key in arrival.keys)
    except InputError:
        yield from taken.origins.values_list("key", flat=True)


def _handed_over(origins: list[Origin], later: dict[str, Import]) -> tuple[int, list[Origin]]:
    """Gives to later imports what they tell of too; how many, and those that are this import's alone."""
    own = [origin for origin in origins if origin.key not in later]
    handed = [origin for origin in origins if origin.key in later]
    theirs = {
        (origin.brought_by_id, origin.person_id): origin
        for begin in range(0, len(handed), AT_ONCE)
        for origin in Origin.objects.filter(
            person__in=[each.person_id for each in handed[begin : begin + AT_ONCE]],
            brought_by__in={each.pk for each in later.values()},
        )
    }
    changed = []
    for origin in handed:
        heir = later[origin.key]
        other = theirs.get((heir.pk, origin.person_id))
        if other is None:
            origin.brought_by = heir
            changed.append(origin)
        else:
            other.is_new = other.is_new or origin.is_new
            other.before = _before_both(origin.before, other.before)
            changed.append(other)
    Origin.objects.bulk_update(changed, ["brought_by", "is_new", "before"], batch_size=200)
    return len(handed), own


def _before_both(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """What stood before two changes on end."""
    made: dict[str, list[str]] = defaultdict(list)
    for each in (first, second):
        for model, ids in each.get("made", {}).items():
            made[model].extend(ids)
    return {
        **second,
        "fields": {**second.get("fields", {}), **first.get("fields", {})},
        "set": {**first.get("set", {}), **second.get("set", {})},
        "made": made,
    }


def _take_back(taken: Import, origins: list[Origin], outcome: _Outcome, now: datetime) -> None:
    """What the import alone tells of: people go or are as before, and so does what was made for them."""
    there = Person.objects.filter(origins__brought_by=taken, removed_at=None)
    names = dict(there.values_list("pk", "name"))
    others = _other_origins(taken)
    touched = _touched(taken, _made([*origins, *(other for each in others.values() for other in each)]))
    gone: set[str] = set()
    spared: set[str] = set()
    changed = []
    for origin in sorted(origins, key=lambda origin: not origin.is_new):
        person = origin.person_id
        if person not in names or person in gone or person in spared:
            continue  # removed by the user, or told of by another row of the same file
        if origin.is_new and person in touched:
            outcome.stays.append(names[person])
            spared.add(person)
        elif origin.is_new and person not in others:
            gone.add(person)
        else:
            changed.append(origin)
    outcome.gone = len(gone)
    _change_back(changed, others, outcome)
    _remove_leaves(taken, changed, others)
    _remove_people(taken, gone, set(names) - gone, now)


def _remove_people(taken: Import, gone: set[str], stay: set[str], now: datetime) -> None:
    """Takes people away with all that was made for them; nobody touched anything of it, so it goes at once."""
    new = Person.objects.filter(origins__brought_by=taken, origins__is_new=True, removed_at=None)
    if len(stay) <= AT_ONCE:
        new.exclude(pk__in=stay).update(removed_at=now)
    else:
        for ids in _chunks(sorted(gone)):
            Person.objects.filter(pk__in=ids).update(removed_at=now)
    for leaf in LEAVES:
        _table(leaf).filter(person__removed_at=now, person__origins__brought_by=taken).delete()
    # Nothing remembers who is gone in this way, so that the same file brings them again.
    Origin.objects.filter(person__removed_at=now, person__origins__brought_by=taken).delete()


def _remove_leaves(taken: Import, origins: list[Origin], others: dict[str, list[Origin]]) -> None:
    """Takes away what was made for people who stay, unless somebody changed it since or another file tells it too."""
    made = _made(origins)
    made["address"] -= _told_elsewhere(made["address"], others)
    for leaf in LEAVES:
        since = _changed_since(_table(leaf).filter(person__origins__brought_by=taken)) if made[leaf] else ()
        kept = {row.pk for row in since}
        for ids in _chunks(sorted(made[leaf] - kept)):
            _table(leaf).filter(pk__in=ids).delete()


def _told_elsewhere(addresses: set[str], others: dict[str, list[Origin]]) -> set[str]:
    """Addresses that another file tells of too; they are its own from now on."""
    found = set()
    for ids in _chunks(sorted(addresses)):
        for pk, person, plain in Address.objects.filter(pk__in=ids).values_list("pk", "person_id", "plain"):
            heir = next((other for other in others.get(person, ()) if plain in other.before.get("reached", ())), None)
            if heir:
                heir.before.setdefault("made", {}).setdefault("address", []).append(pk)
                heir.save(update_fields=["before"])
                found.add(pk)
    return found


def _change_back(origins: list[Origin], others: dict[str, list[Origin]], outcome: _Outcome) -> None:
    """Fields of people who stay: as they were, or as the other file that tells of somebody has them."""
    people = {
        pk: person
        for ids in _chunks([origin.person_id for origin in origins])
        for pk, person in Person.objects.in_bulk(ids).items()
    }
    for origin in origins:
        person = people[origin.person_id]
        if origin.is_new:
            outcome.elsewhere += 1
            _inherit(person, origin, others[person.pk][0])
        else:
            _put_back(person, origin, outcome)
    names = ["name", "plain", "call_me", "role", "organization", "birthday", "known_from", "notes"]
    Person.objects.bulk_update(people.values(), names, batch_size=100)


def _put_back(person: Person, origin: Origin, outcome: _Outcome) -> None:
    """Each field as it was, unless it was changed again."""
    before, later = origin.before.get("fields", {}), []
    for name, value in origin.before.get("set", {}).items():
        if getattr(person, name) == value:
            setattr(person, name, before[name])
        else:
            later.append(name.removesuffix("_id"))
    person.plain = plain_person(person.name)[:200]
    outcome.back += 1
    if later:
        outcome.fields[person.name] = later


def _inherit(person: Person, origin: Origin, heir: Origin) -> None:
    """Somebody of whom another source tells too is theirs, with what that one said where nobody wrote anything since."""
    told, said = origin.before.get("said", {}), heir.before.get("said", {})
    for name in ("name", "call_me", "role", "birthday", "known_from", "notes"):
        if getattr(person, name) == told.get(name, "") and (name != "name" or said.get(name)):
            setattr(person, name, said.get(name, ""))
    person.plain = plain_person(person.name)[:200]
    heir.is_new = True
    heir.save(update_fields=["is_new"])


def _other_origins(taken: Import) -> dict[str, list[Origin]]:
    """What other imports tell of the same people, the first one first; one that brought nothing holds nobody."""
    found: dict[str, list[Origin]] = defaultdict(list)
    others = Origin.objects.filter(
        person__in=taken.origins.values("person_id"), removed_at=None, brought_by__removed_at=None
    )
    for other in others.exclude(brought_by=taken).order_by("id"):
        found[other.person_id].append(other)
    return found


def _made(origins: Iterable[Origin]) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {model: set() for model in LEAVES}
    for origin in origins:
        for model in LEAVES:
            made[model].update(origin.before.get("made", {}).get(model, ()))
    return made


def _touched(taken: Import, made: dict[str, set[str]]) -> set[str]:
    """Which of those who are new were changed since, or have anything that the import did not make."""
    new = taken.origins.filter(is_new=True).values("person_id")
    found = set(_changed_since(Person.objects.filter(pk__in=new)).values_list("pk", flat=True))
    found |= set(Revision.objects.standing().filter(table="person", record__in=new).values_list("record", flat=True))
    for model, name in _hanging():
        rows = model._base_manager.filter(**{f"{name}__in": new})
        if issubclass(model, Kept):
            rows = rows.filter(removed_at=None)
        own = made.get(str(model._meta.model_name), set())
        found |= {person for pk, person in rows.values_list("pk", f"{name}_id") if pk not in own}
    for leaf in LEAVES:
        since = _changed_since(_table(leaf).filter(person__in=new))
        found |= set(since.values_list("person_id", flat=True))
    return found


def _hanging() -> Iterator[tuple[type[Model], str]]:
    """Every table that points to people, with the field that does."""
    for relation in Person._meta.related_objects:
        if relation.related_model is Origin:
            continue
        hanging: Any = relation
        if hanging.many_to_many:
            yield hanging.through, "person"
        else:
            yield hanging.related_model, hanging.field.name


def _changed_since(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that somebody changed after they were made."""
    return rows.filter(changed_at__gt=F("created_at") + UNTOUCHED)


def _table(model: str) -> QuerySet[Any]:
    return apps.get_model("records", model)._base_manager.all()


def _remove_places(places: set[str], now: datetime) -> None:
    """Places that the import made, if nobody present is there and nobody wrote anything about them."""
    for ids in _chunks(sorted(places)):
        idle = Organization.objects.present().filter(pk__in=ids, notes="", dress="")
        used: set[str] = set()
        for relation in Organization._meta.related_objects:
            model, name = relation.related_model, relation.field.name
            rows = model._base_manager.filter(**{f"{name}__in": ids})
            if issubclass(model, Kept):
                rows = rows.filter(removed_at=None)
            used |= set(rows.values_list(f"{name}_id", flat=True))
        idle.exclude(pk__in=used).update(removed_at=now)


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for begin in range(0, len(ids), AT_ONCE):
        yield ids[begin : begin + AT_ONCE]
