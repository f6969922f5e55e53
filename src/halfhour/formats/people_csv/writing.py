"""Tables that we write: our own export of people, and a helper for any other table; no cell of theirs can run."""

import csv
import io
from collections.abc import Iterable, Sequence

from halfhour.domain.people import FactKind, ListedPerson
from halfhour.formats.people_csv.formulas import guarded
from halfhour.formats.people_csv.kinds import OWN_COLUMNS
from halfhour.formats.transcripts.source import without_controls

_BETWEEN = " ::: "


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV, CRLF between lines; cells are harmless in spreadsheets and free of control characters."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([guarded(without_controls(column)) for column in columns])
    writer.writerows([guarded(without_controls(cell)) for cell in row] for row in rows)
    return written.getvalue()


def write(people: Iterable[ListedPerson]) -> str:
    """People as a table that `read` gives back, but for `extra`, further jobs, and facts other than the day of connecting."""
    return write_table(OWN_COLUMNS, map(_row, people))


def _row(person: ListedPerson) -> list[str]:
    """One person; blanks around a value go, as they do when it is read."""
    connected = person.when(FactKind.CONNECTED)
    job = person.employments[0] if person.employments else None
    cells = [
        person.name,
        person.given,
        person.family,
        person.nickname,
        *_three([each.value for each in person.emails]),
        *_three([each.value for each in person.phones]),
        job.organization if job else "",
        job.title if job else "",
        job.department if job else "",
        person.profile,
        _BETWEEN.join(each.value for each in person.websites),
        person.birthday.iso if person.birthday else "",
        _BETWEEN.join(person.labels),
        person.notes,
        connected.iso_day if connected else "",
    ]
    return [cell.strip() for cell in cells]


def _three(values: list[str]) -> list[str]:
    """Three cells for any number of values; those beyond the third share the last one."""
    return [*values[:2], _BETWEEN.join(values[2:])] if len(values) > 3 else [*values, "", "", ""][:3]
