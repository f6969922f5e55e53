"""Files of people as they are brought: kept until they are taken in, read as the person said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from halfhour.domain.arrivals import Arrival, arrivals, source_of
from halfhour.domain.errors import InputError
from halfhour.domain.people import ColumnUse, FileKind
from halfhour.formats import people_files
from halfhour.formats.people_files import ARCHIVE, Arriving
from halfhour.records.accounts import Workspace
from halfhour.records.imports import ColumnMapping, Import

NAMES_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """A brought file as it is read: who arrives, from which source, and everything that is told about the file."""

    file: Arriving
    source: str
    arrivals: tuple[Arrival, ...]


def bring(workspace: Workspace, files: Iterable[tuple[str, bytes]]) -> tuple[tuple[Import, ...], tuple[str, ...]]:
    """Files as imports that wait to be looked at, and why the others cannot be read; several tables of LinkedIn become one."""
    waiting: list[Import] = []
    refused: list[str] = []
    for name, blob in _together(list(files)):
        try:
            waiting.append(brought(workspace, name, blob)[0])
        except InputError as error:
            refused.append(f"{name or 'The file'}: {error}")
    return tuple(waiting), tuple(refused)


def brought(
    workspace: Workspace, name: str, blob: bytes, mapping: Sequence[ColumnUse] | None = None
) -> tuple[Import, Arriving]:
    """One file as an import that waits, and what it holds.

    Raises:
        InputError: it cannot be read.
    """
    said: dict[str, Any] = {"columns": [str(use) for use in mapping]} if mapping is not None else {}
    file = _read(blob, said)
    if file.table and not said:
        remembered = workspace.column_mappings.present().filter(header=file.table.key).first()
        if remembered:
            said = {"columns": remembered.columns}
            file = _read(blob, said)
    if not (file.people or file.address_book or file.unread):
        raise InputError("This file holds nobody.", "Please choose another one, or export it again.")
    plain = name.replace("\\", "/").rpartition("/")[2][:255]
    return Import.objects.create(workspace=workspace, name=plain, form=file.form, blob=blob, mapping=said), file


def reading_of(waiting: Import) -> Reading:
    """What an import holds, read as it was said last."""
    return as_reading(_read(bytes(waiting.blob), waiting.mapping), waiting.mapping)


def as_reading(file: Arriving, said: Mapping[str, Any]) -> Reading:
    """Who arrives with a file, read as was said."""
    people = file.people + (file.address_book if said.get("address_book") else ())
    kind = FileKind.LINKEDIN_CONNECTIONS if file.form == ARCHIVE else FileKind(file.form)
    return Reading(file, source_of(kind), arrivals(people))


def say_how_to_read(
    waiting: Import,
    *,
    columns: Sequence[ColumnUse] | None = None,
    day_first: bool | None = None,
    address_book: bool = False,
) -> None:
    """Notes how a waiting file is to be read; the use of its columns is remembered for every file with the same header."""
    said: dict[str, Any] = {"day_first": day_first, "address_book": address_book}
    if columns is not None:
        said["columns"] = [str(use) for use in columns]
    file = _read(bytes(waiting.blob), {**said, "day_first": None})
    if file.doubts:
        first = file.doubts[0]
        said["doubt"] = [first.column, first.example, first.day_first, first.rows]
    if columns is not None and file.table:
        ColumnMapping.objects.update_or_create(
            workspace=waiting.workspace,
            header=file.table.key,
            defaults={"columns": said["columns"], "removed_at": None},
        )
    waiting.mapping, waiting.look, waiting.looked_at, waiting.look_asked_at = said, {}, None, None
    waiting.save(update_fields=["mapping", "look", "looked_at", "look_asked_at", "changed_at"])


def _together(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    tables = [file for file in files if people_files.is_linkedin_table(file[1])] if len(files) > 1 else []
    if len(tables) < 2:
        return files
    name = ", ".join(name for name, _ in tables)[:NAMES_SHOWN]
    return [(name, people_files.packed(tables)), *(file for file in files if file not in tables)]


def _read(blob: bytes, said: Mapping[str, Any]) -> Arriving:
    columns = said.get("columns")
    return people_files.read(
        blob,
        columns=[ColumnUse(use) for use in columns] if columns else None,
        day_first=said.get("day_first"),
    )
