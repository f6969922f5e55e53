"""Organizations: the question whom one knows there, names, and two that are one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halfhour.records.accounts import User, Workspace
from halfhour.records.people import Organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour(workspace: Workspace) -> Organization:
    """A place with one person now and one from before."""
    place = workspace.organizations.create(name="Harbour Works")
    ngozi = workspace.people.create(name="Ngozi Okafor", role="engineer", organization=place, tie="weak")
    ben = workspace.people.create(name="Ben Dalton", known_from="the choir")
    workspace.posts.create(person=ben, organization=place, is_over=True, title="clerk")
    workspace.contacts.create(person=ngozi, on=timezone.localdate() - timedelta(days=5 * 365), way="met")
    return place


def shown(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_list_says_what_goes_here(client: Client, ada: User) -> None:
    assert "stand here as soon as people do" in shown(client, "/organizations/")


def test_now_and_before_are_told_apart_with_how_warm_it_is(client: Client, harbour: Organization) -> None:
    text = shown(client, f"/organizations/{harbour.pk}/")

    assert text.index("There now") < text.index("Ngozi Okafor") < text.index("There before") < text.index("Ben Dalton")
    for words in ("loose", "quiet for years, and worth a word", "the choir", "never talked", "clerk"):
        assert words in text


def test_nobody_is_said_aloud(client: Client, workspace: Workspace) -> None:
    place = workspace.organizations.create(name="Tidal Lab")

    assert "Nobody yet." in shown(client, f"/organizations/{place.pk}/")


def test_the_box_answers_exact_names_and_asks_about_near_ones(client: Client, harbour: Organization) -> None:
    assert "Who do I know here?" in shown(client, "/organizations/?at=the harbour works ltd")

    asked = shown(client, "/organizations/?at=Harbor Works")
    assert "no place is called exactly" in asked
    assert "Did you mean" in asked
    assert "Ngozi" not in asked
    assert "Did you mean" not in shown(client, "/organizations/?at=bour")


def test_an_alias_answers_too_and_belongs_to_one_place(
    client: Client, workspace: Workspace, harbour: Organization
) -> None:
    other = workspace.organizations.create(name="Tidal Lab")
    client.post(f"/organizations/{harbour.pk}/names", {"name": "HW"})

    assert "Ngozi" in shown(client, "/organizations/?at=hw")
    assert client.post(f"/organizations/{other.pk}/names", {"name": "hw"}).status_code == 422
    client.post(f"/organizations/{harbour.pk}/names/{harbour.aliases.get().pk}/removal")
    assert "Ngozi" not in shown(client, "/organizations/?at=hw")


def test_two_places_become_one_and_two_again(client: Client, workspace: Workspace, harbour: Organization) -> None:
    other = workspace.organizations.create(name="Harbour Works International", notes="Big.")
    tove = workspace.people.create(name="Tove Lind", organization=other)
    page = f"/organizations/{harbour.pk}/merging"
    assert client.post(page, {"other": "Harbour"}).status_code == 422

    client.post(page, {"other": "harbour works international"})
    tove.refresh_from_db()
    assert tove.organization == harbour
    assert "Tove" in shown(client, "/organizations/?at=Harbour Works International")

    client.post(f"/undo/{workspace.revisions.get(part_of=None).pk}/")
    tove.refresh_from_db()
    assert tove.organization == other
    assert "Ngozi" not in shown(client, "/organizations/?at=Harbour Works International")


def test_a_place_is_added_and_edited_with_undo(client: Client, workspace: Workspace) -> None:
    client.post("/organizations/new", {"name": "Tidal Lab", "sort": "organization"})
    place = workspace.organizations.get()
    assert client.post("/organizations/new", {"name": "the tidal lab", "sort": "field"}).status_code == 422

    client.post(f"/organizations/{place.pk}/edit", {"name": "Tidal Lab", "sort": "organization", "dress": "boots"})
    assert "boots" in shown(client, f"/organizations/{place.pk}/")
    client.post(f"/organizations/{place.pk}/removal")
    client.post(f"/undo/{workspace.revisions.first().pk}/")

    assert workspace.organizations.present().get() == place


def test_places_of_somebody_else_are_not_found(client: Client, ada: User, dans: Workspace) -> None:
    theirs = dans.organizations.create(name="Harbour Works")

    assert client.get(f"/organizations/{theirs.pk}/").status_code == 404
    assert "no place is called exactly" in shown(client, "/organizations/?at=Harbour Works")


def test_the_number_of_questions_does_not_grow(client: Client, workspace: Workspace, harbour: Organization) -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    paths = ("/organizations/", f"/organizations/{harbour.pk}/")
    few = [asked(path) for path in paths]
    for number in range(12):
        workspace.organizations.create(name=f"Place {number}")
        workspace.people.create(name=f"Person {number}", organization=harbour)

    assert [asked(path) for path in paths] == few
