"""Where one sets out and a map link beside a place: told once, the way stands where one looks for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_pasted_map_link_tells_when_to_leave(open_page: Any, axe: Any, width: int, scheme: str) -> None:
    ada = welcome_local_person()
    assert ada.workspace
    talk = start_conversation(ada.workspace, ["Ben Stone"], zone="UTC", place="Café Blau")
    start = (timezone.now() + timedelta(days=1)).replace(hour=13, minute=30, second=0, microsecond=0)
    agree_on(talk, start, 30, "UTC", today=timezone.localdate())

    page = open_page("/settings/hours/", width=width, scheme=scheme)
    page.get_by_label("Where you usually set out").fill("https://maps.app.goo.gl/short")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Short links hold none").first).to_be_visible()
    axe(page)
    page.get_by_label("Where you usually set out").fill("52.5200, 13.4050")
    page.get_by_label("How you usually go").select_option(label="By bicycle")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    axe(page)

    page.goto(f"/conversations/{talk.pk}/meeting/")
    page.get_by_role("link", name="Say how long the way is").click()
    page.get_by_label("Map link or coordinates").fill(
        "https://www.openstreetmap.org/?mlat=52.5&mlon=13.405#map=17/52.5/13.4"
    )
    page.get_by_role("button", name="Note it").click()
    page.goto(f"/conversations/{talk.pk}/meeting/")
    expect(page.get_by_text("about 20 minutes by bicycle, 2 km as the crow flies")).to_be_visible()
    axe(page)
    page.goto(f"/conversations/{talk.pk}/brief/")
    expect(page.get_by_text("about 20 minutes by bicycle, an estimate")).to_be_visible()
    axe(page)
