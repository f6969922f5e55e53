"""The whole debrief, on a small invented talk and with the shipped models."""

import pytest

from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Debrief, Planned
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.five_lines import WORDS, spoken_name
from halfhour.domain.talks.shorten import words_of
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.wiring import knowledge

TALK = Transcript(
    tuple(
        Turn(speaker, text)
        for speaker, text in [
            ("Ben", "Thanks so much for making time. How did you get into boat building?"),
            (
                "Ada",
                "Well, um, I trained as a cabinet maker in Cork, and then a yard in Galway took me on for one winter, and I stayed "
                "for eleven years. I did the City and Guilds at night, three years of it.",
            ),
            ("Ben", "What does a normal week look like?"),
            (
                "Ada",
                "We start at seven and we're four in the shop. Mondays we look at the drawings together, and the rest is planing and "
                "sanding, honestly, a lot of sanding. In winter it's cold and the orders are thin, so you learn to live on less.",
            ),
            ("Ben", "And what would you tell somebody who wants to start?"),
            (
                "Ada",
                "Go and sweep a floor in a yard for a month before you pay for any course. You need patience and you need to read a "
                "drawing. The college in Falmouth runs a one-year course, it costs about four thousand. Talk to Maeve Lynch there, she "
                "knows every yard on the coast.",
            ),
            ("Ben", "That's great. Can I send you a photo of my skiff?"),
            ("Ada", "Sure. And I'll send you Maeve's address on Monday."),
        ]
    )
)


@pytest.fixture(scope="module")
def answer() -> Debrief:
    planned = [Planned("p1", "How did you get into boat building?"), Planned("p2", "What is the pay like?")]
    return debrief(TALK, knowledge(), me="Ben", planned=planned)


def test_every_line_rests_on_its_speakers_own_words(answer: Debrief) -> None:
    assert answer.lines
    for line in answer.lines:
        said = {word.bare for quote in line.quotes for word in words_of(quote.words_in(TALK))}
        assert {TALK.turns[quote.turn].speaker for quote in line.quotes} == {line.speaker}
        assert {word.bare for word in words_of(line.text)} <= said


def test_no_line_is_longer_than_a_breath(answer: Debrief) -> None:
    assert all(len(f"{spoken_name(line.speaker)} {line.text}".split()) <= WORDS for line in answer.lines)
    assert len(answer.lines) <= 5


def test_a_planned_question_that_was_never_asked_is_said_and_leaks_nowhere(answer: Debrief) -> None:
    assert answer.not_asked == ("p2",)
    assert not any("like" in line.text.lower() for line in answer.lines)


def test_the_teller_is_found(answer: Debrief) -> None:
    assert answer.tellers == ("Ada",)


def test_what_was_learned_stands_in_the_talk_word_for_word(answer: Debrief) -> None:
    assert any("sweep a floor" in lesson.quote.words_in(TALK) for lesson in answer.lessons)
    assert all(lesson.speaker == "Ada" for lesson in answer.lessons)


def test_the_surest_lesson_comes_first(answer: Debrief) -> None:
    chances = [lesson.sure for lesson in answer.lessons]

    assert chances == sorted(chances, reverse=True)


def test_the_same_talk_gives_the_same_answer(answer: Debrief) -> None:
    planned = [Planned("p1", "How did you get into boat building?"), Planned("p2", "What is the pay like?")]

    assert debrief(TALK, knowledge(), me="Ben", planned=planned) == answer


def test_the_person_decides_the_kind() -> None:
    assert debrief(TALK, knowledge(), kind=Kind.CASUAL_JOB).kind.kind is Kind.CASUAL_JOB


def test_a_talk_with_nothing_in_it_is_thin() -> None:
    answer = debrief(Transcript((Turn("Ben", "Hello?"), Turn("Ada", "Hello."))), knowledge())

    assert answer.thin
    assert len(answer.lines) < 5
