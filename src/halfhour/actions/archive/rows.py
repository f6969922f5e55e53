"""Rows of an archive, judged one by one before anything is written: what each would be here."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from halfhour.actions.archive.keys import Keys
from halfhour.actions.archive.tables import Table, columns, links
from halfhour.domain.errors import InputError
from halfhour.formats.archive import Original
from halfhour.records.accounts import Workspace
from halfhour.records.kept import PlainField
from halfhour.records.letters import Parcel

Row = dict[str, Any]

COMES = frozenset({"new", "doubled"})
"""What becomes of rows that are written; the others stand here already, or stay in the archive."""


@dataclass(slots=True)
class Coming:
    """A row on its way: its place in the archive, what becomes of it, and its columns where it is to be written."""

    place: str
    fate: str
    shown: str
    key: str
    told: Row
    values: list[Any] = field(default_factory=list)
    """The columns as the database takes them, once it is known that they come."""
    files: dict[str, Any] = field(default_factory=dict)
    """Originals by column; their bytes are read when they are written, and not kept in memory until then."""
    linked: dict[str, list[str]] = field(default_factory=dict)


class Keyed:
    """Rows of a table whose keys are random and go with them."""

    def __init__(self, table: Table, workspace: Workspace, keys: Keys, made_at: str) -> None:
        self.table, self.workspace, self.keys, self.made_at = table, workspace, keys, made_at
        self.key = key_of(table)
        self.files = [column.attname for column in columns(table) if isinstance(column, models.BinaryField)]
        self.links = {link.name: link for link in links(table)}

    def judged(self, rows: list[tuple[str, Row]]) -> list[Coming]:
        """What becomes of each row of a batch."""
        there = self._there([row[self.key] for _, row in rows])
        return [self._coming(place, row, *self._judge(row, there)) for place, row in rows]

    def _judge(self, row: Row, there: dict[str, Any]) -> tuple[str, Row]:
        stored = there.get(row[self.key])
        held = _held(self.table, row)
        if stored is None:
            return "new", held
        if row[self.key] in self.keys.joined:
            return "stayed", row
        if self._is_same(row, stored) or self._is_same(held, stored):
            return "same", row
        held = _beside(self.table, held, self.keys, self.made_at)
        return ("same" if self._there([held[self.key]]) else "doubled"), held

    def _coming(self, place: str, row: Row, fate: str, held: Row) -> Coming:
        if fate not in COMES:
            return Coming(place, fate, shown_row(row), row[self.key], {})
        plain = {name: value for name, value in held.items() if name not in self.links and name not in self.files}
        files = {name: held[name] for name in self.files if held.get(name) is not None}
        linked = {name: sorted(set(held.get(name, ()))) for name in self.links}
        told = told_row(self.table, self.workspace, plain | dict.fromkeys(files, b""))
        return Coming(place, fate, shown_row(row), held[self.key], told, files=files, linked=linked)

    def _there(self, keys: list[str]) -> dict[str, Any]:
        rows = self.table._base_manager.filter(workspace=self.workspace, pk__in=keys)
        return {str(row.pk): row for row in rows.defer(*self.files)}

    def _is_same(self, row: Row, stored: Any) -> bool:
        """Whether all that the archive tells of a row stands here too."""
        return all(self._stands(name, value, stored) for name, value in row.items())

    def _stands(self, name: str, value: Any, stored: Any) -> bool:
        if name in self.links:
            return value == sorted(getattr(stored, name).values_list("pk", flat=True))
        if name in self.files:
            blob = getattr(stored, name)
            told = value.fingerprint if isinstance(value, Original) else value
            return told == (None if blob is None else sha256(bytes(blob)).hexdigest())
        return value == getattr(stored, name)


class Numbered:
    """Rows of a table whose keys are counters: they are told by what stands in them."""

    def __init__(self, table: Table, workspace: Workspace) -> None:
        self.table, self.workspace = table, workspace
        self.seen: set[bytes] = set()

    def judged(self, rows: list[tuple[str, Row]]) -> list[Coming]:
        """What becomes of each row of a batch: the same when it stands here, or further up."""
        return [
            Coming(place, self._fate(row), "", "", told_row(self.table, self.workspace, row)) for place, row in rows
        ]

    def _fate(self, row: Row) -> str:
        mark = sha256(repr(sorted(row.items())).encode()).digest()
        if mark in self.seen or self.table._base_manager.filter(workspace=self.workspace, **row).exists():
            return "same"
        self.seen.add(mark)
        return "new"


def told_row(table: Table, workspace: Workspace, row: Row) -> Row:
    """A row with all that is not told by it: its workspace, and what an older version did not have, as in a new record."""
    told = {**row, "workspace_id": workspace.pk}
    for column in table._meta.concrete_fields:
        if column.attname not in told and not column.primary_key and callable(column.default):
            told[column.attname] = column.get_default()
        if isinstance(column, PlainField):
            # Names as they are compared are made anew: how that is done may have changed since.
            told[column.attname] = column.pre_save(table(**{column.of: row.get(column.of) or ""}), True)
    return told


def key_of(table: Table) -> str:
    pk = table._meta.pk
    assert pk
    return pk.attname


def value_of(column: "models.Field[Any, Any]", value: Any, place: str) -> Any:
    """A value as its column has it.

    Raises:
        InputError: the column cannot hold it.
    """
    if isinstance(column, models.BinaryField):
        return value
    try:
        found = column.to_python(value)
    except (ValidationError, TypeError, ValueError, OverflowError) as error:
        raise _unfit(column, place) from error
    longest = getattr(column, "max_length", None)
    if (found is None and not column.null) or (longest and isinstance(found, str) and len(found) > longest):
        raise _unfit(column, place)
    return found


def _unfit(column: "models.Field[Any, Any]", place: str) -> InputError:
    return InputError(f"{place} has a “{column.name}” that does not fit.", "Take the archive as it was made.")


def _held(table: Table, row: Row) -> Row:
    """A letter that waited to leave is held: it may have left since, from elsewhere."""
    if table is Parcel and row.get("released_at") and not row.get("left_at") and not row.get("cancelled_at"):
        return {**row, "released_at": None}
    return row


def _beside(table: Table, row: Row, keys: Keys, made_at: str) -> Row:
    """The same row under a key made of its own words, so that it comes beside the one here once and not again."""
    key = keys.of_words(repr(sorted(row.items(), key=lambda item: item[0])))
    name = f"{row['name']} (archive of {made_at[:10]})" if row.get("name") else None
    column = next((column for column in columns(table) if column.attname == "name"), None)
    fits = name is not None and len(name) <= (getattr(column, "max_length", 0) or 0)
    return {**row, key_of(table): key, **({"name": name} if fits else {})}


def shown_row(row: Row) -> str:
    """A row in a few words."""
    words = next((row[name] for name in ("name", "subject", "title", "text", "value", "words") if row.get(name)), "")
    return " ".join(str(words).split())[:80] or "without a name"
