"""Tables of turns: Whisper's TSV, and CSV exports with a column for the words."""

import csv
import io

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import any_seconds, plain_seconds
from halfhour.formats.transcripts.names import can_be_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_WORDS = {"text", "words", "transcript", "sentence", "content", "utterance", "message", "caption"}
_SPEAKER = {"speaker", "name", "speaker name", "speaker_name", "who", "person", "participant"}
_START = {"start", "start time", "start_time", "starttime", "begin", "time", "timestamp", "in"}
_END = {"end", "end time", "end_time", "endtime", "out"}
_MAX_CELL = 2_000_000


def read(source: Source) -> Transcript | None:
    """The talk in a table whose first line names a column for words and one for speakers or times; None otherwise."""
    first = source.lines[0].strip()
    mark = next((sign for sign in "\t;," if sign in first), None)
    if mark is None or len(first) > 400:
        return None
    columns = [cell.strip().strip('"').lower() for cell in first.split(mark)]
    words = _place(columns, _WORDS)
    speaker, start, end = _place(columns, _SPEAKER), _place(columns, _START), _place(columns, _END)
    if words is None or (speaker is None and start is None):
        return None
    # Whisper's TSV gives whole milliseconds under the bare names `start` and `end`.
    thousandths = mark == "\t" and columns[:3] == ["start", "end", "text"]
    pieces = [
        Turn(
            _name(row, speaker), _cell(row, words), _time(row, start, thousandths), _time(row, end, thousandths), number
        )
        for number, row in _rows(source, mark)
    ]
    return talk(pieces, "whisper-tsv" if thousandths else "table")


def _rows(source: Source, mark: str) -> list[tuple[int, list[str]]]:
    if mark == "\t" and '"' not in source.lines[0]:
        return [(at, line.split(mark, 20)) for at, line in enumerate(source.lines[1:], start=2) if line.strip()]
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(io.StringIO(source.text), delimiter=mark)
    try:
        return [(reader.line_num, row) for row in reader if row][1:]
    except csv.Error:
        return []


def _place(columns: list[str], names: set[str]) -> int | None:
    return next((at for at, column in enumerate(columns) if column in names), None)


def _cell(row: list[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _name(row: list[str], at: int | None) -> str | None:
    name = _cell(row, at)
    return name if name and can_be_name(name) else None


def _time(row: list[str], at: int | None, thousandths: bool) -> float | None:
    cell = _cell(row, at)
    return plain_seconds(cell, per_second=1000) if thousandths else any_seconds(cell)
