"""Introductions: noted, told, thanked, drawn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.records.accounts import User, Workspace
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(workspace: Workspace) -> tuple[Person, Person]:
    """One who sends, and one to be sent to."""
    return workspace.people.create(name="Ngozi Okafor"), workspace.people.create(name="Ben Dalton")


def shown(client: Client, path: str = "/introductions/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_page_says_what_goes_here(client: Client, ada: User) -> None:
    assert "you should talk with" in shown(client)


def test_one_from_a_persons_page_is_drawn_and_stands_in_the_table(
    client: Client, workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ngozi, ben = two
    page = f"/introductions/new?by={ngozi.pk}"
    assert "Ngozi Okafor sent you to somebody" in shown(client, page)

    client.post(page, {"to": "Ben Dalton"})
    client.post(page, {"to": "Tove Lind", "words": "She knows everybody"})

    text = shown(client)
    assert text.count("<rect") == 3
    assert f'<a href="/people/{ben.pk}/">' in text
    ben.refresh_from_db()
    assert ben.met_through == ngozi
    assert workspace.people.filter(name="Tove Lind").count() == 1


def test_nobody_introduces_themselves(client: Client, two: tuple[Person, Person]) -> None:
    ngozi, _ = two

    refused = client.post(f"/introductions/new?by={ngozi.pk}", {"to": "ngozi okafor"})

    assert refused.status_code == 422
    assert "Nobody introduces themselves" in refused.content.decode()


def test_told_and_thanked_in_one_tap_and_taken_back(
    client: Client, workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ngozi, ben = two
    one = workspace.introductions.create(by=ngozi, to=ben, on=timezone.localdate() - timedelta(days=9))
    workspace.contacts.create(person=ben, on=timezone.localdate(), way="met")
    assert "owed" in shown(client)

    client.post(f"/introductions/{one.pk}/told")
    assert "owed" not in shown(client)
    client.post(f"/introductions/{one.pk}/thanked")
    assert "thanked " in shown(client)
    client.post(f"/undo/{workspace.revisions.first().pk}/")

    one.refresh_from_db()
    assert (one.thanked_on, one.told_on) == (None, timezone.localdate())


def test_a_branch_without_a_talk_goes_dry(client: Client, workspace: Workspace, two: tuple[Person, Person]) -> None:
    ngozi, ben = two
    workspace.introductions.create(by=ngozi, to=ben, on=timezone.localdate() - timedelta(days=200))

    assert "gone dry</td>" in shown(client)


def test_one_that_was_taken_away_can_be_noted_again(
    client: Client, workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ngozi, _ = two
    page = f"/introductions/new?by={ngozi.pk}"
    client.post(page, {"to": "Ben Dalton"})
    client.post(f"/introductions/{workspace.introductions.get().pk}/removal")
    assert "you should talk with" in shown(client)

    client.post(page, {"to": "Ben Dalton"})

    assert workspace.introductions.present().count() == 1


def test_those_of_somebody_else_are_not_found(client: Client, ada: User, dans: Workspace) -> None:
    by, to = dans.people.create(name="Ngozi"), dans.people.create(name="Ben")
    theirs = dans.introductions.create(by=by, to=to)

    assert client.post(f"/introductions/{theirs.pk}/told").status_code == 404
    assert "Ngozi" not in shown(client, f"/introductions/new?by={by.pk}")
