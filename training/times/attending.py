"""Makes models/times-reader.onnx: what is done with each time of a message, read by a deep encoder (models/times.md).

`tools/train_encoders.sh times` in an environment of its own (torch). With `--across` it measures instead: each fifth of the authors is
judged by what the others taught.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

import numpy as np
import torch
from torch.nn import functional

from halfhour.domain.scheduling.words.attending import WIDEST, read_from
from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders import deep
from training.encoders.large import HALVES, batches, step_down
from training.letters.acts import MODELS
from training.times.marks import FOLDS, Message, folds_of, messages, told
from training.times.openings import opened

LAYERS, ROUNDS = range(6), 4
BATCH, GOES = 32, 2
SMOOTHED = 0.02
"""Part of each mark that is given to the other two, since the marks follow the grammar and err with it."""


@dataclass(frozen=True)
class Reading:
    """Word pieces that are read together, and the times in them: their first piece, the one behind their last, their way."""

    pieces: Sequence[int]
    times: Sequence[tuple[int, int, int]]


def readings(message: Message, vectors: Vectors) -> Iterator[Reading]:
    """What is read of a message, as `halfhour.domain.scheduling.words.attending` reads it."""
    pieces = vectors.placed(message.text.replace("’", "'"))
    begin = len(vectors.pieces)
    found: dict[int, list[tuple[int, int, int]]] = {}
    for first, number, begins, ends in read_from(pieces, [time.place for time in message.times]):
        found.setdefault(first, []).append((begins - first + 1, ends - first + 1, message.times[number].way))
    for first, times in found.items():
        said = [piece for piece, _, _ in pieces[first : first + WIDEST]]
        yield Reading([begin, *said, begin + 1], times)


class Attending(deep.Deep):
    """Layers of MiniLM with three numbers on the mean of the pieces of a time."""

    def __init__(self, vectors: Vectors) -> None:
        super().__init__(len(Heard._fields), vectors, LAYERS, longest=WIDEST)

    def of_times(self, some: Sequence[Reading]) -> torch.Tensor:
        """The numbers of all times of some readings, a row a time."""
        *_, state = self.states(deep.padded([each.pieces for each in some]))
        places = [(row, *time[:2]) for row, each in enumerate(some) for time in each.times]
        means = torch.stack([state[row, begins:ends].float().mean(0) for row, begins, ends in places])
        numbers: torch.Tensor = self.top(self.dropout(means))
        return numbers.float()


def taught(some: Sequence[Reading], vectors: Vectors, seed: int = 0) -> Attending:
    """An encoder that has read them so often, in an order that the seed decides."""
    torch.manual_seed(seed)
    dice, ear = random.Random(seed), Attending(vectors)
    many = int(ROUNDS * ceil(len(some) / BATCH))
    steps, slower = deep.steps_of(ear, many, 1.0)
    for done, chosen in enumerate(islice(_again(some, dice), many), start=1):
        ways = torch.tensor([way for each in chosen for _, _, way in each.times])
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            short = functional.cross_entropy(ear.of_times(chosen), ways, label_smoothing=SMOOTHED)
        step_down(ear, short, steps, slower)
        if done % 100 == 0:
            print(f"times, step {done} of {many}: {short.item():.3f}", flush=True)
    ear.eval()
    return ear


def between(ears: Sequence[Attending]) -> Attending:
    """The mean of their weights, which errs less than any of them (models/times.md)."""
    weights = [ear.state_dict() for ear in ears]
    mean = {name: torch.stack([each[name] for each in weights]).mean(0) for name in weights[0]}
    ears[0].load_state_dict(mean)
    return ears[0]


def _again(some: Sequence[Reading], dice: random.Random) -> Iterator[list[Reading]]:
    """Readings of like length together, in another order each time round, without end."""
    while True:
        for places in batches([len(each.pieces) for each in some], BATCH, dice):
            yield [some[place] for place in places]


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
            found += [row for part in judged for row in torch.softmax(ear.of_times([part]), 1).tolist()]
        right += [way for part in judged for _, _, way in part.times]
    told(np.array(found), np.array(right))


def main() -> None:
    """Measures or writes."""
    parser = argparse.ArgumentParser(prog="python -m training.times.attending", description=__doc__)
    parser.add_argument("--across", action="store_true", help="measure across authors, and write nothing")
    torch.set_num_threads(1)
    vectors, written = load_vectors(), list(messages())
    said = [*written, *opened(written)]
    if parser.parse_args().across:
        across(said, vectors)
        return
    read = [part for each in said for part in readings(each, vectors)]
    ear = between([taught(read, vectors, seed) for seed in range(GOES)])
    deep.save(ear, MODELS / "times-reader.onnx", Heard._fields, is_each=True)


if __name__ == "__main__":
    main()
