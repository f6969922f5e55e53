"""The dot behind a short name ends a sentence only where another begins."""

import pytest

from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.wiring import times_lexicon as lexicon


@pytest.mark.parametrize(
    ("said", "stops"),
    [
        ("Tues. or Thurs. next week", 0),
        ("Fri. is fine. Call me", 1),
        ("I'm free Fri. Call me", 1),
        ("free fri. call me", 1),
    ],
)
def test_a_dot_before_a_small_letter_only_shortens_a_name(said: str, stops: int):
    assert sum(piece.text == "." for piece in pieces(said, lexicon())) == stops
