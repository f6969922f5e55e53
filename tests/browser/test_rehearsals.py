"""Rehearsing in a real browser: choosing, talking, speaking, and the replay."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPEAKING = """
class Faked {
  start() {
    setTimeout(() => {
      this.onresult({ results: [[{ transcript: "How did you come to radio?" }]] });
      this.onend();
    }, 20);
  }
}
window.SpeechRecognition = window.webkitSpeechRecognition = Faked;
"""


@pytest.mark.parametrize(("width", "scheme", "script"), [(390, "dark", False), (1280, "light", True)])
def test_a_host_is_found_talked_to_and_looked_back_at(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int, scheme: str, script: bool
) -> None:
    page = open_page("/rehearsing/", width=width, scheme=scheme, script=script)
    check = axe if script else lambda _: None
    check(page)
    page.get_by_label("Field, place or name").fill("radio")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("1 found.")).to_be_visible()
    check(page)

    page.get_by_role("button", name="Talk to Kofi Asante").click()
    for words, answer in [
        ("How did you come to radio?", "I taught mathematics"),
        ("Do you like it?", "Yes, I do."),
        ("What is hard about it, and what does it pay?", "two thirds"),
    ]:
        page.get_by_label("You say").fill(words)
        page.get_by_role("button", name="Say it").click()
        expect(page.locator(".spoken .they").last).to_contain_text(answer)
    check(page)

    page.get_by_label("You say").fill("Thank you so much for your time, goodbye.")
    page.get_by_role("button", name="Say it").click()
    page.get_by_role("link", name="See what was seen").click()
    expect(page.get_by_text("One question asked two things; people answer one of them.")).to_be_visible()
    expect(page.locator(".replay mark").first).to_have_text(re.compile("How did you come to radio"))
    check(page)


def test_what_is_spoken_stands_in_the_field_before_it_is_said(open_page: Callable[..., Page]) -> None:
    page = open_page("/rehearsing/")
    page.get_by_role("button", name="Somebody you don't choose").click()
    expect(page.get_by_label("You say")).to_be_visible()
    page.add_init_script(SPEAKING)
    page.reload()

    page.get_by_role("button", name="Speak").click()

    expect(page.get_by_label("You say")).to_have_value("How did you come to radio?")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".spoken .me").last).to_contain_text("How did you come to radio?")
    assert welcome_local_person().workspace.rehearsals.get().spoken


def test_a_person_is_rehearsed_with_from_their_page(
    open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    workspace = welcome_local_person().workspace
    tiago = workspace.people.create(name="Tiago Bessa", role="Harbour pilot")
    page = open_page(f"/people/{tiago.pk}/", width=390)

    page.get_by_role("link", name="Rehearse with what is known").click()
    axe(page)
    page.get_by_role("button", name="Rehearse with what you know of Tiago Bessa").click()
    page.get_by_label("You say").fill("What do you do?")
    page.get_by_role("button", name="Say it").click()

    expect(page.locator(".spoken .they").last).to_contain_text("My role is Harbour pilot.")
    expect(page.get_by_text("This is not Tiago Bessa.")).to_be_visible()
    axe(page)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_talks_over_weeks_are_drawn_and_stand_in_a_table(
    open_page: Callable[..., Page], axe: Callable[[Page], None], width: int, scheme: str
) -> None:
    workspace = welcome_local_person().workspace
    for days, share in ((40, 0.4), (12, 0.7), (12, 0.5)):
        began = timezone.now() - timedelta(days=days)
        figures = {"open_share": share, "follow_up_share": share / 2, "talk_share": 0.3}
        workspace.rehearsals.create(sort="lead", persona="kofi", began_at=began, ended_at=began, figures=figures)
    page = open_page("/rehearsing/", width=width, scheme=scheme)

    expect(page.get_by_role("img", name=re.compile("Questions that open over 3 talks"))).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("row")).to_have_count(4)
    axe(page)
    places = page.locator("svg[aria-label^='Questions that open'] circle").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().x)"
    )
    assert places == sorted(places)
    assert len(set(places)) == 3
