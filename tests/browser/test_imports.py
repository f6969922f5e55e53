"""From a file of connections to people, back again, and two records of one person made one: in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ngozi,Okafor,https://www.linkedin.com/in/ngozi,,Harbour Works,Engineer,05 Mar 2024
Tove,Lindqvist,https://www.linkedin.com/in/tove,tove@example.org,Orchard Lab,Chemist,06 Mar 2024
,,,,,,07 Mar 2024
"""


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """Connections.csv as LinkedIn gives it."""
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return path


def look_into(page: Page, file: Path) -> None:
    """The file in the box, and its preview."""
    page.goto("/people/import/")
    page.get_by_label("Choose files, or drop them here").set_input_files(file)
    page.get_by_role("button", name="Look into it").click()


@pytest.mark.parametrize("width", [390, 1280])
def test_people_from_a_file_and_back(
    open_page: Callable[..., Page], connections: Path, axe: Callable[[Page], None], width: int
) -> None:
    page = open_page("/people/import/", width=width)
    page.get_by_text("LinkedIn", exact=True).click()
    axe(page)

    look_into(page, connections)
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    page.get_by_text("1 row without a name").click()
    expect(page.get_by_text("line 7: names nobody")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)
    page.get_by_role("button", name="Take 2 people in").click()
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    axe(page)

    look_into(page, connections)
    expect(page.get_by_text("Nothing new.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Throw the file away").click()

    page.get_by_role("link", name="Connections.csv").click()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("2 who came with it are gone.")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_two_records_become_one_and_two_again(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int
) -> None:
    cache.clear()
    workspace = welcome_local_person().workspace
    assert workspace
    for name, role in (("Bob Dalton", "Baker"), ("Robert Dalton", "Head baker")):
        person = workspace.people.create(name=name, role=role)
        workspace.addresses.create(person=person, way="email", value="bob@x.example", plain="bob@x.example")

    page = open_page("/people/duplicates/", width=width)
    expect(page.get_by_text("Almost certainly one person")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Compare Bob Dalton and Robert Dalton").click()
    page.get_by_label("Robert Dalton").check()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)
    page.get_by_role("button", name="Make them one").click()
    expect(page.get_by_text("are one now")).to_be_visible()

    page.get_by_role("link", name="Merged so far").click()
    axe(page)
    page.get_by_role("button", name="Take Robert Dalton and Robert Dalton apart").click()
    expect(page.get_by_text("are two again.")).to_be_visible()

    page.goto("/people/duplicates/")
    page.get_by_role("button", name="are two people").click()
    expect(page.get_by_text("Nobody seems to be here twice.")).to_be_visible()


def test_without_a_script_all_of_it_works_too(open_page: Callable[..., Page], connections: Path) -> None:
    page = open_page("/people/import/", script=False)

    look_into(page, connections)
    page.get_by_role("button", name="Take 2 people in").click()

    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
