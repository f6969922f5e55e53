"""Finding a time, holding a few, and taking one, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.conversations import Conversation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def conversation(transactional_db: None) -> Conversation:
    """Ada sits in Berlin; where Ngozi is nobody has said yet."""
    ada = welcome_local_person()
    ada.zone, ada.zone_is_known = "Europe/Berlin", True
    ada.save()
    assert ada.workspace
    return start_conversation(ada.workspace, ["Ngozi Okafor"], zone="Europe/Berlin")


@pytest.mark.parametrize(("width", "scheme", "script"), [(390, "dark", False), (1280, "light", True)])
def test_times_are_found_held_written_and_taken(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    conversation: Conversation,
    width: int,
    scheme: str,
    script: bool,
) -> None:
    page = open_page(f"/conversations/{conversation.pk}/times/", width=width, scheme=scheme, script=script)
    if script:
        axe(page)

    page.get_by_label("Where are they?").select_option("America/New_York")
    page.get_by_role("button", name="Find times").click()
    expect(page.get_by_role("img")).not_to_have_count(0)
    if script:
        axe(page)
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Hold these for them").click()
    expect(page.get_by_role("heading", name="Held for them until")).to_be_visible()
    if script:
        axe(page)
    page.get_by_role("button", name="Write it to them").click()
    expect(page.locator("#id_text")).to_contain_text("(New York), which is")

    page.goto(f"/conversations/{conversation.pk}/times/")
    page.get_by_role("button", name="They took").first.click()
    conversation.refresh_from_db()
    assert conversation.agreed_for


def test_ones_own_hours_are_kept(open_page: Callable[..., Page], axe: Callable[[Page], None], transactional_db: None):
    page = open_page("/settings/hours/", width=390)
    axe(page)

    page.locator("#id_mon").fill("10-12, 14:00-16:30")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#id_mon")).to_have_value("10:00–12:00, 14:00–16:30")
