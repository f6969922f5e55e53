"""What a deep encoder hears in a whole message of each of its times (models/times.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from halfhour.domain.deep_encoder import Network
from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.vectors import Floats, Vectors

WIDEST = 128
"""Word pieces that are read together; a longer message is read around each time."""
STEP = 32
"""Pieces from one such reading to the next, so that times that stand together are read together."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Attending:
    """An encoder whose network gives numbers for each word piece; those of a time are the mean of its pieces."""

    network: Network
    vectors: Vectors

    def chances(self, text: str, times: Sequence[Span]) -> list[Heard]:
        """For each time, from one character to another, the chances of what is done with it; none where no piece of it is known."""
        pieces = self.vectors.placed(text.replace("’", "'"))
        found = [SILENT] * len(times)
        for first, some in groupby(read_from(pieces, times), key=lambda each: each[0]):
            numbers = self._numbers([piece for piece, _, _ in pieces[first : first + WIDEST]])
            for _, number, begins, ends in some:
                found[number] = _shares(numbers[begins - first : ends - first].mean(axis=0))
        return found

    def _numbers(self, pieces: Sequence[int]) -> Floats:
        begin = len(self.vectors.pieces)
        given = np.array([[begin, *pieces, begin + 1]], dtype=np.int32)
        numbers: Floats = self.network.run(given)[0][0, 1:-1]
        return numbers


def read_from(pieces: Sequence[tuple[int, int, int]], times: Sequence[Span]) -> Iterator[tuple[int, int, int, int]]:
    """From which piece on a time is read, which of the times it is, and from which piece to which it goes."""
    for number, (start, end) in enumerate(times):
        own = [place for place, (_, begins, ends) in enumerate(pieces) if begins < end and start < ends]
        if own:
            middle = (own[0] + own[-1] + 1) // 2
            first = max(0, middle - WIDEST // 2) // STEP * STEP
            first = max(0, min(first, len(pieces) - WIDEST))
            yield first, number, max(own[0], first), min(own[-1] + 1, first + WIDEST)


def _shares(numbers: Floats) -> Heard:
    parts = np.exp(numbers - numbers.max())
    return Heard(*(parts / parts.sum()).tolist())
