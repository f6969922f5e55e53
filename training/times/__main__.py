"""Makes models/times.tsv: whether a time in a message is offered, told or refused, from the words around it (models/times.md).

`python -m training.times` writes the model; with `--across` it measures instead: each fifth of the authors is judged by what the
others taught.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.scheduling.words.hearing import Ear, Signs, runs, signs
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.phrases.times_in_words import lexicon

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "src" / "halfhour" / "models" / "times.tsv"
MARK = re.compile(r"\[([otr]) ([^\]]*)\]")
WAYS = "otr"
STRENGTH = 0.3
"""How freely the weights may grow; 0.1 and 1 did no better across authors."""
LEAST = 0.03
"""Weights below which a sign is left out: they change no chance by a hundredth."""
FOLDS = 5
SURE = (0.5, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Marked:
    """One time of a message as its author marked it: what is said around it, and its way among `WAYS`."""

    author: str
    said: Signs
    way: int


def marked() -> Iterator[Marked]:
    """All times with a mark."""
    for path in sorted(HERE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            author, text = line.split("\t")
            yield from _of_message(author, text.replace("\\n", "\n"))


def _of_message(author: str, text: str) -> Iterator[Marked]:
    """The times of one message; one over which two marks lie is left out."""
    marks, bare, done = [], "", 0
    for mark in MARK.finditer(text):
        bare += text[done : mark.start()]
        marks.append((len(bare), len(bare) + len(mark[2]), WAYS.index(mark[1])))
        bare, done = bare + mark[2], mark.end()
    found = items(pieces(bare + text[done:], lexicon()))
    for begins, ends in runs(found):
        start, end = found[begins].start, found[ends - 1].end
        ways = {way for first, last, way in marks if first < end and start < last}
        if len(ways) == 1:
            yield Marked(author, signs(found, (begins, ends)), ways.pop())


def taught(rows: Sequence[Marked]) -> Ear:
    """The ear that these rows teach, without signs that say next to nothing."""
    columns = DictVectorizer()
    table = columns.fit_transform([row.said for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(table, [row.way for row in rows])
    weights = (model.coef_ - model.coef_.mean(axis=0)).T
    kept = np.abs(weights).max(axis=1) >= LEAST
    names = columns.get_feature_names_out()
    return Ear(
        {str(name): Heard(*row) for name, row in zip(names[kept], weights[kept].tolist(), strict=True)},
        Heard(*model.intercept_.tolist()),
    )


def across(rows: Sequence[Marked]) -> None:
    """Prints how many are heard right by who has not read their authors, and how many where it is sure."""
    chances, ways = [], []
    folds = _folds(rows)
    for fold in range(FOLDS):
        ear = taught([row for row in rows if folds.get(row.author) != fold])
        judged = [row for row in rows if folds.get(row.author) == fold]
        chances += [ear.chances(row.said) for row in judged]
        ways += [row.way for row in judged]
    found, right = np.array(chances), np.array(ways)
    print(f"{len(right)} times of {len(folds)} authors, right {np.mean(found.argmax(axis=1) == right):.3f}")
    for way, name in enumerate(Heard._fields):
        said = found.argmax(axis=1) == way
        print(f"  {name:8} precision {np.mean(right[said] == way):.3f}, recall {np.mean(said[right == way]):.3f}")
    for sure in SURE:
        there = found.max(axis=1) >= sure
        print(
            f"  sure of {sure:.2f}: {there.mean():.2f} of all, right {np.mean(found.argmax(axis=1)[there] == right[there]):.3f}"
        )


def _folds(rows: Sequence[Marked]) -> dict[str, int]:
    """Whole authors in fifths of like size; what the engineer wrote for the model always teaches and never judges."""
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row.author] = sizes.get(row.author, 0) + 1
    filled, folds = [0] * FOLDS, {}
    for author in sorted(sizes, key=lambda name: (-sizes[name], name)):
        if not author.startswith("engineer-"):
            folds[author] = filled.index(min(filled))
            filled[folds[author]] += sizes[author]
    return folds


def write(ear: Ear, path: Path = MODEL) -> None:
    """A line for each sign, the bias first."""
    rows = [("", ear.bias), *sorted(ear.weights.items())]
    lines = ("\t".join([sign, *(f"{weight:.3f}" for weight in weights)]) for sign, weights in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rebuild() -> None:
    """A model from everything."""
    write(taught(list(marked())))


def main() -> None:
    """Measures or writes."""
    parser = argparse.ArgumentParser(prog="python -m training.times", description=__doc__)
    parser.add_argument("--across", action="store_true", help="measure across authors, and write nothing")
    if parser.parse_args().across:
        across(list(marked()))
    else:
        rebuild()


if __name__ == "__main__":
    main()
