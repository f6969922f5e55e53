"""Makes models/lessons.npz: which sentences of a talk are advice, skill, path… (talks/GUIDE.md), from talks and sentences written here.

`python -m training.lessons` measures across authors (what one author wrote is judged by what the others taught) and writes the model.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from halfhour.domain.talks.answers import Topic
from halfhour.domain.talks.lessons import LessonModel, neighbours
from halfhour.domain.talks.marks import marks
from halfhour.domain.talks.reading import Reading, read
from halfhour.domain.talks.sentences import Sentence, sentences
from halfhour.domain.talks.transcript import Quote, Transcript, Turn
from halfhour.domain.talks.wordings import Wordings, runs
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.talks.read import InventedTalk, invented_talks

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
LABELS = tuple(Topic)
COMMON = 400
SEEN_IN = 3
STRENGTH = 1.0
VECTOR_SCALE, RUN_SCALE = 1.5, 2.0
PRECISION = 0.36
"""What a threshold aims at on authors that the model has not seen."""


@dataclass(frozen=True)
class Marked:
    """A reading with the labels of each of its sentences, and whether the sentence counts as a teller's."""

    name: str
    author: str
    reading: Reading
    labels: np.ndarray
    told: np.ndarray


def marked_talk(talk: InventedTalk, vectors: Vectors) -> Marked:
    """A mark counts for a sentence where it covers half of it or lies half within it."""
    reading = read(talk.transcript, sentences(talk.transcript), vectors)
    labels = np.zeros((len(reading.sentences), len(LABELS)), dtype=bool)
    for item in talk.marks["learned"]:
        quote = talk.place(item["quote"])
        for index, sentence in enumerate(reading.sentences):
            if sentence.turn == quote.turn:
                shared = min(quote.end, sentence.quote.end) - max(quote.start, sentence.quote.start)
                if shared > 0.5 * min(quote.end - quote.start, sentence.quote.end - sentence.quote.start):
                    labels[index, LABELS.index(item["type"])] = True
    told = np.array([talk.transcript.turns[sentence.turn].speaker != talk.me for sentence in reading.sentences])
    return Marked(talk.id, talk.author, reading, labels, told | labels.any(1))


def marked_sentences(path: Path, author: str, vectors: Vectors) -> Marked:
    """A file of sentences; an empty line, or (where there are none) each line, begins a new turn."""
    text = path.read_text(encoding="utf-8").strip("\n")
    groups = (
        [group.splitlines() for group in text.split("\n\n")]
        if "\n\n" in text
        else [[line] for line in text.splitlines()]
    )
    turns, found, labels = [], [], []
    for number, group in enumerate(groups):
        place, words = 0, []
        for line in group:
            kinds, _, sentence = line.split("\t")
            found.append(Sentence(Quote(number, place, place + len(sentence)), sentence))
            labels.append([label in kinds.split(",") for label in LABELS])
            words.append(sentence)
            place += len(sentence) + 1
        turns.append(Turn("Host", " ".join(words)))
    reading = read(Transcript(tuple(turns)), tuple(found), vectors)
    return Marked(path.stem, author, reading, np.array(labels), np.ones(len(found), dtype=bool))


def everything(vectors: Vectors) -> Iterator[Marked]:
    """All talks for training and all single sentences."""
    for talk in invented_talks():
        if talk.use == "train":
            yield marked_talk(talk, vectors)
    for folder in ("sentences", "sentences2"):
        for path in sorted((HERE / folder).glob("*.tsv")):
            yield marked_sentences(path, folder, vectors)


def wordings_of(parts: Sequence[Marked]) -> Wordings:
    """The runs of words seen in several sentences."""
    told = [words for part in parts for words, counts in zip(part.reading.words, part.told, strict=True) if counts]
    counts = Counter(word for words in told for word in words)
    common = frozenset(word for word, _ in counts.most_common(COMMON))
    seen = Counter(run for words in told for run in set(runs(words, common)))
    kept = sorted(run for run, times in seen.items() if times >= SEEN_IN)
    return Wordings({run: column for column, run in enumerate(kept)}, common)


def matrix(part: Marked, wordings: Wordings) -> csr_matrix:
    """Marks, vectors and wordings of the sentences, side by side."""
    reading = part.reading
    rows, columns = wordings.of(reading.words)
    counts = np.bincount(rows, minlength=len(reading.sentences))
    weights = RUN_SCALE / np.sqrt(counts[rows])
    said = csr_matrix((weights, (rows, columns)), shape=(len(reading.sentences), len(wordings.columns)))
    return hstack([csr_matrix(marks(reading)), csr_matrix(reading.vectors * VECTOR_SCALE), said]).tocsr()


def fit_alone(parts: Sequence[Marked]) -> LessonModel:
    """The first round: each sentence by itself."""
    from scipy.sparse import vstack

    wordings = wordings_of(parts)
    features = vstack([matrix(part, wordings)[part.told] for part in parts]).tocsr()
    truth = np.concatenate([part.labels[part.told] for part in parts])
    weights, bias = [], []
    for column in range(len(LABELS)):
        model = LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear").fit(features, truth[:, column])
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    table = np.stack(weights, 1).astype(np.float32)
    width = features.shape[1] - len(wordings.columns)
    dense = table[:width].copy()
    dense[marks_count() :] *= VECTOR_SCALE
    size = len(LABELS)
    around = np.concatenate([np.eye(size), np.zeros((2 * size + 3, size))]).astype(np.float32)
    return LessonModel(
        wordings,
        table[width:] * RUN_SCALE,
        dense,
        np.array(bias, np.float32),
        around,
        np.zeros(size, np.float32),
        dict.fromkeys(LABELS, 0.5),
    )


