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

SURE_ENOUGH = 0.55
"""Chance below which a guess is called unclear (our own default)."""

LONGEST = 60_000
"""Characters of a message that are read; longer ones say their purpose before that (our own default)."""

MOST_PLACES = 4
WINDOW = 20
"""Places that are named at most, and words of one of them (our own defaults)."""

COST = 0.1
LEAST = 0.3
"""What each word of a place costs, so that places stay short, and the least that a place but the first must add (chosen on
messages whose deciding words their authors marked; see models/kinds.md)."""


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
class Deciding:
    """How likely a reader would mark a word as deciding: linear in how it leads (`outer`) and in what it and its neighbours are like.

    Shapes: `outer` OUTER; `likes` symbols × 3 (the word before, the word itself, the word after) in the finest view.
    """

    outer: Floats
    likes: Floats
    bias: float

    def chances(self, outer: Floats, symbols: NDArray[np.int64]) -> Floats:
        """For each word of a message, 0 to 1."""
        like = self.likes[np.minimum(symbols, len(self.likes) - 1)]
        score = outer @ self.outer + self.bias + like[:, 1]
        score[1:] += like[:-1, 0]
        score[:-1] += like[1:, 2]
        chances: Floats = (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
        return chances


@dataclass(frozen=True)
class KindModel:
    """A linear model over runs of words in several views (models/kinds.md).

    Shapes: the views share the rows of `rarity` (n) and `weights` (n × 4, in the order of `DECIDED`); `bias` 4. The last view is the
    finest one of likes. Without `deciding` the words that lead most are named.
    """

    views: tuple[View, ...]
    rarity: Floats
    weights: Floats
    bias: Floats
    deciding: Deciding | None = None


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
    sure = float(chances[first])
    kind = DECIDED[first] if decide or sure >= SURE_ENOUGH else Kind.UNCLEAR
    leads = worth * (model.weights[rows, first] - model.weights[rows, second])
    alone = worth * (model.weights[rows, first] - model.weights[rows].mean(1))
    parts = parts_of(text, words)
    outer = outer_marks(
        words, parts, gains(runs, len(words.said), rows, leads), gains(runs, len(words.said), rows, alone)
    )
    gain = outer[:, 0]
    if model.deciding:
        gain = model.deciding.chances(outer, model.views[-1].seen(words))
    return Guess(kind, sure, tuple(_best_windows(words, parts, gain, DECIDED[first])), DECIDED[second])


def run_worth(found: NDArray[np.int64], rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The rows that occur, and what each is worth: often and rare counts more; of length 1 together."""
    rows, counts = np.unique(found, return_counts=True)
    worth = ((1 + np.log(counts)) * rarity[rows]).astype(np.float32)
    length = float(np.sqrt(worth @ worth))
    return rows, worth / np.float32(length or 1)


def gains(runs: Run, words: int, rows: NDArray[np.int64], leads: Floats) -> Floats:
    """How far each word speaks for a kind; a run's part is shared by its first and last word."""
    half = leads[np.searchsorted(rows, runs.rows)] / 2
    gain = np.bincount(runs.begins, half, words) + np.bincount(runs.ends, half, words)
    return gain.astype(np.float32)


def parts_of(text: str, words: Words) -> NDArray[np.int64]:
    """For each word the number of its sentence or line."""
    between = zip(words.ends, words.starts[1:], strict=False)
    return np.cumsum([0, *(_parted(text, end, start) for end, start in between)])


def outer_marks(words: Words, parts: NDArray[np.int64], lead: Floats, alone: Floats) -> Floats:
    """What shows of each word without reading it: words × OUTER.

    Args:
        lead: how far it speaks for the likeliest kind against the next.
        alone: the same against all kinds.
    """
    sums = np.bincount(parts, lead)
    sizes = np.bincount(parts)
    whole, size = sums[parts], sizes[parts]
    place = np.arange(len(lead)) / len(lead)
    marks = (
        lead,
        _around(lead, 3),
        _around(lead, 5),
        _around(lead, 9),
        alone,
        _around(alone, 5),
        whole,
        whole / np.sqrt(size),
        whole >= sums.max(),
        parts == 0,
        parts == parts[-1],
        place < 0.1,
        place > 0.9,
        np.array(words.capital),
        size < 4,
    )
    return np.stack([np.asarray(mark, dtype=np.float32) for mark in marks], 1)


OUTER = 15
"""How many marks `outer_marks` gives."""


def _around(gain: Floats, many: int) -> Floats:
    """The sum over a word and its neighbours, `many` (an odd number) in all."""
    total = np.concatenate(([0.0], np.cumsum(gain)))
    places = np.arange(len(gain))
    half = many // 2
    around: Floats = total[np.minimum(places + half + 1, len(gain))] - total[np.maximum(places - half, 0)]
    return around


def _best_windows(words: Words, parts: NDArray[np.int64], gain: Floats, kind: Kind) -> Iterator[Place]:
    """The runs of words with the greatest sum of gains, none overlapping or crossing a sentence, while they add enough."""
    gain = gain - np.float32(COST)
    for number in range(MOST_PLACES):
        start, end, worth = _best_window(gain, parts)
        if worth <= (LEAST if number else 0):
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
