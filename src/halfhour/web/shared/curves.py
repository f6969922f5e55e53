"""Figures over time as small drawings beside each other, all on one scale of days, and the same as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

GAP = 0.04
"""How far apart two talks are drawn at least, as part of the width, so that two of one evening can be told apart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn: its key, its name, and what stands at the top; at 1 it is a share, told in per cent."""

    key: str
    name: str
    top: float = 1.0

    def words(self, value: float) -> str:
        """A value of it."""
        return f"{value:.0%}" if self.top == 1 else f"{value:.1f}"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One talk, practised or real: its day, what to call it, where it stands, and its figures; None where there is nothing to tell."""

    on: date
    name: str
    address: str
    is_real: bool
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One talk in a drawing: places of 0 to 1 from the left and from the top, and its words."""

    x: float
    y: float
    words: str
    is_real: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """One figure over talks, the earliest first; `top` and `last` in words."""

    name: str
    points: tuple[Point, ...]
    top: str
    last: str


@dataclass(frozen=True, slots=True)
class Board:
    """All drawings on one scale, and the table: each talk with its figures in words, the latest first."""

    curves: tuple[Curve, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[Occasion, tuple[str, ...]], ...]
    first: date
    last: date


def board_of(figures: Sequence[Figure], occasions: Iterable[Occasion]) -> Board | None:
    """Figures over talks by date; None while there is no figure of which two are known.

    Args:
        occasions: the latest first, as lists of them stand; so those of one day keep their order.
    """
    rows = list(occasions)[::-1]
    rows.sort(key=lambda one: one.on)
    drawn = tuple(figure for figure in figures if sum(_has(one, figure) for one in rows) > 1)
    rows = [one for one in rows if any(_has(one, figure) for figure in drawn)]
    if not drawn:
        return None
    places = spread([one.on for one in rows])
    table = tuple((one, tuple(_cell(one, figure) for figure in drawn)) for one in reversed(rows))
    curves = tuple(_curve(figure, rows, places) for figure in drawn)
    return Board(curves, tuple(figure.name for figure in drawn), table, rows[0].on, rows[-1].on)


def spread(days: Sequence[date]) -> tuple[float, ...]:
    """Places of 0 to 1 by day, the earliest first; those too near are moved apart, in their order."""
    length = (days[-1] - days[0]).days
    gap = min(GAP, 1 / max(1, len(days) - 1))
    places = [(day - days[0]).days / length if length else 0.0 for day in days]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + gap)
    places[-1] = min(places[-1], 1.0)
    for number in range(len(places) - 2, -1, -1):
        places[number] = min(places[number], places[number + 1] - gap)
    return tuple(max(0.0, place) for place in places)


def _has(one: Occasion, figure: Figure) -> bool:
    return one.figures.get(figure.key) is not None


def _cell(one: Occasion, figure: Figure) -> str:
    value = one.figures.get(figure.key)
    return "" if value is None else figure.words(value)


def _curve(figure: Figure, rows: Sequence[Occasion], places: Sequence[float]) -> Curve:
    points = tuple(
        Point(place, 1 - min(1.0, value / figure.top), _words(figure, value, one), one.is_real)
        for place, one in zip(places, rows, strict=True)
        if (value := one.figures.get(figure.key)) is not None
    )
    return Curve(figure.name, points, figure.words(figure.top), points[-1].words)


def _words(figure: Figure, value: float, one: Occasion) -> str:
    return f"{figure.words(value)} on {one.on.day} {one.on:%B}{', a real talk' if one.is_real else ''}"
