"""Deep encoders of sentences, which know something of the world. A library runs their networks; here stands what these are given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.encoder import LONGEST, Ids, of_one_length
from halfhour.domain.vectors import Floats, Vectors

Places = NDArray[np.intp]
Settled = Callable[[Places, Floats], NDArray[np.bool_]]
"""Of the places of some texts and their numbers: which of them need no further reading?"""


class Network(Protocol):
    """Some layers of attention, as they were stored (models/deep_encoders.py)."""

    def run(self, given: Ids | Floats) -> Sequence[Floats]:
        """Of texts of one length their numbers, texts × numbers; and, where another network reads on, what that one is given."""


@dataclass(frozen=True)
class DeepEncoder:
    """Turns texts into numbers, by networks one after the other; each but the last takes a glimpse: the same numbers, less sure.

    The first one is given word pieces of the vectors, and behind these one for the beginning of a text and one for its end.
    """

    networks: tuple[Network, ...]
    columns: Sequence[int]
    """Which of its numbers are wanted, in their order."""

    def numbers(self, texts: Sequence[str], vectors: Vectors, is_settled: Settled | None = None) -> Floats:
        """One row a text, in order; unknown words are left out. What a glimpse settles is read no further."""
        begin = len(vectors.pieces)
        pieces = [[begin, *vectors.ids(text)[:LONGEST], begin + 1] for text in texts]
        found = np.zeros((len(texts), len(self.columns)), dtype=np.float32)
        for places, ids in of_one_length(pieces):
            self._read(places, ids, found, is_settled)
        return found

    def _read(self, places: Places, given: Ids | Floats, found: Floats, is_settled: Settled | None) -> None:
        """Puts the numbers of texts of one length where they belong."""
        for network in self.networks:
            numbers, *held = network.run(given)
            found[places] = numbers[:, self.columns]
            if held:
                on = np.full(len(places), True) if is_settled is None else ~is_settled(places, found[places])
                places, given = places[on], held[0][on]
            if not held or not len(places):
                return
