"""What a deep encoder hears of each time in a whole message."""

import numpy as np
import pytest

from halfhour.domain.scheduling.words.attending import WIDEST, Attending
from halfhour.domain.scheduling.words.heard import SILENT
from halfhour.models import load_vectors
from halfhour.models.times import load_attending


class Counting:
    """A network whose numbers are the places of pieces; it notes how many it was given."""

    def __init__(self):
        self.lengths = []

    def run(self, given):
        self.lengths.append(given.shape[1])
        return [np.repeat(np.arange(given.shape[1], dtype=np.float32)[None, :, None], 3, axis=2)]


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_chances_are_of_three_ways_and_in_order():
    text = "We fire the kiln at 8 on Thursday. Could you come on Friday at 10?"

    told, offered = load_attending(load_vectors()).chances(
        text, [place(text, "8 on Thursday"), place(text, "Friday at 10")]
    )

    assert sum(told) == pytest.approx(1) == sum(offered)
    assert told.tells > 0.9 < offered.offers


def test_a_long_message_is_read_around_each_time():
    text = "Monday at 9? " + "The boats were late and the fish was sold. " * 40 + "Friday at 10?"
    network = Counting()

    Attending(network, load_vectors()).chances(text, [place(text, "Monday at 9"), place(text, "Friday at 10")])

    assert network.lengths == [WIDEST + 2] * 2


def test_times_that_stand_together_are_read_together():
    text = "Monday at 9, or Friday at 10?"
    network = Counting()

    Attending(network, load_vectors()).chances(text, [place(text, "Monday at 9"), place(text, "Friday at 10")])

    assert len(network.lengths) == 1


def test_a_time_of_unknown_signs_is_not_heard():
    assert Attending(Counting(), load_vectors()).chances("☎ ⌚", [(2, 3)]) == [SILENT]


def test_every_machine_counts_as_the_one_that_wrote_the_network():
    network = load_attending(load_vectors()).network
    given, numbers = network.example

    assert network.run(given)[0][0] == pytest.approx(np.array(numbers), abs=1e-3)
