"""The outbox: reading, editing, releasing, holding, calling back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.conversations import start_conversation
from halfhour.actions.outbox import fingerprint_of, put_in_outbox, release
from halfhour.actions.undo import undo
from halfhour.actions.writing import save_draft
from halfhour.records.accounts import Workspace
from halfhour.records.letters import Message, Parcel
from halfhour.web.outbox.tick import begin_ticking, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(workspace: Workspace) -> Callable[..., Parcel]:
    """Puts a letter into Ada's outbox."""
    workspace.mail_from = "ada@example.org"
    workspace.save()

    def putting(text: str = "Dear Ngozi, how did you begin?", to: str = "ngozi@example.org") -> Parcel:
        conversation = start_conversation(workspace, ["Ngozi Okafor"], zone="UTC")
        written = {"channel": "email", "to": to, "subject": "Tides", "text": text}
        draft = save_draft(conversation, "ask", seen="", tab="a", **written)
        return put_in_outbox(draft, person=conversation.people.get())[0]

    return putting


def test_a_letter_that_was_taken_back_is_shown_as_the_draft_it_is(
    client: Client, put: Callable[..., Parcel], workspace: Workspace
) -> None:
    parcel = put()
    undo(workspace.revisions.filter(record=parcel.pk).get())

    answer = client.get(f"/outbox/{parcel.pk}/", follow=True)

    assert answer.redirect_chain[-1][0].endswith("/writing/ask/")
    assert "Dear Ngozi, how did you begin?" in answer.content.decode()


def test_an_empty_outbox_says_what_goes_there(client: Client, workspace: Workspace) -> None:
    assert "Nothing waits." in client.get("/outbox/").content.decode()


def test_a_letter_is_shown_as_it_will_be_read(client: Client, put: Callable[..., Parcel]) -> None:
    text = client.get(f"/outbox/{put().pk}/").content.decode()

    for words in ("ada@example.org", "ngozi@example.org", "Tides", "Dear Ngozi, how did you begin?"):
        assert words in text


def test_a_letter_of_somebody_else_is_not_found(client: Client, put: Callable[..., Parcel], dans: Workspace) -> None:
    parcel = put()
    Parcel.objects.update(workspace=dans)

    assert client.get(f"/outbox/{parcel.pk}/").status_code == 404
    for deed in ("release", "hold", "cancellation", "edit"):
        assert client.post(f"/outbox/{parcel.pk}/{deed}").status_code == 404
    assert client.post("/outbox/release", {"parcels": [parcel.pk]}).status_code == 422


def test_a_released_letter_leaves_with_the_next_tick(
    client: Client, put: Callable[..., Parcel], settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    parcel = put()

    answer = client.post(f"/outbox/{parcel.pk}/release", follow=True)
    tick.call()

    assert "It may leave" in answer.content.decode()
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
    assert "Left" in client.get("/outbox/").content.decode()
    assert Message.objects.get().mail_id == parcel.mail_id


def test_it_may_leave_later(client: Client, put: Callable[..., Parcel]) -> None:
    parcel = put()

    empty = client.post(f"/outbox/{parcel.pk}/release", {"later": "1"})
    client.post(f"/outbox/{parcel.pk}/release", {"later": "1", "not_before": "2999-01-02T09:00"})

    parcel.refresh_from_db()
    assert empty.status_code == 422
    assert parcel.not_before
    assert parcel.not_before.year == 2999
    assert "leaves from" in client.get("/outbox/").content.decode()


def test_a_place_to_fill_in_is_named(client: Client, put: Callable[..., Parcel]) -> None:
    answer = client.post(f"/outbox/{put('Dear [Name], hello.').pk}/release")

    assert answer.status_code == 409
    assert "“[Name]” is still to be filled in" in answer.content.decode()


def test_without_an_own_address_the_way_out_is_said(client: Client, put: Callable[..., Parcel]) -> None:
    parcel = put()
    parcel.workspace.mail_from = ""
    parcel.workspace.save()

    assert client.post(f"/outbox/{parcel.pk}/release").status_code == 409
    assert "/settings/#mail" in client.get("/outbox/").content.decode()


def test_several_are_released_on_purpose(client: Client, put: Callable[..., Parcel]) -> None:
    first, second, third = put(), put(), put()

    none = client.post("/outbox/release")
    two = client.post("/outbox/release", {"parcels": [first.pk, second.pk]}, follow=True)

    assert none.status_code == 422
    assert "2 letters may leave." in two.content.decode()
    assert set(Parcel.objects.released()) == {first, second}
    assert Parcel.objects.get(pk=third.pk).released_at is None


def test_holding_cancelling_and_editing(client: Client, put: Callable[..., Parcel]) -> None:
    parcel = put()
    release([parcel], now=timezone.now())

    client.post(f"/outbox/{parcel.pk}/hold")
    assert not Parcel.objects.released().exists()
    edited = {"to": parcel.to, "subject": "Tides", "text": "Other words.", "seen": fingerprint_of(parcel)}
    client.post(f"/outbox/{parcel.pk}/edit", edited)
    assert "Other words." in client.get(f"/outbox/{parcel.pk}/").content.decode()
    assert client.post(f"/outbox/{parcel.pk}/edit", edited | {"text": "Older.", "seen": "x"}).status_code == 409
    assert client.post(f"/outbox/{parcel.pk}/edit", edited | {"to": "nobody"}).status_code == 422
    client.post(f"/outbox/{parcel.pk}/cancellation")
    assert client.get(f"/outbox/{parcel.pk}/").status_code == 404


def test_trouble_is_said_with_its_way_out(client: Client, put: Callable[..., Parcel]) -> None:
    parcel = put()
    release([parcel], now=timezone.now())
    later = timezone.now() + timedelta(minutes=5)
    Parcel.objects.update(trouble="The folder is full. Make room.", tries=2, not_before=later)

    text = client.get("/outbox/").content.decode()

    assert "The folder is full. Make room." in text
    assert "2 tries so far" in text


def test_the_mail_file_can_be_taken_once_it_was_released(client: Client, put: Callable[..., Parcel]) -> None:
    parcel = put()
    assert client.get(f"/outbox/{parcel.pk}/letter.eml").status_code == 404
    release([parcel], now=timezone.now())

    answer = client.get(f"/outbox/{parcel.pk}/letter.eml")

    assert answer.headers["Content-Type"] == "message/rfc822"
    assert b"X-Unsent: 1" in answer.content


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, put: Callable[..., Parcel], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        put()

    with django_assert_max_num_queries(8):
        assert "1 to 25 of 30" in client.get("/outbox/").content.decode()


def test_one_tick_waits_and_old_ones_are_not_kept(db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    begin_ticking()
    begin_ticking()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="RUNNING")

    tick.call()
    tick.call()

    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_the_own_address_is_set_in_the_settings(client: Client, workspace: Workspace) -> None:
    assert client.post("/settings/mail", {"mail_from": "ada at home"}).status_code == 422
    client.post("/settings/mail", {"mail_from": "Ada@Example.org"})

    workspace.refresh_from_db()
    assert workspace.mail_from == "Ada@example.org"
