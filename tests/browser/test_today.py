"""Today in a browser: what is due, putting off, one tap, and a new person's first steps."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.sample import prepare_sample_workspace

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_due_is_put_off_and_taken_back(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int
) -> None:
    sample = prepare_sample_workspace(today=timezone.localdate())
    past = sample.conversations.get(name="Tiago Bessa")
    past.agreed_for = timezone.now() - timedelta(hours=4)
    past.save()

    page = open_page("/", width=width)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)
    ruairi = page.get_by_role("listitem").filter(has_text="Thank Ruairi Flett")
    ruairi.get_by_text("Not now").click()
    expect(ruairi.get_by_role("button", name="Next week")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ruairi.get_by_role("button", name="Next week").click()
    expect(page.get_by_text("Put off until")).to_be_visible()
    expect(page.get_by_text("Thank Ruairi Flett")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Thank Ruairi Flett")).to_be_visible()

    page.get_by_role("button", name="Yes, we talked").click()
    expect(page.get_by_role("heading", name="Thank Tiago Bessa")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_new_person_sees_how_to_begin(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int
) -> None:
    page = open_page("/", width=width)

    expect(page.get_by_role("link", name="Choose a file")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Add a person").click()
    expect(page).to_have_url("/people/new")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_address_of_the_calendar(open_page: Callable[..., Page], axe: Callable[[Page], None], width: int) -> None:
    welcome_local_person()
    page = open_page("/settings/reminders", width=width)
    axe(page)
    page.get_by_role("button", name="Make an address").click()

    address = page.get_by_label("Address of your calendar").input_value()
    axe(page)
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("button", name="Stop it").click()
    assert page.request.get(address).status == 404


def test_without_a_script_things_are_put_off_too(open_page: Callable[..., Page]) -> None:
    prepare_sample_workspace(today=timezone.localdate())
    page = open_page("/", script=False)
    ruairi = page.get_by_role("listitem").filter(has_text="Thank Ruairi Flett")

    ruairi.get_by_text("Not now").click()
    ruairi.get_by_role("button", name="Tomorrow").click()

    expect(page.get_by_text("Put off until")).to_be_visible()
