"""An invented interviewer asks, asks on, waits and closes."""

import pytest

from halfhour.domain.practice.answers import Read, Remark, Sort
from halfhour.domain.practice.interviewing import Interviewer, Manner, Move, Turn, answered, first_turn, next_turn
from halfhour.phrases.answers import interviewers, likely_questions


def reader(*sorts: Sort):  # type: ignore[no-untyped-def]
    def read(text: str, question: str) -> Read:
        return Read(len(text.split()), {}, tuple(Remark(sort, ()) for sort in sorts), 0, 0, 1, 0)

    return read


def talk(asker: Interviewer, says: list[str], *sorts: Sort, seed: int = 1) -> list[Turn]:
    turns = [first_turn(asker)]
    said: list[str] = []
    for words in says:
        paired = list(zip([*said, ""], turns, strict=True))
        turns.append(next_turn(asker, paired, words, reader(*sorts), seed))
        said.append(words)
    return turns


@pytest.fixture
def femi() -> Interviewer:
    return interviewers()["femi"]


def test_there_are_at_least_eight_of_five_manners():
    assert len(interviewers()) >= 8
    assert {one.manner for one in interviewers().values()} == set(Manner)


def test_all_ask_likely_questions_and_no_two_ask_the_same_list():
    for one in interviewers().values():
        assert {key for key, _ in one.asks} <= set(likely_questions())
    assert len({one.asks for one in interviewers().values()}) == len(interviewers())


def test_a_good_answer_leads_on_to_the_next_question(femi: Interviewer):
    assert talk(femi, ["a good answer"])[-1].question == "why_here"


def test_a_thin_answer_is_asked_about_once(femi: Interviewer):
    turns = talk(femi, ["thin", "still thin"], Sort.NO_RESULT)

    assert [turn.move for turn in turns[1:]] == [Move.FOLLOW_UP, Move.ASK]
    assert turns[1].words in femi.says["no_result"]
    assert turns[2].question == "why_here"


def test_whoever_has_no_time_lets_the_end_of_a_story_go():
    assert talk(interviewers()["ines"], ["thin"], Sort.NO_RESULT)[-1].move is Move.ASK


def test_one_s_own_silence_is_met_once(femi: Interviewer):
    turns = talk(femi, ["", ""])

    assert [turn.move for turn in turns[1:]] == [Move.WAIT, Move.ASK]
    assert turns[1].words == femi.says["silence"][0]


def test_the_silent_wait_for_more():
    turns = talk(interviewers()["henrik"], ["a good answer", "some more"], seed=1)

    assert turns[1] == Turn("", "how_came", Move.WAIT)
    assert turns[2].question == "hard_project"


def test_after_all_questions_they_close_and_say_goodbye(femi: Interviewer):
    turns = talk(femi, ["good"] * 7)

    assert [turn.move for turn in turns[-2:]] == [Move.CLOSE, Move.GOODBYE]


def test_a_question_of_one_s_own_is_taken_up_before_the_goodbye(femi: Interviewer):
    last = talk(femi, [*["good"] * 6, "Who would I sit beside?"])[-1]

    assert last.words.startswith(femi.says["asked"])
    assert last.move is Move.GOODBYE


def test_follow_ups_belong_to_the_question_they_are_about():
    turns = [
        ("they", "Tell me.", "proud"),
        ("me", "A bridge.", ""),
        ("they", "Go on?", "proud"),
        ("me", "It stands.", ""),
        ("they", "And now?", "mistake"),
        ("me", "", ""),
    ]

    first, second = answered(turns)

    assert (first.asked, first.text) == ("Tell me.", "A bridge.\nIt stands.")
    assert second.said == ()
