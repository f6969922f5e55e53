"""What a deep encoder hears of each time in a whole message."""

import numpy as np
import pytest

from halfhour.domain.place_reader import PlaceReader
from halfhour.domain.scheduling.words.attending import STEP, WIDEST, Attending
from halfhour.domain.scheduling.words.heard import SILENT
from halfhour.models import load_vectors
from halfhour.models.times import load_attending


class Silent:
    """A network that says nothing of anything."""

    def run(self, given):
        return [np.zeros((1, given.shape[1], 4), dtype=np.float32)]


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_chances_are_of_each_way_and_in_order():
    text = "We fire the kiln at 8 on Thursday. Could you come on Friday at 10?"

    told, offered = load_attending(load_vectors()).chances(
        text, [place(text, "8 on Thursday"), place(text, "Friday at 10")]
    )

    assert sum(told) == pytest.approx(1) == sum(offered)
    assert told.tells > 0.9 < offered.offers


def test_a_time_of_unknown_signs_is_not_heard():
    assert Attending(PlaceReader(Silent(), load_vectors(), WIDEST, STEP)).chances("☎ ⌚", [(2, 3)]) == [SILENT]
