"""Which kind of conversation a message is about, and which of its words say so."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.kinds import Kind
from halfhour.domain.vectors import Floats
from halfhour.domain.word_views import Run, View, Words, known_runs, words_in

DECIDED = (Kind.INFORMATIONAL, Kind.CASUAL_JOB, Kind.FORMAL_JOB, Kind.OTHER)
"""The kinds a message can have, in the order of a model's columns."""

SURE_ENOUGH = 0.5
"""Chance below which a guess is called unclear (our own default)."""

LONGEST = 60_000
"""Characters of a message that are read; longer ones say their purpose before that (our own default)."""

MOST_PLACES = 4
WINDOW = 12
"""Words of one deciding place at most, and places at most (our own defaults)."""

COST = 0.02
LEAST = 0.05
"""What each word of a place costs, so that places stay short, and the least that a place must add (our own defaults)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` (exclusive) of a message, and the kind that they speak for."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Guess:
    """The kind, the chance that it is right (0 to 1), the places that decide, strongest first, and the next likeliest kind."""

    kind: Kind
    sure: float
    because: tuple[Place, ...]
    second: Kind | None


@dataclass(frozen=True)
class KindModel:
    """A linear model over runs of words in several views (models/kinds.md).

    Shapes: the views share the rows of `rarity` (n) and `weights` (n × 4, in the order of `DECIDED`); `bias` 4.
    """

    views: tuple[View, ...]
    rarity: Floats
    weights: Floats
    bias: Floats


def kind_of(text: str, model: KindModel, *, decide: bool = False) -> Guess:
    """The kind of conversation that a message asks for, invites to or is about; unclear when no kind is likely enough.

    Args:
        decide: name the likeliest kind even when it is not likely enough.
    """
    text = text[:LONGEST]
    words = words_in(text)
    if not any(word[0].isalpha() for word in words.said):
        return Guess(Kind.UNCLEAR, 0.0, (), None)
    runs = known_runs(words, model.views)
    rows, worth = run_worth(runs.rows, model.rarity)
    scores = model.bias + worth @ model.weights[rows]
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    first, second = (int(column) for column in np.argsort(-chances, kind="stable")[:2])
    gain = _gains(runs, len(words.said), rows, worth * (model.weights[rows, first] - model.weights[rows, second]))
    sure = float(chances[first])
    kind = DECIDED[first] if decide or sure >= SURE_ENOUGH else Kind.UNCLEAR
    return Guess(kind, sure, tuple(_best_windows(text, words, gain, DECIDED[first])), DECIDED[second])


def run_worth(found: NDArray[np.int64], rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The rows that occur, and what each is worth: often and rare counts more; of length 1 together."""
    rows, counts = np.unique(found, return_counts=True)
    worth = ((1 + np.log(counts)) * rarity[rows]).astype(np.float32)
    length = float(np.sqrt(worth @ worth))
    return rows, worth / np.float32(length or 1)


def _gains(runs: Run, words: int, rows: NDArray[np.int64], leads: Floats) -> Floats:
    """How far each word speaks for the likeliest kind against the next; a run's part is shared by its first and last word."""
    half = leads[np.searchsorted(rows, runs.rows)] / 2
    gain = np.bincount(runs.begins, half, words) + np.bincount(runs.ends, half, words)
    return gain.astype(np.float32)


def _best_windows(text: str, words: Words, gain: Floats, kind: Kind) -> Iterator[Place]:
    """The runs of words with the greatest sum of gains, none overlapping or crossing a sentence, while they add something."""
    between = zip(words.ends, words.starts[1:], strict=False)
    part = np.cumsum([0, *(_parted(text, end, start) for end, start in between)])
    gain = gain - COST
    for _ in range(MOST_PLACES):
        start, end, worth = _best_window(gain, part)
        if worth <= LEAST:
            return
        yield Place(words.starts[start], words.ends[end - 1], kind)
        gain[start:end] = -1.0


def _best_window(gain: Floats, part: NDArray[np.int64]) -> tuple[int, int, float]:
    """Where the sum of at most WINDOW neighbours within one part is greatest: first word, one past the last, the sum."""
    longest = min(WINDOW, len(gain))
    total = np.concatenate(([0.0], np.cumsum(gain)))
    begin = np.arange(len(gain))[:, None]
    end = np.minimum(begin + np.arange(1, longest + 1), len(gain))
    sums = np.where(part[begin] == part[end - 1], total[end] - total[begin], -np.inf)
    start, length = divmod(int(sums.argmax()), longest)
    return start, int(end[start, length]), float(sums[start, length])


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a sentence or line ends between two words."""
    return any(sign in ".?!\n" for sign in text[start:end])
