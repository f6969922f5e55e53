"""Makes models/times-reader.onnx: what is done with each time of a message, read by a deep encoder (models/times.md).

`tools/train_encoders.sh DATA times` in an environment of its own (torch). With `--across` it measures instead: each fifth of the authors
is judged by what the others taught. With `--further AUTHOR…` it teaches what is shipped a little further, by all messages and once more
by those of authors whose names begin so.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import repeat
from math import ceil

import numpy as np
import torch
from torch.nn import functional

from halfhour.domain.scheduling.words.attending import STEP, WIDEST
from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders import attending, deep
from training.encoders.attending import BATCH, Attending, Reading, between
from training.letters.acts import MODELS
from training.times.marks import FOLDS, Message, folds_of, messages, told
from training.times.openings import opened

READER = "times-reader.onnx"
HELD = 3
"""Layers after which the links read on (`training.times.links`)."""
ROUNDS, GOES = 4, 2
MORE, SLOWLY = 250, 0.3
"""Steps that are taught further, and at what pace."""
SMOOTHED = 0.02
"""Part of each mark that is given to the other two, since the marks follow the grammar and err with it."""


def readings(message: Message, vectors: Vectors) -> Iterator[Reading]:
    """What is read of a message for its times, each known by its way."""
    times = [(time.place, time.way) for time in message.times]
    return attending.readings(message.text, times, vectors, WIDEST, STEP)


def taught(some: Sequence[Reading], vectors: Vectors, seed: int = 0) -> Attending:
    """An encoder that has read them so often, in an order that the seed decides."""
    torch.manual_seed(seed)
    ear = Attending(len(Heard._fields), vectors, WIDEST)
    return attending.taught(ear, ROUNDS * ceil(len(some) / BATCH), repeat(some), _missed, seed)


def further(said: Sequence[Message], authors: tuple[str, ...], vectors: Vectors) -> Attending:
    """What is shipped, once it has read for some steps more of everything, and twice as often of these authors."""
    torch.manual_seed(0)
    some = [part for each in said for part in readings(each, vectors)]
    some += [part for each in said if each.author.startswith(authors) for part in readings(each, vectors)]
    return attending.taught(attending.load(MODELS / READER, vectors, WIDEST), MORE, repeat(some), _missed, pace=SLOWLY)


def _missed(found: torch.Tensor, ways: Sequence[int]) -> torch.Tensor:
    return functional.cross_entropy(found, torch.tensor(ways), label_smoothing=SMOOTHED)


def across(said: Sequence[Message], vectors: Vectors) -> None:
    """Prints how many are heard right by who has not read their authors, and how many where it is sure."""
    folds = folds_of(said)
    found, right = [], []
    for fold in range(FOLDS):
        ear = taught(
            [part for each in said if folds.get(each.author) != fold for part in readings(each, vectors)], vectors
        )
        judged = [part for each in said if folds.get(each.author) == fold for part in readings(each, vectors)]
        with torch.no_grad():
            found += [row for part in judged for row in torch.softmax(ear.of_places([part]), 1).tolist()]
        right += [way for part in judged for _, _, way in part.places]
    told(np.array(found), np.array(right))


def main() -> None:
    """Measures or writes."""
    parser = argparse.ArgumentParser(prog="python -m training.times.attending", description=__doc__)
    parser.add_argument("--across", action="store_true", help="measure across authors, and write nothing")
    parser.add_argument("--further", nargs="+", default=(), help="authors by whom what is shipped is taught further")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    vectors, written = load_vectors(), list(messages())
    said = [*written, *opened(written)]
    if arguments.across:
        across(said, vectors)
        return
    if arguments.further:
        ear = further(said, tuple(arguments.further), vectors)
    else:
        read = [part for each in said for part in readings(each, vectors)]
        ear = between([taught(read, vectors, seed) for seed in range(GOES)])
    deep.save(ear, MODELS / READER, Heard._fields, is_each=True, held=HELD)


if __name__ == "__main__":
    main()
