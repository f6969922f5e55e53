"""A talk is held without a network, the page closed and opened again, and all of it arrives once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.sittings import Mark, Sitting
from tests.browser.networks import give_network_back

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def conversation(db: None) -> Conversation:
    """An agreed one with two questions."""
    workspace = welcome_local_person().workspace
    assert workspace
    begun = start_conversation(workspace, ["Inês Fado"], zone="UTC", kind="informational")
    for place, text in enumerate(["What is a night on the quay like?", "Whom else should I ask?"]):
        PlannedQuestion.objects.create(
            workspace=workspace, conversation=begun, text=text, place=place, is_must=place == 1
        )
    return begun


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.usefixtures("network_taken_away")
def test_a_talk_held_offline_arrives_once(
    open_page: Callable[..., Page], axe: Callable[[Page], None], conversation: Conversation, width: int
) -> None:
    address = f"/conversations/{conversation.pk}/live/"
    page = open_page(address, width=width)
    axe(page)
    _begun_and_kept_for_later(page)
    _looked_at_by_night_and_day(page, axe)

    context = page.context
    context.set_offline(True)
    _noted(page)
    _closed(page)
    again = context.new_page()
    again.goto(address)
    _goes_on_without_a_network(again)
    give_network_back(again)
    _led_on(again)
    again.goto(address)
    expect(again.get_by_role("link", name="See what follows")).to_be_visible()

    found = sorted((mark.sort, mark.text) for mark in Mark.objects.all())
    assert found == [
        ("advice", "Stand on the quay at night."),
        ("note", "Rui Antas knows the pumps."),
        ("signal", ""),
        ("tick", "on"),
    ]
    sitting = Sitting.objects.get()
    assert sitting.ended_at
    assert [agreed for _, _, agreed in sitting.extensions] == [True]
    _followed(again, axe)


def _begun_and_kept_for_later(page: Page) -> None:
    """The talk begins, and the browser keeps the page with its clock for a time without a network."""
    page.get_by_role("button", name="Start now").click()
    expect(page.locator("[data-left]")).to_contain_text(":")
    expect(page.locator("#live[data-offline=ready]")).to_be_attached()
    page.wait_for_function(
        """async () => {
          for (const name of await caches.keys()) {
            const found = await (await caches.open(name)).match(location.href);
            if (found && (await found.text()).includes('data-left')) return true;
          }
          return false;
        }"""
    )


def _looked_at_by_night_and_day(page: Page, axe: Callable[[Page], None]) -> None:
    for night in (True, False):
        axe(page)
        page.get_by_role("button", name="Dark" if night else "Light").or_(
            page.get_by_role("button", name="Light" if night else "Dark")
        ).click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _noted(page: Page) -> None:
    """A question ticked, two marks, and words that are still being typed."""
    page.get_by_role("button", name="Whom else should I ask?").click()
    page.get_by_label("Words, if you like").fill("Stand on the quay at night.")
    page.get_by_role("button", name="Advice").click()
    page.get_by_role("button", name="Culture signal").click()
    page.get_by_label("Words, if you like").press_sequentially("Rui Antas knows the pum")
    expect(page.locator("#kept")).to_contain_text("kept on this phone")


def _closed(page: Page) -> None:
    """This browser is briefly online while a page closes, a phone without a network is not: what is sent then must not be
    there twice later."""
    page.goto("about:blank")
    page.close()


def _goes_on_without_a_network(page: Page) -> None:
    """All is there again, the words go on, more time is agreed, and the talk ends."""
    expect(page.locator("[data-left]")).to_contain_text(":")
    expect(page.locator("#marks")).to_contain_text("Stand on the quay at night.")
    expect(page.locator("#marks")).to_contain_text("Rui Antas knows the pum")
    expect(page.get_by_role("button", name="Whom else should I ask?")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Edit: Rui Antas").click()
    page.get_by_label("Words, if you like").press_sequentially("ps.")
    page.get_by_text("Ask for more time").click()
    page.get_by_role("button", name="They agreed").click()
    page.get_by_role("button", name="End the talk").click()
    expect(page.locator("#kept")).to_contain_text("The talk has ended. No network yet")
    expect(page.locator("#kept")).to_be_in_viewport()
    expect(page.locator("#cue")).to_have_text("The talk has ended.")


def _led_on(page: Page) -> None:
    """Once all has gone over, the page leads on by itself."""
    expect(page.get_by_role("heading", level=1)).to_have_text("What follows from the talk")


def _followed(page: Page, axe: Callable[[Page], None]) -> None:
    page.get_by_role("link", name="See what follows").click()
    axe(page)
    page.get_by_role("button", name="Worth following").first.click()
    expect(page.get_by_role("button", name="I did it")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_two_tabs_lose_nothing(open_page: Callable[..., Page], conversation: Conversation) -> None:
    address = f"/conversations/{conversation.pk}/live/"
    one = open_page(address)
    one.get_by_role("button", name="Start now").click()
    expect(one.get_by_role("button", name="End the talk")).to_be_visible()
    one.wait_for_load_state()
    other = one.context.new_page()
    other.goto(address)
    for page, words in ((one, "From the one"), (other, "From the other")):
        page.get_by_label("Words, if you like").fill(words)
        page.get_by_role("button", name="Note", exact=True).click()
        expect(page.locator("#kept")).to_have_text("All is kept.")

    assert sorted(mark.text for mark in Mark.objects.all()) == ["From the one", "From the other"]


@pytest.mark.usefixtures("network_taken_away")
def test_where_nothing_can_be_stored_the_page_says_so_and_keeps_the_words(
    open_page: Callable[..., Page], conversation: Conversation
) -> None:
    page = open_page("/keys/")
    page.context.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('blocked'); }});"
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }});"
    )
    page.goto(f"/conversations/{conversation.pk}/live/")
    expect(page.locator("#live[data-offline=ready]")).to_be_attached()
    page.context.set_offline(True)
    page.get_by_label("Words, if you like").fill("Not lost")
    page.get_by_role("button", name="Promise").click()
    expect(page.locator("#kept")).to_contain_text("leave it open")
    expect(page.get_by_label("Words, if you like")).to_have_value("Not lost")
    give_network_back(page)
    expect(page.locator("#kept")).to_have_text("All is kept.")

    assert [(mark.sort, mark.text) for mark in Mark.objects.all()] == [("promise", "Not lost")]
