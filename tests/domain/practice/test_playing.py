"""A persona in a talk."""

from collections.abc import Sequence

import pytest

from halfhour import wiring
from halfhour.domain.practice.leading import Closing, Led, Sort, led
from halfhour.domain.question_model import About
from halfhour.phrases.practice import personas, told


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


def test_a_question_that_takes_up_a_telling_goes_back_to_its_topic():
    result = talk("kofi", ["How did you come to radio?", "What was the debating club like for your pupils?"])

    assert result.exchanges[-1].reply.about is About.PATH


def test_the_telling_that_holds_what_is_asked_comes_first():
    result = talk(
        "kofi",
        [
            "Do you have volunteers to sit with and listen to the morning again?",
            "How do you spend your afternoons with telephones and motorbikes?",
        ],
    )

    assert "motorbikes" in result.exchanges[-1].reply.words


def test_what_stands_on_the_card_can_be_asked_about():
    result = talk("marta", ["I read about the altarpiece in the barn. What was that like?"])

    assert "Hens had roosted on it." in result.exchanges[0].reply.words


def test_two_questions_in_one_get_one_answer():
    result = talk("kofi", ["Where do you work and what does it pay?"])

    assert result.exchanges[0].reply.about is About.PAY
    assert [remark.sort for remark in result.remarks] == [Sort.DOUBLE]


def test_some_hosts_ask_something_in_turn_and_take_in_the_answer():
    result = talk(
        "kofi", ["Hello", "How did you begin?", "What is a normal day like?", "I studied law at a university."]
    )

    assert "you" in result.exchanges[2].reply.words.rsplit(".", 1)[-1]
    assert result.exchanges[3].reply.occasion == "takes_in"


def test_a_question_given_back_is_answered_on_the_same():
    result = talk("farah", ["I studied biology at a university. And you?"])

    assert result.exchanges[0].reply.about is About.STUDY


def test_thanks_for_the_time_at_the_beginning_are_no_goodbye():
    assert talk("kofi", ["Thank you for your time!"]).closing is Closing.LEFT_OPEN
    assert talk("kofi", ["How did you begin?", "Thank you for your time."]).closing is Closing.IN_TIME


def test_what_was_not_caught_is_said_again():
    result = talk("kofi", ["How did you begin?", "Sorry, could you repeat that?"])

    assert result.exchanges[1].reply.words == result.exchanges[0].reply.words


def test_figures_stand_in_words_that_fit_them():
    sentences = " ".join(told(talk("kofi", ["Do you like it?", "Surely it is hard, isn't it?"])))

    assert "One question told them what to answer." in sentences
    assert "(s)" not in sentences
