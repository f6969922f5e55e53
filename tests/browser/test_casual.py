"""A café chat about a job, in a browser: prepared, held without a network, debriefed, thanked, and asked after by their date."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.afterwards import Promise
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Telling
from halfhour.records.sittings import Mark

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER = (
    "Nothing formal, no need to bring a CV. We lose two planners in the spring, and I would like to hear what you would want from "
    "your next job. Would Thursday at four suit you?"
)


@pytest.fixture
def chat() -> Conversation:
    """A café chat tomorrow, with a letter of theirs and a story of one's own."""
    workspace = welcome_local_person().workspace
    assert workspace
    begun = start_conversation(
        workspace,
        ["Jo Lind"],
        zone="UTC",
        kind="casual_job",
        agreed_for=timezone.now() + timedelta(days=1),
        role="Head of planning",
    )
    begun.place, begun.minutes = "Café Luna", 45
    begun.save()
    begun.messages.create(workspace=workspace, is_mine=False, text=LETTER, on=timezone.localdate())
    workspace.stories.create(workspace=workspace, name="The Sunday timetable", answers=["improved"])
    return begun


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, False)])
@pytest.mark.usefixtures("network_taken_away")
def test_a_cafe_chat_from_the_first_look_to_the_day_they_named(
    open_page: Callable[..., Page], axe: Callable[[Page], None], chat: Conversation, width: int, script: bool
) -> None:
    own = f"/conversations/{chat.pk}/"
    page = open_page(own, width=width, script=script)

    def look() -> None:
        for scheme in ("light", "dark") if script else ():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    _prepared(page, look)
    page.get_by_role("link", name="Open the page for the talk").click()
    page.get_by_role("button", name="Start now").click()
    _held(page, own, offline=script)
    look()
    page.goto(f"{own}afterwards/")
    _gone_over(page, look)
    _thanked(page, own)
    _asked_after(page, look)


def _prepared(page: Page, look: Callable[[], None]) -> None:
    """What they may be up to, what they may not ask, and a story in the brief to take along."""
    page.locator(".now").get_by_role("link", name="Prepare").click()
    expect(page.get_by_text("We lose two planners in the spring")).to_be_visible()
    expect(page.get_by_text("Probably the one who leads the work")).to_be_visible()
    look()
    page.get_by_label("Where is the work?").select_option("uk")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_text("Age", exact=True).click()
    expect(page.get_by_text("Equality Act 2010").first).to_be_visible()
    look()
    page.get_by_role("button", name="Take along: The Sunday timetable").click()
    expect(page.get_by_text("Comes along")).to_be_visible()
    page.get_by_role("button", name="Take it:").first.click()
    page.get_by_role("link", name="The brief to take along").click()
    expect(page.get_by_text("The Sunday timetable")).to_be_visible()
    look()


def _gone_over(page: Page, look: Callable[[], None]) -> None:
    """The story that was told, and their next step with the day they named."""
    expect(page.get_by_text("They may be picturing you there.")).to_be_visible()
    look()
    page.get_by_role("button", name="I told it: The Sunday timetable").click()
    page.get_by_role("button", name="That is the next step: Jo writes by Friday").click()
    expect(page.get_by_text("It is their day that counts")).to_be_visible()
    assert Telling.objects.get().on
    step = Promise.objects.get()
    assert not step.is_mine
    assert step.due_on
    assert step.due_on.weekday() == 4


def _thanked(page: Page, own: str) -> None:
    page.get_by_role("link", name="Write the thank-you").click()
    expect(page.get_by_text("What interests you in the work, after what you heard")).to_be_visible()
    page.goto(own)
    page.get_by_role("button", name="I thanked them today").click()


def _asked_after(page: Page, look: Callable[[], None]) -> None:
    """Their day has gone by: Today says so, and leads to the letter."""
    Promise.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    page.goto("/")
    expect(page.get_by_role("heading", name="Ask Jo Lind about the next step")).to_be_visible()
    look()
    page.get_by_role("link", name="Write to them").click()
    expect(page.get_by_label("Your message")).to_be_visible()


def _held(page: Page, own: str, *, offline: bool) -> None:
    """The talk itself; without a network where there is a script to keep it."""
    if offline:
        expect(page.locator("#live[data-offline=ready]")).to_be_attached()
        page.context.set_offline(True)
    page.get_by_role("button", name="The Sunday timetable").click()
    for words, sort in (
        ("When could you start?", "They asked"),
        ("In May.", "I said"),
        ("Jo writes by Friday", "Next step"),
    ):
        page.get_by_label("Words, if you like").fill(words)
        page.get_by_role("button", name=sort, exact=True).click()
        expect(page.locator("#marks")).to_contain_text(words)
    expect(page.get_by_role("button", name="The Sunday timetable")).to_have_attribute("aria-pressed", "true")
    if offline:
        page.context.set_offline(False)
        expect(page.locator("#kept")).to_have_text("All is kept.")
    page.get_by_role("button", name="End the talk").click()
    page.wait_for_url(f"**{own}afterwards/")
    assert {mark.sort for mark in Mark.objects.all()} == {"asked", "said", "next", "tick"}
