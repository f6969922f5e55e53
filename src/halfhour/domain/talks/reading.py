"""A talk read once: its sentences with their words, meanings, tellers and what each answers; all later answers share it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.talks.sentences import Sentence, sentences
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.vectors import Floats, Vectors

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NAME = re.compile(r"(?<![.?!…]\s)(?<!^)(?<=[\w,;]\s)[A-Z][\w'’-]+")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class Reading:
    """Sentences of a talk (n of them) with what later questions need of each.

    Shapes: `vectors` and `heard` n × width (meaning of the sentence, and of what the other person had last said before it);
    `telling` n, 0 to 1: how far its speaker is the one who tells; `turn` n: the number of its turn.
    """

    transcript: Transcript
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    vectors: Floats
    heard: Floats
    heard_words: tuple[tuple[str, ...], ...]
    telling: Floats
    turn: NDArray[np.int64]
    names: NDArray[np.int64]
    figures: NDArray[np.bool_]


def read(transcript: Transcript, vectors: Vectors, telling: Mapping[str | None, float] | None = None) -> Reading:
    """Reads a talk; `telling` gives for each speaker how far they tell rather than ask (by words spoken when left out)."""
    found = sentences(transcript)
    words = tuple(tuple(_WORD.findall(sentence.text.lower())) for sentence in found)
    meanings = vectors.of(sentence.text for sentence in found)
    share = dict(telling) if telling is not None else _telling_by_words(transcript)
    before = _heard_before(transcript, found)
    heard = np.where((before >= 0)[:, None], meanings[before], 0).astype(np.float32) if found else meanings
    return Reading(
        transcript,
        found,
        words,
        meanings,
        heard,
        tuple(words[index] if index >= 0 else () for index in before),
        np.array([share.get(transcript.turns[sentence.turn].speaker, 0.5) for sentence in found], dtype=np.float32),
        np.array([sentence.turn for sentence in found], dtype=np.int64),
        np.array([len(_NAME.findall(sentence.text)) for sentence in found], dtype=np.int64),
        np.array([bool(_FIGURE.search(sentence.text)) for sentence in found], dtype=np.bool_),
    )


def _telling_by_words(transcript: Transcript) -> dict[str | None, float]:
    """Who says more tells: words of each speaker against those of the one who says most."""
    counts: Counter[str | None] = Counter()
    for turn in transcript.turns:
        counts[turn.speaker] += len(turn.text.split())
    most = max(counts.values(), default=0) or 1
    return {speaker: count / most for speaker, count in counts.items()}


def _heard_before(transcript: Transcript, found: tuple[Sentence, ...]) -> NDArray[np.int64]:
    """For each sentence the last question (or else the last sentence) of the other person just before its turn, -1 for none."""
    last_of_turn: dict[int, int] = {}
    for index, sentence in enumerate(found):
        kept = last_of_turn.get(sentence.turn)
        if kept is None or sentence.text.endswith("?") or not found[kept].text.endswith("?"):
            last_of_turn[sentence.turn] = index
    heard = np.full(len(found), -1, dtype=np.int64)
    other_before: dict[int, int] = {}
    before = -1
    for number, turn in enumerate(transcript.turns):
        if number and transcript.turns[number - 1].speaker != turn.speaker:
            before = last_of_turn.get(number - 1, before)
        other_before[number] = before
    for index, sentence in enumerate(found):
        heard[index] = other_before[sentence.turn]
    return heard
