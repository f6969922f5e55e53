"""What a person does, in a browser: from a file to lines they keep and take along."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web import example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("by_hand")]


def debrief_of(page: Page, file: Path) -> None:
    """From the box to the debrief."""
    page.get_by_label("Or drop files here").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is what was read")
    page.get_by_label(example.ME).check()
    page.get_by_label("The others agreed").check()
    page.get_by_role("button", name="Keep it and show the debrief").click()
    expect(page.get_by_role("heading", name="In five lines")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_from_a_file_to_lines_that_are_kept_and_taken_along(
    open_page: Callable[..., Page], tidal: Path, axe: Callable[[Page], None], width: int
) -> None:
    page = open_page(width=width)
    debrief_of(page, tidal)

    page.get_by_role("link", name="Seventy percent of his time").click()
    evidence = page.get_by_role("complementary", name="The words it rests on")
    expect(evidence.locator("mark").last).to_have_text("seventy percent of my time is preparation")
    expect(page.get_by_role("link", name="Seventy percent of his time")).to_be_focused()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)

    page.get_by_role("link", name="Edit and keep").click()
    page.get_by_role("textbox", name="Line").first.fill("He went to sea, was sick, and came ashore as an electrician.")
    axe(page)
    page.get_by_role("button", name="Keep these lines").click()
    expect(page.get_by_text("Kept by you")).to_be_visible()
    expect(page.get_by_text("came ashore as an electrician")).to_be_visible()

    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    expect(page.get_by_text("Kept by you")).to_have_count(0)

    page.get_by_text("Take it along").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "ruairi-flett.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_beside_on_a_wide_screen_and_below_on_a_phone(open_page: Callable[..., Page], tidal: Path) -> None:
    page = open_page(width=1280)
    debrief_of(page, tidal)
    page.get_by_role("link", name="Seventy percent of his time").click()
    evidence, line = page.locator("#evidence"), page.locator("#open-line-2")
    expect(evidence.locator("mark").first).to_contain_text("four or five windows")

    place = "thing => { const { left, right, top, bottom } = thing.getBoundingClientRect(); return { left, right, top, bottom }; }"
    wide, beside = evidence.evaluate(place), line.evaluate(place)
    page.set_viewport_size({"width": 390, "height": 900})
    narrow, above = evidence.evaluate(place), line.evaluate(place)

    assert wide["left"] > beside["right"]
    assert narrow["top"] >= above["bottom"]


def test_everything_works_without_a_script(open_page: Callable[..., Page], tidal: Path) -> None:
    page = open_page(script=False)
    debrief_of(page, tidal)

    page.get_by_role("link", name="When they stop ordering spares").click()
    expect(page.locator("#lesson-2 mark")).to_have_text("When they stop ordering spares, go.")
    page.get_by_role("link", name="in the whole talk").click()
    expect(page.locator("li:target mark")).to_have_text("When they stop ordering spares, go.")
    page.go_back()
    page.get_by_role("link", name="Edit and keep").click()
    page.get_by_role("button", name="Keep these lines").click()
    page.get_by_role("button", name="Undo", exact=True).click()

    expect(page.get_by_role("link", name="Edit and keep")).to_be_visible()


def test_what_cannot_be_read_is_said_beside_what_was_typed(
    open_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], None]
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    page = open_page()

    page.get_by_label("Or drop files here").set_input_files(photo)
    with page.expect_response(lambda response: response.status == 422):
        page.evaluate("document.querySelector('form.drop').requestSubmit()")

    expect(page.get_by_role("alert")).to_contain_text("photo.jpg")
    axe(page)
