"""What was learned: which sentences of those who tell are advice, a skill, a step of a career… with how sure that is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from halfhour.domain.talks.answers import Lesson, Topic
from halfhour.domain.talks.marks import marks
from halfhour.domain.talks.reading import Reading
from halfhour.domain.talks.signals import Signals
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Floats

SHORTEST = 4
"""Words of a sentence that can teach something (our own default)."""


@dataclass(frozen=True)
class LessonModel:
    """Linear models, one a topic, in two rounds: from a sentence alone, then with what its neighbours look like (models/lessons.md).

    Shapes: `runs` wordings × topics; `dense` (marks + width of vectors) × topics; `bias` topics; `around` (3 × topics + 3) × topics and
    `around_bias` topics for the second round; `enough` topics: the chance from which a sentence is kept.
    """

    wordings: Wordings
    runs: Floats
    dense: Floats
    bias: Floats
    around: Floats
    around_bias: Floats
    enough: Mapping[Topic, float]

    def chances(self, reading: Reading) -> Floats:
        """Sentences × topics: the chance, 0 to 1, that a sentence belongs to a topic, in the order of `Topic`."""
        alone = self.alone(reading)
        surrounded = neighbours(alone, reading) @ self.around + self.around_bias
        return sigmoid(surrounded)

    def alone(self, reading: Reading) -> Floats:
        """Sentences × topics: scores (log odds) from each sentence by itself."""
        dense = np.concatenate([marks(reading), reading.vectors], axis=1) @ self.dense
        scores: Floats = dense + self.wordings.weigh(reading.words, self.runs) + self.bias
        return scores


def lessons(
    reading: Reading, chances: Floats, model: LessonModel, tellers: Collection[str], signals: Signals
) -> tuple[Lesson, ...]:
    """What those who tell let one learn, the surest first.

    Args:
        chances: what `model.chances` gave for this reading.
        tellers: names of those who tell; when empty, everybody counts.
    """
    turns = reading.transcript.turns
    tells = [not tellers or turns[sentence.turn].speaker in tellers for sentence in reading.sentences]
    found = []
    for column, topic in enumerate(Topic):
        for index in np.flatnonzero(chances[:, column] >= model.enough[topic]):
            sentence = reading.sentences[index]
            if tells[index] and len(reading.words[index]) >= SHORTEST and not sentence.text.endswith("?"):
                signal = signals.of(reading.vectors[index]) if topic is Topic.CULTURE else None
                found.append(
                    Lesson(topic, turns[sentence.turn].speaker, sentence.quote, float(chances[index, column]), signal)
                )
    return tuple(sorted(found, key=lambda lesson: (-lesson.sure, lesson.quote.turn, lesson.quote.start)))


def neighbours(scores: Floats, reading: Reading) -> Floats:
    """Scores of each sentence, the one before and the one after in the same turn (zeros at its edges), and where it stands."""
    before, after = np.zeros_like(scores), np.zeros_like(scores)
    same = reading.turn[1:] == reading.turn[:-1]
    before[1:][same] = scores[:-1][same]
    after[:-1][same] = scores[1:][same]
    first = np.ones(len(scores), dtype=np.float32)
    first[1:] = ~same
    place = reading.turn / max(1, len(reading.transcript.turns))
    edges = np.stack([first, place < 0.1, place > 0.85], axis=1)
    return np.concatenate([scores, before, after, edges], axis=1, dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Log odds as chances."""
    chances: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return chances
