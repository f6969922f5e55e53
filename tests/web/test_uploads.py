"""From the box to the debrief."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from halfhour.actions.uploads import place_upload
from halfhour.records.accounts import User, Workspace
from halfhour.records.revisions import Revision
from halfhour.records.talks import Talk, Upload
from tests.web import example

pytestmark = pytest.mark.django_db


def file(name: str = example.NAME, blob: bytes = example.BLOB) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, blob)


def place(client: Client, workspace: Workspace, **answers: Any) -> Any:
    """Puts the tidal talk in the box and answers its questions."""
    client.post("/", {"chosen": [file()]})
    upload = workspace.uploads.get()
    return client.post(f"/uploads/{upload.pk}/", {"me": example.ME, "agreed": "on", **answers})


def test_a_file_goes_on_to_its_preview(client: Client, workspace: Workspace) -> None:
    answer = client.post("/", {"chosen": [file()]}, follow=True)
    text = answer.content.decode()

    assert answer.redirect_chain == [(f"/uploads/{workspace.uploads.get().pk}/", 302)]
    assert example.ME in text
    assert example.HOST in text
    assert "Which of these is you?" in text
    assert "Zoom captions" in text
    assert "checked" not in text


def test_pasted_text_does_as_well_as_a_file(client: Client, workspace: Workspace) -> None:
    text = "Ada: How did you begin?\nBen: By accident.\nAda: And then?\nBen: I stayed."

    answer = client.post("/", {"text": text}, follow=True)

    assert "Ben" in answer.content.decode()
    assert workspace.uploads.count() == 1


def test_several_files_wait_one_after_the_other(client: Client, workspace: Workspace) -> None:
    client.post("/", {"chosen": [file(), file("again.vtt")]})

    assert workspace.uploads.count() == 2
    assert "again.vtt" in client.get("/").content.decode()


def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(client: Client, workspace: Workspace) -> None:
    answer = client.post("/", {"text": "", "chosen": [file("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)]})

    assert answer.status_code == 422
    assert "photo.jpg" in answer.content.decode()
    assert workspace.uploads.count() == 0


def test_one_bad_file_does_not_hold_up_a_good_one(client: Client, workspace: Workspace) -> None:
    bad = file("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)

    answer = client.post("/", {"chosen": [bad, file()]}, follow=True)

    assert workspace.uploads.get().name == example.NAME
    assert "photo.jpg" in answer.content.decode()


def test_an_empty_box_says_what_to_do(client: Client, workspace: Workspace) -> None:
    answer = client.post("/", {"text": "  "})

    assert answer.status_code == 422
    assert "nothing in the box yet" in answer.content.decode()


def test_a_new_conversation_takes_the_names_of_the_others(client: Client, workspace: Workspace) -> None:
    answer = place(client, workspace)

    conversation = workspace.conversations.get()
    assert answer.status_code == 302
    assert conversation.name == example.HOST
    assert conversation.talks.get().me == example.ME
    assert not Upload.objects.exists()


def test_without_consent_nothing_is_kept_and_the_way_out_is_said(client: Client, workspace: Workspace) -> None:
    client.post("/", {"chosen": [file()]})
    upload = workspace.uploads.get()

    answer = client.post(f"/uploads/{upload.pk}/", {"me": example.ME, "how": "by mail"})

    assert answer.status_code == 422
    assert "agreed to a transcript" in answer.content.decode()
    assert "by mail" in answer.content.decode()
    assert not Talk.objects.exists()
    assert not workspace.conversations.exists()
    assert workspace.uploads.exists()


def test_who_is_me_is_asked_and_not_guessed(client: Client, workspace: Workspace) -> None:
    answer = place(client, workspace, me="")

    assert answer.status_code == 422
    assert "Say which of them is you" in answer.content.decode()


def test_nobody_needs_a_name_to_talk_with(client: Client, workspace: Workspace) -> None:
    answer = place(client, workspace, me="-")

    assert answer.status_code == 422
    assert "Say with whom you talked" in answer.content.decode()


def test_own_notes_need_nobodys_leave(client: Client, workspace: Workspace) -> None:
    notes = (
        "Coffee with Ben, archivist.\n\n- He began in a lab.\n- Write everything down, he says.\n- The vault is cold."
    )
    client.post("/", {"text": notes})

    answer = client.post(f"/uploads/{workspace.uploads.get().pk}/", {"people": "Ben"})

    assert answer.status_code == 302
    assert workspace.talks.get().form == "notes"


def test_a_talk_joins_a_conversation_whose_people_agreed_before(
    client: Client, workspace: Workspace, talk: Talk
) -> None:
    client.post(f"/conversations/{talk.conversation_id}/talks/new", {"chosen": [file("second.vtt")]})
    upload = workspace.uploads.get()

    assert "agreed that I keep" not in client.get(f"/uploads/{upload.pk}/").content.decode()
    client.post(f"/uploads/{upload.pk}/", {"me": example.ME})
    assert talk.conversation.talks.count() == 2


def test_keeping_twice_leads_to_the_conversation_and_keeps_once(client: Client, workspace: Workspace) -> None:
    client.post("/", {"chosen": [file()]})
    address = f"/uploads/{workspace.uploads.get().pk}/"
    client.post(address, {"me": example.ME, "agreed": "on"})

    again = client.post(address, {"me": example.ME, "agreed": "on"})
    gone_back = client.get(address)

    there = f"/conversations/{workspace.conversations.get().pk}/debrief/"
    assert [again.headers["Location"], gone_back.headers["Location"]] == [there, there]
    assert workspace.talks.count() == 1


def test_two_presses_at_the_same_moment_make_one_talk(workspace: Workspace, ada: User, talk: Talk) -> None:
    upload = Upload.objects.create(workspace=workspace, conversation=talk.conversation, name="a.vtt", blob=example.BLOB)
    seen_before = Upload.objects.get(pk=upload.pk)
    first = place_upload(upload, ada, on=timezone.localdate(), me=example.ME)

    second = place_upload(seen_before, ada, on=timezone.localdate(), me=example.ME)

    assert second == first


def test_what_arrived_can_be_thrown_away_and_brought_back(client: Client, workspace: Workspace) -> None:
    client.post("/", {"chosen": [file()]})
    address = f"/uploads/{workspace.uploads.get().pk}/"

    text = client.post(f"{address}removal", follow=True).content.decode()
    thrown = client.get(address).status_code
    client.post(f"/undo/{Revision.objects.get(deed='removed').pk}/")

    assert "is thrown away" in text
    assert "Undo" in text
    assert (thrown, client.get(address).status_code) == (404, 200)


def test_what_was_thrown_away_is_gone_after_a_day(client: Client, workspace: Workspace) -> None:
    client.post("/", {"chosen": [file()]})
    client.post(f"/uploads/{workspace.uploads.get().pk}/removal")
    workspace.uploads.update(removed_at=timezone.now() - timedelta(days=2))

    client.post("/", {"chosen": [file("later.vtt")]})
    undone = client.post(f"/undo/{Revision.objects.get(deed='removed').pk}/")

    assert [upload.name for upload in workspace.uploads.all()] == ["later.vtt"]
    assert undone.status_code == 409
    assert "is gone" in undone.content.decode()


def test_hostile_names_and_words_are_only_words(
    client: Client, workspace: Workspace, add_talk: Callable[..., Talk]
) -> None:
    cue = "00:00:0{0}.000 --> 00:00:0{1}.000\n{2}: {3}\n\n"
    hostile = "<script>alert(1)</script>"
    turns = [("Ben", "hello {{ 7*7 }} & friends"), (hostile, hostile), ("Ben", "\u202e<img src=x onerror=alert(1)>")]
    spoken = "".join(cue.format(at, at + 1, *turn) for at, turn in enumerate(turns * 2))
    talk = add_talk(workspace, blob=f"WEBVTT\n\n{spoken}".encode(), name='"><script>alert(1).txt', me="")

    for address in (
        f"/talks/{talk.pk}/",
        f"/conversations/{talk.conversation_id}/debrief/",
        f"/talks/{talk.pk}/speakers",
    ):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
