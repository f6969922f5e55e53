"""Who spoke when, as a drawing: oneself above the line, the others below it."""

from collections.abc import Iterable
from dataclasses import dataclass

from halfhour.domain.talks.answers import How, Line, Stretch

FINEST = 0.002
"""Shorter stretches are not drawn by themselves: a fifth of a percent is a hair on the widest screen."""

PATTERNS = 4
"""Different fillings; the fifth speaker shares with the second."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as drawn: left edge and width in percent, the filling of its speaker (0 is oneself), above the line or below."""

    x: float
    width: float
    filling: int
    above: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """Where in the talk a line rests: percent from the left, and the line's number."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """All that is drawn; `legend` is name, share of 0 to 1, filling."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[tuple[str, float, int], ...]


def ribbon(how: How, lines: Iterable[Line], me: str | None) -> Ribbon:
    """The drawing for a talk; without bars when nothing is known. Nobody said who is me: the first speaker stands above."""
    others = [name for name, _ in how.share if name != me]
    fillings = {name: 1 + number % (PATTERNS - 1) for number, name in enumerate(others)} | {me: 0}
    starts = {stretch.turn: stretch.start for stretch in reversed(how.ribbon)}
    ticks = [
        Tick(round(100 * starts[line.quotes[0].turn], 2), number)
        for number, line in enumerate(lines, start=1)
        if line.quotes and line.quotes[0].turn in starts
    ]
    return Ribbon(
        tuple(_bars(how.ribbon, fillings, me or (others[0] if others else None))),
        tuple(_apart(ticks)),
        tuple((name, share, fillings.get(name, 1)) for name, share in how.share),
    )


def _bars(stretches: Iterable[Stretch], fillings: dict[str | None, int], upper: str | None) -> list[Bar]:
    bars: list[Bar] = []
    for stretch in stretches:
        if stretch.end - stretch.start >= FINEST:
            filling = fillings.get(stretch.speaker, 1)
            width = round(100 * (stretch.end - stretch.start), 2)
            bars.append(Bar(round(100 * stretch.start, 2), width, filling, stretch.speaker == upper))
    return bars


def _apart(ticks: list[Tick], least: float = 3.5) -> list[Tick]:
    """Ticks in order of place, moved right so that their numbers do not cover each other."""
    placed: list[Tick] = []
    for tick in sorted(ticks, key=lambda tick: tick.x):
        x = max(tick.x, placed[-1].x + least) if placed else max(tick.x, 1.5)
        placed.append(Tick(min(x, 98.5), tick.number))
    return placed
