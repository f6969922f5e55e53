"""How a sentence is worded, apart from what it is about: runs of one to three words, with rare words masked by their endings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats

_ENDINGS = ("ing", "ed", "ly", "tion", "s", "er", "est")


@dataclass(frozen=True)
class Wordings:
    """The runs of words that a model knows (each with its column), and the words common enough to stand for themselves."""

    columns: Mapping[str, int]
    common: frozenset[str]

    def of(self, sentences: Sequence[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows and columns of what occurs: sentence number and known run, each pair once."""
        rows: list[int] = []
        columns: list[int] = []
        known = self.columns.get
        for row, words in enumerate(sentences):
            found = {column for run in runs(words, self.common) if (column := known(run)) is not None}
            rows.extend([row] * len(found))
            columns.extend(sorted(found))
        return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)

    def weigh(self, sentences: Sequence[Sequence[str]], weights: Floats) -> Floats:
        """Sum of the weights of the runs in each sentence, divided by the root of their number: sentences × labels."""
        rows, columns = self.of(sentences)
        sums = np.zeros((len(sentences), weights.shape[1]), dtype=np.float32)
        np.add.at(sums, rows, weights[columns])
        counts = np.bincount(rows, minlength=len(sentences)).astype(np.float32)
        sums /= np.sqrt(np.maximum(counts, 1))[:, None]
        return sums


def runs(words: Sequence[str], common: frozenset[str]) -> Iterator[str]:
    """Single words, and runs of two and three masked words with the sentence's edges."""
    yield from words
    masked = ["^", *(mask(word, common) for word in words), "$"]
    for first, second in pairwise(masked):
        yield f"{first} {second}"
    for first, second, third in zip(masked, masked[1:], masked[2:], strict=False):
        yield f"{first} {second} {third}"


def mask(word: str, common: frozenset[str]) -> str:
    """A common word as it is; a figure as 0; any other by its ending."""
    if word in common:
        return word
    if word[:1].isdigit():
        return "0"
    for ending in _ENDINGS:
        if word.endswith(ending):
            return f"~{ending}"
    return "~"
