"""Messages typed, pasted and dropped."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halfhour.actions.conversations import start_conversation
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.people import Address
from halfhour.records.revisions import Revision

pytestmark = pytest.mark.django_db

MAIL = """From: Ben Costa <ben@archive.example>
To: Ada <ada@home.example>
Subject: Re: half an hour
Date: Wed, 04 Mar 2026 10:00:00 +0000
Message-ID: <7@archive.example>
{more}
Gladly. Would Tuesday suit you?

On Tue, 3 Mar 2026 at 09:00, Ada <ada@home.example> wrote:
> May I ask you for half an hour?
"""


@pytest.fixture
def ben(workspace: Workspace) -> Conversation:
    """A conversation with Ben that waits for his answer."""
    return start_conversation(workspace, ["Ben Costa"], zone="UTC", kind="informational", asked_on="2026-03-02")


def _post(client: Client, ben: Conversation, **given: object) -> object:
    return client.post(f"/conversations/{ben.pk}/messages/new", given, follow=True)


def _eml(more: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile("answer.eml", MAIL.format(more=more).encode())


def test_a_pasted_answer_ends_the_waiting_and_undo_brings_it_back(client: Client, ben: Conversation) -> None:
    _post(client, ben, text="Gladly, on Tuesday.", is_mine="no", on="2026-03-04", channel="linkedin")

    ben.refresh_from_db()
    assert str(ben.answered_on) == "2026-03-04"
    assert "Gladly, on Tuesday." in client.get(f"/conversations/{ben.pk}/").content.decode()
    client.post(f"/undo/{Revision.objects.filter(part_of=None).first().pk}/")  # type: ignore[union-attr]
    ben.refresh_from_db()
    assert ben.answered_on is None


def test_a_mail_of_somebody_known_says_day_and_direction(
    client: Client, workspace: Workspace, ben: Conversation
) -> None:
    Address.objects.create(
        workspace=workspace,
        person=ben.people.get(),
        way="email",
        value="Ben@archive.example",
        plain="ben@archive.example",
    )

    _post(client, ben, chosen=_eml())

    message = ben.messages.get()
    assert (message.is_mine, str(message.on), message.subject) == (False, "2026-03-04", "Re: half an hour")
    assert message.text == "Gladly. Would Tuesday suit you?"
    assert b"<7@archive.example>" in bytes(message.blob)
    answer = client.get(f"/conversations/{ben.pk}/messages/{message.pk}/original")
    assert answer["Content-Type"] == "message/rfc822"


def test_who_is_me_is_asked_once_and_remembered(client: Client, workspace: Workspace, ben: Conversation) -> None:
    answer = _post(client, ben, chosen=_eml())
    text = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Which of these is you?" in text

    _post(client, ben, arrived=workspace.uploads.get().pk, me="ada@home.example")

    workspace.refresh_from_db()
    assert workspace.my_addresses == ["ada@home.example"]
    assert ben.messages.get().is_mine is False
    assert not workspace.uploads.exists()


def test_the_same_mail_is_kept_once_and_said(client: Client, workspace: Workspace, ben: Conversation) -> None:
    workspace.my_addresses = ["ada@home.example"]
    workspace.save()

    _post(client, ben, chosen=_eml())
    answer = _post(client, ben, chosen=_eml())

    assert "here already" in answer.content.decode()  # type: ignore[attr-defined]
    assert ben.messages.count() == 1


@pytest.mark.parametrize("more", ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "Return-Path: <>\n"])
def test_a_machine_has_not_answered(client: Client, workspace: Workspace, ben: Conversation, more: str) -> None:
    workspace.my_addresses = ["ada@home.example"]
    workspace.save()

    _post(client, ben, chosen=_eml(more))

    ben.refresh_from_db()
    assert ben.answered_on is None
    assert ben.messages.count() == 1


def test_nothing_typed_is_asked_for_and_a_day_ahead_is_refused(client: Client, ben: Conversation) -> None:
    empty = client.post(f"/conversations/{ben.pk}/messages/new", {"text": " "})
    ahead = client.post(f"/conversations/{ben.pk}/messages/new", {"text": "Yes, gladly.", "on": "2999-01-01"})

    assert (empty.status_code, ahead.status_code) == (422, 422)
    assert "still to come" in ahead.content.decode()
    assert "Yes, gladly." in ahead.content.decode()


def test_a_message_of_somebody_else_is_not_found(client: Client, workspace: Workspace, dans: Workspace) -> None:
    theirs = start_conversation(dans, ["Eve"], zone="UTC")

    assert client.get(f"/conversations/{theirs.pk}/messages/new").status_code == 404


def test_an_answer_that_is_a_formal_interview_raises_a_notice(client: Client, ben: Conversation) -> None:
    words = (
        "Dear Ada,\n\nThank you for your application. We would like to invite you to a panel interview for the post of junior "
        "planner on Tuesday at 10:00. The panel of three will ask all candidates the same questions, and there will be a "
        "written test.\n\nHuman Resources"
    )
    _post(client, ben, text=words, is_mine="no", on="2026-03-04")

    assert ben.kind_notes.unanswered().count() == 1


@pytest.mark.parametrize(
    ("text", "is_mine", "leads_there"),
    [
        ("Gladly. Tuesday at 3 would suit me.", "no", True),
        ("Any morning next week except Thursday.", "no", True),
        ("Gladly. Tell me what you want to know.", "no", False),
        ("I have been here since 2019, and we open at 8.", "no", False),
        ("Would Tuesday at 3 suit you?", "yes", False),
    ],
)
def test_only_an_answer_that_names_times_leads_to_them(
    client: Client, ben: Conversation, text: str, is_mine: str, leads_there: bool
) -> None:
    _post(client, ben, text=text, is_mine=is_mine, on="2026-03-04", channel="linkedin")

    page = client.get(f"/conversations/{ben.pk}/messages/{ben.messages.get().pk}/").content.decode()

    assert ("Read times out of it" in page) is leads_there
