"""A deep encoder reads on where a glimpse settles nothing."""

import numpy as np
import pytest

from halfhour.domain.deep_encoder import DeepEncoder
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.deep_encoders import load_deep_encoder

SAID = ["Who minds your children?", "Which children would you mind here?", "Who keeps your children?", "Tea?"]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return load_vectors()


@pytest.fixture(scope="module")
def reader() -> DeepEncoder:
    return load_deep_encoder("lawful-reader-glimpse.onnx", "lawful-reader.onnx")


def test_what_a_glimpse_settles_is_read_no_further(reader: DeepEncoder, vectors: Vectors):
    whole = reader.numbers(SAID, vectors)

    found = reader.numbers(SAID, vectors, lambda places, numbers: places == 0)

    assert found[1:] == pytest.approx(whole[1:], abs=1e-3)
    assert np.abs(found[0] - whole[0]).max() > 0.1


def test_what_is_settled_for_all_is_what_the_glimpse_says(reader: DeepEncoder, vectors: Vectors):
    seen = np.zeros_like(reader.numbers(SAID, vectors))

    def settles(places, numbers):
        seen[places] = numbers
        return np.full(len(places), True)

    assert (reader.numbers(SAID, vectors, settles) == seen).all()


def test_every_machine_counts_as_the_one_that_wrote_the_networks(reader: DeepEncoder):
    given = reader.networks[0].example[0]
    for network in reader.networks:
        _, numbers = network.example
        found, *held = network.run(given)
        assert found[0] == pytest.approx(numbers, abs=1e-3)
        given = held[0] if held else None


def test_numbers_come_by_their_names(vectors: Vectors):
    all_of_them = load_deep_encoder("letters-reader.onnx")
    two = load_deep_encoder("letters-reader.onnx", numbers=("job", "ask"))

    names = all_of_them.networks[0].numbers

    wanted = all_of_them.numbers(SAID, vectors)[:, [names.index("job"), names.index("ask")]]
    assert (two.numbers(SAID, vectors) == wanted).all()
