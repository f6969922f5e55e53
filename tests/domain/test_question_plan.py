"""Which questions to take along, and in which order."""

import re

from halfhour.domain.kinds import Kind
from halfhour.domain.question_bank import BankQuestion, Role, Stage
from halfhour.domain.question_model import About
from halfhour.domain.question_plan import Why, by_topic, gaps_of, left_open_by, moved, role_of, suggestions, unticked
from halfhour.domain.questions import Form
from halfhour.domain.talks.answers import Answered, Asked, Debrief, How, TalkKind
from halfhour.domain.talks.transcript import Quote

BOTH = frozenset({Kind.INFORMATIONAL, Kind.CASUAL_JOB})


def question(about: About, text: str, *, roles: tuple[Role, ...] = (), kinds: frozenset[Kind] = BOTH) -> BankQuestion:
    """A question of the bank."""
    return BankQuestion(about, text, "a reason", kinds, frozenset(), frozenset(roles))


BANK = (
    question(About.PATH, "How did you begin?"),
    question(About.PATH, "What turned out otherwise?"),
    question(About.WORK, "What is a normal week?", roles=(Role.PEER,)),
    question(About.PAY, "How is pay set?", kinds=frozenset({Kind.CASUAL_JOB})),
)


def asked(planned: str, answered: Answered) -> Asked:
    """A planned question that was asked."""
    return Asked(Quote(0, 0, 1), "Ada", Form.OPEN, planned, answered, ())


def debrief(*questions: Asked, not_asked: tuple[str, ...] = ()) -> Debrief:
    """What a talk left of questions."""
    how = How(
        (),
        by_time=False,
        minutes=None,
        longest_own_turn=None,
        pace=None,
        interruptions=None,
        follow_ups=(),
        open_share=None,
        ribbon=(),
    )
    kind = TalkKind(Kind.INFORMATIONAL, 1.0, ())
    return Debrief(kind, "en", "Ada", (), (), False, (), questions, not_asked, (), how)


def test_what_was_skipped_or_dodged_is_open_and_what_was_answered_later_is_not() -> None:
    planned = [("a", "First?"), ("b", "Second?"), ("c", "Third?"), ("d", "Fourth?")]
    talk = debrief(
        asked("a", Answered.YES),
        asked("b", Answered.DODGED),
        asked("d", Answered.DODGED),
        asked("d", Answered.YES),
        not_asked=("c",),
    )

    assert [(gap.id, gap.why) for gap in gaps_of(talk, planned)] == [("b", Why.DODGED), ("c", Why.SKIPPED)]


def test_a_tick_and_what_was_read_together_say_what_was_asked() -> None:
    planned = [("a", "First?"), ("b", "Second?"), ("c", "Third?")]
    talk = debrief(asked("a", Answered.DODGED), not_asked=("b", "c"))

    assert [gap.id for gap in left_open_by(talk, planned, {"a", "b"})] == ["a", "c"]
    assert [gap.id for gap in left_open_by(None, planned, {"a"})] == ["b", "c"]
    assert left_open_by(None, planned, ()) == ()


def test_what_was_not_ticked_is_open() -> None:
    assert [gap.text for gap in unticked([("a", "First?"), ("b", "Second?")], ["a"])] == ["Second?"]


def test_topics_that_nothing_touches_come_first_and_each_has_one_before_any_has_two() -> None:
    found = suggestions(BANK, Kind.INFORMATIONAL, touched=[About.PATH])

    assert [one.question.text for one in found] == [
        "What is a normal week?",
        "How did you begin?",
        "What turned out otherwise?",
    ]
    assert [one.why for one in found] == [Why.GROUND, Why.SUITS, Why.SUITS]


def test_what_is_planned_or_does_not_suit_is_not_suggested() -> None:
    found = suggestions(BANK, Kind.INFORMATIONAL, role=Role.SENIOR, taken=["how did you begin"], stage=Stage.STUDENT)

    assert [one.question.text for one in found] == ["What turned out otherwise?"]


def test_the_role_is_what_their_work_says_in_so_many_words() -> None:
    cues = [(Role.RECRUITER, re.compile("recruit")), (Role.SENIOR, re.compile("director"))]

    assert role_of("director of recruiting", cues) is Role.RECRUITER
    assert role_of("engineer", cues, shares_school=True) is Role.ALUM
    assert role_of("engineer", cues) is None


def test_questions_go_from_what_is_easy_to_what_asks_something_of_them() -> None:
    assert by_topic([About.ADVICE, None, About.PATH, About.WORK]) == (2, 3, 0, 1)


def test_moving_stops_at_either_end() -> None:
    assert moved(3, 1, -1) == (1, 0, 2)
    assert moved(3, 0, -1) == (0, 1, 2)
    assert moved(3, 2, 1) == (0, 1, 2)
