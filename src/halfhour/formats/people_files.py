"""Any file of people: an archive, cards or a table, told apart by content and read into one answer."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from halfhour.domain.errors import InputError
from halfhour.domain.people import (
    Archive,
    CardFile,
    ColumnUse,
    DateDoubt,
    FileKind,
    ListedPerson,
    PeopleFile,
    RowFault,
    Table,
    Unread,
)
from halfhour.formats import linkedin, people_csv, vcard

ARCHIVE = "linkedin-archive"
"""The form of a whole archive, beside those of `FileKind`."""

_LETTERS = frozenset({FileKind.LINKEDIN_MESSAGES, FileKind.LINKEDIN_INVITATIONS})
_WAY_OUT = "The file with your connections is Connections.csv; or choose the whole archive."


@dataclass(frozen=True, slots=True)
class Arriving:
    """What a file of people holds. `unread` names the file inside an archive, empty elsewhere; `refused` are such files in whole.

    `table` is given where its columns were guessed, for a person to correct.
    """

    form: str
    people: tuple[ListedPerson, ...]
    address_book: tuple[ListedPerson, ...] = ()
    unread: tuple[tuple[str, Unread], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    doubts: tuple[DateDoubt, ...] = ()
    table: Table | None = None
    rows: int = 0


def read(blob: bytes, *, columns: Sequence[ColumnUse] | None = None, day_first: bool | None = None) -> Arriving:
    """Everybody in a file, whichever it is.

    Args:
        blob: the file as it is.
        columns: how a person said the columns of an unknown table are used.
        day_first: what they said where dates can be read two ways.

    Raises:
        InputError: it is no file of people, or it holds nobody; with the way out.
    """
    if linkedin.is_archive(blob):
        return _archive(linkedin.read_archive(blob, day_first=day_first), ARCHIVE)
    if vcard.is_cards(blob):
        return _cards(vcard.read(blob))
    if columns is not None:
        return _table(people_csv.read_mapped(blob, columns, day_first=day_first))
    file = people_csv.read(blob, day_first=day_first)
    if file.kind in _LETTERS:
        return _archive(linkedin.read_archive(packed([("messages.csv", blob)]), day_first=day_first), str(file.kind))
    if not file.people and not file.unread and file.kind.startswith("linkedin") and file.rows:
        raise InputError("This table of LinkedIn tells about yourself and holds no other people.", _WAY_OUT)
    return _table(file)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Single tables of an archive as one archive, so that they are read together."""
    together = io.BytesIO()
    with zipfile.ZipFile(together, "w") as archive:
        for number, (name, blob) in enumerate(files):
            plain = name.replace("\\", "/").rpartition("/")[2]
            archive.writestr(zipfile.ZipInfo(f"{number}/{plain}", (1980, 1, 1, 0, 0, 0)), blob)
    return together.getvalue()


def is_linkedin_table(blob: bytes) -> bool:
    """Whether bytes are one table out of a LinkedIn archive."""
    if linkedin.is_archive(blob) or vcard.is_cards(blob):
        return False
    try:
        return people_csv.read(blob[:65_536].rpartition(b"\n")[0] or blob).kind.startswith("linkedin")
    except InputError:
        return False


def _cards(file: CardFile) -> Arriving:
    there = {id(person) for person in file.people}
    nobody = [
        Unread(card.person.line, RowFault.NOBODY)
        for card in file.cards
        if card.kind == "individual" and id(card.person) not in there
    ]
    return Arriving("vcard", file.people, unread=_placed("", (*file.unread, *nobody)), rows=len(file.cards))


def _table(file: PeopleFile) -> Arriving:
    table = file.table if file.kind is FileKind.OTHER else None
    return Arriving(
        str(file.kind),
        file.people,
        unread=_placed("", file.unread),
        doubts=file.doubts,
        table=table,
        rows=file.rows,
    )


def _archive(archive: Archive, form: str) -> Arriving:
    files = [(member.name, member.file) for member in archive.members if member.file]
    several = len(files) > 1
    return Arriving(
        form,
        archive.people,
        archive.address_book,
        tuple(placed for name, file in files for placed in _placed(name if several else "", file.unread)),
        tuple((member.name, member.refusal) for member in archive.members if member.refusal),
        tuple(doubt for _, file in files for doubt in file.doubts),
        rows=sum(file.rows for _, file in files),
    )


def _placed(name: str, unread: Iterable[Unread]) -> tuple[tuple[str, Unread], ...]:
    return tuple((name, each) for each in unread)
