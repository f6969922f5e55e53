"""The components of a calendar as pieces of its text: found by their BEGIN and END lines, whatever lies around or between them."""

import re
from dataclasses import dataclass, field

from halfhour.domain.errors import InputError

MAX_DEPTH = 40
"""Components within components; real calendars need four (our own default)."""
MAX_COMPONENTS = 400_000

_EDGE = re.compile(r"^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]+)[^\n]*\n?", re.MULTILINE | re.IGNORECASE)
_WHOLE = frozenset({"VTIMEZONE"})
"""Those that keep the components within them."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its name in capitals and its lines, without those of components within it."""

    name: str
    text: str


@dataclass(slots=True)
class _Open:
    name: str
    begin: int
    pieces: list[tuple[int, int]] = field(default_factory=list)


def components(text: str) -> tuple[Component, ...]:
    """Every component of a calendar in the order of their ends; one that is never ended ends where the next of its name begins.

    Raises:
        InputError: there is none, or they lie in one another deeper than any calendar's.
    """
    found: list[Component] = []
    path: list[_Open] = []
    for edge in _EDGE.finditer(text):
        name = edge[2].upper()
        if edge[1][0] in "Bb":
            if name in {"VEVENT", "VTODO"} and any(part.name == name for part in path):
                _close(text, path, name, edge.start(), edge.start(), found)
            if path and path[-1].name not in _WHOLE:
                path[-1].pieces.append((path[-1].begin, edge.start()))
            path.append(_Open(name, edge.end()))
            _require_measure(path, found)
        elif any(part.name == name for part in path):
            _close(text, path, name, edge.start(), edge.end(), found)
    while path:
        _close(text, path, path[-1].name, len(text), len(text), found)
    if not found:
        raise InputError("There is no calendar in this file.", "Choose a file that ends in .ics.")
    return tuple(found)


def _close(text: str, path: list[_Open], name: str, end: int, after: int, found: list[Component]) -> None:
    """Ends a component, and those within it that were left open."""
    while path:
        part = path.pop()
        part.pieces.append((part.begin, end))
        found.append(Component(part.name, "".join(text[start:stop] for start, stop in part.pieces)))
        if path and path[-1].name not in _WHOLE:
            path[-1].begin = after
        if part.name == name:
            return


def _require_measure(path: list[_Open], found: list[Component]) -> None:
    if len(path) > MAX_DEPTH or len(found) > MAX_COMPONENTS:
        raise InputError(
            "This calendar has more parts, or parts deeper in one another, than a calendar has.",
            "Export it again, or a shorter time.",
        )
