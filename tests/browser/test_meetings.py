"""Agreeing on a time, inviting, answering and deciding, in a real browser."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.invitations import as_sheet, take_in
from halfhour.domain.invitations.appointments import Who, counter
from halfhour.formats.invitations.writing import write
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel
from halfhour.records.people import Address
from halfhour.records.scheduling import Meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(transactional_db: None) -> Conversation:
    """Ada sits in Berlin, Ngozi in New York."""
    ada = welcome_local_person()
    ada.name, ada.zone, ada.zone_is_known = "Ada", "Europe/Berlin", True
    ada.save()
    assert ada.workspace
    ada.workspace.mail_from = "ada@example.org"
    ada.workspace.save()
    conversation = start_conversation(ada.workspace, ["Ngozi Okafor"], zone="Europe/Berlin", travel_minutes=15)
    known = {"way": Address.Way.EMAIL, "value": "ngozi@example.org", "plain": "ngozi@example.org"}
    Address.objects.create(workspace=ada.workspace, person=conversation.people.get(), **known)
    return conversation


def looked_at(page: Page, axe: Callable[[Page], None], width: int) -> None:
    """Accessible, and nothing cut off."""
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def noted(page: Page) -> None:
    """Tomorrow at half past two, on two clocks, at a place."""
    day = (timezone.now() + timedelta(days=1)).date()
    page.get_by_label("When?").fill(f"{day}T14:30")
    page.get_by_label("Where are they?").select_option("America/New_York")
    page.get_by_label("Place").fill("Café Blau")
    page.get_by_role("button", name="Note it").click()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_time_is_noted_told_moved_and_called_off(
    open_page: Callable[..., Page], axe: Callable[[Page], None], talk: Conversation, width: int, scheme: str
) -> None:
    page = open_page(f"/conversations/{talk.pk}/meeting/", width=width, scheme=scheme)
    looked_at(page, axe, width)

    noted(page)
    expect(page.get_by_text("Leave at 14:05 to be there 10 minutes early.")).to_be_visible()
    page.get_by_text("Another time or place").click()
    looked_at(page, axe, width)

    page.get_by_role("button", name="Put it in the outbox").last.click()
    expect(page.get_by_text("With it goes a file for calendars: the invitation.")).to_be_visible()
    looked_at(page, axe, width)
    Parcel.objects.update(released_at=timezone.now(), left_at=timezone.now())
    Meeting.objects.update(invited_at=timezone.now())

    page.goto(f"/conversations/{talk.pk}/meeting/")
    page.get_by_text("Call it off").first.click()
    page.get_by_role("button", name="Call it off").click()
    expect(page.get_by_role("heading", name="Tell them that it is off")).to_be_visible()
    looked_at(page, axe, width)


def test_it_works_without_a_script_and_undo_takes_it_back(open_page: Callable[..., Page], talk: Conversation) -> None:
    page = open_page(f"/conversations/{talk.pk}/meeting/", script=False)
    noted(page)
    expect(page.get_by_text("14:30 to 15:00").first).to_be_visible()

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("heading", name="Agree on a time")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_their_invitation_is_dropped_on_today_and_answered(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    talk: Conversation,
    tmp_path: Path,
    width: int,
    scheme: str,
) -> None:
    start = timezone.now() + timedelta(days=3)
    file = tmp_path / "invite"
    file.write_text(
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:n-1\nSEQUENCE:0\nSUMMARY:Coffee\n"
        f"DTSTAMP:20260320T100000Z\nDTSTART:{start:%Y%m%dT%H%M00Z}\nDURATION:PT30M\n"
        "ORGANIZER;CN=Ngozi Okafor:mailto:ngozi@example.org\nATTENDEE:mailto:ada@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    page = open_page("/", width=width, scheme=scheme)
    page.get_by_text("What have you got?").click()
    page.get_by_label("Or drop files here").set_input_files(file)
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_role("heading", name="This is the invitation of Ngozi Okafor")).to_be_visible()
    looked_at(page, axe, width)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("heading", name="They invite you: Coffee")).to_be_visible()
    page.get_by_text("Propose another time").click()
    looked_at(page, axe, width)
    page.get_by_role("button", name="Accept").click()

    expect(page.get_by_text("With it goes a file for calendars: your answer.")).to_be_visible()
    talk.refresh_from_db()
    assert talk.agreed_for


def test_their_time_is_taken_and_told(
    open_page: Callable[..., Page], axe: Callable[[Page], None], talk: Conversation
) -> None:
    page = open_page(f"/conversations/{talk.pk}/meeting/")
    noted(page)
    now = timezone.now()
    Meeting.objects.update(invited_at=now, attendee="ngozi@example.org")
    meeting = Meeting.objects.get()
    theirs = counter(
        as_sheet(meeting, now), Who("ngozi@example.org"), meeting.start + timedelta(days=1), 45, "Full", now
    )
    assert theirs
    take_in(write(theirs).encode(), talk.workspace, today=timezone.localdate(), now=now)

    page.goto("/")
    page.get_by_role("link", name="Decide").first.click()
    looked_at(page, axe, 1280)
    page.get_by_role("button", name="Take it").click()

    expect(page.get_by_role("heading", name="Send them the new time")).to_be_visible()
