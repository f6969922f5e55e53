"""Making one person of two, and two of one again."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import Field, Model, Q, QuerySet
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.records.imports import Merge, NotTheSame
from halfhour.records.kept import Kept
from halfhour.records.people import Person
from halfhour.records.revisions import Revision

FIELDS = (
    "name",
    "call_me",
    "role",
    "organization",
    "place",
    "country",
    "zone",
    "birthday",
    "known_from",
    "tie",
    "met_through",
    "group",
    "notes",
    "keep_until",
    "rests_until",
    "at_rest",
)
"""What can be chosen from one or the other, in the order in which it is shown."""

AT_ONCE = 500
"""Rows that are asked for in one question; SQLite takes some thousand values at most."""

BOTH = frozenset({"notes", "known_from", "role"})
"""Texts that can be kept of both."""


class NotTwoError(RuleError):
    """The two are one already, or one of them is no longer there."""


class MergedSinceError(RuleError):
    """One of the two was merged again since."""


def merge_people(kept: Person, gone: Person, *, chosen: Mapping[str, str] | None = None, now: datetime) -> Merge:
    """Everything that hangs on the second person goes over to the first, who takes the chosen fields.

    Args:
        chosen: for a field `kept`, `gone` or, for texts, `both`; a field that is not named takes what one of them has, the
            first's where both have something.

    Raises:
        NotTwoError: they are the same, or one of them is removed.
    """
    with transaction.atomic():
        kept, gone = _both_there(kept, gone)
        before: dict[str, Any] = {"fields": _fields(kept), "moved": [], "hidden": [], "shared": []}
        own_words = _choose(kept, gone, chosen or {})
        if kept.met_through_id in {kept.pk, gone.pk}:
            kept.met_through = None
        kept.own_words = sorted(own_words)
        kept.save()
        before["set"] = _fields(kept)
        for model, name in _hanging():
            _move(model, name, kept, gone, before, now)
        gone.removed_at = now
        gone.save(update_fields=["removed_at", "changed_at"])
        return Merge.objects.create(workspace=kept.workspace, kept=kept, gone=gone, before=_plain(before))


def unmerge(merge: Merge, *, now: datetime) -> tuple[str, ...]:
    """Two again, with all that each had; names of the fields that stay, for they were changed since. Twice is once.

    What was added since stays with the one who was kept.

    Raises:
        MergedSinceError: one of them was merged again, and that still stands; or is removed.
    """
    with transaction.atomic():
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        if merge.undone_at:
            return ()
        kept, gone = merge.kept, merge.gone
        _require_last(merge)
        before = merge.before
        stay = []
        for name, value in before["fields"].items():
            if _plain(_fields(kept))[name] == before["set"][name]:
                setattr(kept, name, _field(name).to_python(value))
            elif value != before["set"][name]:
                stay.append(name.removesuffix("_id"))
        kept.save()
        gone.removed_at = None
        gone.save(update_fields=["removed_at", "changed_at"])
        for label, name, ids in before["moved"]:
            for begin in range(0, len(ids), AT_ONCE):
                rows = _model(label)._base_manager.filter(pk__in=ids[begin : begin + AT_ONCE], **{name: kept.pk})
                rows.update(**{name: gone.pk})
        for label, name, other, pk in before["shared"]:
            _model(label)._base_manager.get_or_create(**{name: gone.pk, other: pk})
        for label, pk in before["hidden"]:
            _model(label)._base_manager.filter(pk=pk).update(removed_at=None)
        merge.undone_at = now
        merge.save(update_fields=["undone_at", "changed_at"])
        return tuple(stay)


def keep_apart(one: Person, other: Person) -> Revision:
    """Remembers that two who look alike are two, so that they are not offered again; undo offers them again."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    with transaction.atomic():
        word, _ = NotTheSame.objects.get_or_create(
            one=first, other=second, defaults={"workspace": one.workspace, "removed_at": timezone.now()}
        )
        return change(word, "told apart", removed_at=None)


