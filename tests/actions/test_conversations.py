"""What is noted of a conversation, and taken back."""

from datetime import UTC, date, datetime

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import (
    AheadError,
    change_together,
    edit_conversation,
    note_happening,
    reopen,
    start_conversation,
)
from halfhour.actions.undo import undo
from halfhour.domain.conversations import Note
from halfhour.domain.stages import Stage
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 20)


@pytest.fixture
def ada() -> Conversation:
    """A conversation with Ada."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ada"], zone="UTC")


def test_each_note_makes_its_fact(ada: Conversation) -> None:
    for what in (Note.ASKED, Note.ANSWERED, Note.HELD, Note.THANKED, Note.REPORTED):
        note_happening(ada, what, on=TODAY, today=TODAY)

    ada.refresh_from_db()
    assert ada.stage is Stage.REPORTED


def test_what_happens_more_than_once_is_taken_back_alone(ada: Conversation) -> None:
    note_happening(ada, Note.FOLLOWED_UP, on=date(2026, 3, 10), today=TODAY)
    second = note_happening(ada, Note.FOLLOWED_UP, on=TODAY, today=TODAY)

    undo(second)

    assert [event.on for event in ada.events.present()] == [date(2026, 3, 10)]


def test_a_closed_conversation_can_go_on(ada: Conversation) -> None:
    note_happening(ada, Note.DECLINED, on=TODAY, today=TODAY)
    assert (ada.stage, ada.closed_why) == (Stage.CLOSED, "declined")

    undone = reopen(ada)

    assert ada.stage is Stage.IDEA
    undo(undone)
    ada.refresh_from_db()
    assert ada.stage is Stage.CLOSED


def test_a_day_ahead_is_refused(ada: Conversation) -> None:
    with pytest.raises(AheadError):
        note_happening(ada, Note.HELD, on=date(2026, 3, 21), today=TODAY)


def test_another_time_is_a_move_and_the_first_is_none(ada: Conversation) -> None:
    edit_conversation(ada, {"agreed_for": datetime(2026, 4, 1, 9, tzinfo=UTC)}, today=TODAY)
    assert not ada.events.present().exists()

    moved = edit_conversation(ada, {"agreed_for": datetime(2026, 4, 2, 9, tzinfo=UTC)}, today=TODAY)

    assert [event.what for event in ada.events.present()] == ["moved"]
    undo(moved)
    ada.refresh_from_db()
    assert ada.agreed_for == datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert not ada.events.present().exists()


def test_several_are_closed_and_one_undo_opens_all(ada: Conversation) -> None:
    ben = start_conversation(ada.workspace, ["Ben"], zone="UTC")

    done = change_together([ada, ben], "closed", closed_on=TODAY, closed_why="no_answer")

    assert done
    undo(done)
    assert not ada.workspace.conversations.exclude(closed_on=None).exists()
