"""The reader of tables of people: recognises the export, decides the order of its dates, and reads its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from halfhour.domain.errors import InputError
from halfhour.domain.people import ColumnUse, DateDoubt, FactKind, FileKind, PartialDate, PeopleFile, Table, Unread
from halfhour.formats import dates
from halfhour.formats.people_csv import linkedin_tables
from halfhour.formats.people_csv.columns import header_key, uses_of
from halfhour.formats.people_csv.formulas import unguarded
from halfhour.formats.people_csv.kinds import holds_nobody, kind_of
from halfhour.formats.people_csv.linkedin_tables import Dates, Row
from halfhour.formats.people_csv.persons import people
from halfhour.formats.people_csv.plan import plan_of
from halfhour.formats.people_csv.sheet import Sheet, sheet_of
from halfhour.formats.people_csv.words import plain

SAMPLES = 5
"""Rows that a person sees of a table."""

_LOOKED_AT = 200
_SHOWN = 200


def read(blob: bytes, *, day_first: bool | None = None) -> PeopleFile:
    """What stands in a table of people, recognised by the names of its columns; a table that we do not know is read as it looks.

    Args:
        blob: the file as it is.
        day_first: what a person answered where dates can be read two ways (`doubts`).

    Raises:
        InputError: the file is empty, too large, of another kind, or no table; with the way out.
    """
    reading = _Reading(sheet_of(blob), day_first)
    columns = reading.sheet.columns
    uses = uses_of(columns, reading.samples)
    kind = kind_of(columns, uses)
    if kind is FileKind.OTHER and holds_nobody(columns):
        raise InputError(
            "This table out of a LinkedIn archive holds no people.",
            "Please choose Connections.csv, messages.csv, or the whole archive.",
        )
    return reading.told(kind, uses)


def read_mapped(blob: bytes, mapping: Sequence[ColumnUse], *, day_first: bool | None = None) -> PeopleFile:
    """The people in a table, each column used as a person said.

    Raises:
        InputError: as `read`, or there are not as many uses as columns.
    """
    reading = _Reading(sheet_of(blob), day_first)
    columns = reading.sheet.columns
    if len(mapping) != len(columns):
        raise InputError(
            f"This table has {len(columns)} columns, but {len(mapping)} uses were given.",
            "Please say for each column what it holds.",
        )
    known = kind_of(columns, uses_of(columns, reading.samples))
    return reading.people(known if known in _ADDRESS_BOOKS else FileKind.OTHER, tuple(mapping))


_ADDRESS_BOOKS = frozenset(
    {
        FileKind.LINKEDIN_CONNECTIONS,
        FileKind.LINKEDIN_CONTACTS,
        FileKind.LINKEDIN_RECOMMENDATIONS,
        FileKind.LINKEDIN_ENDORSEMENTS,
        FileKind.GOOGLE,
        FileKind.OUTLOOK,
        FileKind.HUBSPOT,
        FileKind.OURS,
        FileKind.OTHER,
    }
)


@dataclass(slots=True)
class _Reading:
    """One table on its way to people; rows are read once and kept, for a whole column decides how its dates are meant."""

    sheet: Sheet
    day_first: bool | None
    kind: FileKind = FileKind.OTHER
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    doubts: list[DateDoubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = list(self.sheet.rows())
        self.unread = list(self.sheet.unread)
        self.sheet.lines.clear()

    @property
    def samples(self) -> list[list[str]]:
        """The first rows, from which the use of unknown columns is guessed."""
        return [cells for _, cells in self.rows[:_LOOKED_AT]]

    def told(self, kind: FileKind, uses: tuple[ColumnUse, ...]) -> PeopleFile:
        """The file as its kind is read."""
        if kind in _ADDRESS_BOOKS:
            return self.people(kind, uses)
        self.kind = kind
        rows, when = self._named_rows(), Dates(self._reader_by_name(), self.unread)
        return self._closed(_TOLD[kind](rows, when), uses)

    def people(self, kind: FileKind, uses: tuple[ColumnUse, ...]) -> PeopleFile:
        """The file as an address book."""
        self.kind = kind
        if kind is FileKind.OURS:
            self.rows = [(line, [unguarded(cell) for cell in cells]) for line, cells in self.rows]
        shown = self._table(uses)
        plan = plan_of(self.sheet.columns, uses, kind, lambda at, birthday: self._column(at, birthday).read)
        found = tuple(people(plan, self.rows, self.unread))
        return replace(self._closed(PeopleFile(kind, found), uses), table=shown)

    def _closed(self, found: PeopleFile, uses: tuple[ColumnUse, ...]) -> PeopleFile:
        unread = tuple(sorted(self.unread, key=lambda each: each.line))
        return replace(
            found,
            unread=unread,
            doubts=tuple(self.doubts),
            rows=len(self.rows),
            table=self._table(uses),
        )

    def _table(self, uses: tuple[ColumnUse, ...]) -> Table:
        columns = self.sheet.columns
        samples = tuple(tuple(cell[:_SHOWN] for cell in cells[: len(columns)]) for _, cells in self.rows[:SAMPLES])
        return Table(columns, uses, header_key(columns), samples, self.sheet.header_line)

    def _named_rows(self) -> list[Row]:
        places: dict[str, int] = {}
        for at, column in enumerate(self.sheet.columns):
            places.setdefault(plain(column), at)
        return [Row(line, cells, places) for line, cells in self.rows]

    def _reader_by_name(self) -> Callable[[str], Callable[[str], PartialDate | None]]:
        readers: dict[str, Callable[[str], PartialDate | None]] = {}
        names = [plain(column) for column in self.sheet.columns]

        def reader(name: str) -> Callable[[str], PartialDate | None]:
            if name not in readers:
                readers[name] = self._column(names.index(name), name == "birthdate").read
            return readers[name]

        return reader

    def _column(self, at: int, birthday: bool) -> dates.DateColumn:
        """How the dates of a column are read; its doubt, if it has one, is kept."""
        if at < 0:
            return dates.DateColumn(day_first=False)
        columns = self.sheet.columns
        found = dates.column(
            columns[at],
            (cells[at] for _, cells in self.rows),
            birthday=birthday,
            asked=self.day_first,
            locale=self._locale,
            guess=self.sheet.mark == ";" or not " ".join(columns).isascii(),
        )
        if found.doubt:
            self.doubts.append(found.doubt)
        return found

    def _locale(self, cell: str) -> bool | None:
        """LinkedIn writes `3/5/24, 9:05 AM` with the month first; a day without a time has been through a spreadsheet."""
        is_linkedin = self.kind.startswith("linkedin")
        return False if is_linkedin and cell.lower().endswith("m") else None


def _messages(rows: list[Row], when: Dates) -> PeopleFile:
    found = tuple(linkedin_tables.correspondence(rows, FactKind.MESSAGE, when))
    return PeopleFile(FileKind.LINKEDIN_MESSAGES, correspondence=found)


def _invitations(rows: list[Row], when: Dates) -> PeopleFile:
    found = tuple(linkedin_tables.correspondence(rows, FactKind.INVITATION, when))
    return PeopleFile(FileKind.LINKEDIN_INVITATIONS, correspondence=found)


def _positions(rows: list[Row], when: Dates) -> PeopleFile:
    return PeopleFile(FileKind.LINKEDIN_POSITIONS, employments=tuple(linkedin_tables.employments(rows, when)))


def _profile(rows: list[Row], when: Dates) -> PeopleFile:
    return PeopleFile(FileKind.LINKEDIN_PROFILE, owner=linkedin_tables.profile(rows[0], when) if rows else None)


def _education(rows: list[Row], when: Dates) -> PeopleFile:
    return PeopleFile(FileKind.LINKEDIN_EDUCATION, schools=tuple(linkedin_tables.schools(rows, when)))


def _follows(rows: list[Row], when: Dates) -> PeopleFile:
    return PeopleFile(FileKind.LINKEDIN_FOLLOWS, follows=tuple(linkedin_tables.follows(rows, when)))


def _emails(rows: list[Row], when: Dates) -> PeopleFile:
    del when
    return PeopleFile(FileKind.LINKEDIN_EMAILS, owner=linkedin_tables.own_emails(rows))


def _phones(rows: list[Row], when: Dates) -> PeopleFile:
    del when
    return PeopleFile(FileKind.LINKEDIN_PHONES, owner=linkedin_tables.own_phones(rows))


_TOLD: dict[FileKind, Callable[[list[Row], Dates], PeopleFile]] = {
    FileKind.LINKEDIN_MESSAGES: _messages,
    FileKind.LINKEDIN_INVITATIONS: _invitations,
    FileKind.LINKEDIN_POSITIONS: _positions,
    FileKind.LINKEDIN_PROFILE: _profile,
    FileKind.LINKEDIN_EDUCATION: _education,
    FileKind.LINKEDIN_FOLLOWS: _follows,
    FileKind.LINKEDIN_EMAILS: _emails,
    FileKind.LINKEDIN_PHONES: _phones,
}
