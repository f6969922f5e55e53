"""What matters in a talk: how likely each of its words is to stand in a summary, and each sentence to be one that must be kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.talks.lessons import sigmoid
from halfhour.domain.talks.marks import marks
from halfhour.domain.talks.reading import Reading
from halfhour.domain.talks.stems import PLAIN, stem
from halfhour.domain.trees import Trees
from halfhour.domain.vectors import Floats

UNKNOWN_PLAIN = 0.1
"""Chance of a plain word that the training summaries never used."""


@dataclass(frozen=True)
class SalienceModel:
    """Learned from meetings with summaries and from our own talks (models/salience.md).

    `words` gives the chance of a word of matter from how it is spread over the talk; `plain` the chance of each plain word; `spread`
    in how many of `talks` training talks a stem occurs; `sentence` weights and bias of what makes a sentence one to keep.
    """

    words: Trees
    plain: Mapping[str, float]
    spread: Mapping[str, int]
    talks: int
    sentence: Floats
    sentence_bias: float

    def word_chances(self, reading: Reading, stems: Sequence[Sequence[str]]) -> dict[str, float]:
        """For each stem of the talk the chance, 0 to 1, that a summary would use it."""
        names, rows = word_marks(reading, stems, self.spread, self.talks)
        chances = self.words.chance(rows)
        return {
            name: self.plain.get(name, UNKNOWN_PLAIN) if name in PLAIN else float(c)
            for name, c in zip(names, chances, strict=True)
        }

    def sentence_chances(self, rows: Floats) -> Floats:
        """For each sentence (rows of `sentence_marks`) the chance, 0 to 1, that a careful reader would keep it."""
        return sigmoid(rows @ self.sentence + self.sentence_bias)


def stems_of(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence brought to one form, plain words as they are."""
    return tuple(tuple(word if word in PLAIN else stem(word) for word in words) for words in reading.words)


def word_marks(
    reading: Reading, stems: Sequence[Sequence[str]], spread: Mapping[str, int], talks: int
) -> tuple[list[str], Floats]:
    """The stems of a talk, and how each is spread over it: stems × 13."""
    times: Counter[str] = Counter()
    in_long: Counter[str] = Counter()
    turns: dict[str, set[int]] = {}
    speakers: dict[str, set[str | None]] = {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for index, (sentence, words) in enumerate(zip(reading.sentences, stems, strict=True)):
        who = reading.transcript.turns[sentence.turn].speaker
        for word in words:
            times[word] += 1
            in_long[word] += len(words) >= 15
            turns.setdefault(word, set()).add(sentence.turn)
            speakers.setdefault(word, set()).add(who)
            first.setdefault(word, index)
            last[word] = index
    names = list(times)
    length, total, people = max(1, len(stems)), max(1, times.total()), max(1, len(reading.transcript.speakers))
    rows = np.array(
        [
            (
                times[word],
                len(turns[word]),
                1e5 * times[word] / total,
                len(speakers[word]) / people,
                first[word] / length,
                last[word] / length,
                (last[word] - first[word]) / length,
                (talks + 1) / (spread.get(word, 0) + 0.5),
                len(word),
                in_long[word] / times[word],
                word in PLAIN,
                word[:1].isdigit(),
                total,
            )
            for word in names
        ],
        dtype=np.float32,
    ).reshape(len(names), 13)
    rows[:, [0, 1, 2, 7, 12]] = np.log(rows[:, [0, 1, 2, 7, 12]])
    return names, rows


def sentence_marks(
    reading: Reading, stems: Sequence[Sequence[str]], words: Mapping[str, float], topics: Floats
) -> Floats:
    """What speaks for keeping a sentence: sentences × (9 + marks + 3 + topics), from its words, its place and its topics."""
    turns = max(1, len(reading.transcript.turns))
    size = np.bincount(reading.turn, weights=[len(said) for said in stems], minlength=turns)
    begin = np.concatenate(([0], np.cumsum(np.bincount(reading.turn, minlength=turns))))
    rows = np.zeros((len(stems), 9), dtype=np.float32)
    for index, said in enumerate(stems):
        matter = [words[word] for word in set(said) if word not in PLAIN]
        turn = reading.turn[index]
        within = index - begin[turn]
        rows[index] = (
            np.log1p(len(said)),
            sum(matter),
            sum(matter) / max(1, len(matter)),
            max(matter, default=0.0),
            turn / turns,
            min(within, 10) / 10,
            within / max(1, begin[turn + 1] - begin[turn]),
            np.log1p(size[turn]),
            len(matter) / 10,
        )
    some = 1 - np.prod(1 - topics, axis=1, keepdims=True)
    before, after = np.zeros_like(some), np.zeros_like(some)
    before[1:], after[:-1] = some[:-1], some[1:]
    return np.concatenate([rows, marks(reading), some, before, after, topics], axis=1)
