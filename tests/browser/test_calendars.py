"""A calendar account, from the first look to a meeting that was moved elsewhere, in a browser against a real server."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from halfhour import wiring
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.calendars import busy
from halfhour.actions.calendars.looking import look_where_due
from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on
from halfhour.domain.scheduling.spans import Span
from halfhour.records.scheduling import MeetingCopy
from halfhour.web.calendars.doors import doors
from tests.calendar_servers import Running, event, radicale
from tests.pocket import Pocket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    pocket = Pocket()
    monkeypatch.setattr(wiring, "passwords", lambda: pocket)
    with radicale(tmp_path) as running:
        yield running


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_an_account_is_added_written_to_and_a_move_made_elsewhere_decided(
    open_page: Any, axe: Any, server: Running, width: int, scheme: str
) -> None:
    now = timezone.now()
    three = (now + timedelta(days=3)).replace(hour=15, minute=0, second=0, microsecond=0)
    server.put("dentist", event("d@example.org", f"{three:%Y%m%dT090000}", f"{three:%Y%m%dT100000}"))
    page = open_page("/settings/", width=width, scheme=scheme)
    page.get_by_role("link", name="Calendars", exact=True).click()
    expect(page.get_by_text("Add the first one")).to_be_visible()
    axe(page)

    page.get_by_role("link", name="An account (CalDAV)").click()
    page.get_by_label("Address of the server").fill(server.address)
    page.get_by_label("User name there").fill(server.user)
    page.get_by_label("Password").fill("a wrong one")
    page.get_by_label("It stands in my own network").check()
    page.get_by_role("button", name="Find the calendars").click()
    expect(page.get_by_text("does not accept")).to_be_visible()
    expect(page.get_by_label("Address of the server")).to_have_value(server.address)
    axe(page)

    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Find the calendars").click()
    expect(page.get_by_text("One calendar is here")).to_be_visible()
    page.get_by_role("radio", name="My days").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    look_where_due(doors(), timezone.now())
    axe(page)

    workspace = welcome_local_person().workspace
    assert workspace
    day = Span(three - timedelta(hours=8), three + timedelta(hours=8))
    assert [span.start.hour for span in busy(workspace, day, now=now)] == [9]

    talk = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    agree_on(talk, three, 30, "UTC", today=now.date())
    look_where_due(doors(), timezone.now())
    href = MeetingCopy.objects.get().href
    moved = server.text(href).replace("T150000Z", "T160000Z").replace("T153000Z", "T163000Z")
    server.ask("PUT", href, moved, **{"Content-Type": "text/calendar"})
    page.goto("/settings/calendars/")
    page.get_by_role("button", name="Look now").click()
    look_where_due(doors(), timezone.now())

    page.goto("/settings/calendars/")
    expect(page.get_by_role("heading", name="To decide")).to_be_visible()
    expect(page.get_by_text("16:00 to 16:30")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="It is at 16:00").click()
    expect(page.get_by_text("Your calendar holds")).to_be_visible()
    talk.refresh_from_db()
    assert talk.agreed_for == three + timedelta(hours=1)

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="To decide")).to_be_visible()
    talk.refresh_from_db()
    assert talk.agreed_for == three
    page.get_by_role("button", name="It stays at 15:00").click()
    look_where_due(doors(), timezone.now())
    assert "T150000Z" in server.text(href)

    page.goto("/settings/calendars/")
    page.get_by_role("link", name="My days").click()
    axe(page)
    page.get_by_role("link", name="Change the password").click()
    axe(page)
