"""Rows of tables as lines of JSON: times to the microsecond, files by name and fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from halfhour.domain.errors import InputError

LONGEST = 64 * 1024 * 1024
"""Bytes of one line; a talk of a day is about 2 MB (our own default)."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file that belongs to a row: its path inside the archive and the SHA-256 of its bytes."""

    path: str
    fingerprint: str


def write_row(row: Mapping[str, Any]) -> str:
    """A row as one line."""
    return json.dumps(row, ensure_ascii=False, default=_as_json, separators=(",", ":")) + "\n"


def read_row(line: bytes, place: str) -> dict[str, Any]:
    """A row from its line; `place` names file and line for whoever has to look there.

    Raises:
        InputError: the line is no row.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} cannot be read.", "Take the archive as it was made.") from error
    if not isinstance(row, dict):
        raise InputError(f"{place} is no record.", "Take the archive as it was made.")
    return {name: _original(value) for name, value in row.items()}


def _as_json(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Original):
        return {"original": value.path, "sha256": value.fingerprint}
    raise TypeError(type(value))


def _original(value: Any) -> Any:
    """What stands for a file; anything else as it is."""
    if isinstance(value, dict) and set(value) == {"original", "sha256"}:
        return Original(str(value["original"]), str(value["sha256"]))
    return value
