"""When a talk is read, by whom, and that it is not read twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.records.accounts import Workspace
from halfhour.records.talks import KeptAnswer, Talk
from halfhour.web.talks import reading
from tests.web import example

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Every reading adds who was me."""
    done: list[str | None] = []

    def answer(transcript: Any, planned: Any, me: str | None, *rest: Any) -> Any:
        done.append(me)
        return example.answer(transcript, planned, me)

    monkeypatch.setattr(reading, "answer", answer)
    return done


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tidal talk counts as a long one."""
    monkeypatch.setattr(reading, "LONG", 500)


def debrief(talk: Talk) -> str:
    """The address of its page."""
    return f"/conversations/{talk.conversation_id}/debrief/?talk={talk.pk}"


def test_a_second_look_reads_nothing(client: Client, talk: Talk, readings: list[str | None]) -> None:
    first = client.get(debrief(talk)).content.decode()
    client.get(f"/talks/{talk.pk}/debrief.md")

    assert "Go to a site first" in client.get(debrief(talk)).content.decode()
    assert "Go to a site first" in first
    assert len(readings) == 1


def test_who_is_who_is_a_new_question(client: Client, talk: Talk, readings: list[str | None]) -> None:
    client.get(debrief(talk))

    client.post(f"/talks/{talk.pk}/speakers", {"me": "1", "name-0": "Ines", "name-1": "Ruairi"})
    client.get(debrief(talk))

    assert readings == [example.ME, "Ruairi"]


@pytest.mark.parametrize("change", ["kind", "day", "plan", "reader"])
def test_whatever_the_answer_depends_on_is_read_again(
    client: Client, talk: Talk, readings: list[str | None], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(debrief(talk))
    conversation = talk.conversation

    if change == "kind":
        client.post(f"/conversations/{conversation.pk}/facts", {"name": "R", "kind": "other", "zone": "UTC"})
    elif change == "day":
        day = {"name": "R", "kind": conversation.kind, "zone": "UTC", "held_on": "2025-01-07"}
        client.post(f"/conversations/{conversation.pk}/facts", day)
    elif change == "plan":
        client.post(f"/conversations/{conversation.pk}/questions", {"text": "What is hard?"})
    else:
        monkeypatch.setattr(reading, "_version", lambda: "another")
    client.get(debrief(talk))
    client.get(debrief(talk))

    assert len(readings) == 2


def test_a_long_talk_is_read_beside_and_its_page_says_so(
    client: Client, talk: Talk, readings: list[str | None], long: None
) -> None:
    page = client.get(debrief(talk)).content.decode()
    polled = client.get(debrief(talk), headers=HTMX).content.decode()

    assert "Reading the talk" in page
    assert '<progress max="1"' in page
    assert 'http-equiv="refresh"' in page
    assert "Reading the talk" in polled
    assert "<html" not in polled
    assert readings == []


def test_the_page_opens_as_soon_as_the_worker_has_read(
    client: Client, talk: Talk, readings: list[str | None], long: None
) -> None:
    client.get(debrief(talk))

    reading.read_by_worker.call(talk.pk)
    polled = client.get(debrief(talk), headers=HTMX).content.decode()

    assert "Go to a site first" in polled
    assert 'http-equiv="refresh"' not in client.get(debrief(talk)).content.decode()
    assert len(readings) == 1


def test_the_worker_is_asked_once_however_often_the_page_looks(
    client: Client, talk: Talk, readings: list[str | None], long: None, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    from django_tasks import default_task_backend

    for _ in range(3):
        client.get(debrief(talk))

    assert len(default_task_backend.results) == 1


def test_without_a_worker_the_page_reads_in_the_end(
    client: Client, talk: Talk, readings: list[str | None], long: None
) -> None:
    client.get(debrief(talk))
    KeptAnswer.objects.update(asked_at=timezone.now() - timedelta(minutes=5))

    assert "Go to a site first" in client.get(debrief(talk)).content.decode()


def test_a_talk_removed_meanwhile_is_left_alone(
    workspace: Workspace, add_talk: Callable[..., Talk], readings: list[str | None]
) -> None:
    talk = add_talk(workspace)
    Talk.objects.update(removed_at=timezone.now())

    reading.read_by_worker.call(talk.pk)

    assert readings == []
