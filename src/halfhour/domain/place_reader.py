"""A deep encoder that reads a whole text and gives numbers for some places of it (models/times.md, models/thanks.md)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.deep_encoder import Network
from halfhour.domain.encoder import Ids
from halfhour.domain.vectors import Floats, Vectors

Place = tuple[int, int]
"""From one character to another."""


@dataclass(frozen=True)
class PlaceReader:
    """An encoder whose network gives numbers for each word piece; those of a place are the mean of its pieces.

    `widest` is how many pieces are read together. A longer text is read around each place, from one such reading to the next by `step`
    pieces, so that places that stand together are read together.
    """

    network: Network
    vectors: Vectors
    widest: int
    step: int

    def of_whole(self, text: str) -> Floats:
        """The numbers of the beginning of a text, of which as much is read as can be read together."""
        numbers: Floats = self._read([piece for piece, _, _ in self.vectors.placed(plain(text))[: self.widest]])[0]
        return numbers

    def numbers(self, text: str, places: Sequence[Place]) -> list[Floats | None]:
        """A row of numbers for each place, in order; None where no piece of it is known."""
        pieces = self.vectors.placed(plain(text))
        found: list[Floats | None] = [None] * len(places)
        readings = read_from(pieces, places, self.widest, self.step)
        for first, some in groupby(readings, key=lambda each: each[0]):
            numbers = self._read([piece for piece, _, _ in pieces[first : first + self.widest]])
            for _, number, begins, ends in some:
                found[number] = numbers[begins - first + 1 : ends - first + 1].mean(axis=0)
        return found

    def _read(self, pieces: Sequence[int]) -> Floats:
        """Numbers of the beginning, of each piece, and of the end."""
        begin = len(self.vectors.pieces)
        given = np.array([[begin, *pieces, begin + 1]], dtype=np.int32)
        numbers: Floats = self.network.run(given)[0][0]
        return numbers


def read_from(
    pieces: Sequence[tuple[int, int, int]], places: Sequence[Place], widest: int, step: int
) -> Iterator[tuple[int, int, int, int]]:
    """From which piece on a place is read, which of the places it is, and from which piece to which it goes."""
    starts, stops = [begins for _, begins, _ in pieces], [ends for _, _, ends in pieces]
    for number, (start, end) in enumerate(places):
        begins, ends = bisect_right(stops, start), bisect_left(starts, end)
        if begins < ends:
            first = max(0, (begins + ends) // 2 - widest // 2) // step * step
            first = max(0, min(first, len(pieces) - widest))
            yield first, number, max(begins, first), min(ends, first + widest)


@dataclass
class Kept:
    """A network that keeps what it made last, since another one reads on from there."""

    network: Network
    last: tuple[bytes, Sequence[Floats]] = (b"", ())

    def run(self, given: Ids | Floats) -> Sequence[Floats]:
        """What it makes of texts of one length."""
        key, made = self.last
        if key != given.tobytes():
            key, made = given.tobytes(), self.network.run(given)
            self.last = (key, made)
        return made


@dataclass(frozen=True)
class Onward:
    """A network that reads on from what another one gives beside its numbers."""

    first: Network
    then: Network

    def run(self, given: Ids | Floats) -> Sequence[Floats]:
        """What both make of texts of one length."""
        return self.then.run(self.first.run(given)[1])
