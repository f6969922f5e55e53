"""The one next step of a conversation."""

from datetime import UTC, date, datetime, timedelta

from halfhour.domain.conversations import Todo, answered, is_answer, todo_of
from halfhour.domain.follow_up import Deed, NextStep
from halfhour.domain.stages import Facts

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAY = date(2026, 3, 10)


def _todo(facts: Facts, *, has_talk: bool = False, due: NextStep | None = None) -> Todo:
    return todo_of(facts, now=NOW, today=NOW.date(), has_talk=has_talk, minutes=30, due=due)


def test_an_idea_is_asked_about() -> None:
    assert _todo(Facts()) is Todo.ASK


def test_one_waits_until_asking_again_is_due() -> None:
    asked = Facts(asked_on=DAY)

    assert _todo(asked, due=NextStep(Deed.FOLLOW_UP, date(2026, 3, 21), 2)) is Todo.WAIT
    assert _todo(asked, due=NextStep(Deed.FOLLOW_UP, date(2026, 3, 20), 2)) is Todo.FOLLOW_UP
    assert _todo(asked) is Todo.WAIT


def test_an_agreed_hour_is_prepared_then_held_then_told() -> None:
    def at(hours: float) -> Facts:
        return Facts(asked_on=DAY, agreed_for=NOW + timedelta(hours=hours))

    assert [_todo(at(hours)) for hours in (20, 0.5, -0.25, -1)] == [
        Todo.PREPARE,
        Todo.TALK,
        Todo.TALK,
        Todo.ADD_TALK,
    ]


def test_what_was_said_comes_before_the_thanks() -> None:
    held = Facts(held_on=DAY)

    assert (_todo(held), _todo(held, has_talk=True)) == (Todo.ADD_TALK, Todo.THANK)


def test_a_closed_one_can_be_opened_again() -> None:
    assert _todo(Facts(closed_on=DAY)) is Todo.REOPEN


def test_a_late_answer_is_one_where_nobody_had_answered() -> None:
    asked = Facts(asked_on=DAY, closed_on=DAY + timedelta(5))

    assert is_answer(asked, "no_answer", DAY + timedelta(9))
    assert not is_answer(asked, "declined", DAY + timedelta(9))
    assert not is_answer(asked, "no_answer", DAY - timedelta(1))
    assert answered(asked, DAY + timedelta(9)) == {
        "answered_on": DAY + timedelta(9),
        "closed_on": None,
        "closed_why": "",
    }


def test_the_first_answer_keeps_its_day() -> None:
    silent = Facts(asked_on=DAY, answered_on=DAY + timedelta(1), closed_on=DAY + timedelta(5))

    assert not is_answer(silent, "no_answer", DAY + timedelta(3))
    assert is_answer(silent, "no_answer", DAY + timedelta(9))
    assert answered(silent, DAY + timedelta(9))["answered_on"] == DAY + timedelta(1)
