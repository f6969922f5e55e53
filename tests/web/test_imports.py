"""Bringing people in: the pages."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from halfhour.actions.imports import take_people
from halfhour.records.accounts import User, Workspace
from halfhour.records.imports import Import
from halfhour.web.imports import progress

pytestmark = pytest.mark.django_db
PEOPLE = Path(__file__).parent.parent / "material" / "people"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NGOZI = "Ngozi,Okafor,https://www.linkedin.com/in/ngozi,,Harbour Works,Engineer,05 Mar 2024\n"
CONNECTIONS = (HEADER + NGOZI + ",,,,,,07 Mar 2024\n").encode()


def drop(client: Client, *files: tuple[str, bytes]) -> str:
    """Files in the box; where it leads."""
    chosen = [SimpleUploadedFile(name, blob) for name, blob in files]
    answer = client.post("/people/import/", {"chosen": chosen})
    return answer.headers.get("Location", answer.content.decode())


def test_an_empty_page_says_what_goes_here_and_where_to_get_the_file(client: Client, ada: User) -> None:
    text = client.get("/people/import/").content.decode()

    assert "None yet." in text
    assert "Get a copy of your data" in text


def test_a_file_is_looked_at_before_anything_is_kept(client: Client, workspace: Workspace) -> None:
    text = client.get(drop(client, ("Connections.csv", CONNECTIONS))).content.decode()

    assert "Connections of LinkedIn, 2 rows. Nothing is kept yet." in text
    assert "Take 1 person in" in text
    assert "line 3: names nobody" in text
    assert workspace.people.count() == 0


def test_taking_in_and_taking_back(client: Client, workspace: Workspace) -> None:
    waiting = drop(client, ("Connections.csv", CONNECTIONS))

    ended = client.post(f"{waiting}taking", follow=True).content.decode()
    assert "Undo this import" in ended
    assert [person.name for person in workspace.people.present()] == ["Ngozi Okafor"]

    back = client.post(f"{waiting}undoing", follow=True).content.decode()
    assert "1 who came with it is gone." in back
    assert workspace.people.present().count() == 0

    client.post(f"{waiting}undoing")
    assert "Take 1 person in" in client.post(f"{waiting}again", follow=True).content.decode()


def test_the_same_file_again_says_nothing_new(client: Client, workspace: Workspace) -> None:
    client.post(f"{drop(client, ('Connections.csv', CONNECTIONS))}taking")

    again = drop(client, ("Connections.csv", CONNECTIONS))
    assert "Nothing new." in client.get(again).content.decode()

    client.post(f"{again}taking")
    assert workspace.imports.present().count() == 1


def test_what_changes_is_shown_from_what_to_what(client: Client, workspace: Workspace) -> None:
    take_people(workspace, "old.csv", CONNECTIONS, now=timezone.now())

    text = client.get(drop(client, ("new.csv", CONNECTIONS.replace(b"Engineer", b"Planner")))).content.decode()

    assert "<del>Engineer</del>" in text
    assert "<ins>Planner</ins>" in text


def test_columns_of_an_unknown_table_are_asked_about_and_remembered(client: Client, workspace: Workspace) -> None:
    table = (PEOPLE / "unknown.csv").read_bytes()
    first = drop(client, ("unknown.csv", table))
    assert "We do not know this table." in client.get(first).content.decode()

    uses = {"column-0": "name", "column-1": "nickname", "column-2": "email", "column-3": "ignored", "order": "day"}
    assert client.post(first, uses).status_code == 302
    assert "Émile Dubois" in client.get(first).content.decode()

    second = drop(client, ("another.csv", table))
    kept = workspace.imports.get(pk=second.rstrip("/").rpartition("/")[2])
    assert kept.mapping == {"columns": ["name", "nickname", "email", "ignored"]}


def test_the_order_of_dates_is_asked_where_the_column_leaves_it_open(client: Client, workspace: Workspace) -> None:
    table = "First Name,Last Name,Email Address,Company,Position,Connected On\nMia,Roe,,Lab,Chemist,03/04/2024\n"
    waiting = drop(client, ("Connections.csv", table.encode()))
    assert "Is 03/04/2024 day first or month first?" in client.get(waiting).content.decode()

    client.post(waiting, {"order": "month"})
    assert "Is 03/04/2024 day first or month first?" in client.get(waiting).content.decode()
    client.post(waiting, {"order": "day"})
    client.post(f"{waiting}taking")

    assert str(workspace.contacts.get().on) == "2024-04-03"


def test_an_unusable_file_is_refused_on_the_spot(client: Client, ada: User) -> None:
    answer = client.post("/people/import/", {"chosen": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + bytes(99))})

    assert answer.status_code == 422
    assert "a.png: " in answer.content.decode()
    assert client.post("/people/import/", {}).status_code == 422


def test_a_large_file_is_taken_in_by_the_worker_with_progress(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE", 0)
    waiting = drop(client, ("Connections.csv", CONNECTIONS))

    text = client.post(f"{waiting}taking", follow=True).content.decode()
    assert "0 of 1 so far" in text
    progress.take_by_worker.call(workspace.imports.get().pk)

    assert "Undo this import" in client.get(waiting).content.decode()


def test_a_large_file_is_looked_at_by_the_worker_with_progress(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE_FILE", 0)
    waiting = drop(client, ("Connections.csv", CONNECTIONS))

    assert "Looking into Connections.csv" in client.get(waiting).content.decode()
    Import.objects.update(done=1, of=2)
    assert "1 of 2 so far" in client.get(waiting, headers={"HX-Request": "true"}).content.decode()
    progress.look_by_worker.call(workspace.imports.get().pk)

    text = client.get(waiting).content.decode()
    assert "Take 1 person in" in text
    assert "line 3: names nobody" in text
    assert workspace.people.count() == 0


def test_what_the_worker_saw_is_looked_at_anew_once_people_or_the_reading_changed(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE_FILE", 0)
    table = b"First Name,Last Name,Email Address,Company,Position,Connected On\nMia,Roe,,Lab,Chemist,03/04/2024\n"
    waiting = drop(client, ("Connections.csv", table))
    client.get(waiting)
    progress.look_by_worker.call(workspace.imports.get().pk)
    assert "Is 03/04/2024 day first or month first?" in client.get(waiting).content.decode()

    client.post(waiting, {"order": "month"})
    assert "Looking into" in client.get(waiting).content.decode()
    progress.look_by_worker.call(workspace.imports.get().pk)
    assert "Take 1 person in" in client.get(waiting).content.decode()

    workspace.people.create(name="Somebody new")
    assert "Looking into" in client.get(waiting).content.decode()


def test_a_page_looks_itself_when_the_worker_never_came(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE_FILE", 0)
    waiting = drop(client, ("Connections.csv", CONNECTIONS))
    client.get(waiting)
    Import.objects.update(changed_at=timezone.now() - timedelta(minutes=1))

    assert "Take 1 person in" in client.get(waiting).content.decode()


def test_a_large_import_is_taken_back_by_the_worker_while_its_page_says_so(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = drop(client, ("Connections.csv", CONNECTIONS))
    client.post(f"{address}taking")
    monkeypatch.setattr(progress, "LARGE", 0)

    assert "Taking them back" in client.post(f"{address}undoing", follow=True).content.decode()
    assert workspace.people.present().count() == 1
    assert "Take it back now" not in client.get(address).content.decode()

    progress.undo_by_worker.call(workspace.imports.get().pk)
    progress.undo_by_worker.call(workspace.imports.get().pk)
    assert workspace.people.present().count() == 0
    assert "gone" in client.get(address).content.decode()


def test_a_page_takes_back_itself_when_the_worker_never_came(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = drop(client, ("Connections.csv", CONNECTIONS))
    client.post(f"{address}taking")
    monkeypatch.setattr(progress, "LARGE", 0)
    client.post(f"{address}undoing")
    Import.objects.update(undo_asked_at=timezone.now() - timedelta(minutes=2))

    assert "Take it back now" in client.get(address).content.decode()
    client.post(f"{address}undoing")
    assert workspace.people.present().count() == 0


def test_a_page_goes_on_when_the_worker_has_stopped(
    client: Client, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE", 0)
    waiting = drop(client, ("Connections.csv", CONNECTIONS))
    client.post(f"{waiting}taking")
    Import.objects.update(changed_at=timezone.now() - timedelta(minutes=1))

    assert "Undo this import" in client.get(waiting, headers={"HX-Request": "true"}).content.decode()
    assert workspace.people.count() == 1


def test_imports_of_somebody_else_are_not_found(client: Client, ada: User, dans: Workspace) -> None:
    theirs = take_people(dans, "Connections.csv", CONNECTIONS, now=timezone.now())

    assert client.get(f"/people/import/{theirs.pk}/").status_code == 404
    for deed in ("taking", "undoing", "again", "removal"):
        assert client.post(f"/people/import/{theirs.pk}/{deed}").status_code == 404


def test_a_file_that_waits_can_be_thrown_away(client: Client, workspace: Workspace) -> None:
    waiting = drop(client, ("Connections.csv", CONNECTIONS))

    assert "is thrown away" in client.post(f"{waiting}removal", follow=True).content.decode()
    assert workspace.imports.present().count() == 0
