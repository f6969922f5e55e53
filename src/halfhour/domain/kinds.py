"""Which kind of conversation a message is about, and which of its words say so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats, Vectors


class Kind(StrEnum):
    """The kinds of conversation; purpose and expectation decide, not the words used (field.md §1)."""

    INFORMATIONAL = "informational"
    CASUAL_JOB = "casual_job"
    FORMAL_JOB = "formal_job"
    OTHER = "other"
    UNCLEAR = "unclear"


DECIDED = (Kind.INFORMATIONAL, Kind.CASUAL_JOB, Kind.FORMAL_JOB, Kind.OTHER)
"""The kinds a message can have, in the order of a model's columns."""

SURE_ENOUGH = 0.5
"""Chance below which a guess is called unclear (our own default)."""

LONGEST = 60_000
"""Characters of a message that are read; longer ones say their purpose before that (our own default)."""

MOST_PLACES = 3
WINDOW = 12
"""Words of one deciding place at most, and places at most (our own defaults)."""

COST = 0.02
LEAST = 0.05
"""What each word of a place costs, so that places stay short, and the least that a place must add (our own defaults)."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")


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
    """A linear model over words, pairs of words, their beginnings and endings, and meaning (models/kinds.md).

    Shapes: `columns` gives each known run of `runs_of` its row in `rarity` (n) and `weights` (n × 4, in the order of `DECIDED`);
    `meaning` (width × 4) weighs the mean of the sentences' vectors; `bias` 4.
    """

    columns: Mapping[str, int]
    rarity: Floats
    weights: Floats
    meaning: Floats
    bias: Floats
    vectors: Vectors


def kind_of(text: str, model: KindModel, *, decide: bool = False) -> Guess:
    """The kind of conversation that a message asks for, invites to or is about; unclear when no kind is likely enough.

    Args:
        decide: name the likeliest kind even when it is not likely enough.
    """
    text = text[:LONGEST]
    words = message_words(text)
    if not words:
        return Guess(Kind.UNCLEAR, 0.0, (), None)
    rows, worth = run_worth([word for word, _, _ in words], model.columns, model.rarity)
    scores = model.bias + worth @ model.weights[rows] + model.vectors.of(sentences_of(text)).mean(0) @ model.meaning
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    first, second = (int(column) for column in np.argsort(-chances, kind="stable")[:2])
    worth_of_row = dict(zip(rows.tolist(), worth.tolist(), strict=True))
    gain = _gains([word for word, _, _ in words], model, worth_of_row, first, second)
    sure = float(chances[first])
    kind = DECIDED[first] if decide or sure >= SURE_ENOUGH else Kind.UNCLEAR
    return Guess(kind, sure, tuple(_best_windows(text, words, gain, DECIDED[first])), DECIDED[second])


def message_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a message in small letters, each with its place."""
    return [(match[0].lower().replace("’", "'"), match.start(), match.end()) for match in _WORD.finditer(text)]


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Single words, pairs of neighbours, and beginning and ending of longer words; each with the first and last word it covers."""
    for index, word in enumerate(words):
        yield word, index, index
        if len(word) > 4:
            yield f"{word[:4]}-", index, index
            yield f"-{word[-3:]}", index, index
        if index:
            yield f"{words[index - 1]} {word}", index - 1, index


def run_worth(words: Sequence[str], columns: Mapping[str, int], rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The known runs of a message as rows of the model, and what each is worth: often and rare counts more; of length 1 together."""
    counts = Counter(columns[run] for run, _, _ in runs_of(words) if run in columns)
    rows = np.fromiter(counts, dtype=np.int64, count=len(counts))
    worth = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * rarity[rows]
    length = np.linalg.norm(worth)
    return rows, (worth / length if length else worth).astype(np.float32)


def sentences_of(text: str) -> list[str]:
    """Sentences and lines of a message of two words or more; the whole when there is none."""
    found = [match[0].strip() for match in _SENTENCE.finditer(text)]
    return [sentence for sentence in found if " " in sentence] or [text]


def _gains(words: Sequence[str], model: KindModel, worth: Mapping[int, float], first: int, second: int) -> Floats:
    """How far each word speaks for the likeliest kind against the next, its share of pairs included."""
    lead = model.weights[:, first] - model.weights[:, second]
    gain = np.zeros(len(words), dtype=np.float32)
    for run, begin, end in runs_of(words):
        row = model.columns.get(run)
        if row is not None:
            gain[begin : end + 1] += worth[row] * float(lead[row]) / (end - begin + 1)
    return gain


def _best_windows(text: str, words: Sequence[tuple[str, int, int]], gain: Floats, kind: Kind) -> Iterator[Place]:
    """The runs of words with the greatest sum of gains, none overlapping or crossing a sentence, while they add something."""
    part = np.cumsum([0, *(_parted(text, left[2], right[1]) for left, right in pairwise(words))])
    gain = gain - COST
    for _ in range(MOST_PLACES):
        total = np.concatenate(([0.0], np.cumsum(gain)))
        best, start, end = LEAST, 0, 0
        for length in range(1, min(WINDOW, len(words)) + 1):
            sums = np.where(
                part[length - 1 :] == part[: len(words) - length + 1], total[length:] - total[:-length], -1.0
            )
            place = int(sums.argmax())
            if sums[place] > best:
                best, start, end = float(sums[place]), place, place + length
        if not end:
            return
        yield Place(words[start][1], words[end - 1][2], kind)
        gain[start:end] = -1.0


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a sentence or line ends between two words."""
    return any(sign in ".?!\n" for sign in text[start:end])
