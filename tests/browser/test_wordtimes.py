"""Their words about times, in a real browser: read, asked, tapped, agreed on, answered."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.conversations import Conversation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def conversation(transactional_db: None) -> Conversation:
    """Ada sits in Berlin, Ngozi in New York."""
    ada = welcome_local_person()
    ada.zone, ada.zone_is_known = "Europe/Berlin", True
    ada.save()
    assert ada.workspace
    begun = start_conversation(ada.workspace, ["Ngozi Okafor"], zone="Europe/Berlin")
    begun.people.update(zone="America/New_York")
    return begun


@pytest.mark.parametrize(("width", "scheme", "script"), [(390, "dark", False), (1280, "light", True)])
def test_a_question_is_tapped_and_a_time_agreed(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    conversation: Conversation,
    width: int,
    scheme: str,
    script: bool,
) -> None:
    day = timezone.localdate() + timedelta(days=9)
    page = open_page(f"/conversations/{conversation.pk}/times/words/", width=width, scheme=scheme, script=script)
    if script:
        axe(page)

    page.get_by_label("What they wrote").fill(f"Sure, {day.isoformat()} at 7 my time?")
    page.get_by_role("button", name="Read the times").click()
    expect(page.get_by_role("heading", name="In the morning or in the afternoon?")).to_be_visible()
    if script:
        axe(page)
    page.get_by_role("button", name="07:00 (New York)").click()
    expect(page.get_by_role("heading", name="They propose")).to_be_visible()
    expect(page.locator("mark").first).to_have_text(day.isoformat())
    if script:
        axe(page)
    page.get_by_text("Write them a yes").click()
    expect(page.get_by_label("In your own words")).to_have_value(
        f"Thank you. {_on(day)} at 07:00 in New York, which is {_on(day)} at 13:00 in Berlin, suits me."
    )
    page.get_by_role("button", name="Agree on").click()
    expect(page).to_have_url(re.compile("/meeting/$"))
    conversation.refresh_from_db()
    assert conversation.agreed_for


def _on(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
