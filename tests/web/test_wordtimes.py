"""Times in their words: read, asked, agreed on, answered."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on
from halfhour.actions.undo import undo
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Message, Purpose

pytestmark = pytest.mark.django_db

SOON = timezone.now().date() + timedelta(days=20)


@pytest.fixture
def conversation(workspace: Workspace, ada: User) -> Conversation:
    """Ada sits in Berlin and wants to talk to Ngozi, who is in New York."""
    ada.zone, ada.zone_is_known = "Europe/Berlin", True
    ada.save()
    begun = start_conversation(workspace, ["Ngozi Okafor"], zone="Europe/Berlin")
    begun.people.update(zone="America/New_York")
    return begun


def words(text: str, **more: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"text": text, "said_on": today, "zone": "America/New_York", "minutes": "30", **more}


def read(client: Client, conversation: Conversation, text: str, **more: str) -> str:
    page = client.post(f"/conversations/{conversation.pk}/times/words/", words(text, **more))
    assert page.status_code == 200
    return page.content.decode()


def test_the_empty_page_says_what_goes_here(client: Client, conversation: Conversation):
    page = client.get(f"/conversations/{conversation.pk}/times/words/")

    assert page.status_code == 200
    assert "What they wrote" in page.content.decode()


def test_a_time_is_shown_on_both_clocks(client: Client, conversation: Conversation):
    page = read(client, conversation, f"{SOON.isoformat()} at 3pm my time")

    assert "15:00" in page
    assert "New York" in page
    assert "Berlin" in page
    assert "<mark>3pm my time</mark>" in page


def test_a_question_is_answered_by_one_tap(client: Client, conversation: Conversation):
    asked = read(client, conversation, f"{SOON.isoformat()} at 7 my time")
    chosen = read(client, conversation, f"{SOON.isoformat()} at 7 my time", reading="0")

    assert "In the morning or in the afternoon?" in asked
    assert asked.count('name="reading"') == 2
    assert "They propose" in chosen


def test_one_tap_agrees_and_can_be_undone(client: Client, conversation: Conversation):
    page = read(client, conversation, f"{SOON.isoformat()} at 15:00 my time")
    start = re.search(r'name="start" value="([^"]+)"', page)[1]

    done = client.post(
        f"/conversations/{conversation.pk}/times/words/agreement",
        {"start": start, "minutes": "30", "zone": "America/New_York"},
    )

    assert done.status_code == 302
    conversation.refresh_from_db()
    assert conversation.agreed_for.astimezone(UTC) == datetime.fromisoformat(start)
    assert conversation.meetings.get().their_zone == "America/New_York"
    undo(conversation.workspace.revisions.filter(record=conversation.pk).latest("made_at"))
    conversation.refresh_from_db()
    assert conversation.agreed_for is None


def test_a_time_that_has_passed_is_not_agreed_on(client: Client, conversation: Conversation):
    client.post(
        f"/conversations/{conversation.pk}/times/words/agreement", {"start": "2020-01-01T10:00+00:00", "minutes": "30"}
    )

    conversation.refresh_from_db()
    assert conversation.agreed_for is None


def test_what_is_taken_is_said_and_not_offered(client: Client, conversation: Conversation, workspace: Workspace):
    other = start_conversation(workspace, ["Dan Weber"], zone="Europe/Berlin")
    other.agreed_for = datetime(SOON.year, SOON.month, SOON.day, 12, tzinfo=UTC)
    other.save()

    page = read(client, conversation, f"{SOON.isoformat()} at 12:00 UTC")

    assert "In your calendar: Taken" in page
    assert "Agree on this" not in page


def test_a_sentence_goes_into_the_letter_once(client: Client, conversation: Conversation):
    for _ in range(2):
        client.post(
            f"/conversations/{conversation.pk}/times/words/letter", {"sentence": "Thank you, Tuesday suits me."}
        )

    draft = Draft.objects.get(conversation=conversation, purpose=Purpose.TIMES)
    assert draft.text.count("Tuesday suits me") == 1


def test_a_kept_message_is_read_from_the_day_it_was_written(client: Client, conversation: Conversation):
    message = Message.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        is_mine=False,
        text="Tomorrow at noon my time?",
        on=SOON,
    )

    page = client.get(f"/conversations/{conversation.pk}/times/words/?message={message.pk}").content.decode()

    assert "They propose" in page
    assert str((SOON + timedelta(days=1)).day) in page


def test_the_page_asks_the_database_as_often_for_many_times_as_for_one(client: Client, conversation: Conversation):
    few = _queries(client, conversation, f"{SOON.isoformat()} 10:00")
    for number in range(30):
        other = start_conversation(conversation.workspace, [f"Guest {number}"], zone="Europe/Berlin")
        start = datetime(SOON.year, SOON.month, SOON.day, 6, tzinfo=UTC) + timedelta(minutes=20 * number)
        agree_on(other, start, 20, "Europe/Berlin", "", today=timezone.localdate())
        Message.objects.create(
            workspace=other.workspace, conversation=conversation, is_mine=False, text=f"Perhaps {number}", on=SOON
        )

    many = _queries(client, conversation, "\n".join(f"{SOON.isoformat()} {hour}:00" for hour in range(9, 18)))

    assert many == few
    assert few <= 14


def _queries(client: Client, conversation: Conversation, text: str) -> int:
    read(client, conversation, text)
    with CaptureQueriesContext(connection) as asked:
        read(client, conversation, text)
    return len(asked)


def test_words_of_another_language_are_read_and_asked_about(client: Client, conversation: Conversation):
    page = read(client, conversation, f"{SOON.day}.{SOON.month}. um 15 Uhr")

    assert "another language" in page
    assert page.count('name="reading"') >= 1


def test_what_was_typed_stays_when_something_is_missing(client: Client, conversation: Conversation):
    page = client.post(f"/conversations/{conversation.pk}/times/words/", words("Friday at 3pm", said_on=""))

    assert page.status_code == 422
    assert "Friday at 3pm" in page.content.decode()


def test_a_stranger_sees_nothing(client: Client, conversation: Conversation):
    assert client.get("/conversations/nobody/times/words/").status_code == 404
