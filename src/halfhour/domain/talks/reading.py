"""A talk read once: its sentences with their words, meanings and tellers; all later answers share it."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.vectors import Floats, Vectors

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Reading:
    """Sentences of a talk (n of them) with what later questions need of each.

    Shapes: `vectors` n × width; `telling` n, 0 to 1: how far its speaker is the one who tells; `turn` n: the number of its turn.
    """

    transcript: Transcript
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    vectors: Floats
    telling: Floats
    turn: NDArray[np.int64]


def read(transcript: Transcript, found: tuple[Sentence, ...], vectors: Vectors) -> Reading:
    """Reads a talk cut into its sentences; who says more counts as telling."""
    words = tuple(tuple(_WORD.findall(sentence.text.lower())) for sentence in found)
    meanings = vectors.of(sentence.text for sentence in found)
    share = _telling_by_words(transcript)
    return Reading(
        transcript,
        found,
        words,
        meanings,
        np.array([share.get(transcript.turns[sentence.turn].speaker, 0.5) for sentence in found], dtype=np.float32),
        np.array([sentence.turn for sentence in found], dtype=np.int64),
    )


def _telling_by_words(transcript: Transcript) -> dict[str | None, float]:
    """Who says more tells: words of each speaker against those of the one who says most."""
    counts: Counter[str | None] = Counter()
    for turn in transcript.turns:
        counts[turn.speaker] += len(turn.text.split())
    most = max(counts.values(), default=0) or 1
    return {speaker: count / most for speaker, count in counts.items()}
