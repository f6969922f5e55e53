"""A real browser against a live server in this process; nothing leaves the machine."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from halfhour.actions.accounts import welcome_local_person
from halfhour.records.accounts import User
from halfhour.web.talks import reading
from tests.web import example

# Playwright's own loop runs in this thread, and Django would refuse its database beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A busy machine is no fault of a page, and what did not go over is tried again after fifteen seconds.
expect.set_options(timeout=20_000)

# What the browser says of an answer that a test wants: a form sent back, a network taken away.
EXPECTED = ("status of 422", "net::ERR_INTERNET_DISCONNECTED")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that HALFHOUR_CHROMIUM names."""
    finder = Path(__file__).parents[2] / "tools" / "browser.sh"
    found = (
        os.environ.get("HALFHOUR_CHROMIUM")
        or subprocess.run(["sh", finder], check=True, capture_output=True, text=True).stdout.strip()
    )
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=[*QUIET, *root])
        yield opened
        opened.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of, and what it asked for elsewhere."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, live_server: Any, settings: Any, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens a page of the live server; a complaint of the browser or a request elsewhere fails the test."""
    settings.SECRET_KEY = "a key for tests"
    contexts = []
    _no_question_of_zone()

    def opened(
        path: str = "/", *, width: int = 1280, scheme: Any = "light", script: bool = True, zone: str = "UTC"
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
            timezone_id=zone,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith(live_server.url) else complaints.append(request.url),
        )
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in complaints if not any(expected in one for expected in EXPECTED)] == []


@pytest.fixture
def network_taken_away(open_page: Callable[..., Page], complaints: list[str]) -> Iterator[None]:
    """The test takes the network away and gives it back: a request that broke off then is nobody's concern."""
    yield
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]


def _no_question_of_zone() -> None:
    """The person has said where they are, so that no page asks the browser beside what a test looks at."""
    User.objects.filter(pk=welcome_local_person().pk).update(zone_is_known=True)


@pytest.fixture
def axe(complaints: list[str]) -> Callable[[Page], None]:
    """Fails when a page at rest is not accessible; axe's own inline styles, which our policy refuses, are nobody's
    concern."""

    def check(page: Page) -> None:
        before = len(complaints)
        try:
            found = _looked_at(page)
        except Error:  # the page gave way to the next one under axe's eyes
            found = None
        if found is None or found.violations_count:
            page.wait_for_load_state("networkidle")
            found = _looked_at(page)
        assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
        page.wait_for_timeout(50)
        del complaints[before:]

    return check


def _looked_at(page: Page) -> AxeResults:
    page.wait_for_load_state()
    return Axe().run(page, options={"runOnly": RULES})


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tidal talk has the debrief written by hand; the server runs in this process and sees it too."""

    monkeypatch.setattr(reading, "answer", example.answer)


@pytest.fixture
def tidal(tmp_path: Path) -> Path:
    """The tidal talk as a file to choose."""
    path = tmp_path / example.NAME
    path.write_bytes(example.BLOB)
    return path
