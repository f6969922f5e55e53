"""Somebody real to rehearse with."""

from datetime import date

import pytest

from halfhour import wiring
from halfhour.domain.dossiers import Matter
from halfhour.domain.practice.leading import Talk
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.real import Known, Somebody, as_told
from halfhour.phrases.practice import real_persona

NAME = "Ngozi Okafor"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ngozi Okafor studied in Enugu.", "I studied in Enugu."),
        ("She was born in Jos.", "I was born in Jos."),
        ("Okafor sings in a choir.", "I sing in a choir."),
        ("She has two patents.", "I have two patents."),
        ("She studies moss.", "I study moss."),
    ],
)
def test_a_fact_is_told_in_the_first_person(text: str, told: str):
    assert as_told(Known(Matter.OTHER, text, "Notes"), NAME) == told


@pytest.mark.parametrize(
    "text",
    [
        "She said that her mother paid.",
        "The bridge was opened in 2020.",
        "Her choir won a prize.",
        "Ngozi Okafor and Ben met her.",
        "She Quit.",
    ],
)
def test_where_another_may_be_meant_it_is_quoted_with_its_source(text: str):
    assert as_told(Known(Matter.OTHER, text, "Notes"), NAME) == f"Notes says: “{text}”"


def test_a_row_of_a_profile_has_its_years():
    row = Known(Matter.WORK, "Surveyor, Tidal Works", "Profile", date(2015, 1, 1), date(2019, 1, 1))

    assert as_told(row, NAME) == "I worked at Tidal Works as Surveyor from 2015 to 2019."


@pytest.fixture
def ngozi() -> Persona:
    """Known a little."""
    known = (Known(Matter.STUDY, "Ngozi Okafor studied moss in Enugu.", "Notes"),)
    persona = real_persona(Somebody(NAME, "Tidal engineer", "Harbour Works", "Porto", known), 30)
    assert persona
    return persona


def test_nothing_is_invented(ngozi: Persona):
    talk = Talk(ngozi, wiring.ear(), seed=1)
    for turn in (
        "How did you get into this?",
        "What is hard about it?",
        "What do you love about it?",
        "Who else should I talk to?",
        "Why?",
    ):
        said = talk.say(turn).reply.words
        assert said.startswith("("), said


def test_what_is_known_is_told(ngozi: Persona):
    talk = Talk(ngozi, wiring.ear(), seed=1)

    assert "I studied moss in Enugu." in talk.say("What did you study, which degree?").reply.words
    assert "My role is Tidal engineer at Harbour Works." in talk.say("What do you do?").reply.words


def test_of_whom_nothing_is_known_there_is_nobody_to_talk_to():
    assert real_persona(Somebody(NAME, "", "", "", ()), 30) is None
