"""Everything out and back in, in a browser."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from halfhour import wiring
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.archive.tables import tables
from halfhour.adapters.backups.folder import FolderBackups
from halfhour.records.people import Person
from tests.actions.everything import fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _data(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    sqlite3.connect(tmp_path / "a.sqlite3").execute("CREATE TABLE a (b)").connection.close()
    monkeypatch.setattr(wiring, "backups", lambda: FolderBackups(tmp_path / "a.sqlite3", tmp_path / "backups"))


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_everything_goes_out_and_comes_back(open_page, axe, tmp_path, width, scheme):
    workspace = welcome_local_person().workspace
    assert workspace
    fill(workspace)
    page = open_page("/settings/", width=width, scheme=scheme)
    page.get_by_role("link", name="Data and backups").click()
    axe(page)

    page.get_by_role("button", name="Back up now").click()
    page.get_by_text("How to put one back").click()
    expect(page.get_by_text("halfhour restore")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Make the archive").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your archive is ready")
    axe(page)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save").click()
    saving.value.save_as(tmp_path / "all.zip")

    first = Person.objects.filter(workspace=workspace).first()
    assert first
    Person.objects.filter(pk=first.pk).update(role="Changed since")
    page.goto("/settings/data/")
    page.get_by_label("Choose a file, or drop it here").set_input_files(tmp_path / "all.zip")
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_text("stands here with other words")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is here")
    axe(page)
    assert Person.objects.get(pk=first.pk).role == "Changed since"
    assert len(tables()) > 20
