"""Cells that spreadsheets would run as formulas: made harmless when we write, made whole again when we read our own."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: `'` before what would begin a formula."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell) else cell
