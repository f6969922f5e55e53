"""A small trained model: does a window touch protected ground of the person addressed, which ground, how openly, for what need?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from halfhour.domain.lawful.law import Ground
from halfhour.domain.lawful.windows import Window
from halfhour.domain.vectors import Floats, Vectors

GROUNDS = tuple(Ground)


@dataclass(frozen=True)
class LawfulModel:
    """Linear scores over names (marks and runs of units) and vectors (models/lawful.md).

    Shapes: `weights` names × heads, `dense` width of vectors × heads, `bias` heads. The heads in order: touches ground; eleven
    grounds; asks about it only in a roundabout way; one for each of `needs`.
    """

    columns: Mapping[str, int]
    weights: Floats
    dense: Floats
    bias: Floats
    needs: tuple[str, ...]
    enough: float
    """Score from which a window counts as touching ground."""

    def scores(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × heads, as log odds; `texts` are what the windows show."""
        scores = vectors.of(texts) @ self.dense + self.bias
        for row, window in enumerate(windows):
            names = [column for name in names_in(window) if (column := self.columns.get(name)) is not None]
            scores[row] += self.weights[names].sum(0)
        return scores


def names_in(window: Window) -> set[str]:
    """What a window is known by: its marks, and runs of one to three units."""
    return {*window.marks, *_runs([unit.like for unit in window.units])}


def _runs(likes: Sequence[str]) -> Iterator[str]:
    edged = ["^", *likes, "$"]
    yield from (f"“{one}" for one in likes)
    yield from (f"“{one} {two}" for one, two in pairwise(edged))
    yield from (f"“{one} {two} {three}" for one, two, three in zip(edged, edged[1:], edged[2:], strict=False))


def ground_of(scores: Floats) -> Ground:
    """The likeliest ground by the scores of one window."""
    return GROUNDS[int(np.argmax(scores[1 : 1 + len(GROUNDS)]))]


def is_roundabout(scores: Floats) -> bool:
    """Whether the window only tends to bring a fact to light, by the scores of one window."""
    return bool(scores[1 + len(GROUNDS)] > 0)
