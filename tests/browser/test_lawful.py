"""May we ask this? In a browser, with and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, False)])
def test_from_questions_to_lawful_wordings(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int, script: bool
) -> None:
    page = open_page("/lawful/", width=width, script=script)
    page.get_by_label("Your questions").fill(
        "Can you work this schedule?\nWho minds the children when you are on shift?"
    )
    page.get_by_label("Whose law").select_option("de")
    page.get_by_role("button", name="Look at them").click()

    expect(page.get_by_role("heading", level=2)).to_have_text("Germany: 1 not to be asked, 0 risky, 1 fine")
    page.get_by_text("What you may ask instead", exact=True).click()
    expect(page.get_by_text("To know whether the hours can be worked")).to_be_visible()
    if script:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            axe(page)
