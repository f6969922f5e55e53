"""What a deep encoder hears in the sentences of a letter, each read within the whole (models/thanks.md)."""

from collections.abc import Sequence

import numpy as np

from halfhour.domain.letters.letter import Letter
from halfhour.domain.place_reader import PlaceReader
from halfhour.domain.vectors import Floats

WIDEST = 288
"""Word pieces that are read together: some 230 words. Of a longer letter what stands around a sentence is read with it."""
STEP = 64
"""Pieces from one such reading to the next."""
UNHEARD = -6.0
"""The log odds of a sentence of which no word is known."""


def heard(letter: Letter, reader: PlaceReader, acts: Sequence[str], head: str = "") -> tuple[Floats, Floats]:
    """Sentences × acts: the log odds that a sentence does it; and those of the head for each act.

    Args:
        head: what is read above the letter, so that its sentences are heard in the light of it; empty where nothing is known.
    """
    places = [(0, len(head)), *((len(head) + span.start, len(head) + span.end) for span in letter.sentences)]
    found = np.full((len(places), len(acts)), UNHEARD, dtype=np.float32)
    for row, numbers in enumerate(reader.numbers(head + letter.text, places)):
        if numbers is not None:
            found[row] = numbers
    return found[1:], found[0]
