"""The coach and the thank-you check in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MESSAGE = "Hello,\n\nI would love to pick your brain. Please keep me in mind if anything opens up."


@pytest.mark.parametrize("address", ["/coach/", "/thanks/"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_the_page_is_accessible_and_nothing_is_cut_off(
    open_page: Callable[..., Page], axe: Callable[[Page], None], address: str, width: int, scheme: str
) -> None:
    page = open_page(address, width=width, scheme=scheme)
    axe(page)

    page.locator("#id_text").fill(MESSAGE)
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".faults > li").first).to_be_visible()

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_findings_appear_while_one_types(open_page: Callable[..., Page]) -> None:
    page = open_page("/coach/")

    page.locator("#id_text").press_sequentially(MESSAGE)

    expect(page.locator("#checked")).to_contain_text("This hopes for a job.")
    expect(page.locator("#id_text")).to_have_value(MESSAGE)


def test_it_works_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/thanks/", script=False)

    page.locator("#id_text").fill("Dear [Name], thank you for the talk.")
    page.get_by_role("button", name="Check it").click()

    expect(page.locator("#checked")).to_contain_text("Not ready")
    expect(page.locator("mark")).to_contain_text("[Name]")
