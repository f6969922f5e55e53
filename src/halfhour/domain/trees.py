"""A small forest of boosted decision trees, read from arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats


@dataclass(frozen=True)
class Trees:
    """Trees side by side; a leaf points to itself.

    Shapes: all trees × nodes. `feature` is the column asked about, `left` where to go when the value is at most `threshold`, `right`
    where otherwise; `value` is what a leaf adds; `depth` the number of questions on the longest way; `base` what all begin with.
    """

    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Floats
    depth: int
    base: float

    def chance(self, rows: Floats) -> Floats:
        """For each row of features (rows × columns) the chance of yes, 0 to 1."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        tree = np.arange(len(self.feature))
        node = np.zeros((len(rows), len(self.feature)), dtype=np.int16)
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[row, self.feature[tree, node]] <= self.threshold[tree, node]
            node = np.where(goes_left, self.left[tree, node], self.right[tree, node])
        score = self.base + self.value[tree, node].sum(1)
        chance: Floats = (1 / (1 + np.exp(-score))).astype(np.float32)
        return chance
