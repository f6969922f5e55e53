"""Encoders, small and deep, read each text alike, whatever stands beside it."""

import numpy as np
import pytest

from halfhour.domain.encoder import AT_ONCE, LONGEST, Hears, of_one_length
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.deep_encoders import load_deep_encoder
from halfhour.models.encoders import load_encoder

SAID = [
    "Who minds your children?",
    "Which children would you mind here?",
    "",
    "\x00 ☂",
    "a long way " * LONGEST,
    "Tea?",
]


@pytest.fixture(scope="module", params=["small", "deep"])
def encoder(request: pytest.FixtureRequest) -> Hears:
    return (
        load_encoder("questions-encoder.npz") if request.param == "small" else load_deep_encoder("letters-reader.onnx")
    )


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return load_vectors()


def test_a_text_is_read_alike_alone_and_among_others(encoder: Hears, vectors: Vectors):
    together = encoder.numbers(SAID * (AT_ONCE // 100), vectors)

    assert np.isfinite(together).all()
    for place, text in enumerate(SAID):
        assert encoder.numbers([text], vectors)[0] == pytest.approx(together[place], abs=1e-3)


def test_the_order_of_words_counts(encoder: Hears, vectors: Vectors):
    there, here = encoder.numbers(["who minds your children", "children who minds your"], vectors)

    assert np.abs(there - here).max() > 0.1


def test_nothing_gives_no_rows(encoder: Hears, vectors: Vectors):
    assert len(encoder.numbers([], vectors)) == 0


def test_texts_of_one_length_come_together_and_not_too_many_at_once():
    pieces = [[1, 2], [3], [4, 5], *([[6] * 40] * 100)]

    lots = list(of_one_length(pieces))

    assert sorted(place for places, _ in lots for place in places) == list(range(103))
    assert [ids.tolist() for _, ids in lots[:2]] == [[[3]], [[1, 2], [4, 5]]]
    assert max(ids.size for _, ids in lots) <= AT_ONCE
