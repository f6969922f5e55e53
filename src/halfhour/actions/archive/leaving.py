"""Out: every row of every table, the files as they came, and pages for people; a row at a time, never all in memory."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection, models, transaction

import halfhour
from halfhour.actions.archive.reading import pages_for_people
from halfhour.actions.archive.tables import FOLDERS, Table, columns, links, name_of, tables
from halfhour.formats.archive import Manifest, Original, file_name, write_row
from halfhour.formats.archive import manifest as head
from halfhour.ports import ArchiveOut
from halfhour.records.accounts import Workspace

Progress = Callable[[int, int], None]

STEP = 200
"""Rows between two words about progress (our own default)."""


def nobody_asks(done: int, of: int) -> None:
    """Progress that is told to nobody."""


def how_many(workspace: Workspace) -> int:
    """The rows of a workspace that an export holds."""
    return sum(_rows(table, workspace).count() for table in tables())


def export(workspace: Workspace, to: ArchiveOut, *, now: datetime, progress: Progress = nobody_asks) -> int:
    """Writes the archive of a workspace as it stands at one moment; gives the number of rows.

    Raises:
        OutsideError: the place cannot be written; nothing is left there then.
    """
    with _one_moment(), to.writing():
        number = how_many(workspace)
        of, done = number + _pages(workspace), 0
        counts: dict[str, int] = {}
        originals: dict[str, Original] = {}
        for table in tables():
            for name, original in _originals(table, workspace, to):
                originals[name] = original
                progress(0, of)
        for table in tables():
            rows = _Told(_lines(table, workspace, originals), progress, done, of)
            to.put(f"data/{name_of(table)}.jsonl", rows)
            counts[name_of(table)] = rows.number
            done += rows.number
        for name, text in pages_for_people(workspace, originals, now):
            to.put(name, [text.encode("utf-8", "replace")])
            done += 1
            progress(min(done, of), of)
        to.put(head.NAME, [_manifest(workspace, now, counts).write().encode()])
        progress(of, of)
    return number


def _pages(workspace: Workspace) -> int:
    """How many pages for people there will be."""
    return workspace.people.present().count() + workspace.conversations.present().count()


def _manifest(workspace: Workspace, now: datetime, counts: dict[str, int]) -> Manifest:
    own = {field.attname: getattr(workspace, field.attname) for field in columns(Workspace)}
    plain = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in own.items()}
    return Manifest(now.isoformat(), f"Halfhour {halfhour.__version__}", plain, counts)


class _Told(Iterator[bytes]):
    """Lines as they go by, counted and told now and then; `before` lines went by earlier."""

    def __init__(self, lines: Iterator[bytes], progress: Progress, before: int, of: int) -> None:
        self.lines, self.progress, self.before, self.of = lines, progress, before, of
        self.number = 0

    def __next__(self) -> bytes:
        line = next(self.lines)
        self.number += 1
        if self.number % STEP == 0:
            self.progress(self.before + self.number, self.of)
        return line


def _rows(table: Table, workspace: Workspace) -> "models.QuerySet[Any]":
    return table._base_manager.filter(workspace=workspace).order_by("pk")


def _originals(table: Table, workspace: Workspace, to: ArchiveOut) -> Iterator[tuple[str, Original]]:
    """Writes the files of a table as they came; gives each with its `column:key`."""
    for field in columns(table):
        if isinstance(field, models.BinaryField):
            has_name = any(other.attname == "name" for other in columns(table))
            asked = ("pk", "name", field.attname) if has_name else ("pk", field.attname)
            rows = _rows(table, workspace).exclude(**{field.attname: None}).values_list(*asked)
            for row in rows.iterator(chunk_size=20):
                blob = bytes(row[-1])
                path = _path(table, str(row[0]), str(row[1]) if has_name else "")
                to.put(path, [blob])
                yield f"{field.attname}:{row[0]}", Original(path, sha256(blob).hexdigest())


def _path(table: Table, key: str, name: str) -> str:
    """Where an original stands: under its own name and ending, with its key between them."""
    stem, dot, ending = file_name(name, "").rpartition(".")
    if not stem or not ending.isalnum() or len(ending) > 8:
        stem, dot, ending = file_name(name, ""), ".", "eml" if name_of(table) == "message" else "txt"
    return f"originals/{FOLDERS.get(name_of(table), name_of(table))}/{f'{stem} {key}'.strip()}{dot}{ending}"


def _lines(table: Table, workspace: Workspace, originals: dict[str, Original]) -> Iterator[bytes]:
    names = [field.attname for field in columns(table) if not isinstance(field, models.BinaryField)]
    files = [field.attname for field in columns(table) if isinstance(field, models.BinaryField)]
    linked = {field.name: _linked(field, workspace) for field in links(table)}
    for key, *values in _rows(table, workspace).values_list("pk", *names).iterator(chunk_size=200):
        row = dict(zip(names, values, strict=True))
        row |= {name: originals.get(f"{name}:{key}") for name in files}
        row |= {name: sorted(others.get(key, ())) for name, others in linked.items()}
        yield write_row(row).encode("utf-8", "surrogatepass")


def _linked(field: "models.ManyToManyField[Any, Any]", workspace: Workspace) -> dict[str, list[str]]:
    """For each row the keys of those it is linked with."""
    found: dict[str, list[str]] = {}
    mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
    through: Any = field.remote_field.through
    rows = through._base_manager.filter(**{f"{mine}__workspace": workspace})
    for one, other in rows.values_list(f"{mine}_id", f"{theirs}_id").iterator():
        found.setdefault(one, []).append(other)
    return found


def _one_moment() -> AbstractContextManager[Any]:
    """One transaction that only reads: what is written meanwhile is in all of it or in none."""
    if connection.in_atomic_block:
        return transaction.atomic()
    return _deferred() if connection.vendor == "sqlite" else _repeatable()


@contextmanager
def _deferred() -> Iterator[None]:
    """`atomic` would lock SQLite against everybody else who writes from its first moment, and this may take a minute."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def _repeatable() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
