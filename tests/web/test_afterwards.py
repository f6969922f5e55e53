"""What follows from a talk stands on one page, each thing with its one deed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.introductions import note_introduction
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice, Promise
from halfhour.records.conversations import Conversation
from halfhour.records.talks import Talk

SAID = (
    Turn("Ngozi", "You should spend a night on the quay before you apply anywhere."),
    Turn("Ben", "Thank you. I will send you my drawing of the pump by Friday."),
    Turn("Ngozi", "And I will introduce you to Rui Antas next week."),
)


@pytest.fixture
def held(workspace: Workspace) -> Conversation:
    """Held today, with a transcript."""
    conversation = start_conversation(
        workspace, ["Ngozi Okafor"], zone="UTC", kind="informational", held_on=timezone.localdate()
    )
    Talk.objects.keep(conversation, Transcript(SAID), name="", blob=b"", me="Ben")
    return conversation


def _at(conversation: Conversation, rest: str = "") -> str:
    return f"/conversations/{conversation.pk}/afterwards/{rest}"


def test_before_the_talk_the_page_says_what_will_stand_here(client: Client, workspace: Workspace) -> None:
    page = client.get(_at(start_conversation(workspace, ["Ngozi Okafor"], zone="UTC"))).content.decode()

    assert "It is not noted yet that you talked" in page


def test_thanks_are_due_within_a_day_and_late_ones_are_not_blamed(client: Client, held: Conversation) -> None:
    assert "hours left" in client.get(_at(held)).content.decode()
    held.held_on -= timedelta(days=9)
    held.save()
    assert "a late thank-you is still a good one" in client.get(_at(held)).content.decode()
    held.thanked_on = timezone.localdate()
    held.save()
    assert "You thanked them" in client.get(_at(held)).content.decode()


def test_promises_heard_are_kept_with_one_tap_and_taken_back(client: Client, held: Conversation) -> None:
    one = next(one for one in client.get(_at(held)).context["promise_offers"] if one.offer.is_mine)
    address = _at(held, f"offers/{one.talk.pk}/{one.offer.key}")
    for _ in range(2):
        client.post(address, {"answer": "keep", "due": "2026-03-06"})

    promise = Promise.objects.present().get()
    assert (promise.is_mine, str(promise.due_on)) == (True, "2026-03-06")
    client.post(_at(held, f"promises/{promise.pk}"), {"answer": "kept"})
    promise.refresh_from_db()
    assert promise.kept_on == timezone.localdate()


def test_own_promises_are_kept_and_an_empty_one_is_asked_for_again(client: Client, held: Conversation) -> None:
    assert client.post(_at(held, "promises/"), {"text": "", "whose": "them"}).status_code == 422
    client.post(_at(held, "promises/"), {"text": "Lend me the book", "whose": "them"})

    assert Promise.objects.present().get().is_mine is False


def test_advice_is_followed_and_reported_back(client: Client, held: Conversation) -> None:
    one = client.get(_at(held)).context["advice_offers"][0]
    client.post(_at(held, f"offers/{one.talk.pk}/{one.offer.key}"), {"answer": "keep"})
    advice = Advice.objects.present().get()
    client.post(_at(held, f"advice/{advice.pk}"), {"answer": "did", "what_came": "I saw the pumps start"})
    page = client.get(_at(held)).content.decode()

    assert "I saw the pumps start" in page
    assert f"/conversations/{held.pk}/writing/report/" in page
    client.post(_at(held, f"advice/{advice.pk}"), {"answer": "reported"})
    advice.refresh_from_db()
    assert advice.reported_on


def test_who_led_here_is_told(client: Client, held: Conversation, workspace: Workspace) -> None:
    ada = workspace.people.create(name="Ada Roe")
    note_introduction(ada, held.people.get())
    introduction = workspace.introductions.get()
    assert "Does not know yet" in client.get(_at(held)).content.decode()
    client.post(_at(held, f"introductions/{introduction.pk}"), {"answer": "told"})

    introduction.refresh_from_db()
    assert introduction.told_on


def test_the_next_step_has_its_day(client: Client, held: Conversation) -> None:
    client.post(_at(held, "next"), {"text": "Visit the office", "due": "2026-03-09"})

    assert "Monday 9 March" in client.get(_at(held)).content.decode()


def test_a_stranger_sees_nothing(client: Client, dans: Workspace) -> None:
    assert client.get(_at(start_conversation(dans, ["Ngozi Okafor"], zone="UTC"))).status_code == 404
