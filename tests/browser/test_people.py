"""From an empty list to a person, a place, an introduction, and forgetting: in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_person_is_added_met_introduced_and_forgotten(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int
) -> None:
    page = open_page("/people/", width=width)
    expect(page.get_by_text("Here stand the people you know")).to_be_visible()
    axe(page)

    page.get_by_role("link", name="Add somebody").first.click()
    page.get_by_label("What is their name?").fill("Ngozi Okafor")
    page.get_by_label("Where?").fill("Harbour Works")
    page.get_by_label("E-mail address").fill("ngozi@harbour.example")
    axe(page)
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("link", name="ngozi@harbour.example")).to_be_visible()
    expect(page.get_by_text("You have not talked yet")).to_be_visible()
    axe(page)

    page.get_by_text("Note a contact").click()
    page.get_by_label("In a few words").fill("at the fair")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Last real contact today")).to_be_visible()
    person = page.url

    page.get_by_role("link", name="They sent me to somebody").click()
    page.get_by_label("To whom?").fill("Ben Dalton")
    axe(page)
    page.get_by_role("button", name="Note it").click()
    page.goto("/introductions/")
    page.get_by_role("button", name="Ngozi Okafor was thanked for Ben Dalton").click()
    expect(page.get_by_text("Noted: Ngozi Okafor was thanked.")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)

    page.goto("/organizations/")
    page.get_by_label("Who do I know at…").fill("Harbor Works")
    page.get_by_role("button", name="Ask").click()
    axe(page)
    page.get_by_role("status").get_by_role("link", name="Harbour Works", exact=True).click()
    expect(page.get_by_text("There now")).to_be_visible()
    axe(page)

    for path in ("/people/groups/", f"{person}edit", "/people/?q=ok", "/organizations/"):
        page.goto(path)
        axe(page)

    page.goto(f"{person}forgetting")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)
    page.get_by_label("Type their name to forget them for good").fill("ngozi okafor")
    page.get_by_role("button", name="Forget them for good").click()
    expect(page.get_by_text("They are forgotten.")).to_be_visible()
    expect(page.get_by_text("Ngozi")).to_have_count(0)


def test_one_tap_begins_a_conversation_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/people/new?name=Ben Dalton", script=False)
    page.get_by_role("button", name="Add them").click()

    page.get_by_role("button", name="Begin a conversation").click()

    expect(page.get_by_role("heading", level=1, name="Ben Dalton")).to_be_visible()
    assert "/conversations/" in page.url
