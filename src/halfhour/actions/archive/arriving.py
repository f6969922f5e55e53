"""In: an archive of ours is looked at, then brought in: all of it or nothing, and twice is once.

It is read and judged while everybody else goes on writing; only then all that comes is written, in one short transaction.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from django.db import IntegrityError, OperationalError, connection, models, transaction

from halfhour.actions.archive.keys import Keys
from halfhour.actions.archive.leaving import STEP, Progress, nobody_asks
from halfhour.actions.archive.rows import COMES, Coming, Keyed, Numbered, Row, key_of, value_of
from halfhour.actions.archive.tables import Table, columns, is_named_once, is_numbered, links, name_of, tables
from halfhour.domain.archive import Arrived
from halfhour.domain.errors import InputError, OutsideError
from halfhour.formats.archive import Manifest, Original, read_row
from halfhour.formats.archive import manifest as head
from halfhour.formats.archive.rows import LONGEST
from halfhour.ports import ArchiveIn
from halfhour.records.accounts import User, Workspace
from halfhour.records.pour import as_stored, poured_columns, put

NAMES_TOLD = 200
"""Names of doubled rows that are told; all are counted (our own default)."""

FILES_AT_ONCE = 8
"""Rows with originals that are held in memory together (our own default)."""

LARGEST = 200 * 1024 * 1024
"""Bytes of one original; files that are taken in are at most half of it (our own default)."""

TRIES = 3
"""How often an archive is judged anew when something else was written to the same place meanwhile (our own default)."""


Item = TypeVar("Item")


class HaltedError(OutsideError):
    """The database could not be written; nothing of the archive is in it."""


class _LookedError(Exception):
    """Ends the transaction of a look, so that nothing of it stays."""


class _ChangedError(Exception):
    """Something was written here since the archive was judged."""


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
    return _brought(source, user, into, progress, only_look=True)


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
        return _brought(source, user, into, progress, only_look=False)
    except OperationalError as error:
        raise HaltedError(
            "The archive could not be brought in, for the database could not be written.",
            "See that there is room on the disk, then bring it in again; nothing of it was kept.",
        ) from error


def _brought(source: ArchiveIn, user: User, into: Workspace | None, progress: Progress, *, only_look: bool) -> Arrived:
    with source.reading():
        root = _root(source)
        if root is None:
            raise InputError("There is no archive.json in it.", "Choose an archive that Halfhour made.")
        manifest = head.read(source.read(f"{root}{head.NAME}", largest=head.LARGEST).decode("utf-8", "replace"))
        for _ in range(TRIES):
            arrival = _Arrival(source, root, manifest, into or _new_workspace(manifest), progress)
            arrival.judge()
            try:
                return _written(arrival, user, only_look=only_look)
            except (_ChangedError, IntegrityError):
                continue
    raise HaltedError(
        "The archive could not be brought in, for the same records were changed here meanwhile.",
        "Bring it in again when nothing else is being written; nothing of it was kept.",
    )


def _written(arrival: "_Arrival", user: User, *, only_look: bool) -> Arrived:
    try:
        with transaction.atomic():
            arrival.write(user)
            if only_look:
                raise _LookedError
    except _LookedError:
        pass
    return arrival.outcome()


def _root(source: ArchiveIn) -> str | None:
    """Where the archive begins: at the top, or in the one folder that a program put around it."""
    found = sorted((name for name in source.names() if name.split("/")[-1] == head.NAME), key=len)
    if not found or found[0].count("/") > 1:
        return None
    return found[0].removesuffix(head.NAME)


def _new_workspace(manifest: Manifest) -> Workspace:
    """An empty one with the name and the habits of the one that left, under its key where that is free; not stored yet."""
    workspace = Workspace()
    own = {field.attname: field for field in columns(Workspace)}
    values = {name: value_of(own[name], value, head.NAME) for name, value in manifest.workspace.items() if name in own}
    if not isinstance(values.get("id"), str) or Workspace.objects.filter(pk=values["id"]).exists():
        values.pop("id", None)
    for name, value in values.items():
        setattr(workspace, name, value)
    workspace.name = workspace.name or "From an archive"
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
        self.coming: dict[Table, list[Coming]] = {}

    def judge(self) -> None:
        """Reads every row of every table, and what becomes of it; nothing is written, and nobody waits for it."""
        known = {name_of(table) for table in tables()}
        if strangers := sorted(set(self.manifest.tables) - known):
            raise InputError(
                f"This archive holds “{strangers[0]}”, which this Halfhour does not know.", "Update Halfhour first."
            )
        self.keys = Keys(self.workspace)
        for table in self.there:
            if not is_numbered(table):
                self.keys.learn(table, (str(row.get(key_of(table), "")) for _, row in self._rows(table)))
            if is_named_once(table):
                self.keys.join(table, ((str(row.get("id")), str(row.get("name"))) for _, row in self._rows(table)))
        for table in self.there:
            self._table(table)
        self._require_whole()

    def write(self, user: User) -> None:
        """Puts in all that comes; the caller's transaction holds it together."""
        workspace = self.workspace
        if workspace._state.adding:
            workspace.save_base(raw=True, force_insert=True) if workspace.created_at else workspace.save(
                force_insert=True
            )
            user.memberships.get_or_create(workspace=workspace)
        for table, every in self.coming.items():
            step = FILES_AT_ONCE if every and any(each.files for each in every) else STEP
            for batch in _steps(every, step):
                self._put(table, batch)
            self.progress(self.of, self.of)

    def outcome(self) -> Arrived:
        """What came of it."""
        counts = {name: dict(counted) for name, counted in self.counts.items()}
        return Arrived(counts, tuple(self.doubled), tuple(self.stayed), self.workspace.pk)

    def _put(self, table: Table, batch: Sequence[Coming]) -> None:
        keys = [each.key for each in batch if each.key]
        if table._base_manager.filter(pk__in=keys).exists():
            raise _ChangedError
        values = self._with_files(table, batch)
        try:
            with transaction.atomic():
                number = put(table, values, or_leave=True)
        except IntegrityError as error:
            raise self._unfit(table, batch, values) from error
        here = set(keys)
        if number < len(batch):
            here = set(table._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
            if not keys:
                self.counts[name_of(table)]["stayed"] += len(batch) - number
                batch = batch[:number]
        for each in batch:
            self._tell(table, each.fate if not each.key or each.key in here else "stayed", each.shown)
        for link in links(table):
            _link(link, [each for each in batch if each.key in here])

    def _with_files(self, table: Table, batch: Sequence[Coming]) -> list[list[Any]]:
        """The rows as they are stored, with the bytes of their files."""
        places = {column.attname: (number, column) for number, column in enumerate(poured_columns(table))}
        rows = []
        for each in batch:
            row = list(each.values)
            for name, value in each.files.items():
                number, column = places[name]
                row[number] = column.get_db_prep_save(self.original(value, each.place), connection)
            rows.append(row)
        return rows

    def _unfit(self, table: Table, batch: Sequence[Coming], values: list[list[Any]]) -> InputError:
        """Which row of a batch breaks a rule."""
        for each, row in zip(batch, values, strict=True):
            try:
                with transaction.atomic():
                    put(table, [row], or_leave=True)
            except IntegrityError:
                return InputError(f"{each.place} breaks a rule of its table.", "Take the archive as it was made.")
        return InputError("The archive breaks a rule.", "Take the archive as it was made.")

    def _tell(self, table: Table, fate: str, shown: str) -> None:
        self.counts[name_of(table)][fate] += 1
        told = {"doubled": self.doubled, "stayed": self.stayed}.get(fate)
        if told is not None and shown and len(told) < NAMES_TOLD:
            told.append(f"{table._meta.verbose_name}: {shown}")

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
        comes = {name_of(table): len(coming) for table, coming in self.coming.items()}
        for name, number in self.manifest.tables.items():
            found = sum(self.counts.get(name, Counter()).values()) + comes.get(name, 0)
            if found != number:
                raise InputError(
                    f"data/{name}.jsonl has {found:,} records, and archive.json says {number:,}.",
                    "The archive is incomplete or was changed; take it as it was made.",
                )

    def _table(self, table: Table) -> None:
        self.counts[name_of(table)] = Counter()
        judge: Keyed | Numbered = (
            Numbered(table, self.workspace)
            if is_numbered(table)
            else Keyed(table, self.workspace, self.keys, self.manifest.made_at)
        )
        coming: list[Coming] = []
        self.coming[table] = coming
        for batch in _steps(self._rows(table), STEP):
            rows = [(place, self._values(table, row, place)) for place, row in batch]
            comes = []
            for each in judge.judged(rows):
                if each.fate in COMES:
                    self._require_files(each)
                    comes.append(each)
                else:
                    self._tell(table, each.fate, each.shown)
            for each, values in zip(comes, as_stored(table, [each.told for each in comes]), strict=True):
                each.values, each.told = values, {}
            coming.extend(comes)
            self.done += len(batch)
            self.progress(min(self.done, self.of), self.of)

    def _values(self, table: Table, row: Row, place: str) -> Row:
        """The columns of a row as the model has them, keys as they are here; what an older version did not have is left out."""
        values: Row = {}
        for column in columns(table):
            if column.attname in row:
                value = value_of(column, row[column.attname], place)
                values[column.attname] = self.keys.in_column(table, column, value, place)
        for link in links(table):
            others = row.get(link.name, [])
            if not isinstance(others, list):
                raise InputError(f"{place} has no list of {link.name}.", "Take the archive as it was made.")
            to = link.related_model
            values[link.name] = sorted(self.keys.require(to, str(other), place) for other in others)
        return values

    def _require_files(self, coming: Coming) -> None:
        for value in coming.files.values():
            self.original(value, coming.place)

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


def _link(link: "models.ManyToManyField[Any, Any]", coming: Sequence[Coming]) -> None:
    """Writes which others the rows point to."""
    through: Any = link.remote_field.through
    own, other = (
        through._meta.get_field(name()).attname for name in (link.m2m_field_name, link.m2m_reverse_field_name)
    )
    pairs = [{own: each.key, other: key} for each in coming for key in each.linked[link.name]]
    put(through, as_stored(through, pairs))


def _steps(every: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """So many at once, to the end."""
    rest = iter(every)
    while step := list(islice(rest, size)):
        yield step
