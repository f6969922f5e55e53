"""The whole life of a conversation as a new person walks it on a phone: from a file of names to the next contact."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.sample import prepare_sample_workspace
from halfhour.records.sittings import Mark
from tests.browser.networks import give_network_back

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.django_db(transaction=True)]

PHONE = 390
CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ngozi,Okafor,https://www.linkedin.com/in/ngozi,ngozi@example.org,Harbour Works,Harbour engineer,05 Mar 2024
Tove,Lindqvist,https://www.linkedin.com/in/tove,,Orchard Lab,Chemist,06 Mar 2024
,,,,,,07 Mar 2024
"""
SOFT_JOB_ASK = "Dear Ngozi,\n\nI would love to talk. Please keep me in mind if anything opens up."
ASK = (
    "Dear Ngozi,\n\nyour talk about the tidal model of the Minho made me read your thesis. How did you decide to leave "
    "the university for the harbour? I study oceanography in Porto and face the same step.\n\nWould you have twenty "
    "minutes on the phone in the next two weeks? A no is fine, too.\n\nAda"
)
ANSWER = "Dear Ada,\n\nwith pleasure. Would tomorrow at half past two suit you? Call me.\n\nNgozi"
ADVICE = "Stand on the quay at night before you decide."
PROMISE = "Send her the paper about silt."
THANKS = (
    "Dear Ngozi,\n\nthank you for your time today. What you said about standing on the quay at night before I decide "
    "stayed with me, and I will do it on Friday. I will send you the paper about silt by the end of the week.\n\nAda"
)


@pytest.fixture
def look(axe: Callable[[Page], None]) -> Callable[[Page], None]:
    """The page is accessible, and nothing of it is cut off on a phone."""

    def looked_at(page: Page) -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, page.url

    return looked_at


@pytest.fixture
def phone(open_page: Callable[..., Page], look: Callable[[Page], None]) -> Page:
    """A phone with a workspace of its own, in which nothing is."""
    prepare_sample_workspace(today=timezone.localdate())
    page = open_page("/", width=PHONE)
    page.get_by_role("button", name="Start empty with my own").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begin with one person")
    look(page)
    return page


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """Connections.csv as LinkedIn gives it."""
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return path


@pytest.mark.usefixtures("network_taken_away")
def test_from_a_file_of_names_to_the_next_contact(phone: Page, connections: Path, look: Callable[[Page], None]) -> None:
    bring_the_network(phone, connections, look)
    begin_with_one_of_them(phone, look)
    write_and_hand_over(phone, look)
    note_the_answer(phone, look)
    agree_a_time(phone, look)
    prepare(phone, look)
    hold_the_talk_without_a_network(phone, look)
    see_what_it_came_to(phone, look)
    keep_a_promise(phone, look)
    thank(phone, look)
    see_the_next_contact(phone, look)


def bring_the_network(page: Page, file: Path, look: Callable[[Page], None]) -> None:
    """The file is looked into, then taken in."""
    page.get_by_role("link", name="Choose a file").click()
    page.get_by_label("Choose files, or drop them here").set_input_files(file)
    look(page)
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Take 2 people in").click()
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    look(page)


