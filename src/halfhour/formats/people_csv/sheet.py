"""A table out of bytes: encoding, separator and header found by content, rows with their lines."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from halfhour.domain.errors import InputError
from halfhour.domain.people import RowFault, Unread
from halfhour.formats.people_csv.words import is_known, use_of
from halfhour.formats.transcripts.source import decoded, without_controls

MAX_BYTES = 30 * 1024 * 1024
"""Bytes of one table: 30,000 connections are 4 MB, many years of messages some 20 (our own default)."""

MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
MAX_LINES = 2_000_000
MAX_UNREAD = 10_000
MAX_CELLS = 200_000
"""Separators of one line; a long message may hold some tens of thousands of commas (our own default)."""

MAX_CELL = 1_000_000
"""Characters of one cell; the longest notes that programs allow are shorter (our own default)."""

_MARKS = (",", ";", "\t", "|")
_HEADER_WITHIN = 80
"""Lines in which a header must stand; notices in front of it have three or four."""

_LONGEST_HEADER = 100_000
_END = "\0"
_WAY_OUT = "Please export your contacts or connections again as CSV, or as vCard, and choose that file."
_OTHERS = (
    (b"PK", "This is an archive or a spreadsheet.", "Save the spreadsheet as CSV, or choose the LinkedIn archive as such."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office document.", "Please open it and save it as CSV."),
    (b"%PDF", "This is a PDF, not a table.", _WAY_OUT),
    (b"\x89PNG", "This is a picture, not a table.", _WAY_OUT),
    (b"\xff\xd8\xff", "This is a picture, not a table.", _WAY_OUT),
    (b"GIF8", "This is a picture, not a table.", _WAY_OUT),
    (b"{\\rtf", "This is a rich-text document, not a table.", _WAY_OUT),
)  # fmt: skip
_OTHER_TEXT = re.compile(
    r"\s*(?:BEGIN:V(?:CARD|CALENDAR)|<(?:!doctype|html|\?xml)|\{\s*\"|\[\s*[\[{\"])", re.IGNORECASE
)
_NOISE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?://\S+|[+\d][\d\s./():+-]*")


@dataclass(slots=True)
class Sheet:
    """A table: its lines, the separator, the names of its columns, and where its rows begin; `unread` grows while rows are read.

    `header_line` counts from 1; None when no line names the columns, which are then called by their numbers.
    """

    lines: list[str]
    mark: str
    columns: tuple[str, ...]
    header_line: int | None
    begins: int
    unread: list[Unread] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that holds anything with the line on which it begins, from 1; as many cells as columns, or more.

        Raises:
            InputError: it has more rows than any address book.
        """
        width, count, header = len(self.columns), 0, list(self.columns)
        for line, cells in self._records():
            row = [cell.strip() for cell in cells]
            if not any(row) or row[:width] == header:
                continue
            count += 1
            if count > MAX_ROWS:
                raise InputError(f"This table has more than {MAX_ROWS:,} rows.", "Please divide it into smaller ones.")
            if len(row) < width:
                row.extend([""] * (width - len(row)))
            yield line, row

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Rows as the separator and quotes part them; a quote that is never closed costs its own line only."""
        csv.field_size_limit(4 * MAX_BYTES)
        begin = self.begins
        for _ in range(len(self.lines)):
            reader = csv.reader(self._ended(begin), delimiter=self.mark, strict=True)
            first = begin
            try:
                for cells in reader:
                    if first == len(self.lines) or (cells and cells[-1].endswith(_END)):
                        break
                    yield from self._whole(first, cells)
                    first = begin + reader.line_num
            except csv.Error:
                yield from self._alone(first)
            else:
                if first < len(self.lines):
                    yield from self._alone(first)
            begin = first + 1
            if begin >= len(self.lines):
                return

    def _ended(self, begin: int) -> Iterator[str]:
        """Lines from one on, with their ends; a last one shows whether it was reached outside of quotes."""
        for at in range(begin, len(self.lines)):
            line = self.lines[at]
            if len(line) > MAX_CELLS and line.count(self.mark) > MAX_CELLS:
                self._refuse(at, RowFault.TOO_LONG, line)
                line = ""
            yield line + "\n"
        yield _END

    def _whole(self, first: int, cells: list[str]) -> Iterator[tuple[int, list[str]]]:
        if cells and max(map(len, cells)) > MAX_CELL:
            self._refuse(first, RowFault.TOO_LONG, cells[0])
        else:
            yield first + 1, cells

    def _alone(self, first: int) -> Iterator[tuple[int, list[str]]]:
        """A row whose quotes are wrong: read by itself if they come in pairs on its line, else left out."""
        line = self.lines[first]
        if line.count('"') % 2:
            self._refuse(first, RowFault.OPEN_QUOTE, line)
        else:
            yield from self._whole(first, next(csv.reader([line], delimiter=self.mark), []))

    def _refuse(self, at: int, fault: RowFault, words: str) -> None:
        if len(self.unread) >= MAX_UNREAD:
            raise InputError(f"More than {MAX_UNREAD:,} rows of this table are damaged.", _WAY_OUT)
        self.unread.append(Unread(at + 1, fault, words[:60].strip()))


def sheet_of(blob: bytes) -> Sheet:
    """The table in a file, its header found by the names that we know, else by its shape.

    Raises:
        InputError: the file is empty, too large, of another kind, or no table.
    """
    lines = _text(blob).split("\n")
    found = _known_header(lines) or _likely_header(lines)
    if found is None:
        raise InputError(
            "This file is no table of people: no line names columns such as a name or an e-mail address.", _WAY_OUT
        )
    return found


def _text(blob: bytes) -> str:
    if len(blob) > MAX_BYTES:
        raise InputError("This table is larger than 30 MB.", "Please divide it, or leave out what is not about people.")
    if not blob.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError("This file is empty.", _WAY_OUT)
    for signature, what, way_out in _OTHERS:
        if blob.startswith(signature):
            raise InputError(what, way_out)
    text = decoded(blob)
    head = text[:4000]
    if _OTHER_TEXT.match(head):
        raise InputError("This is text of another kind, not a table.", _WAY_OUT)
    if len(_NOISE.findall(head)) > max(8, len(head) // 10):
        raise InputError("The bytes of this file are no text.", _WAY_OUT)
    if text.count("\n") > MAX_LINES:
        raise InputError("This table has more lines than any address book.", "Please divide it into smaller ones.")
    return without_controls(text)


def _known_header(lines: list[str]) -> Sheet | None:
    """The line near the top that holds most names of columns that we know: two at least, or all that it has."""
    best: tuple[int, Sheet] | None = None
    for at, line in enumerate(lines[:_HEADER_WITHIN]):
        if len(line) > _LONGEST_HEADER:
            continue
        for mark in _MARKS:
            cells = _cells(line, mark)
            known = sum(map(is_known, cells))
            if known >= 2 and (best is None or known > best[0]):
                best = known, Sheet(lines, mark, _columns(cells), at + 1, at + 1)
    return best[1] if best else _single_column(lines)


def _single_column(lines: list[str]) -> Sheet | None:
    """A list of addresses under one name."""
    at = next((at for at, line in enumerate(lines) if line.strip()), 0)
    name = lines[at].strip().strip('"')
    return Sheet(lines, ",", (name,), at + 1, at + 1) if len(name) < 100 and use_of(name) else None


def _likely_header(lines: list[str]) -> Sheet | None:
    """The first line of a table of unknown names: most of the lines at the top have as many cells as it."""
    head = [
        (at, line)
        for at, line in enumerate(lines[: 2 * _HEADER_WITHIN])
        if line.strip() and len(line) < _LONGEST_HEADER
    ]
    shapes = Counter((mark, len(_cells(line, mark))) for _, line in head for mark in _MARKS)
    likely = [(number, shape) for shape, number in shapes.items() if shape[1] > 1 and 2 * number > len(head)]
    if not likely:
        return None
    mark, width = max(likely, key=lambda each: (each[0], each[1][1]))[1]
    at, cells = next((at, cells) for at, line in head if len(cells := _cells(line, mark)) == width)
    if sum(map(bool, cells)) < 2 or sum(map(_is_name_of_column, cells)) < sum(map(bool, cells)):
        return Sheet(lines, mark, tuple(str(number) for number in range(1, min(width, MAX_COLUMNS) + 1)), None, at)
    return Sheet(lines, mark, _columns(cells), at + 1, at + 1)


def _cells(line: str, mark: str) -> list[str]:
    csv.field_size_limit(4 * MAX_BYTES)
    return [cell.strip() for cell in next(csv.reader([line], delimiter=mark), [])]


def _columns(cells: list[str]) -> tuple[str, ...]:
    """The names of columns, without empty ones at the end, as lines with a spare comma have."""
    last = max((at for at, cell in enumerate(cells) if cell), default=0)
    return tuple(cell[:200] for cell in cells[: min(last + 1, MAX_COLUMNS)])


def _is_name_of_column(cell: str) -> bool:
    return bool(cell) and len(cell) <= 60 and not _VALUE.fullmatch(cell)
