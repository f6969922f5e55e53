"""Who is let in: own hosts, own origin, own workspace."""

from collections.abc import Callable

import pytest
from django.test import Client

from halfhour.actions.accounts import welcome_local_person
from halfhour.records.accounts import User, Workspace
from halfhour.records.talks import Talk, Upload

pytestmark = pytest.mark.django_db


def test_an_unknown_host_is_refused_with_a_plain_page(client: Client) -> None:
    answer = client.get("/", headers={"host": "rebound.example"})

    assert answer.status_code == 421
    assert "only on this machine" in answer.content.decode()


def test_a_page_of_another_origin_is_refused(client: Client) -> None:
    assert client.get("/", headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert client.get("/", headers={"origin": "http://testserver"}).status_code == 200


def test_a_form_without_its_token_is_refused_and_the_way_out_said() -> None:
    answer = Client(enforce_csrf_checks=True).post("/conversations/new", {"people": "Ben"})

    assert answer.status_code == 403
    assert "load the page anew" in answer.content.decode()


def test_everything_comes_from_the_own_host(client: Client) -> None:
    answer = client.get("/")

    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "http://" not in answer.content.decode().replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in answer.content.decode()


def test_the_local_person_is_made_once(client: Client) -> None:
    client.get("/")
    client.get("/")

    assert User.objects.count() == 1
    assert Workspace.objects.count() == 1


def test_what_belongs_to_dan_is_not_found(
    client: Client, ada: User, dans: Workspace, add_talk: Callable[..., Talk]
) -> None:
    talk = add_talk(dans)
    upload = Upload.objects.create(workspace=dans, blob=b"Dan: hello")
    question = talk.conversation.questions.create(workspace=dans, text="Why?")
    one, said = f"/conversations/{talk.conversation_id}/", f"/talks/{talk.pk}/"
    seen = [
        one,
        f"{one}facts",
        f"{one}consent",
        f"{one}debrief/",
        f"{one}talks/new",
        said,
        f"{said}lines",
        f"{said}speakers",
    ]
    seen += [
        f"{said}original",
        f"{said}debrief.md",
        f"{said}debrief.pdf",
        f"{said}debrief.json",
        f"/uploads/{upload.pk}/",
    ]
    done = [f"{one}removal", f"{one}questions", f"{one}questions/{question.pk}/removal", f"{said}removal"]
    done += [f"{said}lines", f"{said}lines/removal", f"{said}speakers", f"/uploads/{upload.pk}/removal"]

    assert {client.get(address).status_code for address in seen} == {404}
    assert {client.post(address).status_code for address in done} == {404}
    assert talk.conversation.name not in client.get("/conversations/").content.decode()


def test_dans_changes_cannot_be_taken_back_by_ada(
    client: Client, dans: Workspace, add_talk: Callable[..., Talk]
) -> None:
    from halfhour.actions.undo import remove

    talk = add_talk(dans)
    revision = remove(talk)

    assert client.post(f"/undo/{revision.pk}/").status_code == 404
    talk.refresh_from_db()
    assert talk.removed_at


def test_a_missing_page_is_friendly(client: Client) -> None:
    welcome_local_person()
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "nothing at this address" in answer.content.decode()
