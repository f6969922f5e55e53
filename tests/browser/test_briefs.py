"""From a profile to a prepared half hour, in a browser, with and without a script."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.domain.kinds import Kind
from halfhour.records.conversations import Conversation
from tests.profiles import profile_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk() -> Conversation:
    """An agreed talk."""
    workspace = welcome_local_person().workspace
    assert workspace
    return start_conversation(
        workspace,
        ["Inês Fado"],
        zone="Europe/Lisbon",
        role="ship surveyor",
        kind=Kind.INFORMATIONAL,
        agreed_for=datetime(2026, 12, 1, 14, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, True), (1280, False)])
def test_a_talk_is_prepared_from_profile_to_paper(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    talk: Conversation,
    tmp_path: Path,
    width: int,
    script: bool,
) -> None:
    def looked_at() -> None:
        for scheme in ("light", "dark") if script else ():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            axe(page)

    profile = tmp_path / "Profile.pdf"
    profile.write_bytes(profile_pdf())
    person = talk.people.get()
    page = open_page("/settings/me/sources/", width=width, script=script)
    looked_at()
    page.get_by_label("Paste text here").fill("I studied at the University of Porto.")
    page.get_by_label("These are my own notes").check()
    page.get_by_role("button", name="Keep it").click()

    page.goto(f"/people/{person.pk}/sources/")
    page.get_by_label("Or drop files here").set_input_files(profile)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="What the two of you share")).to_be_visible()
    expect(page.locator(".ground .said")).to_have_text("University of Porto")
    looked_at()
    page.get_by_role("link", name="Hull inspection").click()
    expect(page.locator("mark", has_text="Hull inspection")).to_be_visible()
    looked_at()

    page.goto(f"/conversations/{talk.pk}/brief/")
    looked_at()
    page.get_by_role("link", name="Fill in aims, place and way").click()
    page.get_by_label("What do you want to know or reach?").fill("Whether a year at sea helps")
    page.get_by_label("Where do you meet?").fill("Cais do Ouro 14")
    page.get_by_label("Minutes on the way").fill("35")
    looked_at()
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("13:45")).to_be_visible()

    page.get_by_role("link", name="Choose from what you know of them").click()
    page.get_by_role("button", name="Refer to this: University of Porto").click()
    expect(page.get_by_role("heading", name="Chosen")).to_be_visible()
    looked_at()
    page.get_by_role("link", name="Brief for Inês Fado").click()

    page.get_by_role("link", name="Choose and order questions").click()
    page.get_by_label("Your own questions").press_sequentially("Do you like working nights?")
    if script:
        expect(page.locator("#looked")).to_contain_text("Better: “What is working nights like for you?”")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("button", name="Ask it so").click()
    expect(page.locator(".planned li .said").first).to_have_text("What is working nights like for you?")
    page.get_by_role("button", name="Take it:").first.click()
    expect(page.locator(".planned > ol > li")).to_have_count(2)
    page.get_by_role("button", name="Earlier:").last.click()
    expect(page.locator(".planned > ol > li .said").last).to_have_text("What is working nights like for you?")
    page.get_by_role("button", name="Must be asked:").last.click()
    expect(page.locator(".planned .must")).to_be_visible()
    looked_at()

    page.get_by_role("link", name="Brief for Inês Fado").click()
    expect(page.locator(".asking li")).to_have_count(2)
    looked_at()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_download() as paper:
        page.get_by_role("link", name="Take it along as PDF").click()
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF")
