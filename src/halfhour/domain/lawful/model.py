"""A small trained model: does a window touch protected ground of the person addressed, which ground, how openly, for what need?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.deep_encoder import DeepEncoder, Places
from halfhour.domain.encoder import Hears
from halfhour.domain.lawful.law import Ground
from halfhour.domain.lawful.windows import Window
from halfhour.domain.vectors import Floats, Vectors

GROUNDS = tuple(Ground)
BESIDE = 0.6
"""What the linear score counts beside the one of the encoder (chosen on lines that neither had seen; models/lawful.md)."""
CLEARED = 3.0
"""What a wording that stays with the job (of legal age, authorised to work) takes from a score for the ground that it stays away from."""
FEW = 3
"""Windows of a question of two sentences. With more of them it is likelier that one is flagged by chance: a long turn needs more."""
AT_MOST = 5.5
"""How much more, at most: a plain question is found in the longest talk (chosen on turns of meetings; models/lawful.md)."""
QUIET = -2.0
"""Linear score below which the encoder need not listen: no line that both together flag had less (models/lawful.md)."""
DOUBT = (-5.0, 4.0)
"""Between which scores beside what is enough the deep encoder reads a window too (models/lawful.md)."""
BEFORE = 0.1
"""What that score counts beside the word of the deep encoder, above nought where it believes that ground is touched (models/lawful.md)."""
RATHER = 1.0
"""What is added to its word: rather a question too many that is looked at once more than one that slips through (models/lawful.md)."""
SETTLED = -2.5
"""Score below which a glimpse of the deep encoder settles that no ground is touched (models/lawful.md)."""


@dataclass(frozen=True)
class Hearing:
    """What the small encoder makes of a window: 14 numbers (ok, risky, protected, eleven grounds)."""

    encoder: Hears

    def scores(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """Windows × 12: the log odds that ground is touched, and the log chance of each ground."""
        return _scores(self.encoder.numbers(texts, vectors))


@dataclass(frozen=True)
class Reading:
    """What the deep encoder makes of a window: the same numbers, at a glimpse and at the end."""

    encoder: DeepEncoder

    def scores(self, texts: Sequence[str], vectors: Vectors, before: Floats) -> Floats:
        """As `Hearing.scores`; no further than the glimpse where it and what was known `before` leave no doubt, a number a window."""

        def is_settled(places: Places, numbers: Floats) -> NDArray[np.bool_]:
            settled: NDArray[np.bool_] = before[places] + _scores(numbers)[:, 0] < SETTLED
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
    """Linear scores over names (marks and runs of units) and vectors, and what two encoders hear, each where the one before is in doubt.

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
    """The small encoder; None while the linear part is being taught."""
    reading: Callable[[], Reading] | None = None
    """Fetches the deep encoder, which is large, when a first window is in doubt."""

    def scores(
        self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors, begins: Sequence[int] = ()
    ) -> Floats:
        """Windows × heads, as log odds; `texts` are what the windows show, `begins` where those of the next question begin."""
        scores = self.linear(windows, texts, vectors)
        near = np.flatnonzero(scores[:, 0] > QUIET).tolist()
        if self.hearing and near:
            heard = self.hearing.scores([texts[row] for row in near], vectors)
            scores[near, 0] = BESIDE * scores[near, 0] + heard[:, 0]
            scores[near, 1 : 1 + len(GROUNDS)] += heard[:, 1:]
            for row in near:
                if windows[row].cleared and ground_of(scores[row]) in windows[row].cleared:
                    scores[row, 0] -= CLEARED
            self._read(scores, texts, vectors, begins)
        return scores

    def _read(self, scores: Floats, texts: Sequence[str], vectors: Vectors, begins: Sequence[int]) -> None:
        """Lets the deep encoder decide, nearly alone, about the likeliest of the windows of a question that are in doubt."""
        beside = scores[:, 0] - self.enough
        doubt = (beside > DOUBT[0]) & (beside < DOUBT[1])
        chosen = _likeliest(np.where(doubt, beside, -np.inf), [0, *begins, len(scores)])
        if self.reading and chosen:
            before = BEFORE * beside[chosen] + RATHER
            read = self.reading().scores([texts[row] for row in chosen], vectors, before)
            scores[doubt, 0] = self.enough + DOUBT[0]
            scores[chosen, 0] = self.enough + before + read[:, 0]
            scores[chosen, 1 : 1 + len(GROUNDS)] += read[:, 1:]

    def is_enough(self, scores: Floats) -> bool:
        """Whether the scores of all windows of a text say that ground is touched."""
        return bool(scores[:, 0].max() >= self.enough + longer(len(scores)))

    def linear(self, windows: Sequence[Window], texts: Sequence[str], vectors: Vectors) -> Floats:
        """The linear part alone."""
        scores = vectors.of(texts) @ self.dense + self.bias
        for row, window in enumerate(windows):
            names = [column for name in names_in(window) if (column := self.columns.get(name)) is not None]
            scores[row] += self.weights[names].sum(0)
        return scores


def _likeliest(scores: Floats, edges: Sequence[int]) -> list[int]:
    """The row of the greatest score between each two edges; none where all are minus infinity."""
    best = (begin + int(scores[begin:end].argmax()) for begin, end in pairwise(edges) if begin < end)
    return [row for row in best if scores[row] > -np.inf]


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
