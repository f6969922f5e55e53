"""Text speak in full spelling, with each place of what was said."""

import pytest

from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.domain.scheduling.words.spelling import Spelling
from halfhour.wiring import times_lexicon as lexicon

SPELLING = Spelling({"nxt": "next", "w/": "with", "ill be": "i'll be"})


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Nxt week", "Next week"),
        ("lunch w/ Ada", "lunch with Ada"),
        ("ill be in", "i'll be in"),
        ("i am ill", "i am ill"),
        ("mon 9-930 or 1130-12", "mon 9-9:30 or 11:30-12"),
        ("2019-20 and 12-15", "2019-20 and 12-15"),
        ("nxt@example.org", "nxt@example.org"),
    ],
)
def test_short_words_are_spelt_in_full_and_others_left(said: str, meant: str):
    assert SPELLING.spelt(said)[0] == meant


def test_each_place_of_the_spelling_is_one_of_what_was_said():
    spelt, places = SPELLING.spelt("on nxt monday")

    assert len(places) == len(spelt) + 1
    assert places[spelt.index("monday")] == len("on nxt ")
    assert places[-1] == len("on nxt monday")


def test_pieces_keep_the_places_of_what_was_said():
    said = "sry, thurs nxt wk"

    assert [said[each.start : each.end] for each in pieces(said, lexicon())] == ["sry", ",", "thurs", "nxt", "wk"]
