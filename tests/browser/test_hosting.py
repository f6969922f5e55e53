"""A half hour across two clocks and a clock change, in a real browser: asked on a phone, accepted, moved, cancelled, seen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.hosting import change_page, make_page, times_of
from halfhour.records.hosting import Booking, BookingPage
from halfhour.web.hosting import doors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
THEN = datetime(2026, 10, 22, 9, tzinfo=UTC)
"""A Thursday; in Berlin clocks go back on Sunday, in New York a week later."""


@pytest.fixture
def page_of_ada(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> BookingPage:
    """Ada sits in Berlin, and it is the Thursday before clocks change."""
    real_now, began = timezone.now, timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: THEN + (real_now() - began))
    monkeypatch.setattr(doors, "TOO_QUICK", -1)
    ada = welcome_local_person()
    ada.name, ada.zone, ada.zone_is_known = "Ada Lindqvist", BERLIN, True
    ada.save()
    assert ada.workspace
    ada.workspace.mail_from = "ada@example.org"
    ada.workspace.save()
    page, _ = make_page(
        ada.workspace,
        now=timezone.now(),
        name="Half hours with Ada",
        host_name="Ada Lindqvist",
        zone=BERLIN,
        greeting="Bring your questions.",
        boundaries="I cannot help with referrals.",
        link="https://video.example/ada",
    )
    return page


def whole(moment: datetime) -> str:
    """A time as the pages say it, the guest's clock first."""
    there, here = moment.astimezone(ZoneInfo(NEW_YORK)), moment.astimezone(ZoneInfo(BERLIN))
    return f"{there:%A} {there.day} {there:%B %Y}, {there:%H:%M} (New York), {here:%H:%M} (Berlin)"


def fill_in(page: Page) -> None:
    """Ben says who he is."""
    page.get_by_label("Your name").fill("Ben Adeyemi")
    page.get_by_label("Your e-mail address").fill("ben@example.org")
    page.get_by_label("Who are you?").fill("A welder who reads about tides.")
    page.get_by_label("What do you want to learn?").fill("What a week at sea looks like.")
    page.get_by_label("One thing you read").fill("Your talk in Lund")


def test_a_guest_asks_across_a_clock_change_the_host_accepts_and_the_guest_moves_and_cancels(
    open_page: Callable[..., Page], axe: Callable[[Page], None], page_of_ada: BookingPage
) -> None:
    guest = open_page(f"/with/{page_of_ada.key}/", width=390, zone=NEW_YORK)
    expect(guest.get_by_label("Where are you?")).to_have_value(NEW_YORK)
    expect(guest.get_by_text("Clocks change in between")).to_be_visible()
    axe(guest)
    monday, tuesday = (datetime(2026, 10, day, 13, tzinfo=UTC) for day in (26, 27))  # 9:00 and 14:00, five hours apart

    guest.get_by_role("link", name=f": {whole(monday)}").click()
    expect(guest.get_by_text("Monday 26 October 2026, 09:00 (New York), 14:00 (Berlin)")).to_be_visible()
    axe(guest)
    fill_in(guest)
    guest.get_by_role("button", name="Ask for this half hour").click()
    expect(guest.get_by_role("heading", name="You asked")).to_be_visible()
    axe(guest)
    assert guest.context.cookies() == []

    host = open_page("/")
    host.get_by_role("link", name="Read it: Answer Ben Adeyemi").click()
    expect(host.get_by_text("Monday 26 October 2026, 14:00 (Berlin), 09:00 (New York)").first).to_be_visible()
    axe(host)
    host.get_by_role("button", name="Accept").click()
    expect(host.get_by_role("link", name="Read the letter and release it")).to_be_visible()
    axe(host)

    guest.reload()
    expect(guest.get_by_role("heading", name="It is agreed")).to_be_visible()
    expect(guest.get_by_role("link", name="video.example")).to_be_visible()
    axe(guest)
    guest.get_by_role("link", name="Choose another time").click()
    guest.get_by_text("Tuesday 27 October", exact=True).click()
    axe(guest)
    guest.get_by_role("button", name=f": {whole(tuesday)}").click()
    expect(guest.get_by_text("Tuesday 27 October 2026, 09:00 to 09:30").first).to_be_visible()
    expect(guest.get_by_text("Moved from Monday 26 October 2026")).to_be_visible()
    guest.get_by_text("Cancel it", exact=True).click()
    guest.get_by_role("button", name="Cancel this half hour").click()
    expect(guest.get_by_role("heading", name="You cancelled it")).to_be_visible()
    axe(guest)

    host.reload()
    expect(host.get_by_text("They cancelled on 22 October")).to_be_visible()
    assert Booking.objects.get().start == tuesday


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_script_a_guest_says_where_they_are_and_asks(
    open_page: Callable[..., Page], page_of_ada: BookingPage, scheme: str
) -> None:
    page = open_page(f"/with/{page_of_ada.key}/", width=390, scheme=scheme, script=False, zone=NEW_YORK)

    page.get_by_label("Where are you?").select_option(NEW_YORK)
    page.get_by_role("button", name="Show").click()
    page.locator("a.time").first.click()
    fill_in(page)
    page.get_by_role("button", name="Ask for this half hour").click()

    expect(page.get_by_role("heading", name="You asked")).to_be_visible()


def test_a_host_makes_a_page_looks_at_it_pauses_it_and_answers(
    open_page: Callable[..., Page], axe: Callable[[Page], None], page_of_ada: BookingPage
) -> None:
    page = open_page("/hosting/", width=390, scheme="dark")
    axe(page)
    page.get_by_role("link", name="Make another page").click()
    axe(page)
    page.get_by_label("What the page is called").fill("Short ones")
    page.get_by_role("button", name="Make the page").click()
    expect(page.get_by_role("heading", name="Short ones")).to_be_visible()
    axe(page)

    page.get_by_role("link", name="See it as a guest").click()
    axe(page)
    page.get_by_role("link", name="Back to the settings").click()
    page.get_by_text("Pause it", exact=True).click()
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_text("Paused. What is agreed stays.").first).to_be_visible()
    page.get_by_role("button", name="Open it again").click()

    expect(page.get_by_text("Open again.")).to_be_visible()


def test_a_taken_time_is_answered_with_others_and_what_was_written_stays(
    open_page: Callable[..., Page], axe: Callable[[Page], None], page_of_ada: BookingPage, complaints: list[Any]
) -> None:
    change_page(page_of_ada, most_a_day=0, most_a_week=0)
    start = times_of(page_of_ada, 30, now=timezone.now())[0]
    page = open_page(f"/with/{page_of_ada.key}/", width=390, zone=NEW_YORK)
    page.locator("a.time").first.click()
    fill_in(page)
    Booking.objects.create(
        workspace=page_of_ada.workspace, page=page_of_ada, guest_name="Cleo", asked_at=timezone.now(), start=start
    )

    page.get_by_role("button", name="Ask for this half hour").click()

    expect(page.get_by_role("alert")).to_contain_text("Somebody else was a moment faster")
    expect(page.get_by_label("Who are you?")).to_have_value("A welder who reads about tides.")
    axe(page)
    page.get_by_role("button", name="Ask for this half hour").click()
    expect(page.get_by_role("heading", name="You asked")).to_be_visible()
    assert Booking.objects.get(guest_name="Ben Adeyemi").start - start == timedelta(minutes=60)
    complaints[:] = [complaint for complaint in complaints if "status of 409" not in complaint]
