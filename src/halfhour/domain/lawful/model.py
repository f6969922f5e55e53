"""Trained models: does a window touch protected ground of the person addressed, which ground, how openly, for what need?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.deep_encoder import DeepEncoder, Places
from halfhour.domain.lawful.law import Ground
from halfhour.domain.lawful.windows import Window
from halfhour.domain.vectors import Floats, Vectors

GROUNDS = tuple(Ground)
FEW = 2
"""Windows of which a text needs no more than one does. With more of them, as from two sentences on, one is likelier flagged by chance."""
AT_MOST = 4.0
"""How much more, at most: a plain question is found in the longest talk (chosen on turns of meetings; models/lawful.md)."""
QUIET = -3.0
"""Linear score up to which a window is not read: of 930 kept protected lines three are lost so (models/lawful.md)."""
SETTLED = -2.5
"""Score of the deep encoder's glimpse up to which it settles that no ground is touched (models/lawful.md)."""
UNREAD = -9.0
"""The score of a window that is not read."""


@dataclass(frozen=True)
class Reading:
    """What the deep encoder makes of a window: 14 numbers (ok, risky, protected, eleven grounds), at a glimpse and at the end."""

    encoder: DeepEncoder

    def scores(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × 12: log odds that ground is touched, log chance of each ground. What a glimpse settles is read no further."""

        def is_settled(_: Places, numbers: Floats) -> NDArray[np.bool_]:
            settled: NDArray[np.bool_] = _scores(numbers)[:, 0] <= SETTLED
            return settled

        return _scores(self.encoder.numbers(texts, vectors, is_settled))


def _scores(found: Floats) -> Floats:
    fine, risky, protected = found[:, 0], found[:, 1], found[:, 2]
    touched = np.logaddexp(risky, protected) - fine
    grounds = found[:, 3:] - np.logaddexp.reduce(found[:, 3:], axis=1, keepdims=True)
    scores: Floats = np.concatenate([touched[:, None], grounds], axis=1).astype(np.float32)
    return scores


@dataclass(frozen=True)
class LawfulModel:
    """Linear scores over names (marks and runs of units) and vectors, and what a deep encoder reads where these do not rule it out.

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
    reading: Callable[[], Reading] | None = None
    """Fetches the deep encoder, which is large, when a first window is to be read; None while the linear part is being taught."""

    def scores(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × heads, as log odds; `texts` are what the windows show. Whether ground is touched is the deep encoder's word alone."""
        scores = self.linear(windows, texts, vectors)
        if self.reading:
            loud = np.flatnonzero(scores[:, 0] > QUIET).tolist()
            scores[:, 0] = UNREAD
            if loud:
                read = self.reading().scores([texts[row] for row in loud], vectors)
                scores[loud, 0] = read[:, 0]
                scores[loud, 1 : 1 + len(GROUNDS)] += read[:, 1:]
        return scores

    def is_enough(self, scores: Floats) -> bool:
        """Whether the scores of all windows of a text say that ground is touched."""
        return bool(scores[:, 0].max() >= self.enough + longer(len(scores)))

    def linear(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """The linear part alone."""
        scores: Floats = vectors.of(texts) @ self.dense + self.bias
        known = [[self.columns[name] for name in names_in(window) if name in self.columns] for window in windows]
        rows = np.repeat(np.arange(len(known)), [len(columns) for columns in known])
        np.add.at(scores, rows, self.weights[list(chain.from_iterable(known))])
        return scores


def longer(windows: int) -> float:
    """What a text with so many windows needs beyond a short one."""
    return AT_MOST * (1 - FEW / max(FEW, windows))


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
