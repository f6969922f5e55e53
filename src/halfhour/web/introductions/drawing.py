"""Where each name and each line of the drawing stands, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.introductions import Edge, Outcome, Spot, Tree, laid_out
from halfhour.web.introductions.page import Listed

COLUMN = 208
ROW = 48
BOX = (168, 36)
MARGIN = 12
YOU = 56
"""Width of the mark for oneself, at the left."""
LETTERS = 20
"""Letters of a name that fit into a box; the whole name is its title."""


@dataclass(frozen=True, slots=True)
class Box:
    """A name in its place."""

    person: str
    name: str
    short: str
    x: int
    y: int
    outcome: str
    middle: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A curve from one name to another; dotted ones lead to somebody who stands elsewhere already."""

    path: str
    outcome: str
    is_dotted: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, with its size; `you` is the height at which oneself stands."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    you: int
    columns: int


def drawn(edges: Sequence[Edge], listed: Sequence[Listed]) -> Drawing:
    """The drawing of some branches."""
    tree = laid_out(edges)
    names = {row.introduction.by_id: row.introduction.by.name for row in listed}
    names |= {row.introduction.to_id: row.introduction.to.name for row in listed}
    outcomes = {Edge(row.introduction.by_id, row.introduction.to_id): row.outcome for row in listed}
    arrived = {edge.to: outcomes[edge] for edge in tree.edges}
    spots = {spot.person: spot for spot in tree.spots}
    boxes = tuple(_box(spot, names[spot.person], arrived.get(spot.person)) for spot in tree.spots)
    height = 2 * MARGIN + max(1, tree.rows) * ROW
    return Drawing(
        boxes,
        tuple(_lines(tree, spots, outcomes, height // 2)),
        2 * MARGIN + YOU + tree.columns * COLUMN + (COLUMN - BOX[0]) // 2,
        height,
        height // 2,
        tree.columns,
    )


def _box(spot: Spot, name: str, outcome: Outcome | None) -> Box:
    x, middle = _left(spot), _middle(spot)
    short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"
    return Box(
        spot.person, name, short, x, middle - BOX[1] // 2, outcome.value if outcome else "first", (x + 12, middle + 5)
    )


def _lines(tree: Tree, spots: dict[str, Spot], outcomes: dict[Edge, Outcome], you: int) -> list[Line]:
    led_to = {edge.to for edge in tree.edges}
    lines = [
        Line(_curve(MARGIN + YOU - 12, you, _left(spot), _middle(spot)), "first")
        for spot in tree.spots
        if spot.person not in led_to
    ]
    for edges, is_dotted in ((tree.edges, False), (tree.further, True)):
        for edge in edges:
            start, end = spots[edge.by], spots[edge.to]
            path = _way(_left(start) + BOX[0], _middle(start), _left(end), _middle(end))
            lines.append(Line(path, outcomes[edge].value, is_dotted))
    return lines


def _left(spot: Spot) -> int:
    return MARGIN + YOU + spot.column * COLUMN + (COLUMN - BOX[0]) // 2


def _middle(spot: Spot) -> int:
    return round(MARGIN + (spot.row + 0.5) * ROW)


def _way(x: int, y: int, to_x: int, to_y: int) -> str:
    """From the end of a box to the beginning of the next; back or beside, round the ends of both."""
    return _curve(x, y, to_x, to_y) if x <= to_x else _bow(x, y, to_x + BOX[0], to_y)


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    half = (to_x - x) // 2
    return f"M{x} {y}C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}"


def _bow(x: int, y: int, to_x: int, to_y: int) -> str:
    out = max(x, to_x) + (COLUMN - BOX[0])
    return f"M{x} {y}C{out} {y} {out} {to_y} {to_x} {to_y}"
