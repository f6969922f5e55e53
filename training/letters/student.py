"""Makes models/letters-reader.onnx: the acts of sentences in requests and thank-yous, read by a deep encoder (models/letters.md).

`tools/train_encoders.sh letters` in an environment of its own (torch). With `--without STYLE…` neither teacher nor student see what
those authors wrote, and the encoder lands in the folder `--into`, for `python -m benchmarks.outreach`.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from math import isnan
from pathlib import Path

import torch
from torch.nn import functional

from halfhour.domain.outreach.wishes import ACTS as WISHES
from halfhour.domain.outreach.wishes import KINDS
from halfhour.domain.thanks import ACTS as THANKS
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders import deep
from training.encoders.large import taught
from training.encoders.mixing import Mixer, in_random_order, message_sentences
from training.letters.acts import MODELS, Marked, marked, sentences
from training.letters.outreach import asked, others, requests

ALL = (*WISHES, *THANKS)
LAYERS, ROUNDS = (0, 2, 4), 2
"""Which layers of MiniLM the encoder begins with, and how often it reads the lines."""
SWAPS, CROSSINGS = 1, 1
POOL = 9_000
FEWER = 0.3
"""Part of the sentences of other authors' messages that the teacher reads: they know of job asks alone."""
SOFT = 1.5
Told = list[tuple[str, list[float]]]


def told(without: Sequence[str]) -> Told:
    """Sentences with what is known of each act: 1, 0, or NaN; a sentence once."""
    dice = random.Random(3)
    kinds = requests()
    thanked = [*marked("thanks", THANKS), *sentences("thanks", THANKS)]
    few = [row for row in _rows(others(), WISHES, without) if 1.0 in row[1] or dice.random() < FEWER]
    named = [(text, _row(KINDS, [float(kind in found) for kind in KINDS])) for text, found in kinds.items()]
    # The sentences told of one by one are of many authors: where some are left out, so are they.
    return _once(
        [*_rows(asked(kinds), WISHES, without), *_rows(thanked, THANKS, without), *few, *(() if without else named)]
    )


def _once(rows: Told) -> Told:
    """The rows of one sentence together: what the first does not know, a later one may."""
    found: dict[str, list[float]] = {}
    for said, labels in rows:
        text = " ".join(said.split())
        known = found.get(text, labels)
        found[text] = [later if isnan(first) else first for first, later in zip(known, labels, strict=True)]
    return [(text, labels) for text, labels in found.items() if text]


def _rows(parts: Iterable[Marked], acts: Sequence[str], without: Sequence[str]) -> Told:
    found = []
    for part in parts:
        if part.style in without:
            continue
        for sentence, labels in zip(part.said, part.labels.astype(float), strict=True):
            found.append((sentence, _row(acts, labels.tolist())))
    return found


def _row(acts: Sequence[str], labels: Sequence[float]) -> list[float]:
    """What is known of each act; somebody who asks for a job burdens."""
    row = dict(zip(acts, labels, strict=True))
    if row.get("job") == 1:
        row["burden"] = 1.0
    return [row.get(act, float("nan")) for act in ALL]


def learn(rows: Told, vectors: Vectors, without: Sequence[str]) -> deep.Deep:
    """A student of a teacher that has read the rows."""
    texts, known = [text for text, _ in rows], torch.tensor([labels for _, labels in rows])
    teacher = taught(texts, len(ALL), lambda found, chosen: _missed(found, known[chosen]), rounds=2)
    dice = random.Random(7)
    mixer, pool = Mixer(vectors, dice), list(message_sentences(without))
    mixed = [line for text in texts for line in mixer.variants(text, texts, pool, SWAPS, CROSSINGS)]
    lines = in_random_order([*texts, *mixed, *dice.sample(pool, min(len(pool), POOL))], dice)
    said = teacher.labels(lines)
    marks = {text: place for place, text in enumerate(texts)}
    own = torch.full((len(lines), len(ALL)), float("nan"))
    for place, line in enumerate(lines):
        if line in marks:
            own[place] = known[marks[line]]

    def apart(found: torch.Tensor, chosen: Sequence[int]) -> torch.Tensor:
        return _apart(found, said[chosen], own[chosen])

    return deep.learned(lines, len(ALL), apart, vectors, LAYERS, ROUNDS)


def _missed(found: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    there = ~known.isnan()
    return functional.binary_cross_entropy_with_logits(found[there], known[there])


def _apart(found: torch.Tensor, said: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """As near to the teacher as may be: its chances softly, its scores; then the marks themselves."""
    soft = functional.binary_cross_entropy_with_logits(found / SOFT, torch.sigmoid(said / SOFT)) * SOFT**2
    loss = 5 * soft + 0.1 * functional.mse_loss(found, said)
    return loss + _missed(found, own) if (~own.isnan()).any() else loss


def main() -> None:
    """Teaches and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="styles that are left out")
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder it is written to")
    arguments = parser.parse_args()
    student = learn(told(arguments.without), load_vectors(), arguments.without)
    path = arguments.into / f"letters-reader{''.join('-' + style for style in arguments.without)}.onnx"
    deep.save(student, path, ALL)
    print(path)


if __name__ == "__main__":
    main()
