"""Makes models/salience.npz: which words and sentences of a talk matter, from meetings with summaries and from our own talks.

`python -m training.salience DATA` measures and writes the model; DATA is the folder with meetings-with-summaries.jsonl.gz.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from halfhour.domain.talks.reading import Reading, read
from halfhour.domain.talks.salience import SalienceModel, sentence_marks, stems_of, word_marks
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.stems import PLAIN, stem
from halfhour.domain.talks.stems import words as words_in
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.domain.trees import Trees
from halfhour.domain.vectors import Vectors
from halfhour.models import load_lessons, load_vectors
from training.lessons import everything, fit_alone, folds
from training.sentences_of_meetings import tidy
from training.talks.read import InventedTalk, invented_talks

MODELS = Path(__file__).parent.parent / "src" / "halfhour" / "models"


@dataclass(frozen=True)
class Summed:
    """A talk with the words of its summary in one form."""

    reading: Reading
    stems: tuple[tuple[str, ...], ...]
    summary: frozenset[str]
    weight: float


def meetings(folder: Path, part: str) -> Iterator[tuple[Transcript, str]]:
    """Meetings of a part (train, val) with their summaries."""
    with gzip.open(folder / "meetings-with-summaries.jsonl.gz", "rt", encoding="utf-8") as lines:
        for meeting in map(json.loads, lines):
            if meeting["split"] == part:
                turns = (Turn(turn["speaker"], tidy(turn["text"])) for turn in meeting["turns"])
                yield Transcript(tuple(turn for turn in turns if turn.text)), meeting["summary"]


def summed(transcript: Transcript, summary: str, vectors: Vectors, weight: float = 1.0) -> Summed:
    """A talk read, with its summary's words."""
    reading = read(transcript, sentences(transcript), vectors)
    used = frozenset(word if word in PLAIN else stem(word) for word in words_in(summary))
    return Summed(reading, stems_of(reading), used, weight)


def summary_of(talk: InventedTalk) -> str:
    """What a careful reader wrote of one of our talks."""
    return " ".join([*talk.five, *(point["point"] for point in talk.marks["must"])])


def fit_words(parts: list[Summed]) -> tuple[HistGradientBoostingClassifier, dict[str, float], dict[str, int]]:
    """The forest for words of matter, chances of plain words, and the spread of stems over talks."""
    spread = Counter(word for part in parts for word in {word for said in part.stems for word in said})
    rows, truth, weight = [], [], []
    for part in parts:
        names, marks = word_marks(part.reading, part.stems, spread, len(parts))
        rows.append(marks)
        truth.append([name in part.summary for name in names])
        weight.append(np.full(len(names), part.weight))
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.08, max_depth=4, min_samples_leaf=80, random_state=0
    )
    model.fit(np.concatenate(rows), np.concatenate(truth), sample_weight=np.concatenate(weight))
    plain = {word: (sum(word in part.summary for part in parts) + 0.2) / (len(parts) + 2) for word in PLAIN}
    return model, plain, {word: times for word, times in spread.items() if times >= 3}


