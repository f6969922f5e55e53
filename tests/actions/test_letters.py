"""Messages in both directions, and what they make of a conversation."""

from datetime import UTC, date, datetime, timedelta

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.facts import StillToComeError
from halfhour.actions.letters import Written, note_message
from halfhour.actions.undo import change, undo
from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import Drift, Shift
from halfhour.domain.stages import Stage
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAY = date(2026, 3, 10)


@pytest.fixture
def ada() -> Conversation:
    """A conversation with Ada that waits for her answer."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ada"], zone="UTC", kind=Kind.INFORMATIONAL, asked_on=DAY)


def test_an_answer_is_noted_on_its_own_day_and_taken_back_with_it(ada: Conversation) -> None:
    message, done = note_message(ada, Written("Gladly.", DAY + timedelta(2)), now=NOW)

    ada.refresh_from_db()
    assert ada.answered_on == date(2026, 3, 12)
    assert message.person == ada.people.get()
    assert done
    undo(done)
    ada.refresh_from_db()
    assert ada.answered_on is None
    assert not ada.messages.present().exists()


def test_what_a_machine_sent_is_no_answer(ada: Conversation) -> None:
    note_message(ada, Written("I am away.", DAY), now=NOW, is_answer=False)

    ada.refresh_from_db()
    assert ada.answered_on is None


def test_what_came_before_the_asking_is_no_answer(ada: Conversation) -> None:
    note_message(ada, Written("Happy new year.", DAY - timedelta(5)), now=NOW)

    ada.refresh_from_db()
    assert ada.answered_on is None


def test_an_answer_after_closing_opens_it_again_and_undo_closes_it(ada: Conversation) -> None:
    change(ada, "closed", closed_on=DAY + timedelta(5), closed_why="no_answer")

    _, done = note_message(ada, Written("Sorry, I was away.", DAY + timedelta(7)), now=NOW)

    ada.refresh_from_db()
    assert (ada.stage, ada.answered_on, ada.closed_why) == (Stage.ANSWERED, DAY + timedelta(7), "")
    assert done
    undo(done)
    ada.refresh_from_db()
    assert (ada.stage, ada.closed_why) == (Stage.CLOSED, "no_answer")


@pytest.mark.parametrize("why", ["declined", "cancelled"])
def test_what_was_closed_for_another_reason_stays_closed(ada: Conversation, why: str) -> None:
    change(ada, "closed", closed_on=DAY + timedelta(5), closed_why=why)

    note_message(ada, Written("All the best.", DAY + timedelta(7)), now=NOW)

    ada.refresh_from_db()
    assert ada.stage is Stage.CLOSED


def test_my_messages_make_their_facts(ada: Conversation) -> None:
    for number, purpose in enumerate(("ask", "follow_up", "thanks", "report")):
        note_message(ada, Written("…", DAY + timedelta(number), is_mine=True, purpose=purpose), now=NOW)

    ada.refresh_from_db()
    assert (ada.asked_on, ada.thanked_on, ada.reported_on) == (DAY, date(2026, 3, 12), date(2026, 3, 13))
    assert [event.on for event in ada.events.present()] == [date(2026, 3, 11)]


def test_the_same_mail_is_kept_once(ada: Conversation) -> None:
    first, _ = note_message(ada, Written("Yes.", DAY, mail_id="<1@example.org>"), now=NOW)
    again, done = note_message(ada, Written("Yes.", DAY, mail_id="<1@example.org>"), now=NOW)

    assert (again, done) == (first, None)
    assert ada.messages.count() == 1


def test_a_day_ahead_is_refused(ada: Conversation) -> None:
    with pytest.raises(StillToComeError):
        note_message(ada, Written("…", date(2026, 3, 21), is_mine=True), now=NOW)


def test_a_notice_about_the_kind_goes_with_its_message(ada: Conversation) -> None:
    shift = Shift(Kind.CASUAL_JOB, Drift.OPENING, by_me=False)
    _, done = note_message(ada, Written("…", DAY), now=NOW, shift=(shift, "an opening"))

    assert ada.kind_notes.unanswered().count() == 1
    assert done
    undo(done)
    assert not ada.kind_notes.unanswered().exists()
