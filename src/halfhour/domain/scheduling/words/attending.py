"""What a deep encoder hears in a whole message of each of its times (models/times.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.place_reader import Place, PlaceReader
from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.vectors import Floats

WIDEST = 128
"""Word pieces that are read together; a longer message is read around each time."""
STEP = 32
"""Pieces from one such reading to the next."""


@dataclass(frozen=True)
class Attending:
    """Hears what is done with times by reading the whole message."""

    reader: PlaceReader

    def chances(self, text: str, times: Sequence[Place]) -> list[Heard]:
        """For each time, from one character to another, the chances of what is done with it; none where no piece of it is known."""
        return [SILENT if numbers is None else _shares(numbers) for numbers in self.reader.numbers(text, times)]


def _shares(numbers: Floats) -> Heard:
    parts = np.exp(numbers - numbers.max())
    return Heard(*(parts / parts.sum()).tolist())
