"""An encoder that reads whole texts while it learns numbers for some of their places, as `domain.place_reader.PlaceReader` reads them."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch

from halfhour.domain.clauses import plain
from halfhour.domain.place_reader import Place, read_from
from halfhour.domain.vectors import Vectors
from training.encoders import deep
from training.encoders.large import HALVES, batches, step_down
from training.encoders.network import read

LAYERS = range(6)
"""Layers of MiniLM, all of them."""
BATCH = 32


@dataclass(frozen=True)
class Reading:
    """Word pieces that are read together, and places in them: their first piece, the one behind their last, and what is known of each."""

    pieces: Sequence[int]
    places: Sequence[tuple[int, int, Any]]


def readings(
    text: str, places: Sequence[tuple[Place, Any]], vectors: Vectors, widest: int, step: int
) -> Iterator[Reading]:
    """What is read of a text for its places, each with what is known of it."""
    pieces = vectors.placed(plain(text))
    begin = len(vectors.pieces)
    found: dict[int, list[tuple[int, int, Any]]] = {}
    for first, number, begins, ends in read_from(pieces, [place for place, _ in places], widest, step):
        found.setdefault(first, []).append((begins - first + 1, ends - first + 1, places[number][1]))
    for first, some in found.items():
        yield Reading([begin, *(piece for piece, _, _ in pieces[first : first + widest]), begin + 1], some)


class Attending(deep.Deep):
    """Layers of MiniLM with some numbers on the mean of the pieces of a place."""

    def __init__(self, numbers: int, vectors: Vectors, widest: int) -> None:
        super().__init__(numbers, vectors, LAYERS, longest=widest)

    def of_places(self, some: Sequence[Reading]) -> torch.Tensor:
        """The numbers of all places of some readings, a row a place."""
        *_, state = self.states(deep.padded([each.pieces for each in some]))
        places = [(row, *place[:2]) for row, each in enumerate(some) for place in each.places]
        means = torch.stack([state[row, begins:ends].float().mean(0) for row, begins, ends in places])
        numbers: torch.Tensor = self.top(self.dropout(means))
        return numbers.float()


Loss = Callable[[torch.Tensor, Sequence[Any]], torch.Tensor]
"""What the numbers of some places, a row a place, fall short of what is known of these."""


def taught(
    ear: Attending, many: int, rounds: Iterable[Sequence[Reading]], loss: Loss, seed: int = 0, pace: float = 1.0
) -> Attending:
    """The same encoder, once it has read so many batches of one round after the other; `pace` as in `deep.taught`."""
    steps, slower = deep.steps_of(ear, many, pace)
    ear.train()
    for done, some in enumerate(islice(_batches(rounds, seed), many), start=1):
        known = [place[2] for each in some for place in each.places]
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            short = loss(ear.of_places(some), known)
        step_down(ear, short, steps, slower)
        if done % 100 == 0:
            print(f"attending, step {done} of {many}: {short.item():.3f}", flush=True)
    return ear.eval()


def _batches(rounds: Iterable[Sequence[Reading]], seed: int) -> Iterator[list[Reading]]:
    """Readings of like length together, in another order each time round."""
    dice = random.Random(seed)
    for some in rounds:
        for chosen in batches([len(each.pieces) for each in some], BATCH, dice):
            yield [some[number] for number in chosen]


def load(path: Path, vectors: Vectors, widest: int) -> Attending:
    """What was written there, to be taught further."""
    weights, _, _ = read(path)
    ear = Attending(len(weights["tops_bias"]), vectors, widest)
    deep.fill(ear, weights)
    return ear


def between(ears: Sequence[Attending]) -> Attending:
    """The mean of their weights, which errs less than any of them (models/times.md)."""
    weights = [ear.state_dict() for ear in ears]
    mean = {name: torch.stack([each[name] for each in weights]).mean(0) for name in weights[0]}
    ears[0].load_state_dict(mean)
    return ears[0]