def marks_count() -> int:
    """Columns of outer marks."""
    from halfhour.domain.talks.marks import COUNT

    return COUNT


def folds(parts: Sequence[Marked]) -> Iterator[tuple[list[Marked], list[Marked]]]:
    """For each author of talks: what the others wrote, and that author's talks."""
    for author in sorted({part.author for part in parts if not part.author.startswith("sentences")}):
        yield [part for part in parts if part.author != author], [part for part in parts if part.author == author]


def fit(parts: Sequence[Marked]) -> LessonModel:
    """Both rounds; the second learns from scores that the first gave to authors it had not seen."""
    scored = [
        (part, model.alone(part.reading))
        for learn, judge in folds(parts)
        for model in [fit_alone(learn)]
        for part in judge
    ]
    features = np.concatenate([neighbours(scores, part.reading)[part.told] for part, scores in scored])
    truth = np.concatenate([part.labels[part.told] for part, _ in scored])
    alone = fit_alone(parts)
    around, around_bias, enough = [], [], {}
    for column, label in enumerate(LABELS):
        model = LogisticRegression(C=0.05, max_iter=1000).fit(features, truth[:, column])
        around.append(model.coef_[0])
        around_bias.append(model.intercept_[0])
        enough[label] = threshold(model.predict_proba(features)[:, 1], truth[:, column])
    return LessonModel(
        alone.wordings,
        alone.runs,
        alone.dense,
        alone.bias,
        np.stack(around, 1).astype(np.float32),
        np.array(around_bias, np.float32),
        enough,
    )


def threshold(chances: np.ndarray, truth: np.ndarray) -> float:
    """The lowest chance from which on at least PRECISION of what is kept is right, or the best balance when there is none."""
    order = np.argsort(-chances)
    right = np.cumsum(truth[order])
    precision = right / np.arange(1, len(order) + 1)
    good = np.flatnonzero((precision >= PRECISION) & (right >= 5))
    balance = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    cut = good[-1] if len(good) else int(balance.argmax())
    return float(chances[order[cut]])


def measure(model: LessonModel, judge: Iterable[Marked]) -> dict[str, float]:
    """Average precision over topics, and as people see it: precision of the first ten and recall by topic and turn."""
    parts = list(judge)
    chances = [model.chances(part.reading) for part in parts]
    truth = np.concatenate([part.labels[part.told] for part in parts])
    guess = np.concatenate([chance[part.told] for part, chance in zip(parts, chances, strict=True)])
    by_topic = [
        average_precision_score(truth[:, column], guess[:, column])
        for column in range(len(LABELS))
        if truth[:, column].any()
    ]
    first, kept_right, kept, wanted, met = [], 0, 0, 0, 0
    enough = np.array([model.enough[label] for label in LABELS])
    for part, chance in zip(parts, chances, strict=True):
        turn = part.reading.turn
        gold = {(turn[row], column) for row, column in zip(*np.nonzero(part.labels), strict=True)}
        found = [
            (chance[row, column], turn[row], column)
            for row, column in zip(*np.nonzero((chance >= enough) & part.told[:, None]), strict=True)
        ]
        found.sort(reverse=True)
        first.append(np.mean([(t, c) in gold for _, t, c in found[:10]]) if found else 0.0)
        kept += len(found)
        kept_right += sum((t, c) in gold for _, t, c in found)
        wanted += len(gold)
        met += len(gold & {(t, c) for _, t, c in found})
    return {
        "ap": float(np.mean(by_topic)),
        "first ten": float(np.mean(first)),
        "precision": kept_right / max(1, kept),
        "recall": met / wanted,
        **{label: float(value) for label, value in zip(LABELS, by_topic, strict=False)},
    }


def save(model: LessonModel) -> None:
    """Writes the model beside the others."""
    np.savez_compressed(
        MODELS / "lessons.npz",
        wordings=np.array(list(model.wordings.columns)),
        common=np.array(sorted(model.wordings.common)),
        runs=model.runs.astype(np.float16),
        dense=model.dense.astype(np.float32),
        bias=model.bias,
        around=model.around,
        around_bias=model.around_bias,
        enough=np.array([model.enough[label] for label in LABELS], np.float32),
    )


def main() -> None:
    """Measures across authors, then trains on all that may be trained on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only measure, and only the first round")
    arguments = parser.parse_args()
    rebuild(quick=arguments.quick)


def rebuild(*, quick: bool = False) -> None:
    """Measures author by author; then, unless `quick`, writes the model and judges it on the test talks."""
    vectors = load_vectors()
    parts = list(everything(vectors))
    print(f"{len(parts)} parts, {sum(part.told.sum() for part in parts)} sentences told")
    for learn, judge in folds(parts):
        model = fit_alone(learn) if quick else fit(learn)
        print(judge[0].author, {name: round(value, 3) for name, value in measure(model, judge).items()}, flush=True)
    if not quick:
        model = fit(parts)
        save(model)
        tests = [marked_talk(talk, vectors) for talk in invented_talks() if talk.use == "test"]
        print("test", {name: round(value, 3) for name, value in measure(model, tests).items()})


if __name__ == "__main__":
    main()
