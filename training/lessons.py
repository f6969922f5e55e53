"""Makes models/lessons.npz: which sentences of a talk are advice, skill, path… (GUIDE.md), from talks and sentences written here.

`python -m training.lessons` measures across authors (what one author wrote is judged by what the others taught) and writes the model.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.talks.answers import Topic
from halfhour.domain.talks.reading import Reading, read
from halfhour.domain.talks.sentences import spans
from halfhour.domain.talks.wordings import Wordings, runs
from halfhour.models import load_vectors
from training.talks.read import InventedTalk, invented_talks

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
LABELS = tuple(Topic)
COMMON = 400
SEEN_IN = 3
STRENGTH = 3.0


@dataclass(frozen=True)
class Example:
    """A sentence with what was heard before it, its labels and who wrote it."""

    words: tuple[str, ...]
    heard: tuple[str, ...]
    vector: np.ndarray
    heard_vector: np.ndarray
    labels: frozenset[str]
    author: str
    weight: float = 1.0


def labels_of(talk: InventedTalk, reading: Reading) -> list[frozenset[str]]:
    """The topics marked in each sentence: a mark counts where it covers half of the sentence or lies half within it."""
    marks: list[set[str]] = [set() for _ in reading.sentences]
    for item in talk.marks["learned"]:
        quote = talk.place(item["quote"])
        for index, sentence in enumerate(reading.sentences):
            if sentence.turn == quote.turn:
                shared = min(quote.end, sentence.quote.end) - max(quote.start, sentence.quote.start)
                if shared > 0.5 * min(quote.end - quote.start, sentence.quote.end - sentence.quote.start):
                    marks[index].add(item["type"])
    return [frozenset(found) for found in marks]


def from_talks(talks: Iterable[InventedTalk], vectors) -> Iterator[Example]:
    """Sentences of talks by those who tell."""
    for talk in talks:
        reading = read(talk.transcript, vectors)
        for index, labels in enumerate(labels_of(talk, reading)):
            if talk.transcript.turns[reading.sentences[index].turn].speaker == talk.me and not labels:
                continue
            yield Example(
                reading.words[index],
                reading.heard_words[index],
                reading.vectors[index],
                reading.heard[index],
                labels,
                talk.author,
            )


def from_sentences(vectors) -> Iterator[Example]:
    """Single sentences, each with what was said before it."""
    from halfhour.domain.talks.reading import _WORD

    for path in sorted((HERE / "sentences").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        meanings = vectors.of([row[2] for row in rows])
        before = vectors.of([row[1] for row in rows])
        for index, row in enumerate(rows):
            labels = frozenset(label for label in row[0].split(",") if label in set(LABELS))
            last = list(spans(row[1]))
            heard = row[1][last[-1][0] :] if last else ""
            yield Example(
                tuple(_WORD.findall(row[2].lower())),
                tuple(_WORD.findall(heard.lower())),
                meanings[index],
                before[index],
                labels,
                "s",
            )


def wordings_of(examples: list[Example]) -> Wordings:
    """The runs of words seen in several examples."""
    counts = Counter(word for example in examples for word in example.words)
    common = frozenset(word for word, _ in counts.most_common(COMMON))
    seen = Counter(run for example in examples for run in set(runs(example.words, example.heard, common)))
    return Wordings(
        {run: column for column, run in enumerate(sorted(run for run, times in seen.items() if times >= SEEN_IN))},
        common,
    )


def matrix(examples: list[Example], wordings: Wordings) -> csr_matrix:
    """Vectors, what was heard, and wordings, side by side."""
    rows, columns = wordings.of([e.words for e in examples], [e.heard for e in examples])
    counts = np.bincount(rows, minlength=len(examples))
    marks = csr_matrix(
        (1 / np.sqrt(counts[rows]), (rows, columns)), shape=(len(examples), len(wordings.columns)), dtype=np.float32
    )
    meanings = np.stack([np.concatenate([e.vector, e.heard_vector, shape(e)]) for e in examples])
    return hstack([csr_matrix(meanings), marks]).tocsr()


def shape(example: Example) -> np.ndarray:
    """Length on a log scale."""
    return np.array([np.log1p(len(example.words)) / 3], dtype=np.float32)


def trained(examples: list[Example], wordings: Wordings) -> dict[str, LogisticRegression]:
    """A yes-or-no model a label."""
    features = matrix(examples, wordings)
    models = {}
    for label in LABELS:
        wanted = np.array([label in e.labels for e in examples])
        models[label] = LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear").fit(features, wanted)
    return models


def main() -> None:
    """Measures across authors, then trains on all that may be trained on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    vectors = load_vectors()
    talks = list(invented_talks())
    train = list(from_talks([talk for talk in talks if talk.use == "train"], vectors))
    single = list(from_sentences(vectors))
    print(len(train), len(single), Counter(label for e in train + single for label in e.labels))
    for author in sorted({e.author for e in train}):
        learn = [e for e in train if e.author != author] + single
        judge = list(from_talks([talk for talk in talks if talk.author == author], vectors))
        wordings = wordings_of(learn)
        models = trained(learn, wordings)
        features = matrix(judge, wordings)
        probabilities = np.stack([models[label].predict_proba(features)[:, 1] for label in LABELS], 1)
        truth = np.array([[label in e.labels for label in LABELS] for e in judge])
        report(author, probabilities, truth)


def report(author: str, probabilities: np.ndarray, truth: np.ndarray) -> None:
    """Precision, recall and F1 a label at its best threshold, and average precision."""
    from sklearn.metrics import average_precision_score

    parts = []
    for column, label in enumerate(LABELS):
        if truth[:, column].any():
            p, t = probabilities[:, column], truth[:, column]
            best = max(
                (2 * (t & (p > c)).sum() / max(1, t.sum() + (p > c).sum()), c) for c in np.arange(0.05, 0.8, 0.05)
            )
            parts.append(f"{label} n{t.sum()} ap{average_precision_score(t, p):.2f} f{best[0]:.2f}@{best[1]:.2f}")
    any_p, any_t = probabilities.max(1), truth.any(1)
    print(author, "|", " ".join(parts), f"| any ap{average_precision_score(any_t, any_p):.2f} of {any_t.mean():.2f}")


if __name__ == "__main__":
    main()
