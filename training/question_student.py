"""Makes models/questions-encoder.npz: a small encoder that hears topic and flags of a question, taught by a large one.

Form and grammar are left to the linear part, which knows the clauses and does better (models/questions.md).

`tools/train_encoders.sh DATA questions` runs it in an environment of its own (torch). With `--without AUTHOR…` neither teacher nor student
see the questions of those authors, and the encoder lands in the folder `--into`.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn import functional

from halfhour.domain.question_model import HEARD, About, Flag
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders.large import taught
from training.encoders.mixing import Mixer, in_random_order, message_sentences
from training.encoders.small import Size, Small, learned, save
from training.question_model import MODELS, Written, written

SIZE = Size(width=128, wide=256, rounds=7)
SWAPS, CROSSINGS, POOL = 5, 2, 8_000
SOFT = 1.5


def learn(rows: Sequence[Written], vectors: Vectors) -> Small:
    """A student of a teacher that has read the questions."""
    texts, known = [row.text for row in rows], torch.tensor([list(_marks(row)) for row in rows])
    teacher = taught(texts, len(HEARD), lambda found, chosen: _missed(found, known[chosen]))
    dice = random.Random(11)
    lines = in_random_order(list(_transfer(texts, vectors, dice)), dice)
    said = teacher.labels(lines)
    places = {text: place for place, text in enumerate(texts)}
    own = torch.full((len(lines), known.shape[1]), -1)
    for place, line in enumerate(lines):
        if line in places:
            own[place] = known[places[line]]
    return learned(lines, len(HEARD), lambda found, chosen: _apart(found, said[chosen], own[chosen]), vectors, SIZE)


def _marks(row: Written) -> Iterator[int]:
    """The place of its topic, and each flag as 0 or 1; -1 where nobody told."""
    yield list(About).index(About(row.topic))
    for flag in Flag:
        yield int(flag in row.flags) if row.sheet else -1


def _transfer(own: Sequence[str], vectors: Vectors, dice: random.Random) -> Iterator[str]:
    """Our questions, mixtures of them, and what people write otherwise."""
    pool = list(message_sentences())
    mixer = Mixer(vectors, dice)
    yield from own
    for text in own:
        yield from mixer.variants(text, own, pool, SWAPS, CROSSINGS)
    yield from dice.sample(pool, min(len(pool), POOL))


def _missed(found: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    topics, flags, raised = found[:, : len(About)], found[:, len(About) :], known[:, 1:]
    told, there = known[:, 0] >= 0, raised >= 0
    short = found.sum() * 0
    if told.any():
        short = short + functional.cross_entropy(topics[told], known[told, 0], label_smoothing=0.05)
    if there.any():
        short = short + 3 * functional.binary_cross_entropy_with_logits(flags[there], raised[there].float())
    return short


def _apart(found: torch.Tensor, said: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """As near to the teacher as may be: its topics and flags softly, its scores; then the marks themselves."""
    topics, flags, told, told_flags = *found.tensor_split((len(About),), 1), *said.tensor_split((len(About),), 1)
    soft = functional.kl_div(
        functional.log_softmax(topics / SOFT, 1), functional.softmax(told / SOFT, 1), reduction="batchmean"
    )
    loss = soft * SOFT**2 + 3 * functional.binary_cross_entropy_with_logits(flags, torch.sigmoid(told_flags))
    return loss + 0.1 * functional.mse_loss(found, said) + 0.2 * _missed(found, own)


def main() -> None:
    """Teaches and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="authors that are left out")
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder it is written to")
    arguments = parser.parse_args()
    rows = [row for row in written() if row.topic and row.author not in arguments.without]
    student = learn(rows, load_vectors())
    path = arguments.into / f"questions-encoder{''.join('-' + author for author in arguments.without)}.npz"
    save(student, path, HEARD)
    print(path)


if __name__ == "__main__":
    main()
