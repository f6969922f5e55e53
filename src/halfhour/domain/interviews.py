"""How much of a job interview a talk has: by what its turns do, by who does it, and by the shape of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.clauses import plain
from halfhour.domain.letters.acts import ActModel
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.vectors import Floats, Vectors

PARTS = ("seeker", "host", "employer", "candidate", "other")
"""Whose words a turn may be: of an informational talk, of a job interview, or of any other talk."""
READ, HEAD, TAIL = 120, 22, 23
"""Turns of a talk that are read, evenly spread, and words of each: a long turn answers at its head and asks at its tail (our own)."""
FEWEST = 6
"""Turns from which a talk says something."""
_MOST = 4.0
_SOME, _FEW = 0.25, 0.15
"""Parts of the turns that count for what a talk has most of (our own defaults)."""
_SEEKER, _HOST, _EMPLOYER, _CANDIDATE, _OTHER = range(len(PARTS))


@dataclass(frozen=True)
class Interviews:
    """A model of turns (one score a part), and a line over what they come to and the shape of the talk (models/talk-kinds.md).

    Shapes: `mean`, `spread` and `weights` one number for each of `turn_measures` and then of the signs given.
    """

    turns: ActModel
    vectors: Vectors
    mean: Floats
    spread: Floats
    weights: Floats
    bias: float

    def margin(self, transcript: Transcript, signs: Sequence[float]) -> float | None:
        """By how much a talk is above the line of job interviews, below zero for all others; None where there is too little.

        Args:
            signs: what else is known of the talk, in the order in which the line was taught (`domain.talks.kind.signs`).
        """
        read = read_turns(transcript)
        if len(read) < FEWEST:
            return None
        speakers, texts = zip(*read, strict=True)
        found = np.array([*turn_measures(self.scores(texts), speakers), *signs])
        return float((found - self.mean) / self.spread @ self.weights + self.bias)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Turns × `PARTS`, as log odds."""
        scores = self.turns.linear(texts, self.vectors)
        if self.turns.hearing:
            scores = scores + self.turns.hearing.numbers(texts, self.vectors)
        return scores


def read_turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    """The turns that are read, each with its speaker: made plain, long ones shortened in their middle."""
    said = [turn for turn in transcript.turns if turn.text.count(" ") > 1]
    step = max(1.0, len(said) / READ)
    chosen = [said[int(place * step)] for place in range(min(len(said), READ))]
    return [(turn.speaker, shortened(turn.text)) for turn in chosen]


def shortened(text: str) -> str:
    """The words of a turn that are read."""
    words = plain(text).split()
    return " ".join(words if len(words) <= HEAD + TAIL else words[:HEAD] + words[-TAIL:])


def turn_measures(scores: Floats, speakers: Sequence[str | None]) -> tuple[float, ...]:
    """What the turns of a talk come to: how much of it sounds like a job interview, of other talks, and how well its sides are cast."""
    away = scores[:, (_SEEKER, _HOST, _OTHER)].max(1)
    employer, candidate = _held(scores[:, _EMPLOYER] - away), _held(scores[:, _CANDIDATE] - away)
    return (*_sounding(employer, candidate), *_against(scores), *_cast(employer, candidate, scores, speakers))


def _sounding(employer: Floats, candidate: Floats) -> tuple[float, ...]:
    """How the whole sounds, and where it sounds most so: in all, by part, at the beginning, at the end."""
    rather = np.maximum(employer, candidate)
    third = max(2, len(rather) // 3)
    return (
        float(rather.mean()),
        _top(rather, _SOME),
        float(np.median(rather)),
        float((rather > 0).mean()),
        float(employer.mean()),
        float(candidate.mean()),
        _top(employer, _FEW),
        _top(candidate, _FEW),
        _top(employer[-third:], 1 / 3),
        _top(employer[:third], 1 / 3),
    )


def _against(scores: Floats) -> tuple[float, ...]:
    """How much rather it sounds like another talk, where it does most and on the whole."""
    job = scores[:, (_EMPLOYER, _CANDIDATE)].max(1)
    seeker, host, other = (_held(scores[:, part] - job) for part in (_SEEKER, _HOST, _OTHER))
    return _top(seeker, _SOME), _top(host, _SOME), _top(other, _SOME), float(other.mean()), float(seeker.mean())


def _cast(
    employer: Floats, candidate: Floats, scores: Floats, speakers: Sequence[str | None]
) -> tuple[float, float, float]:
    """With one speaker as the candidate and the rest as employers, so that they differ most: by how much, how well it fits, where best."""
    asks = _held(scores[:, _EMPLOYER] - scores[:, _CANDIDATE])
    found = (-9.0, 0.0, 0.0)
    for one in _sides(speakers):
        rest = ~one
        apart = float(asks[rest].mean() - asks[one].mean())
        if apart > found[0]:
            fits = float(employer[rest].mean() + candidate[one].mean()) / 2
            found = apart, fits, _top(employer[rest], _SOME) + _top(candidate[one], _SOME)
    return found


def _sides(speakers: Sequence[str | None]) -> list[NDArray[np.bool_]]:
    """The turns of each who says enough to be a side; every second turn where nobody is named."""
    names = [name for name in dict.fromkeys(speakers) if name is not None]
    turns = np.array(
        [names.index(name) if name is not None else -1 for name in speakers]
        if len(names) > 1
        else [number % 2 for number in range(len(speakers))]
    )
    sides = [turns == one for one in np.unique(turns)]
    return [side for side in sides if side.sum() >= max(2, 0.12 * len(turns)) and (~side).sum() > 1]


def _held(scores: Floats) -> Floats:
    held: Floats = np.clip(scores, -_MOST, _MOST)
    return held


def _top(scores: Floats, part: float) -> float:
    """The mean of the greatest of them: so large a part, two at least."""
    many = max(2, int(np.ceil(len(scores) * part)))
    return float(np.sort(scores)[-many:].mean())
