"""Encoders read each text alike, whatever stands beside it."""

import numpy as np
import pytest

from halfhour.domain.encoder import AT_ONCE, LONGEST, Topped
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.encoders import load_encoder, load_glimpsing

SAID = [
    "Who minds your children?",
    "Which children would you mind here?",
    "",
    "\x00 ☂",
    "a long way " * LONGEST,
    "Tea?",
]


@pytest.fixture(scope="module", params=["lawful-encoder.npz", "lawful-reader.npz"])
def topped(request: pytest.FixtureRequest) -> Topped:
    return load_encoder(request.param)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return load_vectors()


def test_a_text_is_read_alike_alone_and_among_others(topped: Topped, vectors: Vectors):
    together = topped.numbers(SAID * (AT_ONCE // 100), vectors)

    assert np.isfinite(together).all()
    for place, text in enumerate(SAID):
        assert topped.numbers([text], vectors)[0] == pytest.approx(together[place], abs=1e-3)


def test_the_order_of_words_counts(topped: Topped, vectors: Vectors):
    there, here = topped.numbers(["who minds your children", "children who minds your"], vectors)

    assert np.abs(there - here).max() > 0.1


def test_nothing_gives_no_rows(topped: Topped, vectors: Vectors):
    assert len(topped.numbers([], vectors)) == 0


def test_what_a_glimpse_settles_is_read_no_further(vectors: Vectors):
    glimpsing, whole = load_glimpsing("lawful-reader.npz"), load_encoder("lawful-reader.npz")

    def settles_the_first(places, numbers):
        return np.array([place == 0 for place in places])

    first, second = glimpsing.numbers(SAID[:2], vectors, settles_the_first)

    assert second == pytest.approx(whole.numbers(SAID[:2], vectors)[1], abs=1e-3)
    assert np.abs(first - whole.numbers(SAID[:2], vectors)[0]).max() > 0.1
