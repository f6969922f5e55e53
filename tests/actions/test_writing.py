"""A draft is never overwritten unseen, and what was sent is noted with its fact."""

from datetime import UTC, date, datetime

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.facts import StillToComeError
from halfhour.actions.undo import ChangedSinceError, undo
from halfhour.actions.writing import NewerDraftError, draft_of, fingerprint_of, note_sent, save_draft
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Message
from halfhour.records.people import Introduction

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def conversation() -> Conversation:
    """One with Ngozi."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(workspace, ["Ngozi Okafor"], zone="UTC")


def _save(conversation: Conversation, text: str, *, seen: str = "", tab: str = "a", purpose: str = "ask") -> Draft:
    return save_draft(conversation, purpose, seen=seen, tab=tab, channel="email", to="", subject="", text=text)


def test_one_page_may_go_on_with_its_own_words(conversation: Conversation) -> None:
    _save(conversation, "Dear")
    _save(conversation, "Dear Ngozi")

    assert draft_of(conversation, "ask").text == "Dear Ngozi"


def test_another_page_does_not_overwrite_what_it_has_not_seen(conversation: Conversation) -> None:
    seen = fingerprint_of(_save(conversation, "Dear"))
    _save(conversation, "Dear Ngozi, from the one", seen=seen)

    with pytest.raises(NewerDraftError) as refused:
        _save(conversation, "Dear Ngozi, from the other", seen=seen, tab="b")

    assert refused.value.draft.text == "Dear Ngozi, from the one"
    _save(conversation, "The other", seen=fingerprint_of(refused.value.draft), tab="b")
    assert draft_of(conversation, "ask").text == "The other"


def test_the_same_words_from_two_pages_are_no_quarrel(conversation: Conversation) -> None:
    _save(conversation, "Dear")

    assert _save(conversation, "Dear", tab="b").tab == "b"


@pytest.mark.parametrize(
    ("purpose", "fact"), [("ask", "asked_on"), ("thanks", "thanked_on"), ("report", "reported_on")]
)
def test_sending_makes_a_message_and_a_fact_and_one_undo_takes_both_back(
    conversation: Conversation, purpose: str, fact: str
) -> None:
    draft = _save(conversation, "Dear Ngozi", purpose=purpose)

    done = note_sent(draft, person=conversation.people.get(), on=TODAY, now=NOW)

    conversation.refresh_from_db()
    assert getattr(conversation, fact) == TODAY
    assert Message.objects.present().get().text == "Dear Ngozi"
    assert draft_of(conversation, purpose).text == ""
    undo(done)
    conversation.refresh_from_db()
    assert getattr(conversation, fact) is None
    assert not Message.objects.present().exists()
    assert draft_of(conversation, purpose).text == "Dear Ngozi"


@pytest.mark.parametrize(("purpose", "what"), [("follow_up", "followed_up"), ("confirm", "confirmed")])
def test_what_can_happen_again_is_noted_each_time(conversation: Conversation, purpose: str, what: str) -> None:
    for _ in range(2):
        note_sent(_save(conversation, "Hello", purpose=purpose), person=None, on=TODAY, now=NOW)

    assert [event.what for event in conversation.events.present()] == [what, what]


def test_words_begun_since_are_never_lost_by_taking_the_sending_back(conversation: Conversation) -> None:
    done = note_sent(_save(conversation, "The first"), person=None, on=TODAY, now=NOW)
    _save(conversation, "The second")

    with pytest.raises(ChangedSinceError):
        undo(done)

    assert draft_of(conversation, "ask").text == "The second"


def test_the_introducer_is_told_and_thanked(conversation: Conversation) -> None:
    tiago = conversation.workspace.people.create(name="Tiago")
    given = Introduction.objects.create(workspace=conversation.workspace, by=tiago, to=conversation.people.get())

    note_sent(_save(conversation, "Thank you", purpose="introducer"), person=tiago, on=TODAY, now=NOW)

    given.refresh_from_db()
    assert (given.told_on, given.thanked_on) == (TODAY, TODAY)


def test_a_first_day_stays(conversation: Conversation) -> None:
    conversation.asked_on = date(2026, 1, 1)
    conversation.save()

    note_sent(_save(conversation, "Dear"), person=None, on=TODAY, now=NOW)

    conversation.refresh_from_db()
    assert conversation.asked_on == date(2026, 1, 1)


def test_a_day_that_lies_ahead_is_refused(conversation: Conversation) -> None:
    with pytest.raises(StillToComeError):
        note_sent(_save(conversation, "Dear"), person=None, on=date(2026, 3, 3), now=NOW)
