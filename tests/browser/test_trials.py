"""Servers that take their time: the page says what is asked, goes on by itself, and keeps what was typed."""

import time
from typing import Any

import pytest
from playwright.sync_api import expect

from halfhour.records.scheduling import Calendar
from halfhour.records.trials import Trial
from tests.bad_servers import Bad, bad_server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cleo//EN\r\nEND:VCALENDAR\r\n"


def slow(bad: Bad, status: int, body: str, seconds: float = 4) -> None:
    """Answers, but not soon."""
    bad.say("GET", status, body)
    at_once = bad.answers["GET"]

    def answer(handler: Any) -> None:
        time.sleep(seconds)
        at_once(handler)

    bad.answers["GET"] = answer


def typed(page: Any, address: str) -> None:
    """The form filled in and sent."""
    page.get_by_label("Address of the calendar").fill(address)
    page.get_by_label("What you call it").fill("Work")
    page.get_by_label("It stands in my own network").check()
    page.get_by_role("button", name="Fetch it").click()


@pytest.mark.parametrize(("width", "scheme", "script"), [(390, "dark", True), (1280, "light", False)])
def test_a_slow_server_is_looked_on_at_until_it_answers(
    open_page: Any, axe: Any, width: int, scheme: str, script: bool
) -> None:
    with bad_server() as bad:
        slow(bad, 200, CALENDAR)
        page = open_page("/settings/calendars/address", width=width, scheme=scheme, script=script)
        typed(page, f"{bad.address}work.ics")

        expect(page.get_by_role("heading", name="Asking the server")).to_be_visible()
        expect(page.get_by_text("being asked now")).to_be_visible()
        if script:
            axe(page)
        expect(page.get_by_text("“Work” is here and counts as busy.")).to_be_visible()

    assert Calendar.objects.get().name == "Work"


def test_what_was_typed_stands_in_the_form_when_a_slow_server_says_no(open_page: Any, axe: Any) -> None:
    with bad_server() as bad:
        slow(bad, 404, "")
        page = open_page("/settings/calendars/address")
        address = f"{bad.address}work.ics"
        typed(page, address)

        expect(page.get_by_text("being asked now")).to_be_visible()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_label("Address of the calendar")).to_have_value(address)
        expect(page.get_by_label("What you call it")).to_have_value("Work")
        axe(page)

    assert not Calendar.objects.exists()


def test_what_was_broken_off_says_so_and_leads_back(open_page: Any, axe: Any) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from halfhour.actions.accounts import welcome_local_person

    workspace = welcome_local_person().workspace
    assert workspace
    steps = [
        ["smtp_host", "Letters that leave: smtp.example.org"],
        ["imap_host", "Letters that come in: imap.example.org"],
    ]
    trial = Trial.objects.create(workspace=workspace, what=Trial.What.MAIL, steps=steps, step=1)
    Trial.objects.filter(pk=trial.pk).update(created_at=timezone.now() - timedelta(minutes=5))

    page = open_page(f"/settings/trials/{trial.pk}/", width=390)

    expect(page.get_by_role("heading", name="It was broken off")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", name="Mail")).to_be_visible()
