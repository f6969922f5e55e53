"""Your questions in a browser, with and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, False)])
def test_from_a_list_to_better_questions_and_the_bank(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int, script: bool
) -> None:
    page = open_page("/questions/", width=width, script=script)
    page.get_by_label("Your questions").fill("Do you like working nights?\nHow did you become a pilot?")
    page.get_by_role("button", name="Look at them").click()

    expect(page.get_by_role("heading", level=2)).to_have_text("1 of 2 open the talk")
    page.get_by_text("It opens up as").click()
    expect(page.get_by_text("“What is working nights like for you?”")).to_be_visible()
    if script:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            axe(page)

    page.get_by_role("link", name="Choose from good questions").click()
    page.get_by_label("What nearly made you give up?").check()
    page.get_by_role("button", name="Take these with me").click()
    expect(page.get_by_label("Your questions")).to_have_value("What nearly made you give up?")
