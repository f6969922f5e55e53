"""From a first draft to a letter that has left, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.outbox import deliver_waiting
from halfhour.adapters.mail.folder import FolderMail
from halfhour.records.conversations import Conversation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOFT_JOB_ASK = "Dear Ngozi,\n\nI would love to talk. Please keep me in mind if anything opens up."
MENDED = (
    "Dear Ngozi,\n\nyour talk about the tidal model of the Minho made me read your thesis. How did you decide to leave the "
    "university for the harbour? I study oceanography in Porto and face the same step.\n\nWould you have twenty minutes on the "
    "phone in the next two weeks? A no is fine, too.\n\nAda"
)


@pytest.fixture
def conversation(transactional_db: None) -> Conversation:
    """One with Ngozi, in a workspace that knows from where it writes."""
    ada = welcome_local_person()
    assert ada.workspace
    ada.name, ada.workspace.mail_from = "Ada", "ada@example.org"
    ada.save()
    ada.workspace.save()
    return start_conversation(ada.workspace, ["Ngozi Okafor"], zone="UTC", kind="informational")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_message_is_mended_handed_over_and_noted(
    open_page: Callable[..., Page], axe: Callable[[Page], None], conversation: Conversation, width: int, scheme: str
) -> None:
    page = open_page(f"/conversations/{conversation.pk}/writing/ask/", width=width, scheme=scheme)
    axe(page)

    page.locator("#id_text").fill(SOFT_JOB_ASK)
    expect(page.locator("#checked")).to_contain_text("This hopes for a job.")
    expect(page.locator("mark", has_text="keep me in mind")).to_be_visible()
    axe(page)
    page.locator("#id_to").fill("ngozi@example.org")
    page.locator("#id_subject").fill("From university to harbour")
    page.locator("#id_text").fill(MENDED)
    expect(page.locator("#checked")).not_to_contain_text("This hopes for a job.")
    expect(page.locator("#mailto")).to_have_attribute("href", _carries_all())
    expect(page.locator("#count")).to_contain_text("Kept.")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="I sent it today").click()
    expect(page.locator("#notices")).to_contain_text("Noted as sent.")
    conversation.refresh_from_db()
    assert conversation.asked_on == timezone.localdate()
    assert conversation.messages.get().text == MENDED


def _carries_all() -> re.Pattern[str]:
    """The mail program is given address, subject and text."""
    return re.compile(r"^mailto:ngozi@example\.org\?subject=From%20university.*&body=Dear%20Ngozi.*tidal")


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, True), (1280, False)])
def test_a_letter_is_read_edited_released_and_leaves(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    conversation: Conversation,
    settings: Any,
    tmp_path: Path,
    width: int,
    script: bool,
) -> None:
    settings.DATA = tmp_path
    check = axe if script else lambda page: None
    page = open_page(f"/conversations/{conversation.pk}/writing/ask/", width=width, script=script)
    page.locator("#id_to").fill("ngozi@example.org")
    page.locator("#id_text").fill(MENDED)
    page.get_by_role("button", name="Save and check").click()
    expect(page.locator("#checked")).to_contain_text("There is no subject line.")

    page.get_by_role("button", name="Put it in the outbox").click()
    expect(page.locator(".as-read")).to_contain_text("your talk about the tidal model")
    check(page)
    page.get_by_role("link", name="Edit it").first.click()
    check(page)
    page.locator("#id_subject").fill("From university to harbour")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".as-read")).to_contain_text("From university to harbour")
    page.get_by_role("button", name="Release it now").click()
    expect(page.locator("#lists")).to_contain_text("on its way")
    check(page)
    deliver_waiting(FolderMail(tmp_path / "outbox"), timezone.now())

    page.goto("/outbox/")
    expect(page.get_by_role("heading", name="Left")).to_be_visible()
    check(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(list((tmp_path / "outbox").iterdir())) == 1
    assert conversation.messages.get().subject == "From university to harbour"


def test_two_windows_show_both_texts(
    open_page: Callable[..., Page], axe: Callable[[Page], None], complaints: list[str], conversation: Conversation
) -> None:
    address = f"/conversations/{conversation.pk}/writing/ask/"
    first, second = open_page(address), open_page(address)
    first.locator("#id_text").fill("Dear Ngozi, from the first window.")
    expect(first.locator("#count")).to_contain_text("Kept.")

    second.locator("#id_text").fill("Dear Ngozi, from the second window.")

    expect(second.locator("#checked")).to_contain_text("from the first window")
    axe(second)
    second.get_by_role("button", name="Keep the one I typed here").click()
    expect(second.locator("#id_text")).to_have_value("Dear Ngozi, from the second window.")
    expect(second.locator("#checked")).not_to_contain_text("from the first window")
    assert conversation.drafts.get().text == "Dear Ngozi, from the second window."
    complaints[:] = [complaint for complaint in complaints if "status of 409" not in complaint]


def test_copying_falls_back_to_selecting(open_page: Callable[..., Page], conversation: Conversation) -> None:
    page = open_page(f"/conversations/{conversation.pk}/writing/ask/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })")
    page.locator("#id_text").fill(MENDED)
    expect(page.locator("#copy")).to_be_visible()

    page.locator("#copy").click()

    expect(page.locator("#copy")).to_have_text("Selected: now copy it")
    assert page.evaluate("document.getSelection().toString() || document.activeElement.id")
