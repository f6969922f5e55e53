"""Who is meant by a name."""

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.talks.speakers import speaker_named
from halfhour.domain.talks.transcript import Transcript, Turn

TALK = Transcript(tuple(Turn(name, "Hello.") for name in ("Ada Novak", "Ben Ortiz", "Ben Adamu", None)))


@pytest.mark.parametrize("name", ["Ada Novak", "ada novak", "ADA", "novak", " Ada  Novak "])
def test_a_name_is_found_by_any_of_its_words(name):
    assert speaker_named(TALK, name) == "Ada Novak"


def test_a_part_of_a_word_is_nobody():
    with pytest.raises(InputError, match="Nobody called “Ad”"):
        speaker_named(TALK, "Ad")


def test_two_of_one_name_are_asked_about():
    with pytest.raises(InputError, match="More than one") as told:
        speaker_named(TALK, "ben")

    assert told.value.way_out == "The speakers are: Ben Ortiz, Ben Adamu."


def test_a_talk_without_names_says_so():
    with pytest.raises(InputError) as told:
        speaker_named(Transcript((Turn(None, "Hello."),)), "Ada")

    assert "no speakers" in told.value.way_out
