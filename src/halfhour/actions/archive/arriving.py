"""In: an archive of ours is looked at, then brought in as one transaction: all of it or nothing, and twice is once."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, models, transaction

from halfhour.actions.archive.keys import Keys
from halfhour.actions.archive.leaving import STEP, Progress, nobody_asks
from halfhour.actions.archive.tables import Table, columns, is_named_once, is_numbered, links, name_of, tables
from halfhour.domain.archive import Arrived
from halfhour.domain.errors import InputError, OutsideError
from halfhour.formats.archive import Manifest, Original, read_row
from halfhour.formats.archive import manifest as head
from halfhour.formats.archive.rows import LONGEST
from halfhour.ports import ArchiveIn
from halfhour.records.accounts import User, Workspace
from halfhour.records.kept import PlainField
from halfhour.records.letters import Parcel

NAMES_TOLD = 200
"""Names of doubled rows that are told; all are counted (our own default)."""

LARGEST = 200 * 1024 * 1024
"""Bytes of one original; files that are taken in are at most half of it (our own default)."""

Row = dict[str, Any]


class HaltedError(OutsideError):
    """The database could not be written; nothing of the archive is in it."""


class _LookedError(Exception):
    """Ends the transaction of a look, so that nothing of it stays."""


def is_archive(source: ArchiveIn) -> bool:
    """Whether this is an archive of ours, as far as its names tell.

    Raises:
        InputError: it is damaged, or none that can be opened.
    """
    with source.reading():
        return _root(source) is not None


def look(source: ArchiveIn, user: User, into: Workspace | None, *, progress: Progress = nobody_asks) -> Arrived:
    """What would come of bringing an archive in; nothing is changed.

    Args:
        into: the workspace that it goes into; None for a new one.

    Raises:
        InputError: it is none of ours, newer, damaged or incomplete.
    """
    told: list[Arrived] = []
    try:
        with transaction.atomic():
            told.append(_bring(source, user, into, progress))
            raise _LookedError
    except _LookedError:
        return told[0]


def arrive(source: ArchiveIn, user: User, into: Workspace | None, *, progress: Progress = nobody_asks) -> Arrived:
    """Brings an archive in, wholly or not at all; bringing it again changes nothing.

    What stands here with other words is never overwritten: the other one comes beside it under a key of its own, or, where
    there can be only one, the one here stays; both are told. Letters that waited to leave are held.

    Args:
        into: the workspace that it goes into; None for a new one.

    Raises:
        InputError: it is none of ours, newer, damaged or incomplete.
        HaltedError: the database could not be written.
    """
    try:
        with transaction.atomic():
            return _bring(source, user, into, progress)
    except OperationalError as error:
        raise HaltedError(
            "The archive could not be brought in, for the database could not be written.",
            "See that there is room on the disk, then bring it in again; nothing of it was kept.",
        ) from error


def _bring(source: ArchiveIn, user: User, into: Workspace | None, progress: Progress) -> Arrived:
    with source.reading():
        root = _root(source)
        if root is None:
            raise InputError("There is no archive.json in it.", "Choose an archive that Halfhour made.")
        manifest = head.read(source.read(f"{root}{head.NAME}", largest=head.LARGEST).decode("utf-8", "replace"))
        arrival = _Arrival(source, root, manifest, into or _new_workspace(manifest, user), progress)
        return arrival.bring()


def _root(source: ArchiveIn) -> str | None:
    """Where the archive begins: at the top, or in the one folder that a program put around it."""
    found = sorted((name for name in source.names() if name.split("/")[-1] == head.NAME), key=len)
    if not found or found[0].count("/") > 1:
        return None
    return found[0].removesuffix(head.NAME)


def _new_workspace(manifest: Manifest, user: User) -> Workspace:
    """An empty one with the name and the habits of the one that left, under its key where that is free."""
    workspace = Workspace()
    own = {field.attname: field for field in columns(Workspace)}
    values = {name: _value(own[name], value, head.NAME) for name, value in manifest.workspace.items() if name in own}
    if not isinstance(values.get("id"), str) or Workspace.objects.filter(pk=values["id"]).exists():
        values.pop("id", None)
    for name, value in values.items():
        setattr(workspace, name, value)
    workspace.name = workspace.name or "From an archive"
    workspace.save_base(raw=True, force_insert=True) if workspace.created_at else workspace.save(force_insert=True)
    user.memberships.get_or_create(workspace=workspace)
    return workspace


class _Arrival:
    """One archive on its way into one workspace."""

    def __init__(
        self, source: ArchiveIn, root: str, manifest: Manifest, workspace: Workspace, progress: Progress
    ) -> None:
        self.source, self.root, self.manifest, self.workspace, self.progress = (
            source,
            root,
            manifest,
            workspace,
            progress,
        )
        self.counts: dict[str, Counter[str]] = {}
        self.doubled: list[str] = []
        self.stayed: list[str] = []
        self.done, self.of = 0, sum(manifest.tables.values())
        self.there = [table for table in tables() if self._file(table) in set(source.names())]

    def bring(self) -> Arrived:
        """Every row of every table."""
        known = {name_of(table) for table in tables()}
        if strangers := sorted(set(self.manifest.tables) - known):
            raise InputError(
                f"This archive holds “{strangers[0]}”, which this Halfhour does not know.", "Update Halfhour first."
            )
        self.keys = Keys(self.workspace)
        for table in self.there:
            if not is_numbered(table):
                self.keys.learn(table, (str(row.get(_key(table), "")) for _, row in self._rows(table)))
            if is_named_once(table):
                self.keys.join(table, ((str(row.get("id")), str(row.get("name"))) for _, row in self._rows(table)))
        for table in self.there:
            self._table(table)
        self._require_whole()
        counts = {name: dict(counted) for name, counted in self.counts.items()}
        return Arrived(counts, tuple(self.doubled), tuple(self.stayed), self.workspace.pk)

    def _file(self, table: Table) -> str:
        return f"{self.root}data/{name_of(table)}.jsonl"

    def _rows(self, table: Table) -> Iterator[tuple[str, Row]]:
        """The rows of a table with their place in words."""
        name = self._file(table)
        for number, line in enumerate(self.source.lines(name, longest=LONGEST), 1):
            if line.strip():
                place = f"Line {number} of {name}"
                yield place, read_row(line, place)

    def _require_whole(self) -> None:
        """As many rows as the archive says it has: a file that was cut short is refused, not half taken."""
        for name, number in self.manifest.tables.items():
            found = sum(self.counts.get(name, Counter()).values())
            if found != number:
                raise InputError(
                    f"data/{name}.jsonl has {found:,} records, and archive.json says {number:,}.",
                    "The archive is incomplete or was changed; take it as it was made.",
                )

    def _table(self, table: Table) -> None:
        counted = self.counts[name_of(table)] = Counter()
        put = _Numbered(self, table) if is_numbered(table) else _Keyed(self, table)
        batch: list[tuple[str, Row]] = []
        for placed in self._rows(table):
            batch.append(placed)
            if len(batch) == STEP:
                self._batch(put, batch, counted)
                batch = []
        self._batch(put, batch, counted)

    def _batch(self, put: "_Keyed | _Numbered", batch: list[tuple[str, Row]], counted: Counter[str]) -> None:
        put.prepare([(place, self._values(put.table, row, place)) for place, row in batch], counted)
        self.done += len(batch)
        self.progress(min(self.done, self.of), self.of)

    def _values(self, table: Table, row: Row, place: str) -> Row:
        """The columns of a row as the model has them, keys as they are here; what an older version did not have is left out."""
        values: Row = {}
        for column in columns(table):
            if column.attname in row:
                value = _value(column, row[column.attname], place)
                values[column.attname] = self.keys.in_column(table, column, value, place)
        for link in links(table):
            others = row.get(link.name, [])
            if not isinstance(others, list):
                raise InputError(f"{place} has no list of {link.name}.", "Take the archive as it was made.")
            to = link.related_model
            values[link.name] = sorted(self.keys.require(to, str(other), place) for other in others)
        return values

    def original(self, value: Any, place: str) -> bytes | None:
        """The bytes of a file that a row speaks of, once they are known to be the ones that left."""
        if value is None:
            return None
        if not isinstance(value, Original):
            raise InputError(f"{place} names no file.", "Take the archive as it was made.")
        blob = self.source.read(f"{self.root}{value.path}", largest=LARGEST)
        if sha256(blob).hexdigest() != value.fingerprint:
            raise InputError(
                f"The file {value.path[:120]} is not the one that was put into the archive.",
                "It was changed since; put the first one back, or take another copy of the archive.",
            )
        return blob


class _Keyed:
    """Rows of a table whose keys are random and go with them."""

    def __init__(self, arrival: _Arrival, table: Table) -> None:
        self.arrival, self.table = arrival, table
        self.key = _key(table)
        self.files = [column.attname for column in columns(table) if isinstance(column, models.BinaryField)]

    def prepare(self, rows: list[tuple[str, Row]], counted: Counter[str]) -> None:
        """Puts a batch in."""
        there = self._there([row[self.key] for _, row in rows])
        for place, row in rows:
            self._put(place, row, there, counted)

    def _put(self, place: str, row: Row, there: dict[str, Any], counted: Counter[str]) -> None:
        fate = "new"
        stored = there.get(row[self.key])
        if row[self.key] in self.arrival.keys.joined and stored is not None:
            self._tell("stayed", row, counted)
            return
        held = _held(self.table, row)
        if stored is not None:
            if self._is_same(row, stored) or self._is_same(held, stored):
                counted["same"] += 1
                return
            fate = "doubled"
            held = _beside(self.table, held, self.arrival.keys, self.arrival.manifest.made_at)
            if self._there([held[self.key]]):
                counted["same"] += 1
                return
        if not self._insert(held, place):
            fate = "stayed"
        self._tell(fate, row, counted)

    def _tell(self, fate: str, row: Row, counted: Counter[str]) -> None:
        counted[fate] += 1
        told = {"doubled": self.arrival.doubled, "stayed": self.arrival.stayed}.get(fate)
        if told is not None and len(told) < NAMES_TOLD:
            told.append(f"{self.table._meta.verbose_name}: {_shown(row)}")

    def _there(self, keys: list[str]) -> dict[str, Any]:
        rows = self.table._base_manager.filter(workspace=self.arrival.workspace, pk__in=keys)
        return {str(row.pk): row for row in rows.defer(*self.files)}

    def _is_same(self, row: Row, stored: Any) -> bool:
        """Whether all that the archive tells of a row stands here too."""
        linked = {link.name for link in links(self.table)}
        for name, value in row.items():
            if name in linked:
                here: Any = sorted(getattr(stored, name).values_list("pk", flat=True))
            elif name in self.files:
                blob = getattr(stored, name)
                here = None if blob is None else sha256(bytes(blob)).hexdigest()
                told = value.fingerprint if isinstance(value, Original) else value
                if here != told:
                    return False
                continue
            else:
                here = getattr(stored, name)
            if here != value:
                return False
        return True

    def _insert(self, row: Row, place: str) -> bool:
        """Puts one row in; False when there can be only one and another one stands here."""
        linked = {link.name for link in links(self.table)}
        plain = {name: value for name, value in row.items() if name not in linked}
        plain |= {name: self.arrival.original(row.get(name), place) for name in self.files}
        record = self.table(workspace=self.arrival.workspace, **plain)
        _plain(record)
        try:
            with transaction.atomic():
                record.save_base(raw=True, force_insert=True)
                for name in linked:
                    getattr(record, name).set(row[name])
        except IntegrityError as error:
            if _is_unique(error):
                return False
            raise InputError(f"{place} breaks a rule of its table.", "Take the archive as it was made.") from error
        return True


class _Numbered:
    """Rows of a table whose keys are counters: they are told by what stands in them."""

    def __init__(self, arrival: _Arrival, table: Table) -> None:
        self.arrival, self.table = arrival, table

    def prepare(self, rows: list[tuple[str, Row]], counted: Counter[str]) -> None:
        """Puts a batch in."""
        for place, row in rows:
            known = self.table._base_manager.filter(workspace=self.arrival.workspace, **row)
            if known.exists():
                counted["same"] += 1
                continue
            try:
                with transaction.atomic():
                    self.table(workspace=self.arrival.workspace, **row).save_base(raw=True, force_insert=True)
                counted["new"] += 1
            except IntegrityError as error:
                if not _is_unique(error):
                    raise InputError(
                        f"{place} breaks a rule of its table.", "Take the archive as it was made."
                    ) from error
                counted["stayed"] += 1


def _key(table: Table) -> str:
    pk = table._meta.pk
    assert pk
    return pk.attname


def _value(column: "models.Field[Any, Any]", value: Any, place: str) -> Any:
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


def _plain(record: models.Model) -> None:
    """Names as they are compared are made anew: how that is done may have changed since."""
    for column in record._meta.concrete_fields:
        if isinstance(column, PlainField):
            column.pre_save(record, True)


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
    return {**row, _key(table): key, **({"name": name} if fits else {})}


def _shown(row: Row) -> str:
    """A row in a few words."""
    words = next((row[name] for name in ("name", "subject", "title", "text", "value", "words") if row.get(name)), "")
    return " ".join(str(words).split())[:80] or "without a name"


def _is_unique(error: IntegrityError) -> bool:
    return "unique" in str(error).lower()
