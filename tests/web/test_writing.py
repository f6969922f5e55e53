"""Writing a message, handing it over, noting that it was sent."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.afterwards import set_next_step
from halfhour.actions.conversations import start_conversation
from halfhour.actions.writing import save_draft
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Message, Purpose
from halfhour.records.people import Address, Introduction
from halfhour.records.talks import Talk
from halfhour.web.writing.views import PURPOSES

pytestmark = pytest.mark.django_db

WRITTEN = {
    "channel": "email",
    "to": "ngozi@example.org",
    "subject": "Your way into tides",
    "text": "Dear Ngozi,\r\n\r\nplease keep me in mind if anything opens up. I have attached my CV.\r\n\r\nAda",
    "tab": "tab-a",
    "seen": "",
}
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def conversation(workspace: Workspace) -> Conversation:
    """One with Ngozi, whose address is known."""
    begun = start_conversation(workspace, ["Ngozi Okafor"], zone="Europe/Lisbon", kind="informational")
    Address.objects.create(
        workspace=workspace,
        person=begun.people.get(),
        way="email",
        value="ngozi@example.org",
        plain="ngozi@example.org",
    )
    return begun


def _at(conversation: Conversation, purpose: str = "ask", deed: str = "") -> str:
    return f"/conversations/{conversation.pk}/writing/{purpose}/{deed}"


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose.values if purpose in PURPOSES])
def test_each_purpose_has_its_page(client: Client, conversation: Conversation, purpose: str) -> None:
    answer = client.get(_at(conversation, purpose))

    assert answer.status_code == 200
    assert "Not sure how to begin?" in answer.content.decode()


def test_an_unknown_purpose_and_a_stranger_find_nothing(
    client: Client, conversation: Conversation, dans: Workspace
) -> None:
    theirs = start_conversation(dans, ["Cleo"], zone="UTC")

    assert client.get(_at(conversation, "other")).status_code == 404
    assert client.get(_at(conversation, "nonsense")).status_code == 404
    for deed in ("", "sent", "parcel"):
        assert client.post(_at(theirs, deed=deed), WRITTEN).status_code == 404


def test_a_known_address_stands_there_already(client: Client, conversation: Conversation) -> None:
    assert 'value="ngozi@example.org"' in client.get(_at(conversation)).content.decode()


def test_what_is_written_is_kept_and_comes_back(client: Client, conversation: Conversation) -> None:
    answer = client.post(_at(conversation), WRITTEN, follow=True)

    text = answer.content.decode()
    assert "please keep me in mind" in text
    assert Draft.objects.get().text.startswith("Dear Ngozi,\n\nplease")


def test_the_coach_shows_words_and_source(client: Client, conversation: Conversation) -> None:
    text = client.post(_at(conversation), WRITTEN, **HTMX).content.decode()

    assert "This hopes for a job." in text
    assert "Something is attached." in text
    assert "What hosts complain of (C)" in text
    assert re.search(r"<mark>[^<]*keep me in mind", text)
    assert 'id="handover"' in text
    assert "<html" not in text


def test_where_a_job_may_be_asked_for_nothing_is_said_against_it(client: Client, conversation: Conversation) -> None:
    conversation.kind = "casual_job"
    conversation.save()

    text = client.post(_at(conversation), WRITTEN, **HTMX).content.decode()

    assert "This hopes for a job." not in text
    assert "Something is attached." not in text


def test_a_resume_they_asked_for_may_go_along(client: Client, conversation: Conversation) -> None:
    Message.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        is_mine=False,
        text="Gladly. Please send me your CV first.",
        on=date(2026, 3, 1),
    )

    assert "Something is attached." not in client.post(_at(conversation), WRITTEN, **HTMX).content.decode()


def test_a_message_like_an_earlier_one_is_told(client: Client, conversation: Conversation) -> None:
    other = start_conversation(conversation.workspace, ["Tiago"], zone="UTC")
    Message.objects.create(
        workspace=other.workspace, conversation=other, is_mine=True, text=WRITTEN["text"], on=date(2026, 3, 1)
    )

    assert "stands in an earlier message of yours" in client.post(_at(conversation), WRITTEN, **HTMX).content.decode()


def test_thanks_are_read_by_the_other_check(client: Client, conversation: Conversation) -> None:
    text = client.post(_at(conversation, "thanks"), {**WRITTEN, "text": "Thank you Tiago"}, **HTMX).content.decode()

    assert "Nothing in it comes from this talk." in text


@pytest.mark.parametrize(("channel", "unit"), [("linkedin", "characters"), ("email", "words"), ("letter", "words")])
def test_length_is_counted_as_the_channel_counts(
    client: Client, conversation: Conversation, channel: str, unit: str
) -> None:
    text = client.post(_at(conversation), {**WRITTEN, "channel": channel}, **HTMX).content.decode()

    assert f'data-unit="{unit}"' in text
    assert ("mailto:" in text) is (channel == "email")


def test_the_letter_opens_in_the_mail_program(client: Client, conversation: Conversation) -> None:
    text = client.post(_at(conversation), WRITTEN, **HTMX).content.decode()

    assert "mailto:ngozi@example.org?subject=Your%20way%20into%20tides&amp;body=Dear%20Ngozi%2C%0D%0A%0D%0A" in text


def test_two_windows_keep_both_texts(client: Client, conversation: Conversation) -> None:
    save_draft(conversation, "ask", seen="", tab="tab-b", channel="email", to="", subject="", text="The other one.")

    for headers in ({}, HTMX):
        answer = client.post(_at(conversation), WRITTEN, **headers)
        assert answer.status_code == 409
        assert "The other one." in answer.content.decode()
    assert "please keep me in mind" in client.post(_at(conversation), WRITTEN).content.decode()
    over = re.search(r'name="over" value="(\w+)"', answer.content.decode())
    assert over
    client.post(_at(conversation), {**WRITTEN, "over": over[1]})

    assert "please keep me in mind" in Draft.objects.get().text


def test_noting_that_it_was_sent_can_be_taken_back(client: Client, conversation: Conversation) -> None:
    answer = client.post(_at(conversation, deed="sent"), {**WRITTEN, "on": ""}, follow=True)

    conversation.refresh_from_db()
    message = Message.objects.present().get()
    assert conversation.asked_on == timezone.localdate()
    assert (message.person, message.subject) == (conversation.people.get(), WRITTEN["subject"])
    undo = re.search(r"/undo/\w+|/[\w/]*undo[\w/]*", answer.content.decode())
    assert "Noted as sent." in answer.content.decode()
    assert undo


def test_another_day_must_be_said_and_lie_behind(client: Client, conversation: Conversation) -> None:
    for day, status in (("", 422), ("2999-01-01", 409), ("2026-01-02", 302)):
        answer = client.post(_at(conversation, deed="sent"), {**WRITTEN, "other_day": day})
        assert answer.status_code == status

    assert Message.objects.get().on == date(2026, 1, 2)


def test_an_empty_message_was_not_sent(client: Client, conversation: Conversation) -> None:
    answer = client.post(_at(conversation, deed="sent"), {**WRITTEN, "text": " ", "on": ""})

    assert answer.status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"to": ""}, "Write down their e-mail address."),
        ({"to": "ngozi at home"}, "This is no e-mail address."),
        ({"channel": "linkedin"}, "Only e-mails leave through the outbox."),
        ({"text": ""}, "Write something first."),
    ],
)
def test_the_outbox_takes_e_mails_with_an_address(
    client: Client, conversation: Conversation, wrong: dict[str, str], says: str
) -> None:
    answer = client.post(_at(conversation, deed="parcel"), WRITTEN | wrong)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not conversation.parcels.exists()


def test_it_waits_in_the_outbox_held(client: Client, conversation: Conversation) -> None:
    answer = client.post(_at(conversation, deed="parcel"), WRITTEN, follow=True)

    parcel = conversation.parcels.get()
    assert answer.redirect_chain[-1][0] == f"/outbox/{parcel.pk}/"
    assert (parcel.released_at, parcel.to, parcel.person) == (None, "ngozi@example.org", conversation.people.get())
    assert "Held" in answer.content.decode()


def test_the_introducer_is_written_to(client: Client, conversation: Conversation) -> None:
    tiago = conversation.workspace.people.create(name="Tiago Bessa")
    Introduction.objects.create(workspace=conversation.workspace, by=tiago, to=conversation.people.get())
    Address.objects.create(
        workspace=tiago.workspace, person=tiago, way="email", value="tiago@example.org", plain="tiago@example.org"
    )

    assert 'value="tiago@example.org"' in client.get(_at(conversation, "introducer")).content.decode()


def test_a_page_of_theirs_is_linked_only_when_it_is_one(client: Client, conversation: Conversation) -> None:
    for value in ("linkedin.com/in/ngozi", "javascript://x/%0aalert(1)"):
        Address.objects.create(
            workspace=conversation.workspace, person=conversation.people.get(), way="page", value=value, plain=value
        )

    text = client.post(_at(conversation), {**WRITTEN, "channel": "linkedin"}, **HTMX).content.decode()

    assert 'href="https://linkedin.com/in/ngozi"' in text
    assert "javascript:" not in text


def test_the_agreed_time_stands_beside_its_confirmation(client: Client, conversation: Conversation) -> None:
    conversation.agreed_for = timezone.now()
    conversation.save()

    assert "(Europe/Lisbon)" in client.get(_at(conversation, "confirm")).content.decode()


def test_what_was_said_and_promised_stands_beside_the_thanks(client: Client, conversation: Conversation) -> None:
    workspace = conversation.workspace
    conversation.advice.create(workspace=workspace, text="Spend a week on the pilot boats.")
    conversation.promises.create(workspace=workspace, is_mine=True, text="I will send the thesis.")
    conversation.promises.create(workspace=workspace, is_mine=False, text="I will ask Tiago.", kept_on=date(2026, 3, 1))

    text = client.get(_at(conversation, "thanks")).content.decode()

    assert "Spend a week on the pilot boats." in text
    assert "I will send the thesis." in text
    assert "I will ask Tiago." not in text
    assert "Spend a week" not in text[text.index("<textarea") : text.index("</textarea>")]


def test_a_talk_that_was_not_looked_at_is_offered(client: Client, talk: Talk) -> None:
    assert "Look at what was said" in client.get(_at(talk.conversation, "thanks")).content.decode()


def test_whoever_led_there_is_asked_for_when_unknown(client: Client, conversation: Conversation) -> None:
    assert "Note who sent you" in client.get(_at(conversation, "introducer")).content.decode()


def test_somebody_is_written_to_in_the_last_conversation_or_a_new_one(
    client: Client, conversation: Conversation
) -> None:
    tiago = conversation.workspace.people.create(name="Tiago Bessa")
    known = conversation.people.get()

    assert client.get(f"/people/{known.pk}/writing/").headers["Location"] == _at(conversation, "touch")
    assert "Begin a conversation" in client.get(f"/people/{tiago.pk}/writing/").content.decode()
    assert client.post(f"/people/{tiago.pk}/writing/").status_code == 302
    assert tiago.conversations.count() == 1


def test_the_page_costs_the_same_however_much_was_written(
    client: Client, conversation: Conversation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.post(_at(conversation), WRITTEN)
    for number in range(30):
        Message.objects.create(
            workspace=conversation.workspace,
            conversation=conversation,
            is_mine=bool(number % 2),
            text=f"Message {number}",
            on=date(2026, 3, 1),
        )

    with django_assert_max_num_queries(16):
        client.get(_at(conversation))


def test_after_a_missed_next_step_the_letter_asks_for_it(client: Client, conversation: Conversation) -> None:
    today = timezone.localdate()
    set_next_step(conversation, "You hear from us by Friday", on=today - timedelta(days=2), is_mine=False)

    said = client.get(_at(conversation, "follow_up")).content.decode()
    assert "Ask about the next step" in said
    assert "You hear from us by Friday" in said
    assert said.index("After their day has passed") < said.index("When no answer came to that either")
    assert "Ask once more" not in said

    Message.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        is_mine=True,
        purpose="follow_up",
        text="Where does it stand?",
        on=today,
    )
    said = client.get(_at(conversation, "follow_up")).content.decode()
    assert said.index("When no answer came to that either") < said.index("After their day has passed")


@pytest.mark.parametrize(
    ("days", "mine", "deed"),
    [(1, False, "ahead"), (-2, True, "mine"), (-2, False, "kept")],
    ids=["ahead", "own", "kept"],
)
def test_a_next_step_that_is_ahead_kept_or_ones_own_leaves_the_follow_up_as_it_was(
    client: Client, conversation: Conversation, days: int, mine: bool, deed: str
) -> None:
    today = timezone.localdate()
    set_next_step(conversation, "A call", on=today + timedelta(days=days), is_mine=mine)
    if deed == "kept":
        conversation.promises.update(kept_on=today)

    assert "Ask once more" in client.get(_at(conversation, "follow_up")).content.decode()
