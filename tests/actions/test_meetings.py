"""A time that both said yes to, in the conversation and as its meeting."""

from datetime import UTC, date, datetime

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import edit_conversation, note_happening, start_conversation
from halfhour.actions.meetings import agree_on, cancel, standing_meeting
from halfhour.actions.undo import undo
from halfhour.domain.conversations import Note
from halfhour.domain.stages import Stage
from halfhour.records.conversations import Conversation
from halfhour.records.kept import new_id
from halfhour.records.letters import Parcel
from halfhour.records.scheduling import Meeting

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 20)
FIRST = datetime(2026, 4, 1, 9, tzinfo=UTC)
SECOND = datetime(2026, 4, 2, 14, 30, tzinfo=UTC)


@pytest.fixture
def talk() -> Conversation:
    """A conversation with Ada."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ada"], zone="Europe/Berlin")


def agreed(talk: Conversation, start: datetime = FIRST, **more: str) -> Meeting:
    """The meeting that stands after agreeing on a time."""
    meeting, _ = agree_on(talk, start, 30, "Europe/Berlin", "America/New_York", today=TODAY, **more)
    return meeting


def test_the_conversation_and_its_meeting_say_the_same(talk: Conversation) -> None:
    meeting = agreed(talk, place="Café Blau", link="https://meet.example/ada")

    talk.refresh_from_db()
    assert (talk.agreed_for, talk.minutes, talk.zone, talk.place) == (FIRST, 30, "Europe/Berlin", "Café Blau")
    assert (meeting.start, meeting.minutes, meeting.zone, meeting.place) == (FIRST, 30, "Europe/Berlin", "Café Blau")
    assert (meeting.their_zone, meeting.link) == ("America/New_York", "https://meet.example/ada")
    assert talk.stage is Stage.AGREED


def test_one_undo_takes_back_both(talk: Conversation) -> None:
    _, done = agree_on(talk, FIRST, 30, "Europe/Berlin", "America/New_York", "Café Blau", today=TODAY)

    undo(done)

    talk.refresh_from_db()
    assert (talk.agreed_for, talk.place) == (None, "")
    assert standing_meeting(talk) is None


def test_what_is_not_said_again_stays_as_it_stands(talk: Conversation) -> None:
    agreed(talk, place="Café Blau")

    again, _ = agree_on(talk, SECOND, 45, "Europe/Berlin", today=TODAY)

    assert (again.place, again.their_zone, again.minutes) == ("Café Blau", "America/New_York", 45)


def test_another_time_moves_the_same_meeting(talk: Conversation) -> None:
    first = agreed(talk)

    second, done = agree_on(talk, SECOND, 30, "Europe/Berlin", today=TODAY)

    assert (second.pk, second.uid, second.start) == (first.pk, first.uid, SECOND)
    assert [event.what for event in talk.events.present()] == ["moved"]
    undo(done)
    first.refresh_from_db()
    assert first.start == FIRST
    assert not talk.events.present().exists()


def test_a_time_noted_in_the_facts_moves_the_meeting_too(talk: Conversation) -> None:
    meeting = agreed(talk)

    edit_conversation(talk, {"agreed_for": SECOND, "place": "Her office"}, today=TODAY)

    meeting.refresh_from_db()
    assert (meeting.start, meeting.place) == (SECOND, "Her office")


def test_an_invitation_that_was_sent_is_told_anew_under_the_next_number(talk: Conversation) -> None:
    meeting = agreed(talk)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=FIRST, answer=Meeting.Answer.ACCEPTED)

    moved = agreed(talk, SECOND)

    assert (moved.sequence, moved.invited_at, moved.answer) == (1, None, Meeting.Answer.NONE)


def test_before_anything_was_sent_no_number_is_used_up(talk: Conversation) -> None:
    agreed(talk)

    assert agreed(talk, SECOND).sequence == 0


def test_the_same_again_changes_nothing(talk: Conversation) -> None:
    meeting = agreed(talk)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=FIRST, answer=Meeting.Answer.ACCEPTED)

    again = agreed(talk)

    assert (again.sequence, again.invited_at, again.answer) == (0, FIRST, Meeting.Answer.ACCEPTED)


def test_a_letter_that_waits_with_the_time_before_is_called_back_and_undo_brings_it_again(talk: Conversation) -> None:
    meeting = agreed(talk)
    parcel = Parcel.objects.create(
        workspace=talk.workspace, conversation=talk, meeting=meeting, to="ada@example.org", text="Hi", mail_id=new_id()
    )

    _, done = agree_on(talk, SECOND, 30, "Europe/Berlin", today=TODAY)

    assert not Parcel.objects.waiting().exists()
    undo(done)
    assert list(Parcel.objects.waiting()) == [parcel]


def test_a_time_that_is_taken_away_calls_the_meeting_off(talk: Conversation) -> None:
    meeting = agreed(talk)

    done = edit_conversation(talk, {"agreed_for": None}, today=TODAY)

    assert standing_meeting(talk) is None
    undo(done)
    assert standing_meeting(talk) == meeting


def test_a_meeting_called_off_untold_moves_instead_when_another_time_is_agreed(talk: Conversation) -> None:
    meeting = agreed(talk)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=FIRST)
    cancel(talk, closes=False, today=TODAY)

    again = agreed(talk, SECOND)

    assert (again.pk, again.start, again.sequence, again.cancelled_at) == (meeting.pk, SECOND, 1, None)


def test_a_meeting_that_they_know_is_off_stays_so(talk: Conversation) -> None:
    meeting = agreed(talk)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=FIRST)
    cancel(talk, closes=False, today=TODAY)
    gone = {"left_at": FIRST, "released_at": FIRST, "calendar_method": "CANCEL", "calendar": "BEGIN:VCALENDAR"}
    Parcel.objects.create(workspace=talk.workspace, meeting=meeting, to="ada@example.org", mail_id=new_id(), **gone)

    assert agreed(talk, SECOND).uid != meeting.uid


def test_agreeing_opens_what_was_closed(talk: Conversation) -> None:
    note_happening(talk, Note.NO_ANSWER, on=TODAY, today=TODAY)

    agreed(talk)

    talk.refresh_from_db()
    assert talk.stage is Stage.AGREED
