"""A deep encoder reads a whole text for some of its places."""

import numpy as np
import pytest

from halfhour.domain.letters.letter import read_letter
from halfhour.domain.letters.reading import UNHEARD, heard
from halfhour.domain.place_reader import Kept, Onward, PlaceReader
from halfhour.domain.thanks import ACTS, Occasion, head_of
from halfhour.models import load_vectors
from halfhour.models.acts import load_thanks_ear
from halfhour.models.deep_encoders import load_network
from halfhour.models.times import load_links

WIDEST, STEP = 128, 32


class Counting:
    """A network whose numbers are the places of pieces; it notes how many it was given."""

    def __init__(self):
        self.lengths = []

    def run(self, given):
        self.lengths.append(given.shape[1])
        return [np.repeat(np.arange(given.shape[1], dtype=np.float32)[None, :, None], 3, axis=2)]


class Giving:
    """A network that gives what another one makes, and that once more to read on from."""

    def __init__(self, network):
        self.network = network

    def run(self, given):
        return [*self.network.run(given), given]


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def read(text: str, *words: str) -> tuple[list, list[int]]:
    """The numbers of some places, and how many pieces were read for them each time."""
    network = Counting()
    numbers = PlaceReader(network, load_vectors(), WIDEST, STEP).numbers(text, [place(text, each) for each in words])
    return numbers, network.lengths


def test_a_place_has_the_mean_of_its_pieces():
    [numbers], _ = read("we sold the boat", "sold the boat")

    assert numbers == pytest.approx([3.0, 3.0, 3.0])


def test_a_long_text_is_read_around_each_place():
    text = "Monday at 9? " + "The boats were late and the fish was sold. " * 40 + "Friday at 10?"

    assert read(text, "Monday at 9", "Friday at 10")[1] == [WIDEST + 2] * 2


def test_places_that_stand_together_are_read_together():
    assert len(read("Monday at 9, or Friday at 10?", "Monday at 9", "Friday at 10")[1]) == 1


def test_a_place_of_unknown_signs_has_no_numbers():
    assert read("☎ ⌚", "⌚") == ([None], [])


def test_a_request_to_somebody_else_sounds_less_like_a_burden():
    ear, burden = load_thanks_ear(load_vectors()), ACTS.index("burden")
    asks = "Dear Ms Osei, thank you for the hour in the archive. Could you read my draft by Friday?"
    tells = (
        "Dear Ms Osei, thank you for the hour in the archive. I asked my brother: “Could you read my draft by Friday?”"
    )

    (there, _), (here, _) = (heard(read_letter(text), ear, ACTS) for text in (asks, tells))

    assert there[-1, burden] - here[-1, burden] > 2


def test_a_letter_beside_an_occasion_that_it_is_not_for_sounds_stranger():
    ear, wrong = load_thanks_ear(load_vectors()), ACTS.index("wrong")
    letter = read_letter("Hi Ana, thanks for lending me the drill. The shelf is up and the wall still stands. Tom")

    (_, right), (_, other) = (
        heard(letter, ear, ACTS, head_of(occasion)) for occasion in (Occasion.FOR_HELP, Occasion.AFTER_INFORMATIONAL)
    )

    assert other[wrong] > right[wrong]


def test_a_sentence_of_unknown_signs_does_nothing():
    sentences, head = heard(read_letter("123 ☎"), PlaceReader(Counting(), load_vectors(), WIDEST, STEP), ACTS[:3])

    assert (sentences >= UNHEARD).all()
    assert (head == UNHEARD).all()


@pytest.mark.parametrize("name", ["times-reader.onnx", "thanks-reader.onnx"])
def test_every_machine_counts_as_the_one_that_wrote_the_network(name):
    network = load_network(name)
    given, numbers = network.example

    assert network.run(given)[0][0] == pytest.approx(np.array(numbers), abs=1e-3)


def test_so_does_what_reads_on_from_another():
    network = load_links(load_vectors()).reader.network.network
    given, numbers = network.then.example

    assert network.run(given)[0][0] == pytest.approx(np.array(numbers), abs=1e-2)


def test_what_was_read_last_is_not_read_again_by_what_reads_on():
    counting = Counting()
    first = Kept(Giving(counting))
    for network in (first, Onward(first, counting)):
        PlaceReader(network, load_vectors(), WIDEST, STEP).numbers("Monday at 9", [(0, 6)])

    assert len(counting.lengths) == 2


def test_the_beginning_of_a_text_has_numbers_of_its_own():
    assert PlaceReader(Counting(), load_vectors(), WIDEST, STEP).of_whole("we sold the boat") == pytest.approx([0] * 3)
