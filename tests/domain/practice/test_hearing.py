"""What is heard in a turn."""

import pytest

from halfhour import wiring
from halfhour.domain.practice.hearing import Act, Heard, heard, rarity_of
from halfhour.domain.question_model import About, Flag

EAR = wiring.ear()


def hear(text: str, before: str = "") -> Heard:
    return heard(text, EAR, before=before)


def test_rare_words_of_an_answer_are_picked_up_and_common_ones_are_not():
    asked = hear("What was the first week with the altarpiece like?", "In my first week we found an altarpiece.").main

    assert asked
    assert asked.picks_up == {"altarpiec"}


def test_a_sentence_before_the_question_leads_up_to_it():
    asked = hear("You spoke of a tractor. What was that like?", "There was a tractor in the yard.").main

    assert asked
    assert "tractor" in asked.picks_up


def test_what_they_said_themselves_is_not_private():
    told = "My wife decided it in the end."

    assert Flag.TOO_PERSONAL in hear("What does your wife do?").asked[0].flags
    assert Flag.TOO_PERSONAL not in hear("What does your wife do?", told).asked[0].flags


@pytest.mark.parametrize(
    "said", ["When were you happiest with your work?", "How do people get a job here?", "Do you have questions for me?"]
)
def test_no_job_is_asked_for_where_none_is(said: str):
    assert all(Flag.JOB_ASK not in asked.flags for asked in hear(said).asked)


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("Who else should I be talking to?", Act.WHOM_ELSE),
        ("How are you?", Act.SMALL_TALK),
        ("May I ask something?", Act.PERMISSION),
        ("Sorry, could you say that again?", Act.AGAIN),
        ("Do you have any questions for me?", Act.YOUR_TURN),
        ("I'll let you know how it goes.", Act.REPORT_BACK),
        ("Could I take five more minutes?", Act.MORE_TIME),
        ("Get to the point", Act.RUDE),
    ],
)
def test_what_a_turn_does_is_heard(said: str, act: Act):
    assert act in hear(said).acts


@pytest.mark.parametrize(
    "said",
    [
        "Maybe a stupid question: how do you start?",
        "I see you have a dog.",
        "Whatever you think is best.",
        "What is the boring part?",
    ],
)
def test_what_only_sounds_rude_or_like_a_goodbye_is_neither(said: str):
    assert not hear(said).acts & {Act.RUDE, Act.GOODBYE}


def test_a_question_needs_no_mark():
    assert hear("so how'd you end up making games").asked
    assert not hear("What a lovely story.").asked


def test_the_latter_half_of_a_double_question_tells_the_topic():
    asked = hear("Do you like the office and what does it pay?").main

    assert asked
    assert max(asked.leans, key=lambda about: asked.leans[about]) is About.PAY


def test_what_somebody_tells_of_themselves_has_a_topic():
    assert hear("I studied geography at a university.").tells is About.STUDY
    assert hear("That is interesting.").tells is None


@pytest.mark.parametrize(
    "said",
    [
        "asdf qwer zxcv",
        "!!! ???",
        "12345",
        "Ich habe das leider nicht verstanden und bitte um Nachsicht.",
        "<b>{{ 7 }}</b>",
    ],
)
def test_what_makes_no_sense_is_strange(said: str):
    assert hear(said).is_strange


def test_a_word_that_one_alone_uses_is_rare():
    rarity = rarity_of([["The hen sang."], ["The cow sang."], ["The cat sang."], ["The dog sang."]])

    assert rarity.weight("hen") == 1
    assert rarity.weight("sang") == 0
