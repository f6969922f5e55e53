"""A persona in a talk."""

from collections.abc import Sequence

import pytest

from halfhour import wiring
from halfhour.domain.practice.leading import Closing, Led, led
from halfhour.phrases.practice import personas


def talk(key: str, turns: Sequence[str]) -> Led:
    return led(turns, personas()[key], wiring.ear(), seed=0)


@pytest.mark.parametrize("key", list(personas()))
def test_nothing_hidden_is_told_to_closed_questions(key: str):
    persona = personas()[key]
    turns = ["Do you like it?", "Is it hard?", "Is the pay good?", "Are people nice?", "Is it easy to get in?"] * 3

    said = " ".join(exchange.reply.words for exchange in talk(key, turns).exchanges)

    assert not any(hidden.words in said for hidden in persona.hidden)


def test_whoever_asks_for_a_job_hears_no_more_than_before():
    asked = talk("kofi", ["How did you begin?", "Could you pass on my CV to your boss?", "How do people get in?"])
    kind = talk("kofi", ["How did you begin?", "That sounds wonderful.", "How do people get in?"])

    assert len(asked.exchanges[-1].reply.words) < len(kind.exchanges[-1].reply.words)


def test_a_good_follow_up_finds_what_nobody_else_hears():
    found = talk("kofi", ["What is hard about the work?", "And what else is hard?", "You moved house. How was that?"])

    assert "kofi-0" in found.hidden_found


def test_whoever_is_rude_twice_sits_alone():
    result = talk("kofi", ["You're boring", "shut up", "what now?"])

    assert result.closing is Closing.CUT_OFF
    assert result.exchanges[-1].reply.words == ""


def test_the_same_words_get_the_same_answers():
    turns = ["Hello", "How did you begin?", "Why?", "asdf qwer zxcv", "", "Goodbye"]

    assert talk("kofi", turns) == talk("kofi", turns)
