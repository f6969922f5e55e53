"""Makes models/questions.npz: form, grammar, topic and flags of a question, from questions and talks written here.

`python -m training.question_model` measures across authors (each is judged by what the others taught) and writes the model.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.question_marks import Parsed, parse, words_of
from halfhour.domain.question_model import About, Flag, Grammar, QuestionModel
from halfhour.domain.questions import Form
from halfhour.domain.talks.wordings import Wordings, runs
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.phrases.questions import question_bank, question_hints
from training.talks.read import invented_talks

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
COMMON, SEEN_IN = 300, 2
RUN_SCALE = 3.0
FORM_SCALE, TOPIC_SCALE = 1.0, 2.0
"""How much the meaning of the whole weighs beside its build, for form and grammar and for topic and flags."""
STRENGTH = {"form": 0.3, "grammar": 0.6, "topic": 1.0, "flag": 1.0}
ENOUGH = (0.3, 0.2, 0.25)
"""Chance from which each flag is raised: four in five were right on an author whom neither this part nor the encoder had seen."""


@dataclass(frozen=True)
class Written:
    """One question as its author wrote and marked it; talks and the oldest lists know the form alone, the bank the topic."""

    text: str
    author: str
    form: str
    grammar: str = ""
    topic: str = ""
    flags: tuple[str, ...] = ()
    use: str = "train"
    sheet: str = ""

    def bare(self) -> "Written":
        """The same in small letters and without stops, as captions have it."""
        return replace(self, text=re.sub(r"[^\w' ]+", " ", self.text.lower()).strip())


def written() -> Iterator[Written]:
    """All questions with their marks, author by author."""
    for path in sorted((HERE / "questions2").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Written(
                row["text"],
                path.stem.partition("-")[0],
                row.get("form", ""),
                row["type"],
                row.get("topic", ""),
                tuple(row.get("flags", ())),
                sheet=path.stem,
            )
    for path in sorted((HERE / "questions").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            form, text = line.split("\t")
            yield Written(text, f"list-{path.stem}", form)
    for one in question_bank():
        yield Written(one.text, "bank", "", topic=one.about)
    for talk in invented_talks():
        for mark in talk.marks["questions"]:
            yield Written(mark["quote"], f"talk-{talk.author}", mark["form"], use=talk.use)


def wordings_of(parsed: Sequence[Parsed]) -> Wordings:
    """The runs of words that several questions share."""
    words = [words_of(one) for one in parsed]
    common = frozenset(word for word, _ in Counter(word for row in words for word in row).most_common(COMMON))
    seen = Counter(run for row in words for run in set(runs(row, common)))
    return Wordings(
        {run: column for column, run in enumerate(sorted(r for r, n in seen.items() if n >= SEEN_IN))}, common
    )


def loaded(vectors: Vectors, rows: Sequence[Written]) -> np.ndarray:
    """Weights that tell words that judge from the words of all questions."""
    judging = set((HERE / "questions2" / "loaded.txt").read_text(encoding="utf-8").split())
    counts = Counter(word for row in rows for word in re.findall(r"[a-z]+", row.text.lower()))
    plain = [word for word, _ in counts.most_common(2500) if word not in judging]
    model = LogisticRegression(C=3, class_weight="balanced", max_iter=1000)
    model.fit(vectors.of([*sorted(judging), *plain]), [1] * len(judging) + [0] * len(plain))
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


MARKS = (attrgetter("form"), attrgetter("grammar"), attrgetter("topic"))


def blank(rows: Sequence[Written], vectors: Vectors) -> QuestionModel:
    """A model that knows wordings and loaded words, but no answers yet."""
    answers = len(Form) + len(Grammar) + len(About) + len(Flag)
    wordings = wordings_of([parse(row.text) for row in rows])
    return QuestionModel(
        vectors,
        question_hints(),
        wordings,
        np.zeros((len(wordings.columns), answers), np.float32),
        np.zeros((0, answers), np.float32),
        np.zeros(answers, np.float32),
        loaded(vectors, rows),
        (0.5,) * len(Flag),
    )


def matrix(model: QuestionModel, rows: Sequence[Written], scale: float) -> csr_matrix:
    """Marks, vectors (scaled) and wordings side by side."""
    parsed = [parse(row.text) for row in rows]
    dense = model.dense_of(parsed)
    dense[:, -2 * model.vectors.width :] *= scale
    found, columns = model.wordings.of([words_of(one) for one in parsed])
    counts = np.bincount(found, minlength=len(rows))
    said = csr_matrix((RUN_SCALE / np.sqrt(counts[found]), (found, columns)), (len(rows), len(model.wordings.columns)))
    return hstack([csr_matrix(dense), said]).tocsr()


def fit(
    rows: Sequence[Written],
    vectors: Vectors,
) -> QuestionModel:
    """The model that these questions teach; each is learned as written and as captions would have it."""
    rows = [one for row in rows for one in (row, row.bare())]
    model = blank(rows, vectors)
    parts = list(learned(model, rows))
    table = np.concatenate([part[0] for part in parts], axis=1)
    width = len(table) - len(model.wordings.columns)
    dense = table[:width].copy()
    for column, scale in column_scales(parts):
        dense[-2 * vectors.width :, column] *= scale
    return replace(
        model,
        runs=(table[width:] * RUN_SCALE).astype(np.float32),
        dense=dense.astype(np.float32),
        bias=np.concatenate([part[1] for part in parts]).astype(np.float32),
        enough=ENOUGH,
    )


def learned(model: QuestionModel, rows: Sequence[Written]) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Weights, biases and scale for forms, grammars, topics and flags, in this order."""
    formed, built, told = ([row for row in rows if mark(row)] for mark in MARKS)
    by_form, by_grammar = matrix(model, formed, FORM_SCALE), matrix(model, built, FORM_SCALE)
    by_topic = matrix(model, told, TOPIC_SCALE)
    yield weights(by_form, [row.form for row in formed], list(Form), "form", FORM_SCALE)
    yield weights(by_grammar, [row.grammar for row in built], list(Grammar), "grammar", FORM_SCALE)
    yield weights(by_topic, [row.topic for row in told], list(About), "topic", TOPIC_SCALE)
    for flag in Flag:
        yield weights(by_topic, [str(flag in row.flags) for row in told], ["True"], "flag", TOPIC_SCALE)


