"""The same person twice: the pages."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from halfhour.records.accounts import User, Workspace
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    cache.clear()


@pytest.fixture
def two(workspace: Workspace) -> tuple[Person, Person]:
    """One person from two files."""
    ben = workspace.people.create(name="Ben Dalton", role="Baker")
    other = workspace.people.create(name="Benjamin Dalton", role="Head baker", notes="Met at the fair.")
    for person in (ben, other):
        workspace.addresses.create(person=person, way="email", value="ben@x.example", plain="ben@x.example")
    return ben, other


def test_an_empty_page_says_when_pairs_stand_here(client: Client, ada: User) -> None:
    assert "Nobody seems to be here twice." in client.get("/people/duplicates/").content.decode()


def test_a_pair_stands_with_its_reasons_and_how_sure_it_is(client: Client, two: tuple[Person, Person]) -> None:
    text = client.get("/people/duplicates/").content.decode()

    assert "1 pair who may be one person" in text
    assert "Almost certainly one person" in text
    assert "same e-mail address" in text
    assert "short form of the same name" in text


def test_merging_field_by_field_and_taking_apart(
    client: Client, workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ben, other = two
    page = f"/people/duplicates/{ben.pk}/{other.pk}/"
    text = client.get(page).content.decode()
    assert "Where they differ, which do you keep?" in text
    assert "Met at the fair." in text

    assert client.post(page, {"sent": 1, "name": "gone"}).status_code == 422
    client.post(page, {"sent": 1, "name": "gone", "role": "both"})
    ben.refresh_from_db()
    assert (ben.name, ben.role) == ("Benjamin Dalton", "Baker; Head baker")
    assert "Nobody seems to be here twice." in client.get("/people/duplicates/").content.decode()

    merge = workspace.merges.get()
    assert "Take apart" in client.get("/people/duplicates/merges/").content.decode()
    client.post(f"/people/duplicates/merges/{merge.pk}/undoing")
    assert [person.name for person in workspace.people.present()] == ["Ben Dalton", "Benjamin Dalton"]
    assert "taken apart" in client.get("/people/duplicates/merges/").content.decode()


def test_two_people_are_not_offered_again_until_that_is_undone(
    client: Client, workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ben, other = two

    text = client.post(f"/people/duplicates/{other.pk}/{ben.pk}/apart", follow=True).content.decode()
    assert "are two people." in text
    assert "Nobody seems to be here twice." in text

    client.post(f"/undo/{workspace.revisions.get().pk}/")
    assert "1 pair who may" in client.get("/people/duplicates/").content.decode()


def test_people_of_somebody_else_are_not_found(client: Client, dans: Workspace, two: tuple[Person, Person]) -> None:
    theirs = dans.people.create(name="Ben Dalton")

    assert client.get(f"/people/duplicates/{two[0].pk}/{theirs.pk}/").status_code == 404
    assert client.post(f"/people/duplicates/{two[0].pk}/{theirs.pk}/apart").status_code == 404
    assert client.get("/people/duplicates/").content.decode().count("Compare</a>") == 1


def test_questions_to_the_database_do_not_grow_with_the_pairs(client: Client, workspace: Workspace) -> None:
    def asked() -> int:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/people/duplicates/")
        return len(queries)

    for _ in range(2):
        workspace.people.create(name="Mia Roe")
    few = asked()
    for _ in range(20):
        workspace.people.create(name="Mia Roe")

    assert asked() == few
