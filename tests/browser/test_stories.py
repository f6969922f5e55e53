"""Stories and answers in a real browser: kept, ticked, planned with a warning, answered, read back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.records.conversations import Conversation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPEAKING = """
class Faked {
  start() {
    setTimeout(() => { this.onresult({ results: [[{ transcript: "I moved the ward." }]] }); this.onend(); }, 20);
  }
}
window.SpeechRecognition = window.webkitSpeechRecognition = Faked;
"""
FORMS = [(390, "dark", False), (1280, "light", True), (390, "dark", True)]


@pytest.fixture
def again(transactional_db: None) -> Conversation:
    """Ngozi, whom Ada talks to for the second time."""
    ada = welcome_local_person()
    assert ada.workspace
    first = start_conversation(ada.workspace, ["Ngozi Okafor"], zone="UTC")
    second: Conversation = ada.workspace.conversations.create(name="Ngozi again")
    second.people.set(first.people.all())
    return first


@pytest.mark.parametrize(("width", "scheme", "script"), FORMS)
def test_a_story_is_kept_and_nobody_hears_it_twice(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    again: Conversation,
    width: int,
    scheme: str,
    script: bool,
) -> None:
    def look() -> None:
        if script:
            axe(page)

    page = open_page("/stories/", width=width, scheme=scheme, script=script)
    look()
    page.get_by_role("link", name="A new story").click()
    look()
    page.get_by_label("What do you call it?").fill("The cracked kiln")
    page.get_by_label("What did you do yourself?").fill("I rang the school and asked for theirs.")
    page.get_by_label("What came of it?").fill("We sold fifty-two bowls.")
    page.get_by_role("button", name="Keep it").click()
    look()
    page.get_by_label("When did a plan fall apart, and what did you do?").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The cracked kiln")).to_be_visible()
    look()

    page.goto(f"/conversations/{again.pk}/")
    page.get_by_role("link", name="Stories to tell").click()
    page.get_by_role("button", name="I told The cracked kiln").click()
    expect(page.get_by_text("Told here on")).to_be_visible()
    other = again.workspace.conversations.get(name="Ngozi again")
    page.goto(f"/stories/for/{other.pk}/")
    expect(page.get_by_text("Ngozi Okafor heard it on")).to_be_visible()
    look()

    page.goto(f"/stories/{other.workspace.stories.get().pk}/")
    page.get_by_text("Somebody heard it elsewhere").click()
    page.get_by_label("Who heard it?").fill("Tove Quist")
    look()
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Tove Quist", exact=True)).to_be_visible()
    look()

    page.goto("/stories/grid/")
    look()
    page.goto("/stories/sheet/")
    look()
    page.goto("/stories/")
    look()


@pytest.mark.parametrize(("width", "scheme", "script"), FORMS)
def test_answers_are_given_and_read_back(
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    again: Conversation,
    width: int,
    scheme: str,
    script: bool,
) -> None:
    page = open_page("/rehearsing/answers/", width=width, scheme=scheme, script=script)
    if script:
        axe(page)
    page.get_by_role("button", name="Sit down with Femi Bankole").click()
    expect(page.get_by_text("tell me a bit about yourself")).to_be_visible()
    page.get_by_label("You say").fill("I make bowls.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".spoken .they")).to_have_count(2)
    if script:
        axe(page)
    page.get_by_label("You say").fill("I left because my boss was clueless.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".spoken .they")).to_have_count(3)
    page.get_by_role("button", name="Break off here").click()
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_text("How others come across")).to_be_visible()
    if script:
        axe(page)
    page.get_by_role("button", name="Remove this rehearsal").click()
    expect(page.get_by_text("The rehearsal is removed.")).to_be_visible()


def test_answers_are_spoken_where_the_browser_can(open_page: Callable[..., Page]) -> None:
    page = open_page("/rehearsing/answers/")
    page.get_by_role("button", name="Somebody you don't choose").click()
    expect(page.get_by_label("You say")).to_be_visible()
    page.add_init_script(SPEAKING)
    page.reload()

    page.get_by_role("button", name="Speak").click()
    expect(page.get_by_label("You say")).to_have_value("I moved the ward.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".spoken .me").last).to_contain_text("I moved the ward.")
    assert welcome_local_person().workspace.rehearsals.get().spoken