def column_scales(parts: Sequence[tuple[np.ndarray, np.ndarray, float]]) -> Iterator[tuple[int, float]]:
    """The scale of vectors that each column was learned with."""
    yield from enumerate(scale for table, _, scale in parts for _ in range(table.shape[1]))


def weights(
    features: csr_matrix, truth: list[str], order: Sequence[str], name: str, scale: float
) -> tuple[np.ndarray, np.ndarray, float]:
    """Columns of weights and biases in the order asked for."""
    model = LogisticRegression(
        C=STRENGTH[name], max_iter=300, tol=1e-3, class_weight=None if name == "flag" else "balanced"
    )
    model.fit(features, truth)
    if len(order) == 1:
        return model.coef_.T, model.intercept_, scale
    places = [list(model.classes_).index(str(label)) for label in order]
    return model.coef_[places].T, model.intercept_[places], scale


def folds(rows: Sequence[Written]) -> Iterator[tuple[str, list[Written], list[Written]]]:
    """For each author: what the others wrote, and that author's questions."""
    for author, own in groupby(sorted(rows, key=lambda row: row.author), key=lambda row: row.author):
        yield author, [row for row in rows if row.author != author], list(own)


def save(model: QuestionModel) -> None:
    """Writes the model beside the others."""
    np.savez_compressed(
        MODELS / "questions.npz",
        wordings=np.array(list(model.wordings.columns)),
        common=np.array(sorted(model.wordings.common)),
        runs=model.runs.astype(np.float16),
        dense=model.dense,
        bias=model.bias,
        loaded=model.loaded,
        enough=np.array(model.enough, np.float32),
    )


def scores_of(
    truth: Sequence[str], guess: Sequence[str], labels: Sequence[str]
) -> tuple[float, dict[str, tuple[float, float]]]:
    """Macro-F1 over the labels that occur, and precision and recall of each."""
    pairs = Counter(zip(truth, guess, strict=True))
    wanted, given = Counter(truth), Counter(guess)
    each = {
        label: (pairs[label, label] / max(1, given[label]), pairs[label, label] / wanted[label])
        for label in labels
        if wanted[label]
    }
    f1 = [2 * pairs[label, label] / (wanted[label] + given[label]) for label in each]
    return float(np.mean(f1)), each


def print_scores(name: str, truth: Sequence[str], guess: Sequence[str], labels: Sequence[str]) -> None:
    """One line: macro-F1, then precision/recall of each label."""
    score, each = scores_of(truth, guess, labels)
    shown = ", ".join(f"{label} {one:.2f}/{two:.2f}" for label, (one, two) in each.items())
    print(f"{name}: macro-F1 {score:.3f} ({shown})", flush=True)


def measure(model: QuestionModel, rows: Sequence[Written], name: str) -> None:
    """Prints every figure of a model on one author's questions."""
    judged = model.judge(row.text for row in rows)
    if rows[0].form:
        print_scores(f"{name} form", [row.form for row in rows], [one.form.value for one in judged], list(Form))
    if not rows[0].grammar:
        return
    print_scores(f"{name} type", [row.grammar for row in rows], [one.grammar.value for one in judged], list(Grammar))
    if not rows[0].topic:
        return
    print_scores(f"{name} topic", [row.topic for row in rows], [one.about.value for one in judged], list(About))
    for flag in Flag:
        hit = sum(flag in row.flags and flag in one.flags for row, one in zip(rows, judged, strict=True))
        raised, wanted = sum(flag in one.flags for one in judged), sum(flag in row.flags for row in rows)
        print(
            f"{name} {flag.value}: precision {hit / max(1, raised):.2f}, recall {hit / max(1, wanted):.2f} of {wanted}"
        )


def main() -> None:
    """Measures across authors, then trains on all that may be trained on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--authors", default="", help="measure on these alone, as in q1,q2; - measures nothing")
    wanted = parser.parse_args().authors
    vectors = load_vectors()
    rows = list(written())
    train = [row for row in rows if row.use == "train"]
    for author, learn, judge in folds(train):
        if author != "bank" and (not wanted or author in wanted.split(",")):
            measure(fit(learn, vectors), judge, author)
    model = fit(train, vectors)
    save(model)
    measure(model, [row for row in rows if row.use == "test"], "test talks")


if __name__ == "__main__":
    main()
