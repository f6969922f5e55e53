"""Encoders read each text alike, whatever stands beside it."""

import numpy as np
import pytest

from halfhour.domain.encoder import AT_ONCE, LONGEST, Topped
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.encoders import load_encoder

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
