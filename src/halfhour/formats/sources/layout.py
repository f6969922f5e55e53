"""Pieces of text on pages brought into lines."""

from collections.abc import Iterable
from dataclasses import dataclass

_SAME_LINE = 2.5
"""Points of height within which pieces stand on one line."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text as a PDF draws it: `x` and `y` in points from the bottom left of its page, `size` of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its left end, its height, the size of its largest letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


def lines_of(fragments: Iterable[Fragment]) -> list[Line]:
    """Lines from top to bottom, page by page."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (one.page, -one.y, one.x)):
        first = rows[-1][0] if rows else None
        if first and first.page == fragment.page and abs(first.y - fragment.y) <= _SAME_LINE:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_line(sorted(row, key=lambda one: one.x)) for row in rows]


def _line(row: list[Fragment]) -> Line:
    text = " ".join(" ".join(fragment.text for fragment in row).split())
    return Line(text, row[0].page, row[0].x, row[0].y, max(fragment.size for fragment in row))
