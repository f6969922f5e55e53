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


def test_the_dot_of_a_dated_day_ends_no_sentence_before_the_writer():
    assert sum(piece.text == "." for piece in pieces("Tue 26.11. I am free from nine to noon", lexicon())) == 0


@pytest.mark.parametrize(("said", "days"), [("each day after 15.00", 0), ("the day after, 15.00", 1)])
def test_each_day_after_an_hour_is_no_day_of_its_own(said: str, days: int):
    assert sum(piece.get("later_day") is not None for piece in pieces(said, lexicon())) == days
