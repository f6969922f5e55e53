"""Whom to ask instead, whom to keep, and Today as a letter: three small roads, each with a keyboard's and a phone's width."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.accounts import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
PLACE = {"zone": "Europe/Lisbon", "organization": "Saltmarsh Institute"}


@pytest.fixture
def workspace() -> Workspace:
    """Ada's own."""
    found = welcome_local_person().workspace
    assert found
    return found


@WIDTHS
def test_a_second_person_there_is_asked(
    open_page: Callable[..., Page], axe: Callable[[Page], None], workspace: Workspace, width: int
) -> None:
    asked = start_conversation(workspace, ["Ben Stone"], asked_on=timezone.localdate() - timedelta(days=16), **PLACE)
    workspace.people.create(name="Cleo Roe", organization=workspace.organizations.get())

    page = open_page(f"/conversations/{asked.pk}/second/", width=width)
    axe(page)
    page.get_by_role("button", name="Ask Cleo Roe").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Cleo")
    assert workspace.conversations.present().count() == 2


@WIDTHS
def test_whom_to_keep_is_decided(
    open_page: Callable[..., Page], axe: Callable[[Page], None], workspace: Workspace, width: int
) -> None:
    today = timezone.localdate()
    ben = workspace.people.create(name="Ben Stone", keep_until=today - timedelta(days=2))

    page = open_page("/people/keeping/", width=width)
    axe(page)
    page.get_by_role("button", name="Keep Ben Stone another year").click()

    expect(page.get_by_text("Nobody is due.")).to_be_visible()
    ben.refresh_from_db()
    assert ben.keep_until > today
    page.get_by_role("button", name="Undo").click()
    ben.refresh_from_db()
    assert ben.keep_until < today


@WIDTHS
def test_today_comes_by_mail_at_an_hour(
    open_page: Callable[..., Page], axe: Callable[[Page], None], workspace: Workspace, width: int
) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(mail_from="ada@example.org")

    page = open_page("/settings/reminders", width=width)
    expect(page.locator(".foot")).to_contain_text("Everything stays on this machine.")
    page.locator("#digest").get_by_label("At which hour?").select_option(label="Each day at 7:00")
    page.locator("#digest").get_by_role("button", name="Save").click()

    axe(page)
    expect(page.locator(".foot")).to_contain_text("the letter of Today")
    workspace.refresh_from_db()
    assert workspace.digest_hour == 7
