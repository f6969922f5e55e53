"""A kit is built, two candidates are talked to by three people on their phones, the evidence is compared, and people decide."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.evidence import keep_sheet, submit
from halfhour.domain.evidence import Noted, Standing
from halfhour.records.hiring import Candidate, EvidenceSheet, Opening, TeamMember
from halfhour.records.letters import Parcel
from tests.hirings import team_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(400)]

Open = Callable[..., Page]
Check = Callable[[Page], None]


def build_the_kit(page: Page, axe: Check) -> Opening:
    """The role, two needs, and three who talk."""
    page.get_by_role("link", name="A new opening").click()
    page.get_by_label("Which role?").fill("Harbour planner")
    page.get_by_role("button", name="Go on").click()
    for name, topic in (("Keeps a plan true", "Experience"), ("Hears what clients need", "Working with clients")):
        page.get_by_label("What does the role need?").fill(name)
        page.get_by_label("Spoken about as").select_option(label=topic)
        page.get_by_role("button", name="Add this need").click()
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    for name, part in (("Ada", "Hiring manager"), ("Ben", "Interviewer"), ("Kemi", "Interviewer")):
        adding = page.locator("details", has_text="Add somebody").last
        if adding.get_attribute("open") is None:
            adding.locator("summary").click()
        adding.get_by_label("Name").fill(name)
        adding.get_by_label("Part").select_option(label=part)
        for need in ("Keeps a plan true", "Hears what clients need"):
            adding.get_by_label(need).check()
        adding.get_by_role("button", name="Add").click()
    axe(page)
    return Opening.objects.get()


def add_candidate(page: Page, name: str, axe: Check) -> Candidate:
    """Somebody is added, and their talk was just now."""
    page.get_by_role("link", name="Add a candidate").click()
    axe(page)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Place").fill("Quay 4")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Their own address")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Harbour planner").click()
    Candidate.objects.filter(name=name).update(agreed_for=timezone.now() - timedelta(minutes=50))
    return Candidate.objects.get(name=name)


def note(phone: Page, need: str, text: str, standing: str) -> None:
    """One need on a sheet."""
    part = phone.locator("fieldset.part", has_text=need)
    if text:
        part.get_by_label("What you saw or heard").fill(text)
    part.get_by_label(standing).check()


def interview(open_page: Open, axe: Check, member: TeamMember, name: str, notes: dict[str, tuple[str, str]]) -> Page:
    """A sheet is written on a phone, looked over and submitted."""
    phone = open_page(f"/team/{member.key}/", width=390)
    expect(phone.get_by_text("Best within the hour").first).to_be_visible()
    phone.get_by_role("link", name=name, exact=True).click()
    for need, (text, standing) in notes.items():
        note(phone, need, text, standing)
    expect(phone.locator("#kept")).to_contain_text("Kept at")
    phone.wait_for_timeout(
        1000
    )  # the last keystroke is kept as well, so that two requests do not meet in the tests' own database
    phone.wait_for_load_state("networkidle")
    looks = not EvidenceSheet.objects.filter(submitted_at__isnull=False).exists()
    if looks:
        axe(phone)
    phone.get_by_role("button", name="Look it over").click()
    expect(phone.get_by_role("heading", name="Before you submit")).to_be_visible()
    if looks:
        axe(phone)
    phone.get_by_role("button", name="Submit").click()
    expect(phone.get_by_text("Your sheet is submitted")).to_be_visible()
    if looks:
        axe(phone)
    return phone


PLAN, CLIENTS = "Keeps a plan true", "Hears what clients need"


def test_two_candidates_three_interviewers_the_evidence_and_a_decision(open_page: Open, axe: Check) -> None:
    desk = open_page("/hiring/")
    build_the_kit(desk, axe)
    ines, otto = (add_candidate(desk, name, axe) for name in ("Ines Duarte", "Otto Brandt"))
    ada, ben, kemi = TeamMember.objects.order_by("created_at")

    own = open_page(f"/candidate/{ines.key}/", width=390)
    expect(own.get_by_text("A casual job interview")).to_be_visible()
    axe(own)
    own.get_by_label("What would help you").fill("Questions in writing")
    own.get_by_role("button", name="Tell the team").click()
    expect(own.get_by_text("The team sees what you asked for")).to_be_visible()
    assert own.context.cookies() == []

    said = "Drew the plan and showed where it gave way."
    first = interview(
        open_page, axe, ben, "Ines Duarte", {PLAN: (said, "Strong evidence"), CLIENTS: ("", "Not covered")}
    )
    expect(first.get_by_text("Still awaited: Ada, Kemi")).to_be_visible()
    general = "Spoke of it in general when asked for a plan of their own."
    second = interview(
        open_page, axe, kemi, "Ines Duarte", {PLAN: (general, "Weak evidence"), CLIENTS: ("", "Not covered")}
    )
    expect(second.get_by_text("Far apart: weak beside strong")).to_be_visible()

    manager = open_page(f"/team/{ada.key}/{ines.pk}/sides/", width=390)
    expect(manager.get_by_text("your own sheet comes first")).to_be_visible()
    axe(manager)
    interview(open_page, axe, ada, "Ines Duarte", {PLAN: (said, "Solid evidence"), CLIENTS: ("", "Not covered")})
    told = "Asked two clients first, and changed the rota."
    both = {PLAN: (said, "Solid evidence"), CLIENTS: (told, "Solid evidence")}
    interview(open_page, axe, ada, "Otto Brandt", both)
    for member in (ben, kemi):  # the same on their phones; the browser has seen it four times by now
        notes = [Noted(need.pk, Standing.SOLID, told) for need in member.needs.all()]
        keep_sheet(member, otto, notes, asked=[], minutes=35, notes="")
        submit(member, otto, now=timezone.now())
    assert EvidenceSheet.objects.filter(submitted_at__isnull=False).count() == 6

    manager.reload()
    expect(manager.get_by_role("heading", name=PLAN)).to_be_visible()
    manager.get_by_label("Wait").check()
    manager.get_by_label("Why?").fill("Not a culture fit.")
    manager.get_by_role("button", name="Write down the decision").click()
    expect(manager.get_by_text("worth a second look")).to_be_visible()
    axe(manager)
    manager.get_by_label("Why?").fill("What clients need was asked of nobody; talk once more.")
    manager.get_by_label("Keeps a plan true, strong evidence, Ben").check()
    manager.get_by_role("button", name="Write down the decision").click()
    expect(manager.get_by_text("talk once more")).to_be_visible()
    axe(manager)
    manager.goto(f"/team/{ada.key}/ground/")
    expect(manager.get_by_text("The ground was not the same for everybody")).to_be_visible()
    axe(manager)

    for path in (f"candidates/{ines.pk}/evidence/", f"candidates/{otto.pk}/erasure", "ground/"):
        desk.goto(f"/hiring/{ines.opening_id}/{path}")
        axe(desk)
    desk.goto("/hiring/seasons/")
    axe(desk)


@pytest.mark.parametrize(
    ("width", "scheme", "script"), [(1280, "light", True), (390, "dark", True), (390, "light", False)]
)
def test_a_candidate_is_written_to_and_takes_the_talk_into_a_calendar(
    open_page: Open, axe: Check, width: int, scheme: str, script: bool
) -> None:
    check = axe if script else lambda _: None
    ada = welcome_local_person()
    assert ada.workspace
    team = team_in(ada.workspace, now=timezone.now() + timedelta(days=2))
    desk = open_page(f"/hiring/{team.opening.pk}/", width=width, scheme=scheme, script=script)
    desk.get_by_role("link", name="Ben").click()
    expect(desk.get_by_label("Secret address")).to_be_visible()
    check(desk)

    desk.goto(f"/hiring/{team.opening.pk}/candidates/{team.ines.pk}/")
    desk.get_by_role("link", name="Write to Ines Duarte").click()
    expect(desk.get_by_label("Your words")).to_have_value(re.compile("a casual job interview"))
    check(desk)
    desk.get_by_role("button", name="Put it in the outbox").click()
    expect(desk.get_by_text("held until you release it")).to_be_visible()
    check(desk)
    assert Parcel.objects.get().released_at is None
    desk.goto(f"/hiring/{team.opening.pk}/candidates/{team.ines.pk}/")
    expect(desk.get_by_text("waits until you release it")).to_be_visible()
    check(desk)

    own = open_page(f"/candidate/{team.ines.key}/", width=width, scheme=scheme, script=script)
    with own.expect_download() as file:
        own.get_by_role("link", name="Put it into your calendar").click()
    assert "SUMMARY:Talk with Ben and Kemi" in Path(file.value.path()).read_text(encoding="utf-8")
    check(own)


def test_a_sheet_is_written_without_a_script_and_in_the_dark(open_page: Open, axe: Check) -> None:
    desk = open_page("/hiring/")
    build_the_kit(desk, axe)
    add_candidate(desk, "Ines Duarte", axe)
    ben = TeamMember.objects.get(name="Ben")

    phone = open_page(f"/team/{ben.key}/", width=390, scheme="dark")
    axe(phone)
    plain = open_page(f"/team/{ben.key}/{Candidate.objects.get().pk}/", width=390, script=False)
    note(plain, PLAN, "Strong accent, but drew the plan.", "Solid evidence")
    note(plain, CLIENTS, "", "Not covered")
    plain.get_by_role("button", name="Save").click()
    expect(plain.locator("fieldset.part", has_text=PLAN).get_by_label("What you saw or heard")).to_have_value(
        "Strong accent, but drew the plan."
    )
    plain.get_by_role("button", name="Look it over").click()
    expect(plain.get_by_text("origin and citizenship")).to_be_visible()
    plain.get_by_role("button", name="Submit").click()
    expect(plain.get_by_text("Your sheet is submitted")).to_be_visible()
