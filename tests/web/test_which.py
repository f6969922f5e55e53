"""The page that tells which conversation it is, what is kept of it, and notices of a turn."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.domain.consent import Use
from halfhour.domain.kinds import Kind
from halfhour.records.accounts import Workspace
from halfhour.records.kind_notes import KindNote
from halfhour.records.talks import Talk, Upload

pytestmark = pytest.mark.django_db

MAIL = Path(__file__).parents[1] / "material" / "mail"
ASK = (
    "Dear Ms Osei,\n\nI am a second-year student of hydrology and read your article about flood plains. I would love to learn how "
    "you came to this work and what you would advise somebody who starts. Would you have twenty minutes for a call? I am not asking "
    "for a job.\n\nKind regards\nAda"
)
SCREEN = (
    "Dear Ada,\n\nThank you for your application. We would like to invite you to a panel interview for the post of junior planner on "
    "Tuesday at 10:00. The panel of three will ask all candidates the same questions, and there will be a written test.\n\nHuman Resources"
)


def test_a_message_is_told_with_its_words_and_what_to_do(client: Client, workspace: Workspace) -> None:
    answer = client.post("/which/", {"text": ASK})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "kind-informational" in text
    assert "<mark>" in text
    assert "What to do now" in text


def test_nothing_is_kept_of_what_is_only_asked_about(client: Client, workspace: Workspace) -> None:
    client.post("/which/", {"text": ASK})

    assert not workspace.conversations.exists()
    assert not KindNote.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["coffee.eml", "chat.ics", "thread.txt"])
def test_files_are_read_and_their_writer_is_named(client: Client, workspace: Workspace, name: str) -> None:
    answer = client.post("/which/", {"chosen": SimpleUploadedFile(name, (MAIL / name).read_bytes())})

    assert answer.status_code == 200
    assert "What to do now" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"text": "   "},
        {"text": "12 34 !"},
        {"text": "x" * 2_500_000},
        {"chosen": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n\0\0")},
    ],
    ids=["empty", "no words", "enormous", "picture"],
)
def test_what_cannot_be_judged_gets_a_sentence(client: Client, workspace: Workspace, given: dict[str, object]) -> None:
    answer = client.post("/which/", given)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_another_language_is_named_and_not_judged(client: Client, workspace: Workspace) -> None:
    answer = client.post(
        "/which/",
        {"text": "Sehr geehrte Frau Meier, ich würde mich freuen, wenn wir uns über Ihren Beruf unterhalten könnten."},
    )

    assert "This is in German" in answer.content.decode()


def test_hostile_words_are_only_words(client: Client, workspace: Workspace) -> None:
    answer = client.post("/which/", {"text": f"<script>alert(1)</script> {{{{ 7*7 }}}} {ASK}"})

    assert "<script>alert" not in answer.content.decode()


def test_the_persons_own_reading_is_kept_with_the_conversation(client: Client, workspace: Workspace) -> None:
    answer = client.post(
        "/which/conversation",
        {"people": "Jo Lind", "said": "casual_job", "found": "other", "words": "an informal chat"},
    )

    conversation = workspace.conversations.get()
    assert answer.status_code == 302
    assert conversation.kind == Kind.CASUAL_JOB
    assert conversation.kind_notes.get().said == Kind.CASUAL_JOB
    assert conversation.kind_notes.get().found == Kind.OTHER


def test_a_conversation_needs_somebody(client: Client, workspace: Workspace) -> None:
    answer = client.post("/which/conversation", {"people": " , ", "said": "other", "found": "other"})

    assert answer.status_code == 422
    assert not workspace.conversations.exists()


def test_a_later_message_of_another_kind_raises_a_notice_once(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Jo"], zone="UTC", kind=Kind.INFORMATIONAL)

    for _ in range(2):
        answer = client.post(f"/which/?for={conversation.pk}", {"text": SCREEN, "by": "them"})

    assert "speak for another kind" in answer.content.decode()
    assert conversation.kind_notes.count() == 1
    assert "speak for another kind" in client.get(f"/conversations/{conversation.pk}/").content.decode()


def test_a_notice_seen_otherwise_is_remembered(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Jo"], zone="UTC", kind=Kind.INFORMATIONAL)
    client.post(f"/which/?for={conversation.pk}", {"text": SCREEN})
    note = conversation.kind_notes.get()

    client.post(f"/which/notices/{note.pk}/answer", {"said": "informational", "reason": "it went to the wrong Ada"})
    again = client.post(f"/which/?for={conversation.pk}", {"text": SCREEN})

    note.refresh_from_db()
    assert note.reason == "it went to the wrong Ada"
    assert "speak for another kind" not in again.content.decode()
    assert "speak for another kind" not in client.get(f"/conversations/{conversation.pk}/").content.decode()


def test_a_notice_agreed_with_changes_the_kind_and_can_be_undone(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Jo"], zone="UTC", kind=Kind.INFORMATIONAL)
    client.post(f"/which/?for={conversation.pk}", {"text": SCREEN})
    note = conversation.kind_notes.get()

    page = client.post(f"/which/notices/{note.pk}/answer", {"said": note.found}, follow=True).content.decode()
    conversation.refresh_from_db()
    assert conversation.kind == note.found

    client.post(page.split('action="/undo/')[1].split('"')[0].join(("/undo/", "")))
    conversation.refresh_from_db()
    note.refresh_from_db()
    assert conversation.kind == Kind.INFORMATIONAL
    assert note.said == ""


def test_a_strangers_conversation_and_notice_are_not_found(
    client: Client, workspace: Workspace, dans: Workspace
) -> None:
    theirs = start_conversation(dans, ["Jo"], zone="UTC", kind=Kind.INFORMATIONAL)
    note = theirs.kind_notes.create(workspace=dans, found="casual_job", words="a role", drift="opening")

    assert client.post(f"/which/?for={theirs.pk}", {"text": ASK}).status_code == 404
    assert client.post(f"/which/notices/{note.pk}/answer", {"said": "other"}).status_code == 404


def test_a_talk_that_turned_says_so_on_both_pages(
    client: Client, workspace: Workspace, add_talk: Callable[..., Talk]
) -> None:
    talk = add_talk(workspace)
    talk.conversation.kind_notes.create(
        workspace=workspace, talk=talk, turn=2, found="casual_job", words="are you hiring", drift="job_ask", by_me=True
    )

    for address in (f"/conversations/{talk.conversation_id}/", f"/conversations/{talk.conversation_id}/debrief/"):
        assert "drifting into asking for a job" in client.get(address).content.decode()


def test_what_a_kind_means_stands_on_its_conversation(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Jo"], zone="UTC", kind=Kind.INFORMATIONAL)

    text = client.get(f"/conversations/{conversation.pk}/").content.decode()

    assert "What this kind means" in text
    assert "20 to 30 minutes" in text
    assert "No résumé, unless they ask for one." in text


def test_the_first_page_offers_the_question(client: Client, workspace: Workspace) -> None:
    assert 'formaction="/which/"' in client.get("/").content.decode()


def test_a_mail_in_the_first_box_is_known_and_sent_to_the_right_button(client: Client, workspace: Workspace) -> None:
    answer = client.post("/", {"text": (MAIL / "coffee.eml").read_text(encoding="utf-8")})

    assert answer.status_code == 422
    assert "It is a message." in answer.content.decode()
    assert "Jo Lind" in answer.content.decode()


def test_a_talk_taken_in_raises_a_notice_when_it_turned(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Ben"], zone="UTC", kind=Kind.INFORMATIONAL)
    note_consent(conversation, [Use.TRANSCRIPT], given=True, on=date(2026, 3, 2), how="asked")
    talk = "Ada: How did you begin?\nBen: By accident.\nAda: I see. Are you hiring at the moment?\nBen: Perhaps."
    client.post(f"/conversations/{conversation.pk}/talks/new", {"text": talk})

    client.post(f"/uploads/{workspace.uploads.get().pk}/", {"me": "Ada"})

    note = conversation.kind_notes.get()
    assert (note.turn, note.by_me, note.drift) == (2, True, "job_ask")
