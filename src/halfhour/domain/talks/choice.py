"""The best few of many, when what they share counts once: an exact search, cut short by what can still be gained."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats

NODES = 600
"""Steps after which the best found so far is taken: beyond it gains were below a hundredth on our talks."""


def best_choice(rows: Floats, weights: Floats, clashes: NDArray[np.bool_], most: int) -> tuple[int, ...]:
    """Numbers of at most `most` rows whose union of concepts weighs most, in order; rows that clash never meet.

    Branch and bound: what a row adds can only shrink as others are taken, so the sum of the largest single gains bounds every
    completion. The first way down is the greedy one; an empty choice is given when nothing adds anything.

    Args:
        rows: candidates × concepts, 1 where a candidate holds a concept.
        weights: worth of each concept.
        clashes: candidates × candidates.
    """
    search = _Search(rows, weights, clashes, most)
    search.descend((), 0.0, np.ones(len(weights), dtype=np.float32), np.ones(len(rows), dtype=np.bool_))
    return tuple(sorted(search.best))


@dataclass
class _Search:
    rows: Floats
    weights: Floats
    clashes: NDArray[np.bool_]
    most: int
    best: tuple[int, ...] = ()
    value: float = 0.0
    nodes: int = 0

    def descend(self, chosen: tuple[int, ...], value: float, open_: Floats, free: NDArray[np.bool_]) -> None:
        """Tries every completion of a choice that could still beat the best."""
        if value > self.value:
            self.best, self.value = chosen, value
        left = self.most - len(chosen)
        if not left or self.nodes >= NODES:
            return
        self.nodes += 1
        gains = np.where(free, self.rows @ (self.weights * open_), -1.0)
        order = np.argsort(-gains, kind="stable")
        free = free.copy()
        for place, row in enumerate(order):
            reach = gains[order[place : place + left]]
            if gains[row] <= 0 or value + float(reach[reach > 0].sum()) <= self.value + 1e-6:
                return
            free[row] = False
            self.descend(
                (*chosen, int(row)), value + float(gains[row]), open_ * (1 - self.rows[row]), free & ~self.clashes[row]
            )
