"""The page of all data: out, in, backups."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from halfhour import wiring
from halfhour.actions.undo import change
from halfhour.adapters.backups.folder import FolderBackups
from halfhour.records.accounts import User, Workspace
from halfhour.web.archive import tick, working

URL = "/settings/data/"


@pytest.fixture(autouse=True)
def _data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FolderBackups:
    """Backups of a small file: the database of tests is in memory."""
    import sqlite3

    sqlite3.connect(tmp_path / "halfhour.sqlite3").execute("CREATE TABLE a (b)").connection.close()
    found = FolderBackups(tmp_path / "halfhour.sqlite3", tmp_path / "backups")
    monkeypatch.setattr(wiring, "backups", lambda: found)
    return found


def exported(client: Client) -> tuple[str, bytes]:
    """An archive as it is made and saved from the page."""
    address = client.post(f"{URL}export").headers["Location"]
    return address, b"".join(client.get(f"{address}file").streaming_content)  # type: ignore[attr-defined]


def brought(client: Client, blob: bytes, name: str = "all.zip", into: str = "here") -> Any:
    file = io.BytesIO(blob)
    file.name = name
    return client.post(URL, {"chosen": file, "into": into})


def test_an_archive_is_made_and_saved(client, workspace, talk, backups):
    address, blob = exported(client)

    with zipfile.ZipFile(io.BytesIO(blob)) as opened:
        assert "archive.json" in opened.namelist()
        assert opened.testzip() is None
    assert "is ready" in client.get(address).content.decode()
    assert "halfhour-" in client.get(URL).content.decode()


def test_it_is_looked_at_before_it_is_brought_in(client, workspace, talk, backups):
    _, blob = exported(client)
    change(talk.conversation.people.first(), "changed", name="Somebody Else")

    looked = brought(client, blob).headers["Location"]
    page = client.get(looked).content.decode()
    assert "Nothing is changed yet" in page
    assert "1 stands here with other words" in page
    assert workspace.people.count() == 1

    client.post(f"{looked}taking")
    assert "It is here" in client.get(looked).content.decode()
    assert workspace.people.count() == 2


def test_an_archive_can_go_into_a_workspace_of_its_own(client, ada, workspace, talk, backups):
    _, blob = exported(client)

    looked = brought(client, blob, into="new").headers["Location"]
    client.post(f"{looked}taking")
    other = ada.workspaces.exclude(pk=workspace.pk).get()

    assert other.talks.count() == 1
    assert f"Go to “{other}”" in client.get(looked).content.decode()
    client.post(f"{URL}workspace/{other.pk}")
    assert User.objects.get(pk=ada.pk).workspace == other


def test_people_are_led_to_their_own_preview(client, workspace, backups):
    answer = brought(client, b"Name,E-mail\nMia Roe,mia@example.org\n", "people.csv")

    assert answer.headers["Location"].startswith("/people/import/")


@pytest.mark.parametrize(
    ("name", "blob"), [("a.txt", b"Buy milk"), ("a.zip", b"PK\x03\x04 no"), ("b.zip", b"PK\x05\x06")]
)
def test_what_cannot_be_read_is_said_and_nothing_is_left(client, workspace, backups, tmp_path, name, blob):
    answer = brought(client, blob, name)

    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert list(wiring.shelf(workspace.pk).all()) == []
    assert not list((tmp_path / "archives").rglob("*.zip"))


def test_a_newer_archive_is_refused_in_words(client, workspace, talk, backups):
    _, blob = exported(client)
    newer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"version": 1', b'"version": 2'))

    page = client.get(brought(client, newer.getvalue()).headers["Location"]).content.decode()

    assert "That did not work" in page
    assert "newer Halfhour" in page


def test_large_ones_are_made_by_the_worker_while_a_page_tells_how_far(client, workspace, talk, backups, monkeypatch):
    monkeypatch.setattr(working, "SMALL", 0)
    queued = []
    monkeypatch.setattr(type(working.work_by_worker), "enqueue", lambda self, *given: queued.append(given))

    address = client.post(f"{URL}export").headers["Location"]
    page = client.get(address).content.decode()
    assert "You may leave this page" in page
    assert client.get(f"{address}file").status_code == 404
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert fragment.startswith('<div id="work"')

    working.work_by_worker.func(*queued[0])
    assert "is ready" in client.get(address).content.decode()


def test_a_page_does_the_work_itself_when_nobody_does(client, workspace, talk, backups, monkeypatch):
    monkeypatch.setattr(working, "SMALL", 0)
    monkeypatch.setattr(type(working.work_by_worker), "enqueue", lambda self, *given: None)
    address = client.post(f"{URL}export").headers["Location"]
    monkeypatch.setattr(working, "PATIENCE", -1)

    assert "is ready" in client.get(address).content.decode()


def test_a_stranger_sees_none_of_it(client, workspace, talk, dans, backups):
    address, _ = exported(client)
    User.objects.filter(username="local").update(workspace=dans)

    assert client.get(address).status_code == 404
    assert client.get(f"{address}file").status_code == 404
    assert client.post(f"{URL}workspace/{dans.pk}").status_code == 404


@pytest.mark.parametrize("key", ["nothing", "..", "20260309T080000-0123abcd", "20260309T080000-0123abcdx"])
def test_what_is_not_there_is_not_found(client, workspace, backups, key):
    assert client.get(f"{URL}{key}/").status_code == 404


def test_a_backup_is_made_from_the_page_and_told(client, workspace, backups):
    assert "None yet" in client.get(URL).content.decode()

    client.post(f"{URL}backup")
    page = client.get(URL).content.decode()

    assert "halfhour restore" in page
    assert backups.all()[0].name in page


def test_postgresql_is_told_its_own_tools(client, workspace, monkeypatch):
    monkeypatch.setattr(wiring, "backups", lambda: None)

    assert "pg_dump" in client.get(URL).content.decode()
    assert client.post(f"{URL}backup").status_code == 409


def test_old_archives_go_and_those_of_a_clock_gone_wrong_stay(workspace):
    shelf = wiring.shelf(workspace.pk)
    note = working.Shelved("", workspace.pk, "out", "a.zip", "20200101T000000")
    old, ahead = shelf.place(note), shelf.place(replace(note, begun_at="20990101T000000"))

    tick.tidy_up()

    assert [each.key for each in shelf.all()] == [ahead.key]
    assert old.key != ahead.key


def test_throwing_an_archive_away_leaves_what_it_was_made_of(client, workspace, talk, backups):
    address, _ = exported(client)

    client.post(f"{address}removal")

    assert client.get(address).status_code == 404
    assert workspace.talks.present().count() == 1


def test_the_page_asks_few_questions(client, workspace, backups, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(URL)
    assert Workspace.objects.count() == 1
