"""A small trained model: does a window touch protected ground of the person addressed, which ground, how openly, for what need?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from halfhour.domain.encoder import Topped
from halfhour.domain.lawful.law import Ground
from halfhour.domain.lawful.windows import Window
from halfhour.domain.vectors import Floats, Vectors

GROUNDS = tuple(Ground)


BESIDE = 1.2
"""What the linear score counts beside the one of the encoder (chosen on lines that neither had seen; models/lawful.md)."""


@dataclass(frozen=True)
class Hearing:
    """What the small encoder makes of a window: 14 numbers (ok, risky, protected, eleven grounds)."""

    topped: Topped

    def scores(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × 12: the log odds that ground is touched, and the log chance of each ground."""
        found = self.topped.numbers(texts, vectors)
        fine, risky, protected = found[:, 0], found[:, 1], found[:, 2]
        touched = np.logaddexp(risky, protected) - fine
        grounds = found[:, 3:] - np.logaddexp.reduce(found[:, 3:], axis=1, keepdims=True)
        scores: Floats = np.concatenate([touched[:, None], grounds], axis=1).astype(np.float32)
        return scores


@dataclass(frozen=True)
class LawfulModel:
    """Linear scores over names (marks and runs of units) and vectors, and what the encoder hears (models/lawful.md).

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
    hearing: Hearing | None = None
    """None while the linear part is being taught."""

    def scores(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × heads, as log odds; `texts` are what the windows show."""
        scores = self.linear(windows, texts, vectors)
        if self.hearing and len(scores):
            heard = self.hearing.scores(texts, vectors)
            scores[:, 0] = BESIDE * scores[:, 0] + heard[:, 0]
            scores[:, 1 : 1 + len(GROUNDS)] += heard[:, 1:]
        return scores

    def linear(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """The linear part alone."""
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