def as_trees(model: HistGradientBoostingClassifier) -> Trees:
    """The forest as arrays; a leaf asks about column 0 and points to itself."""
    grown = [predictor.nodes for (predictor,) in model._predictors]
    size = max(len(nodes) for nodes in grown)
    shape = (len(grown), size)
    feature, left, right = (np.zeros(shape, np.int16) for _ in range(3))
    threshold, value = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for tree, nodes in enumerate(grown):
        own = np.arange(len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        feature[tree, : len(nodes)] = np.where(leaf, 0, nodes["feature_idx"])
        threshold[tree, : len(nodes)] = np.where(leaf, 0, nodes["num_threshold"])
        left[tree, : len(nodes)] = np.where(leaf, own, nodes["left"])
        right[tree, : len(nodes)] = np.where(leaf, own, nodes["right"])
        value[tree, : len(nodes)] = np.where(leaf, nodes["value"], 0)
    depth = int(max(nodes["depth"].max() for nodes in grown))
    return Trees(feature, threshold, left, right, value, depth, float(model._baseline_prediction.ravel()[0]))


def must_rows(
    talk: InventedTalk, reading: Reading, model: SalienceModel, topics: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Marks of each sentence, whether it is one that must be kept, and whether the teller said it."""
    stems = stems_of(reading)
    rows = sentence_marks(reading, stems, model.word_chances(reading, stems), topics)
    places = [talk.place(quote) for point in talk.marks["must"] for quote in point["quotes"]]
    truth = np.zeros(len(reading.sentences), dtype=bool)
    for index, sentence in enumerate(reading.sentences):
        for place in places:
            shared = min(place.end, sentence.quote.end) - max(place.start, sentence.quote.start)
            if place.turn == sentence.turn and shared > 0.5 * min(
                place.end - place.start, sentence.quote.end - sentence.quote.start
            ):
                truth[index] = True
    told = np.array([talk.transcript.turns[sentence.turn].speaker != talk.me for sentence in reading.sentences])
    return rows, truth, told | truth


def cross_topics(vectors: Vectors) -> dict[str, np.ndarray]:
    """For each talk of training the topics' chances, from a model that has not seen its author."""
    second = load_lessons()
    found = {}
    from halfhour.domain.talks.lessons import neighbours, sigmoid

    for learn, judge in folds(list(everything(vectors))):
        alone = fit_alone(learn)
        for part in judge:
            found[part.name] = sigmoid(
                neighbours(alone.alone(part.reading), part.reading) @ second.around + second.around_bias
            )
    return found


def main() -> None:
    """Rebuilds from the folder that is named."""
    rebuild(Path(sys.argv[1]))


def rebuild(folder: Path) -> None:
    """Fits words on the training meetings and our talks, then sentences on our talks; measures both."""
    vectors = load_vectors()
    talks = [talk for talk in invented_talks() if talk.use == "train"]
    parts = [summed(transcript, summary, vectors) for transcript, summary in meetings(folder, "train")]
    parts += [summed(talk.transcript, summary_of(talk), vectors, 2.0) for talk in talks]
    forest, plain, spread = fit_words(parts)
    trees = as_trees(forest)
    model = SalienceModel(trees, plain, spread, len(parts), np.zeros(1, np.float32), 0.0)
    for part in [summed(transcript, summary, vectors) for transcript, summary in meetings(folder, "val")][:1]:
        _, rows = word_marks(part.reading, part.stems, spread, len(parts))
        assert np.allclose(trees.chance(rows), forest.predict_proba(rows)[:, 1], atol=1e-4)
    topics = cross_topics(vectors)
    rows, truth, author = [], [], []
    for talk in talks:
        reading = read(talk.transcript, sentences(talk.transcript), vectors)
        marks, must, told = must_rows(talk, reading, model, topics[talk.id])
        rows.append(marks[told])
        truth.append(must[told])
        author += [talk.author] * int(told.sum())
    features, wanted, authors = np.concatenate(rows), np.concatenate(truth), np.array(author)
    for name in sorted(set(authors)):
        scale, line = fit_sentences(features[authors != name], wanted[authors != name])
        chance = line.predict_proba(scale.transform(features[authors == name]))[:, 1]
        print(
            name,
            "sentences to keep: average precision",
            round(average_precision_score(wanted[authors == name], chance), 3),
        )
    scale, line = fit_sentences(features, wanted)
    weights = line.coef_[0] / scale.scale_
    save(trees, plain, spread, len(parts), weights, float(line.intercept_[0] - (weights * scale.mean_).sum()))


def fit_sentences(features: np.ndarray, wanted: np.ndarray) -> tuple[StandardScaler, LogisticRegression]:
    """A straight line through well-chosen marks: on so few talks trees were no better."""
    scale = StandardScaler().fit(features)
    return scale, LogisticRegression(C=0.1, max_iter=1000).fit(scale.transform(features), wanted)


def save(
    trees: Trees, plain: dict[str, float], spread: dict[str, int], talks: int, weights: np.ndarray, bias: float
) -> None:
    """Writes the model beside the others."""
    words, stems = sorted(plain), sorted(spread)
    np.savez_compressed(
        MODELS / "salience.npz",
        feature=trees.feature,
        threshold=trees.threshold,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        depth=trees.depth,
        base=trees.base,
        plain_words=np.array(words),
        plain=np.array([plain[word] for word in words], np.float32),
        stems=np.array(stems),
        spread=np.array([spread[word] for word in stems], np.int16),
        talks=talks,
        sentence=weights.astype(np.float32),
        sentence_bias=bias,
    )


if __name__ == "__main__":
    main()
