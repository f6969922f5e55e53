"""The live page: forms without a script, and what a phone sends when it is back."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.sittings import Mark, Sitting


@pytest.fixture
def conversation(workspace: Workspace) -> Conversation:
    """Agreed, with one question."""
    begun = start_conversation(
        workspace, ["Ngozi Okafor"], zone="UTC", kind="informational", agreed_for=timezone.now() - timedelta(minutes=2)
    )
    PlannedQuestion.objects.create(workspace=workspace, conversation=begun, text="What is it like?", is_must=True)
    return begun


def _at(conversation: Conversation, rest: str = "") -> str:
    return f"/conversations/{conversation.pk}/live/{rest}"


def _send(client: Client, conversation: Conversation, **batch: object):
    return client.post(_at(conversation, "marks"), json.dumps(batch), content_type="application/json")


def _mark(made: str = "a-1", **values: object) -> dict[str, object]:
    return {"made": made, "sort": "note", "text": "Windy", "at": "2026-03-02T09:00:00.000Z", "version": 1, **values}


def test_a_talk_is_held_with_forms_alone(client: Client, conversation: Conversation) -> None:
    assert b"Start now" in client.get(_at(conversation)).content
    client.post(_at(conversation, "start"), {"begun": "agreed"})
    client.post(_at(conversation, "note"), {"sort": "advice", "text": "Stand on the quay at night."})
    question = conversation.questions.get()
    client.post(_at(conversation, "note"), {"sort": "tick", "question": question.pk})
    page = client.get(_at(conversation)).content.decode()
    assert 'aria-pressed="true"' in page
    assert "Stand on the quay at night." in page
    client.post(_at(conversation, "extension"), {"minutes": "5", "agreed": "yes"})
    done = client.post(_at(conversation, "end"))

    assert done.headers["Location"] == f"/conversations/{conversation.pk}/afterwards/"
    conversation.refresh_from_db()
    sitting = Sitting.objects.get()
    assert sitting.started_at == conversation.agreed_for
    assert sitting.extensions[0][1:] == [5, True]
    assert conversation.held_on
    assert "Stand on the quay at night." in client.get(f"/conversations/{conversation.pk}/debrief/").content.decode()


def test_a_tick_can_be_taken_off(client: Client, conversation: Conversation) -> None:
    for _ in range(2):
        client.post(_at(conversation, "note"), {"sort": "tick", "question": conversation.questions.get().pk})

    assert [mark.text for mark in Mark.objects.all()] == [""]


def test_what_a_phone_sends_twice_is_kept_once(client: Client, conversation: Conversation) -> None:
    client.post(_at(conversation, "start"), {"begun": "now"})
    more = {"at": "2026-03-02T09:25:00Z", "minutes": 10, "agreed": True}
    for _ in range(2):
        state = _send(client, conversation, marks=[_mark()], extensions=[more], ended="2026-03-02T09:40:00Z").json()

    assert (state["minutes"], len(state["marks"])) == (40, 1)
    assert state["ended"].startswith("2026-03-02T09:40")
    assert conversation.talks.present().count() == 1


def test_two_phones_cannot_go_beyond_the_hour(client: Client, conversation: Conversation) -> None:
    client.post(_at(conversation, "start"), {"begun": "now"})
    more = [{"at": f"2026-03-02T09:2{n}:00Z", "minutes": 10, "agreed": True} for n in range(4)]

    assert _send(client, conversation, extensions=more).json()["minutes"] == 60


@pytest.mark.parametrize(
    "body",
    [
        "no",
        "[]",
        '{"marks": 5}',
        '{"marks": [{"made": "a"}]}',
        json.dumps({"marks": [_mark(made="../x")]}),
        json.dumps({"marks": [_mark(at="2026-03-02T09:00:00")]}),
        json.dumps({"marks": [_mark(sort="verdict")]}),
        json.dumps({"extensions": [{"at": "2026-03-02T09:00:00Z", "minutes": 600, "agreed": True}]}),
    ],
)
def test_another_shape_is_answered_with_the_way_out(client: Client, conversation: Conversation, body: str) -> None:
    answer = client.post(_at(conversation, "marks"), body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json()["way_out"]


def test_a_stranger_sees_and_sends_nothing(client: Client, dans: Workspace) -> None:
    theirs = start_conversation(dans, ["Ngozi Okafor"], zone="UTC")

    for rest in ("", "worker.js", "manifest.webmanifest"):
        assert client.get(_at(theirs, rest)).status_code == 404
    assert _send(client, theirs, marks=[_mark()]).status_code == 404


def test_the_worker_and_the_manifest_stand_in_the_scope_of_the_page(client: Client, conversation: Conversation) -> None:
    worker = client.get(_at(conversation, "worker.js"))
    manifest = client.get(_at(conversation, "manifest.webmanifest")).json()

    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "js/live.js" in worker.content.decode()
    assert (manifest["start_url"], manifest["display"]) == ("./", "standalone")