def begin_with_one_of_them(page: Page, look: Callable[[Page], None]) -> None:
    """Ngozi is picked from the list."""
    page.get_by_role("link", name="See the people").click()
    expect(page.get_by_text("2 people")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Ngozi Okafor").click()
    expect(page.get_by_text("You have not talked yet")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Begin a conversation").click()
    expect(page.get_by_role("link", name="Write and ask")).to_be_visible()
    look(page)


def write_and_hand_over(page: Page, look: Callable[[Page], None]) -> None:
    """The coach sees a fault, it is mended, and the mail program gets the letter."""
    page.get_by_role("link", name="Write and ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for half an hour")
    page.wait_for_load_state()  # the heading is there before the script that listens
    page.get_by_label("How will it travel?").select_option(label="E-mail")
    page.get_by_label("Your message").fill(SOFT_JOB_ASK)
    expect(page.locator("#checked")).to_contain_text("This hopes for a job.")
    look(page)
    page.get_by_label("Subject").fill("From university to harbour")
    page.get_by_label("Your message").fill(ASK)
    expect(page.locator("#checked")).not_to_contain_text("This hopes for a job.")
    to_her = re.compile(r"^mailto:ngozi@example\.org\?subject=From%20university.*&body=Dear%20Ngozi.*tidal")
    expect(page.get_by_role("link", name="Open in the mail program")).to_have_attribute("href", to_her)
    look(page)
    page.get_by_role("button", name="I sent it today").click()
    expect(page.locator("#notices")).to_contain_text("Noted as sent.")
    look(page)


def note_the_answer(page: Page, look: Callable[[Page], None]) -> None:
    """What she wrote is pasted."""
    page.get_by_role("link", name="Add a message").click()
    page.get_by_label("The message").fill(ANSWER)
    look(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Would tomorrow at half past two suit you?").first).to_be_visible()
    look(page)


def agree_a_time(page: Page, look: Callable[[Page], None]) -> None:
    """The time she named is noted."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    look(page)
    page.locator(".now").get_by_role("link", name="Note the agreed time").click()
    page.get_by_label("When?").fill(f"{tomorrow:%Y-%m-%d}T14:30")
    look(page)
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("main")).to_contain_text("14:30")
    look(page)
    page.locator(".crumb a").first.click()
    expect(page.locator(".page-head")).to_contain_text("14:30")
    look(page)


def prepare(page: Page, look: Callable[[Page], None]) -> None:
    """Aims and questions, on one page that can be taken along."""
    page.locator(".now a.button").click()
    look(page)
    page.get_by_role("link", name="Fill in aims, place and way").click()
    page.get_by_label("What do you want to know or reach?").fill("Whether to leave the university")
    look(page)
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("link", name="Choose and order questions").click()
    page.get_by_label("Your own questions").fill("What is a night on the quay like?")
    page.get_by_role("button", name="Add them").click()
    expect(page.locator(".planned > ol > li")).to_have_count(1)
    page.get_by_role("button", name="Take it:").first.click()
    expect(page.locator(".planned > ol > li")).to_have_count(2)
    page.get_by_role("button", name="Must be asked:").last.click()
    expect(page.locator(".planned .must")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Brief for Ngozi Okafor").click()
    expect(page.locator(".asking li")).to_have_count(2)
    page.emulate_media(media="print")
    expect(page.locator(".asking li").first).to_be_visible()
    page.emulate_media(media="screen")
    look(page)
    with page.expect_download() as paper:
        page.get_by_role("link", name="Take it along as PDF").click()
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF")


def hold_the_talk_without_a_network(page: Page, look: Callable[[Page], None]) -> None:
    """The page is opened at home, and on the quay nothing answers; once back, all of it has arrived once."""
    page.get_by_role("link", name="Open the page for the talk").click()
    look(page)
    page.get_by_role("button", name="Start now").click()
    expect(page.locator("[data-left]")).to_contain_text(":")
    expect(page.locator("#live[data-offline=ready]")).to_be_attached()
    look(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="What is a night on the quay like?").click()
    for words, sort in ((ADVICE, "Advice"), (PROMISE, "Promise"), ("The tide decides when people sleep.", "Note")):
        page.get_by_label("Words, if you like").fill(words)
        page.get_by_role("button", name=sort, exact=True).click()
        expect(page.locator("#marks")).to_contain_text(words)
    expect(page.locator("#kept")).to_contain_text("kept on this phone")
    page.get_by_role("button", name="End the talk").click()
    expect(page.locator("#kept")).to_contain_text("The talk has ended. No network yet")
    give_network_back(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What follows from the talk")
    look(page)
    assert sorted(mark.sort for mark in Mark.objects.all()) == ["advice", "note", "promise", "tick"]


def see_what_it_came_to(page: Page, look: Callable[[Page], None]) -> None:
    """Five lines from notes and marks."""
    page.get_by_role("link", name="My notes from the talk").click()
    expect(page.get_by_role("heading", name="In five lines")).to_be_visible()
    expect(page.locator("main")).to_contain_text(ADVICE)
    expect(page.locator("main")).to_contain_text("How did you come to do this work?")
    expect(page.locator("main")).not_to_contain_text("What is a night on the quay like?")
    look(page)
    page.get_by_role("link", name="Ngozi Okafor").first.click()
    look(page)
    page.get_by_role("link", name="Thanks, promises and advice").click()


def keep_a_promise(page: Page, look: Callable[[Page], None]) -> None:
    """What was marked as a promise is one's own, with a day; the advice is worth following."""
    expect(page.get_by_role("button", name=f"Worth following: {PROMISE}")).to_have_count(0)
    page.get_by_label(f"By when: {PROMISE}").fill(f"{timezone.localdate() + timedelta(days=3):%Y-%m-%d}")
    page.get_by_role("button", name=f"I promised: {PROMISE}").click()
    expect(page.get_by_role("button", name=f"Done: {PROMISE}")).to_be_visible()
    page.get_by_role("button", name=f"Worth following: {ADVICE}").click()
    expect(page.get_by_role("button", name=f"I did it: {ADVICE}")).to_be_visible()
    look(page)


def thank(page: Page, look: Callable[[Page], None]) -> None:
    """Today asks for the thank-you; it is written, and noted as sent."""
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.get_by_role("heading", name="Thank Ngozi Okafor")).to_be_visible()
    look(page)
    page.locator(".thing", has_text="Thank Ngozi Okafor").locator("a.deed").click()
    look(page)
    page.get_by_label("Subject").fill("Thank you for your time")
    page.get_by_label("Your message").fill(THANKS)
    expect(page.locator("#checked")).to_contain_text("Ready to send")
    look(page)
    page.get_by_role("button", name="I sent it today").click()
    expect(page.locator("#notices")).to_contain_text("Noted as sent.")
    look(page)


def see_the_next_contact(page: Page, look: Callable[[Page], None]) -> None:
    """A rhythm is chosen for her, and Today says whom to write to next."""
    page.get_by_role("link", name="Ngozi Okafor").first.click()
    look(page)
    her = page.url
    page.get_by_role("link", name="make one").click()
    page.get_by_label("Name").fill("Harbour")
    page.get_by_label("Days between two contacts").fill("7")
    look(page)
    page.get_by_role("button", name="Make the group").click()
    page.goto(her)
    page.get_by_role("link", name="Choose a group").click()
    page.get_by_label("Group to keep in touch with").select_option(label="Harbour")
    look(page)
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Write again on")).to_be_visible()
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.get_by_role("heading", name="Thank Ngozi Okafor")).to_have_count(0)
    expect(page.get_by_role("region", name="The next seven days")).to_contain_text("Send her the paper about silt.")
    expect(page.get_by_role("region", name="The next seven days")).to_contain_text("Write to Ngozi Okafor")
    look(page)
