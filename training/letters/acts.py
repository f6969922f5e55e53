"""Learns acts of sentences from invented messages in which they are marked, and measures them across styles."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.letters.acts import MARKS, ActModel, marks
from halfhour.domain.letters.letter import Letter, read_letter
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.talks.wordings import Wordings, runs
from halfhour.domain.vectors import Vectors

HERE = Path(__file__).parent.parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
COMMON = 250
SEEN_IN = 2
WANTS = ("ask", "vague", "job", "search")
STRENGTH = 1.0
VECTOR_SCALE, RUN_SCALE, MARK_SCALE = 3.0, 2.0, 2.0


@dataclass(frozen=True)
class Marked:
    """An invented message, what was said of it, and which of its sentences does what."""

    row: dict[str, Any]
    style: str
    letter: Letter
    said: list[str]
    labels: np.ndarray


def rows_of(folder: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """Style (two letters of the file's name) and row of every invented message of a folder of `training/`."""
    for path in sorted((HERE / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem[:2], json.loads(line)


def marked(folder: str, acts: Sequence[str]) -> list[Marked]:
    """All messages of a folder."""
    return [_marked(style, row, acts) for style, row in rows_of(folder)]


def sentences(folder: str, acts: Sequence[str]) -> list[Marked]:
    """The single sentences of a folder, each as a message of its own without a row: "acts<tab>sentence" a line."""
    found = []
    for path in sorted((HERE / folder).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            done, _, sentence = line.partition("\t")
            labels = _with_want(np.array([[act in done.split(",") for act in acts]]), acts)
            found.append(Marked({}, path.stem[:2], read_letter(sentence), [sentence], labels))
    return found


def _marked(style: str, row: dict[str, Any], acts: Sequence[str]) -> Marked:
    """A mark counts for a sentence where it covers half of it or lies half within it; the act "want" is any kind of asking."""
    letter = read_letter(row["text"])
    labels = np.zeros((len(letter.sentences), len(acts)), dtype=bool)
    for act, start, end in row.get("acts", ()):
        for index, span in enumerate(letter.sentences):
            shared = min(end, span.end) - max(start, span.start)
            if act in acts and shared > 0.5 * min(end - start, span.end - span.start):
                labels[index, acts.index(act)] = True
    return Marked(row, style, letter, letter.said(), _with_want(labels, acts))


def _with_want(labels: np.ndarray, acts: Sequence[str]) -> np.ndarray:
    if "want" in acts:
        labels[:, acts.index("want")] = labels[:, [acts.index(act) for act in WANTS]].any(1)
    return labels


def from_messages(act: str, acts: Sequence[str], seekers: Path) -> list[Marked]:
    """Messages of `training/messages` for one act alone: the deciding words of the listed ones do it, no informational one does."""
    wanted = set(seekers.read_text(encoding="utf-8").split())
    found = []
    for style, row in rows_of("messages"):
        if row["id"] in wanted or row["kind"] == "informational":
            places = [row["text"].find(words) for words in row["because"]] if row["id"] in wanted else []
            done = [[act, place, place + len(words)] for place, words in zip(places, row["because"], strict=False)]
            part = _marked(style, {"text": row["text"], "acts": done, "id": row["id"]}, acts)
            labels = np.full(part.labels.shape, np.nan)
            labels[:, acts.index(act)] = part.labels[:, acts.index(act)]
            found.append(Marked({"id": row["id"], "text": row["text"]}, style, part.letter, part.said, labels))
    return found


def fit(parts: Sequence[Marked], acts: Sequence[str], vectors: Vectors) -> ActModel:
    """One linear model an act; thresholds stand at one half until `with_thresholds`."""
    said = [sentence for part in parts for sentence in part.said]
    words = [words_of(sentence) for sentence in said]
    wordings = wordings_of(words)
    features = features_of(said, words, wordings, vectors)
    truth = np.concatenate([part.labels.astype(float) for part in parts])  # NaN where nobody said
    weights, bias = [], []
    for column in range(len(acts)):
        model = LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear")
        known = ~np.isnan(truth[:, column])
        model.fit(features[known], truth[known, column] > 0)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    table = np.stack(weights, 1).astype(np.float32)
    width = features.shape[1] - len(wordings.columns)
    dense = table[:width].copy()
    dense[MARKS:] *= VECTOR_SCALE
    dense[:MARKS] *= MARK_SCALE
    return ActModel(
        tuple(acts), wordings, table[width:] * RUN_SCALE, dense, np.array(bias, np.float32), dict.fromkeys(acts, 0.5)
    )


def wordings_of(words: Sequence[Sequence[str]]) -> Wordings:
    counts = Counter(word for said in words for word in said)
    common = frozenset(word for word, _ in counts.most_common(COMMON))
    seen = Counter(run for said in words for run in set(runs(said, common)))
    kept = sorted(run for run, times in seen.items() if times >= SEEN_IN)
    return Wordings({run: column for column, run in enumerate(kept)}, common)


def features_of(
    said: Sequence[str], words: Sequence[Sequence[str]], wordings: Wordings, vectors: Vectors
) -> csr_matrix:
    rows, columns = wordings.of(words)
    counts = np.bincount(rows, minlength=len(said))
    runs_seen = csr_matrix(
        (RUN_SCALE / np.sqrt(counts[rows]), (rows, columns)), shape=(len(said), len(wordings.columns))
    )
    dense = [csr_matrix(marks(said, words) * MARK_SCALE), csr_matrix(vectors.of(said) * VECTOR_SCALE)]
    return hstack([*dense, runs_seen]).tocsr()


def save(model: ActModel, name: str) -> None:
    """Writes a model beside the others."""
    np.savez_compressed(
        MODELS / f"{name}.npz",
        acts=np.array(model.acts),
        wordings=np.array(list(model.wordings.columns)),
        common=np.array(sorted(model.wordings.common)),
        runs=model.runs.astype(np.float16),
        dense=model.dense,
        bias=model.bias,
        enough=np.array([model.enough[act] for act in model.acts], np.float32),
    )
