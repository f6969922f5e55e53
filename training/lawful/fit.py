"""Fits the small model: windows of protected lines against windows of everything lawful, in two rounds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.clauses import plain
from halfhour.domain.lawful.cues import Cues
from halfhour.domain.lawful.law import Country, Ground, Law, Verdict
from halfhour.domain.lawful.model import GROUNDS, LawfulModel, longer, names_in
from halfhour.domain.lawful.windows import Window, windows
from halfhour.domain.vectors import Vectors
from training.lawful.read import Line

SEEN_IN = 2
MARK, VECTOR = 1.0, 2.0
STRENGTH, GROUND_STRENGTH = 0.15, 0.3
ORDINARY_WEIGHT = 0.5
FLAGGED_WEIGHT = 2.0


@dataclass(frozen=True)
class Seen:
    """A line with its windows and what they show."""

    line: Line
    windows: tuple[Window, ...]
    texts: tuple[str, ...]
    names: tuple[frozenset[str], ...]


def seen(line: Line, cues: Cues) -> Seen:
    """A line as the model sees it."""
    text = plain(line.text)
    found = windows(text, cues)
    texts = tuple(text[window.start : window.end] for window in found)
    return Seen(line, found, texts, tuple(frozenset(names_in(window)) for window in found))


def fit(lines: Sequence[Seen], vectors: Vectors, law: Law) -> LawfulModel:
    """First on each flagged line's last pair of sentences, then on the window that the first round found most telling."""
    chosen = [len(one.windows) - 1 for one in lines]
    model = _fit_once(lines, chosen, vectors, law)
    for _ in range(2):
        chosen = [int(model.scores(one.windows, one.texts, vectors)[:, 0].argmax()) for one in lines]
        model = _fit_once(lines, chosen, vectors, law)
    return model


def _fit_once(lines: Sequence[Seen], chosen: Sequence[int], vectors: Vectors, law: Law) -> LawfulModel:
    columns = _columns(lines)
    told = [(one, pick) for one, pick in zip(lines, chosen, strict=True) if one.line.verdict != "ok"]
    plain_lines = [(one, index) for one in lines if one.line.verdict == "ok" for index in range(len(one.windows))]
    rows = _matrix([*told, *plain_lines], columns, vectors)
    flagged = np.arange(rows.shape[0]) < len(told)
    weight = np.array(
        [FLAGGED_WEIGHT] * len(told)
        + [1.0 if one.line.part in {"lookalikes", "ordinary"} else ORDINARY_WEIGHT for one, _ in plain_lines]
    )
    heads = [_head(rows, flagged, STRENGTH, weight)]
    about = rows[: len(told)]
    grounds = np.array([one.line.ground for one, _ in told])
    heads += [_head(about, grounds == ground, GROUND_STRENGTH) for ground in GROUNDS]
    heads.append(_head(about, np.array([is_roundabout_line(one.line, law) for one, _ in told]), GROUND_STRENGTH))
    names, needs = _needs(lines, columns, vectors)
    heads += needs
    table = np.stack([coef for coef, _ in heads], 1).astype(np.float32)
    width = vectors.width
    bias = np.array([intercept for _, intercept in heads], np.float32)
    return LawfulModel(columns, table[width:] * MARK, table[:width] * VECTOR, bias, names, 0.0)


def _columns(lines: Sequence[Seen]) -> dict[str, int]:
    counts = Counter(name for one in lines for name in frozenset().union(*one.names))
    return {
        name: place for place, name in enumerate(sorted(name for name, times in counts.items() if times >= SEEN_IN))
    }


def _matrix(picked: Sequence[tuple[Seen, int]], columns: dict[str, int], vectors: Vectors) -> csr_matrix:
    places = [[columns[name] for name in one.names[index] if name in columns] for one, index in picked]
    begins = np.cumsum([0, *(len(row) for row in places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    marks = csr_matrix((np.full(len(flat), MARK), flat, begins), shape=(len(picked), len(columns)))
    meaning = vectors.of([one.texts[index] for one, index in picked]) * VECTOR
    return hstack([csr_matrix(meaning), marks]).tocsr()


def _head(
    rows: csr_matrix, truth: np.ndarray, strength: float, weight: np.ndarray | None = None
) -> tuple[np.ndarray, float]:
    if not truth.any() or truth.all():
        return np.zeros(rows.shape[1]), -9.0
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300).fit(rows, truth, weight)
    return model.coef_[0], float(model.intercept_[0])


def _needs(
    lines: Sequence[Seen], columns: dict[str, int], vectors: Vectors
) -> tuple[tuple[str, ...], list[tuple[np.ndarray, float]]]:
    marked = [(one, len(one.windows) - 1) for one in lines if one.line.need]
    if not marked:
        return (), []
    rows = _matrix(marked, columns, vectors)
    needs = np.array([one.line.need for one, _ in marked])
    names = tuple(sorted(set(needs)))
    return names, [_head(rows, needs == name, GROUND_STRENGTH) for name in names]


def is_roundabout_line(line: Line, law: Law) -> bool:
    """Whether a line is risky for its roundabout way, and not because its country treats the ground as risky."""
    if line.verdict != "risky" or line.ground is None:
        return False
    places = list(Country) if line.country == "any" else [Country(line.country)]
    return any(law.rule(place, Ground(line.ground), plain(line.text)).asking is Verdict.PROTECTED for place in places)


def with_threshold(model: LawfulModel, enough: float) -> LawfulModel:
    """The model with the score from which it flags."""
    return replace(model, enough=enough)


def best_scores(lines: Sequence[Seen], model: LawfulModel, vectors: Vectors) -> np.ndarray:
    """The highest score of each line's windows, less what long lines need beyond short ones."""
    return np.array(
        [model.scores(one.windows, one.texts, vectors)[:, 0].max() - longer(len(one.windows)) for one in lines]
    )
