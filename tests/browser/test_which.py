"""Which conversation is it, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import TARGETS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COFFEE = Path(__file__).parents[1] / "material" / "mail" / "coffee.eml"


@pytest.mark.parametrize("address", ["/which/", "/which/?example"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "dark")])
def test_the_page_is_accessible_and_within_reach(
    open_page: Callable[..., Page], axe: Callable[[Page], None], address: str, width: int, scheme: str
) -> None:
    page = open_page(address, width=width, scheme=scheme)

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TARGETS) == []


def test_from_a_mail_to_a_conversation_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/which/", script=False)

    page.get_by_label("Or drop a file here").set_input_files(COFFEE)
    page.get_by_role("button", name="Tell me which").click()
    expect(page.get_by_role("article", name="The answer")).to_contain_text("Jo Lind")

    page.get_by_text("say that you see it otherwise").click()
    page.get_by_label("What kind is it, as you see it?").select_option("casual_job")
    page.get_by_role("button", name="Make it a conversation").click()

    expect(page.get_by_role("heading", name="Jo Lind")).to_be_visible()
    expect(page.get_by_text("Casual job interview").first).to_be_visible()
    expect(page.get_by_text("What this kind means")).to_be_visible()


def test_a_later_message_that_turns_is_told_and_answered(
    open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = open_page("/conversations/new")
    page.get_by_label("With whom?").fill("Jo Lind")
    page.get_by_label("What kind of conversation is it?").select_option("informational")
    page.get_by_role("button", name="Begin it").click()

    page.get_by_text("What this kind means").click()
    page.get_by_role("link", name="Is it still this kind?").click()
    page.get_by_label("Paste what they wrote").fill(
        "Could you pass on my CV to your team? Are you hiring at the moment?"
    )
    page.get_by_label("Who wrote it?").select_option("me")
    page.get_by_role("button", name="Tell me which").click()
    expect(page.get_by_text("You are drifting into asking for a job")).to_be_visible()
    axe(page)

    page.get_by_label("Why you see it otherwise").fill("only a joke")
    page.get_by_role("button", name="I see it otherwise").click()
    expect(page.get_by_text("Noted how you see it.")).to_be_visible()
    expect(page.get_by_text("You are drifting")).to_have_count(0)


def test_the_first_page_sends_a_pasted_mail_on(open_page: Callable[..., Page]) -> None:
    page = open_page("/")

    page.locator("#id_text").fill("Hi Ben,\n\nwould you have twenty minutes to tell me how you became a baker?")
    page.get_by_role("button", name="Which conversation is it?").click()

    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()