def _both_there(kept: Person, gone: Person) -> tuple[Person, Person]:
    there = Person.objects.select_for_update().present().filter(workspace=kept.workspace).in_bulk([kept.pk, gone.pk])
    if len(there) < 2:
        raise NotTwoError("These two are one already, or one of them was removed.", "Look at the list of pairs again.")
    return there[kept.pk], there[gone.pk]


def _require_last(merge: Merge) -> None:
    both = [merge.kept_id, merge.gone_id]
    later = Merge.objects.filter(Q(kept__in=both) | Q(gone__in=both), undone_at=None, created_at__gt=merge.created_at)
    if later.exists():
        raise MergedSinceError(
            f"{merge.kept} was merged with somebody else after this.", "Take the later merge apart first."
        )
    if merge.kept.removed_at:
        raise MergedSinceError(f"{merge.kept} was removed since.", "Bring them back first, with Undo.")


def _choose(kept: Person, gone: Person, chosen: Mapping[str, str]) -> set[str]:
    """Sets the fields of the first; names of those that are the user's own words."""
    own, theirs = set(kept.own_words), set(gone.own_words)
    for name in FIELDS:
        stands, other = getattr(kept, name), getattr(gone, name)
        choice = chosen.get(name) or ("kept" if stands or not other else "gone")
        if choice == "both" and name in BOTH and stands and other and stands != other:
            setattr(kept, name, _joined(name, stands, other))
            own.add(name)
        elif choice == "gone":
            setattr(kept, name, other)
            own = (own - {name}) | (theirs & {name})
    return own


def _joined(name: str, stands: str, other: str) -> str:
    longest = getattr(_field(name), "max_length", None)
    return f"{stands}\n\n{other}" if name == "notes" else f"{stands}; {other}"[:longest]


def _move(model: type[Model], name: str, kept: Person, gone: Person, before: dict[str, Any], now: datetime) -> None:
    """All rows of a table from one person to the other; what the other has already stays, out of sight."""
    rows = model._base_manager.filter(**{name: gone.pk})
    ids = list(rows.values_list("pk", flat=True))
    if ids and _moved(rows, name, kept):
        before["moved"].append([model._meta.label_lower, name, ids])
        return
    for row in rows:
        if _moved(rows.filter(pk=row.pk), name, kept):
            before["moved"].append([model._meta.label_lower, name, [row.pk]])
        else:
            _leave(row, name, before, now)


def _moved(rows: QuerySet[Any], name: str, kept: Person) -> bool:
    """Whether rows could be moved: the other one has nothing of the kind."""
    try:
        with transaction.atomic():
            rows.update(**{name: kept.pk})
    except IntegrityError:
        return False
    return True


def _leave(row: Any, name: str, before: dict[str, Any], now: datetime) -> None:
    """What the other has already: a link goes, a record is put out of sight."""
    label = row._meta.label_lower
    if row._meta.auto_created:
        fields = row._meta.concrete_fields
        other = next(field.attname for field in fields if field.is_relation and field.attname != name)
        before["shared"].append([label, name, other, getattr(row, other)])
        row.delete()
    elif isinstance(row, Kept) and row.removed_at is None:
        before["hidden"].append([label, row.pk])
        type(row)._base_manager.filter(pk=row.pk).update(removed_at=now)


def _hanging() -> Iterator[tuple[type[Model], str]]:
    """Every table that points to people, with the column that does; merges and what was said of two people stay as they are."""
    relations: Any = Person._meta.related_objects
    for relation in relations:
        if relation.related_model in {Merge, NotTheSame}:
            continue
        if relation.many_to_many:
            yield relation.through, "person_id"
        else:
            yield relation.related_model, relation.field.attname


def _fields(person: Person) -> dict[str, Any]:
    columns = [_field(name).attname for name in FIELDS]
    return {name: getattr(person, name) for name in (*columns, "own_words")}


def _field(name: str) -> "Field[Any, Any]":
    field: Any = Person._meta.get_field(name.removesuffix("_id"))
    return field


def _model(label: str) -> Any:
    return apps.get_model(label)


def _plain(values: Any) -> Any:
    """As the database keeps it: days as text."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))
