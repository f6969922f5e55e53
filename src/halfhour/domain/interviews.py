"""How much of a job interview a talk has: by what its turns do, and by the shape of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.letters.acts import ActModel
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.vectors import Floats, Vectors

KINDS = ("informational", "job", "other")
"""What a turn may come from."""
READ, LONGEST = 120, 45
"""Turns of a talk that are read, evenly spread, and words of each (our own defaults)."""
FEWEST = 6
"""Turns from which a talk says something."""
_MOST = 4.0


@dataclass(frozen=True)
class Interviews:
    """A model of turns (one score a kind), and a line over what they come to and the shape of the talk (models/talk-kinds.md).

    Shapes: `mean`, `spread` and `weights` one number for each of `MEASURES` and then of the signs given.
    """

    turns: ActModel
    vectors: Vectors
    mean: Floats
    spread: Floats
    weights: Floats
    bias: float

    def margin(self, transcript: Transcript, signs: Sequence[float]) -> float:
        """By how much a talk is above the line of job interviews; below zero for all others, and where there is too little.

        Args:
            signs: what else is known of the talk, in the order in which the line was taught (`domain.talks.kind.signs`).
        """
        texts = read_turns(transcript)
        if len(texts) < FEWEST:
            return -_MOST
        found = np.array([*turn_measures(self.scores(texts)), *signs])
        return float((found - self.mean) / self.spread @ self.weights + self.bias)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Turns × `KINDS`, as log odds."""
        scores = self.turns.linear(texts, self.vectors)
        if self.turns.hearing:
            scores = scores + self.turns.hearing.numbers(texts, self.vectors)
        return scores


def read_turns(transcript: Transcript) -> list[str]:
    """The beginnings of the turns that are read, made plain."""
    said = [turn.text for turn in transcript.turns if turn.text.count(" ") > 1]
    step = max(1.0, len(said) / READ)
    chosen = [said[int(place * step)] for place in range(min(len(said), READ))]
    return [" ".join(plain(text).split()[:LONGEST]) for text in chosen]


def turn_measures(scores: Floats) -> tuple[float, float, float, float]:
    """Over all turns: how much rather job, the same of the quarter where it is most, rather than informational, and than other."""
    rather = scores[:, 1] - np.maximum(scores[:, 0], scores[:, 2])
    most = np.sort(rather)[-max(3, len(rather) // 4) :]
    return (
        float(np.clip(rather, -_MOST, _MOST).mean()),
        float(most.mean()),
        float(np.clip(scores[:, 1] - scores[:, 0], -_MOST, _MOST).mean()),
        float(np.clip(scores[:, 1] - scores[:, 2], -_MOST, _MOST).mean()),
    )
