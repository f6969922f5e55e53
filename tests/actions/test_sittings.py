"""A talk is begun once, marked once, extended up to the hour, ended, and written up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from halfhour import wiring
from halfhour.actions import sittings
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.sittings import Marked
from halfhour.actions.talks import keep_lines
from halfhour.actions.undo import undo
from halfhour.domain.talks.answers import Line, Slot, Topic
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.hints import with_hints
from halfhour.domain.timebox import Extension, FullHourError
from halfhour.records.conversations import Conversation
from halfhour.records.sittings import Mark, Sitting

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
ADVICE = Marked("a-1", "advice", "Spend a night on the quay before you apply.", START + timedelta(minutes=3))


@pytest.fixture
def conversation() -> Conversation:
    """One with Ngozi, east of Greenwich."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ngozi Okafor"], zone="Europe/Berlin")


@pytest.fixture
def sitting(conversation: Conversation) -> Sitting:
    """Begun."""
    return sittings.begin(conversation, at=START)


def test_a_talk_begins_once(conversation: Conversation, sitting: Sitting) -> None:
    assert sittings.begin(conversation, at=START + timedelta(hours=1)).started_at == sitting.started_at


def test_an_extension_is_noted_once_and_not_beyond_the_hour(sitting: Sitting) -> None:
    for minutes in (10, 10, 10):
        sittings.extend(sitting, Extension(START + timedelta(minutes=len(sitting.extensions)), minutes, True))
    sittings.extend(sitting, Extension(START, 10, True))

    assert len(Sitting.objects.get().extensions) == 3
    with pytest.raises(FullHourError):
        sittings.extend(sitting, Extension(START + timedelta(minutes=50), 5, True))


def test_a_mark_sent_twice_is_kept_once_and_the_higher_version_stands(conversation: Conversation) -> None:
    newer = replace(ADVICE, text="Spend two nights there.", version=3)
    sittings.keep_marks(conversation, [ADVICE])
    sittings.keep_marks(conversation, [newer])
    sittings.keep_marks(conversation, [ADVICE, newer])

    assert [(mark.text, mark.version) for mark in Mark.objects.all()] == [("Spend two nights there.", 3)]


def test_two_edits_of_one_version_both_stay_once(conversation: Conversation) -> None:
    other = replace(ADVICE, text="Ask for Rui.")
    for _ in range(3):
        sittings.keep_marks(conversation, [ADVICE])
        sittings.keep_marks(conversation, [other])

    assert {mark.text for mark in Mark.objects.all()} == {ADVICE.text, "Ask for Rui."}
    assert Mark.objects.count() == 2


def test_a_question_of_another_conversation_is_not_ticked(conversation: Conversation) -> None:
    sittings.keep_marks(conversation, [Marked("tick-x", "tick", "on", START, 1, "x" * 16)])

    assert Mark.objects.get().question_id is None


def test_the_end_notes_the_day_of_their_clock_and_writes_the_talk_up(
    conversation: Conversation, sitting: Sitting
) -> None:
    sittings.keep_marks(conversation, [ADVICE, Marked("a-2", "name", "", START)])
    sittings.end(sitting, at=START + timedelta(minutes=31))
    sittings.end(sitting, at=START + timedelta(minutes=40))

    conversation.refresh_from_db()
    talk = conversation.talks.get()
    assert conversation.held_on == date(2026, 3, 3)
    assert Sitting.objects.get().ended_at == START + timedelta(minutes=31)
    assert (talk.form, [turn[1:3] for turn in talk.turns]) == ("notes", [[ADVICE.text, 180.0]])
    assert sittings.hints_of(talk) == {0: Topic.ADVICE}


def test_an_end_can_be_taken_back(conversation: Conversation, sitting: Sitting) -> None:
    undo(sittings.end(sitting, at=START))

    conversation.refresh_from_db()
    assert conversation.held_on is None


def test_marks_that_come_late_are_added_and_kept_lines_keep_their_ground(
    conversation: Conversation, sitting: Sitting
) -> None:
    sittings.keep_marks(conversation, [ADVICE])
    sittings.end(sitting, at=START)
    keep_lines(conversation.talks.get(), (Line("Spend a night there.", Slot.ADVICE, None, ()),))
    sittings.keep_marks(conversation, [Marked("b-1", "promise", "She will send the chart.", START)])

    assert [turn[1] for turn in conversation.talks.get().turns] == [ADVICE.text, "She will send the chart."]
    assert sittings.promise_turns(conversation.talks.get()) == {1}


def test_a_line_marked_as_a_promise_stands_among_the_promises_alone(
    conversation: Conversation, sitting: Sitting
) -> None:
    advised = Marked("b-1", "promise", "You should read the tide tables first.", START)
    sittings.keep_marks(conversation, [advised])
    sittings.end(sitting, at=START)
    talk = conversation.talks.get()
    transcript = talk.as_transcript()

    read = debrief(transcript, wiring.knowledge())
    found = with_hints(read, transcript, sittings.hints_of(talk), sittings.promise_turns(talk))

    assert 0 not in {lesson.quote.turn for lesson in found.lessons}
    assert [promised.what for promised in found.promises] == [advised.text]


def test_without_words_nothing_is_written_up(conversation: Conversation, sitting: Sitting) -> None:
    sittings.end(sitting, at=START)

    assert not conversation.talks.exists()
