"""Planning questions and things to refer to, and what earlier talks left open."""

from datetime import UTC, date, datetime

import pytest

from halfhour.actions.briefs import (
    EnoughError,
    left_open,
    move_question,
    plan_questions,
    put_in_order,
    refer_to,
    reword,
)
from halfhour.actions.conversations import start_conversation
from halfhour.actions.undo import undo
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    """Ada's."""
    return Workspace.objects.create(name="Ada's")


@pytest.fixture
def ben(workspace: Workspace) -> Conversation:
    """A talk to prepare."""
    return start_conversation(workspace, ["Ben"], zone="UTC", organization="City Archive")


def texts(conversation: Conversation) -> list[str]:
    """The questions in order."""
    return [question.text for question in conversation.questions.present()]


def test_questions_are_added_at_the_end_once_and_undone_together(ben: Conversation) -> None:
    plan_questions(ben, ["How?"], from_where="own")
    done = plan_questions(ben, ["how?", "Why?", "When?"], from_where="bank")

    assert texts(ben) == ["How?", "Why?", "When?"]
    assert done
    undo(done)
    assert texts(ben) == ["How?"]
    assert plan_questions(ben, ["How?"], from_where="own") is None


def test_moving_and_ordering_are_undone(ben: Conversation) -> None:
    plan_questions(ben, ["One?", "Two?", "Three?"], from_where="own")

    move_question(ben.questions.get(text="Three?"), -1)
    assert texts(ben) == ["One?", "Three?", "Two?"]
    done = put_in_order(ben, (2, 1, 0))
    assert texts(ben) == ["Two?", "Three?", "One?"]
    assert done
    undo(done)
    assert texts(ben) == ["One?", "Three?", "Two?"]
    assert move_question(ben.questions.get(text="One?"), -1) is None


def test_questions_without_a_place_can_be_moved(ben: Conversation) -> None:
    for text in ("One?", "Two?"):
        ben.questions.create(workspace=ben.workspace, text=text)

    move_question(ben.questions.get(text="Two?"), -1)

    assert texts(ben) == ["Two?", "One?"]


def test_a_question_that_was_two_becomes_two_and_one_again(ben: Conversation) -> None:
    plan_questions(ben, ["What do you do and why?", "Last?"], from_where="own")

    done = reword(ben.questions.get(text="What do you do and why?"), ["What do you do?", "Why?"])

    assert texts(ben) == ["What do you do?", "Why?", "Last?"]
    undo(done)
    assert texts(ben) == ["What do you do and why?", "Last?"]


def test_three_things_to_refer_to_are_enough(ben: Conversation) -> None:
    for text in ("One", "Two", "Three"):
        refer_to(ben, text)

    assert refer_to(ben, "Two") is None
    with pytest.raises(EnoughError, match="Three"):
        refer_to(ben, "Four")


def held(workspace: Workspace, name: str, organization: str) -> Conversation:
    """An earlier talk with two planned questions, one of them ticked."""
    talk = start_conversation(workspace, [name], zone="UTC", organization=organization, held_on=date(2026, 2, 1))
    plan_questions(talk, [f"Asked of {name}?", f"Not asked of {name}?"], from_where="own")
    first = talk.questions.present().first()
    at = datetime(2026, 2, 1, tzinfo=UTC)
    talk.marks.create(workspace=workspace, question=first, made=f"tick-{talk.pk}", sort="tick", text="on", at=at)
    return talk


def test_what_was_not_ticked_with_people_of_the_same_place_is_open_until_it_is_planned(
    workspace: Workspace, ben: Conversation
) -> None:
    held(workspace, "Cleo", "City Archive")
    held(workspace, "Dan", "Somewhere else")

    (found,) = left_open(ben)

    assert found.gap.text == "Not asked of Cleo?"
    assert found.conversation.name == "Cleo"
    earlier = found.conversation.questions.get(pk=found.gap.id)
    plan_questions(ben, [found.gap.text], from_where="gap", gap_of=earlier)
    assert left_open(ben) == ()
