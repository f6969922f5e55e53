"""Whether the same was asked of everybody: ground, time and answers; and how groups fared, with the doubt that small numbers bring."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FOUR_FIFTHS = 0.8
"""Part of the highest rate below which US guidelines speak of adverse impact (docs/sources.md#four-fifths)."""
SMALLEST = 5
"""People in a group below which its figures are not shown (our own default)."""
SURE = 1.96
"""Standard deviations that hold 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group were talked to, and how many went on."""

    name: str
    talked_to: int
    went_on: int


@dataclass(frozen=True, slots=True)
class Rate:
    """How a group fared: its share of 0 to 1 with the interval that holds the true one in 95 of 100 cases (Wilson).

    `ratio` is its share beside the highest; None for the highest itself and where that is 0. A hidden group shows nothing but its name.
    """

    group: GroupCount
    share: float
    low: float
    high: float
    ratio: float | None
    is_below: bool
    is_hidden: bool


def rates(groups: Iterable[GroupCount]) -> tuple[Rate, ...]:
    """The groups in their order; small ones are hidden and no measure for the others."""
    given = tuple(groups)
    shown = [group for group in given if group.talked_to >= SMALLEST]
    best = max((_share(group) for group in shown), default=0.0)
    return tuple(_rate(group, best) for group in given)


def _rate(group: GroupCount, best: float) -> Rate:
    if group.talked_to < SMALLEST:
        return Rate(group, 0.0, 0.0, 1.0, None, is_below=False, is_hidden=True)
    share = _share(group)
    low, high = wilson(group.went_on, group.talked_to)
    ratio = share / best if best and share < best else None
    is_below = ratio is not None and ratio < FOUR_FIFTHS
    return Rate(group, share, low, high, ratio, is_below=is_below, is_hidden=False)


def _share(group: GroupCount) -> float:
    return group.went_on / group.talked_to if group.talked_to else 0.0


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval in which a share lies in 95 of 100 cases, 0 to 1; the whole of it where nothing was counted.

    Source:
        docs/sources.md#wilson
    """
    if of == 0:
        return 0.0, 1.0
    share, square = hits / of, SURE * SURE
    middle = share + square / (2 * of)
    spread = SURE * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


@dataclass(frozen=True, slots=True)
class Covered:
    """One need, and for each candidate whether anybody spoke with them about it; in the order of the candidates."""

    need: str
    by: tuple[bool, ...]

    @property
    def is_even(self) -> bool:
        """Whether it was the same with everybody."""
        return len(set(self.by)) <= 1


def ground_covered(
    needs: Sequence[str], candidates: Sequence[str], spoken_of: Mapping[str, Iterable[str]]
) -> tuple[Covered, ...]:
    """Each need with whom it was spoken about, what is uneven first.

    Args:
        needs: keys in the order of the kit.
        candidates: keys, in the order in which they are shown.
        spoken_of: for each candidate the needs that there is evidence for.
    """
    found = {candidate: frozenset(spoken_of.get(candidate, ())) for candidate in candidates}
    rows = [Covered(need, tuple(need in found[candidate] for candidate in candidates)) for need in needs]
    return tuple(sorted(rows, key=lambda row: row.is_even))


@dataclass(frozen=True, slots=True)
class Range:
    """The least, the middle and the most of some numbers."""

    least: float
    middle: float
    most: float


def range_of(numbers: Iterable[float]) -> Range | None:
    """Of minutes given, or days until an answer; None where there are none."""
    given = sorted(numbers)
    if not given:
        return None
    half = len(given) // 2
    middle = given[half] if len(given) % 2 else (given[half - 1] + given[half]) / 2
    return Range(given[0], middle, given[-1])
