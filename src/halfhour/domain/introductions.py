"""Who sent one to whom: what became of each introduction, and the tree they make, laid out to be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from halfhour.domain.stages import Stage

DRY_AFTER = timedelta(days=90)
"""Without a talk so long after an introduction, its branch has gone dry (our own default)."""


class Outcome(StrEnum):
    """What became of an introduction."""

    OPEN = "open"
    ASKED = "asked"
    TALKED = "talked"
    DRY = "dry"


@dataclass(frozen=True, slots=True)
class Edge:
    """One person led to another; both by their ids."""

    by: str
    to: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person stands in the drawing: column and row, counted from 0; a row may be half of one."""

    person: str
    column: int
    row: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A drawing: spots, the edges of the tree, and further edges between people who stand in it already."""

    spots: tuple[Spot, ...]
    edges: tuple[Edge, ...]
    further: tuple[Edge, ...]
    columns: int
    rows: int


def outcome_of(stages: Iterable[Stage], on: date | None, last: date | None, today: date) -> Outcome:
    """What became of an introduction.

    Args:
        stages: of the conversations with the person one was sent to.
        on: the day of the introduction, None when it is not known.
        last: the last real contact with that person; one before the introduction does not count.
    """
    found = set(stages)
    if found & {Stage.HELD, Stage.THANKED, Stage.REPORTED} or (last and on and last >= on):
        return Outcome.TALKED
    if found and found <= {Stage.CLOSED}:
        return Outcome.DRY
    if found - {Stage.IDEA, Stage.CLOSED}:
        is_late = on is not None and today - on > DRY_AFTER and not found & {Stage.AGREED, Stage.ANSWERED}
        return Outcome.DRY if is_late else Outcome.ASKED
    return Outcome.DRY if on and today - on > DRY_AFTER else Outcome.OPEN


def first_ones(edges: Iterable[Edge]) -> tuple[str, ...]:
    """Those from whom branches begin, in the order of their first introduction; one of each circle that nobody leads into."""
    listed = list(edges)
    led_to = {edge.to for edge in listed}
    begins = list(dict.fromkeys(edge.by for edge in listed if edge.by not in led_to))
    reached = set(_reached(begins, _leads(listed)))
    for edge in listed:
        if edge.by not in reached:
            begins.append(edge.by)
            reached.update(_reached([edge.by], _leads(listed)))
    return tuple(begins)


def branches_of(first: Iterable[str], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """All edges that are reached from some of those with whom branches begin."""
    reached = set(_reached(list(first), _leads(edges)))
    return tuple(edge for edge in edges if edge.by in reached)


def laid_out(edges: Sequence[Edge]) -> Tree:
    """A tidy tree from left to right: a column for each step away, leaves in rows of their own, everybody midway beside those they led to.

    Somebody to whom several led stands with the first of them; the other edges are `further`, those of circles too.
    """
    leads = _leads(edges)
    parents: dict[str, str] = {}
    kept: list[Edge] = []
    spots: dict[str, Spot] = {}
    next_row = 0
    for root in first_ones(edges):
        order: list[tuple[str, int]] = []
        waiting = [(root, 0)] if root not in parents else []
        if waiting:
            parents[root] = ""
        while waiting:
            person, column = waiting.pop()
            order.append((person, column))
            fresh = [to for to in leads[person] if to not in parents]
            for to in fresh:
                parents[to] = person
                kept.append(Edge(person, to))
            waiting += [(to, column + 1) for to in reversed(fresh)]
        rows: dict[str, list[float]] = defaultdict(list)
        has_children = {parents[person] for person, _ in order}
        leaf_rows = {}
        for person, _ in order:
            if person not in has_children:
                leaf_rows[person] = next_row
                next_row += 1
        for person, column in reversed(order):
            below = rows[person]
            row = float(leaf_rows[person]) if person in leaf_rows else (min(below) + max(below)) / 2
            spots[person] = Spot(person, column, row)
            rows[parents[person]].append(row)
    tree = set(kept)
    further = tuple(edge for edge in dict.fromkeys(edges) if edge not in tree)
    columns = max((spot.column for spot in spots.values()), default=-1) + 1
    return Tree(tuple(spots.values()), tuple(kept), further, columns, next_row)


def _leads(edges: Iterable[Edge]) -> dict[str, list[str]]:
    leads: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        leads[edge.by].append(edge.to)
    return leads


def _reached(first: Sequence[str], leads: dict[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(first)
    while waiting:
        person = waiting.pop()
        if person not in seen:
            seen.add(person)
            yield person
            waiting += leads.get(person, [])
