"""What a talk offers is kept once, waved aside once, and both can be taken back."""

from datetime import UTC, date, datetime

import pytest

from halfhour import wiring
from halfhour.actions import afterwards, sittings
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.sittings import Marked
from halfhour.actions.undo import undo
from halfhour.domain.afterwards import Offer, Sort, key_of
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.records.conversations import Conversation
from halfhour.records.talks import Talk

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAID = (
    Turn("Ngozi", "You should spend a night on the quay before you apply anywhere."),
    Turn("Ben", "Thank you. I will send you my drawing of the pump by Friday."),
    Turn("Ngozi", "And I will introduce you to Rui Antas next week."),
)


@pytest.fixture
def conversation() -> Conversation:
    """One that was held."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ngozi Okafor"], zone="UTC", held_on=NOW.date())


@pytest.fixture
def talk(conversation: Conversation) -> Talk:
    """As it was said."""
    return Talk.objects.keep(conversation, Transcript(SAID), name="", blob=b"", me="Ben")


def _offered(talk: Talk) -> tuple[Offer, ...]:
    transcript = talk.as_transcript()
    found = debrief(transcript, wiring.knowledge(), me=talk.me or None, day=NOW.date())
    return afterwards.offered(talk, found, transcript)


def test_both_sides_are_offered_with_their_days(talk: Talk) -> None:
    promises = [one for one in _offered(talk) if one.sort is Sort.PROMISE]

    assert [one.is_mine for one in promises] == [True, False]
    assert promises[0].due == date(2026, 3, 6)


def test_what_is_kept_twice_is_there_once_and_is_not_offered_again(talk: Talk) -> None:
    mine = _offered(talk)[0]
    afterwards.keep_offer(talk, mine)
    afterwards.keep_offer(talk, mine)

    assert [promise.text for promise in talk.conversation.promises.present()] == [mine.text]
    assert mine.key not in {one.key for one in _offered(talk)}


def test_what_was_taken_back_is_offered_again(talk: Talk) -> None:
    first = _offered(talk)[0]
    undo(afterwards.keep_offer(talk, first))
    assert first in _offered(talk)

    undo(afterwards.wave_aside(talk, first, on=NOW.date()))
    assert first in _offered(talk)


def test_what_was_waved_aside_does_not_come_back(talk: Talk) -> None:
    for one in _offered(talk):
        afterwards.wave_aside(talk, one, on=NOW.date())

    assert _offered(talk) == ()
    assert not talk.conversation.promises.present().exists()
    assert not talk.conversation.advice.present().exists()


def test_the_same_words_have_one_key_whatever_their_commas() -> None:
    assert key_of(Sort.PROMISE, "Send the chart, please.") == key_of(Sort.PROMISE, "send the chart please")


def test_marks_are_offered_as_what_they_were_marked(conversation: Conversation) -> None:
    sitting = sittings.begin(conversation, at=NOW)
    marks = [Marked("a", "promise", "chart of the tides, from her", NOW), Marked("b", "note", "windy", NOW)]
    sittings.keep_marks(conversation, marks)
    sittings.end(sitting, at=NOW)

    offers = _offered(conversation.talks.get())
    assert [(one.text, one.is_mine) for one in offers] == [("chart of the tides, from her", None)]


def test_there_is_one_next_step(conversation: Conversation) -> None:
    afterwards.set_next_step(conversation, "Call the office", on=None)
    afterwards.set_next_step(conversation, "Visit the office", on=date(2026, 3, 9))

    step = conversation.promises.present().get()
    assert (step.text, step.due_on) == ("Visit the office", date(2026, 3, 9))
