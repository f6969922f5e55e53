"""Everything out and back in: nothing is forgotten, nothing is overwritten, nothing is half."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection, models

from halfhour import wiring
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.archive import arrive, arriving, export, how_many, is_archive, look
from halfhour.actions.archive.tables import (
    COLUMNS_LEFT_OUT,
    FOLDERS,
    LEFT_OUT,
    columns,
    is_numbered,
    links,
    name_of,
    tables,
)
from halfhour.domain.errors import InputError, OutsideError
from halfhour.records.accounts import User, Workspace
from halfhour.records.letters import Parcel
from halfhour.records.people import Person
from tests.actions.everything import NAMES, fill

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


@pytest.fixture
def ada(settings: Any) -> User:
    settings.SECRET_KEY = "a key for tests"
    return welcome_local_person()


@pytest.fixture
def full(ada: User) -> Workspace:
    assert ada.workspace
    fill(ada.workspace)
    return ada.workspace


@pytest.fixture
def left(full: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "all.zip"
    export(full, wiring.archive_to(path), now=NOW)
    return path


def rows_of(path: Path) -> dict[str, bytes]:
    """Every file of an archive; the head without its date."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def gone(workspace: Workspace) -> None:
    """As in a fresh database."""
    User.objects.update(workspace=None)
    workspace.delete()


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same archive with one file changed; empty when the change gives nothing."""
    files = rows_of(path)
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(other, "w") as written:
        for each, blob in files.items():
            if new := change(blob) if each == name else blob:
                written.writestr(each, new)
    return other


def test_every_table_and_column_leaves_or_is_left_out_with_a_reason():
    kept = set(tables())
    for model in apps.get_app_config("records").get_models():
        assert (model in kept) != (model in LEFT_OUT), (
            f"{model.__name__} is neither in an archive nor left out on purpose"
        )
        if model in kept or model is Workspace:
            told = {column.name for column in columns(model)} | {link.name for link in links(model)}
            told |= {name for table, name in COLUMNS_LEFT_OUT if table == name_of(model)} | {"workspace"}
            missing = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)} - told
            assert missing <= ({"id"} if is_numbered(model) else set()), f"{model.__name__} forgets {missing}"
    assert all(LEFT_OUT.values())
    assert all(COLUMNS_LEFT_OUT.values())


def test_nothing_speaks_of_a_row_by_a_counter():
    numbered = {table for table in tables() if is_numbered(table)}

    assert not [c for table in tables() for c in columns(table) if c.is_relation and c.related_model in numbered]


def test_out_in_and_out_again_is_the_same(ada, full, left, tmp_path):
    gone(full)

    arrived = arrive(wiring.archive_from(left), ada, None)
    again = tmp_path / "again.zip"
    export(Workspace.objects.get(pk=arrived.workspace), wiring.archive_to(again), now=NOW)

    before, after = rows_of(left), rows_of(again)
    held = {"data/parcel.jsonl"}
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} <= held
    assert arrived.count("new") == how_many(Workspace.objects.get(pk=arrived.workspace))
    assert not arrived.doubled
    assert not arrived.stayed


def test_a_folder_comes_back_as_a_zip_does(ada, full, left, tmp_path):
    folder = tmp_path / "all"
    export(full, wiring.archive_to(folder, as_folder=True), now=NOW)

    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files == rows_of(left)
    gone(full)
    assert arrive(wiring.archive_from(folder), ada, None).count("new") > 60


def test_the_same_archive_again_changes_nothing(ada, full, left):
    number = how_many(full)

    arrived = arrive(wiring.archive_from(left), ada, full)

    assert arrived.count("same") == number == how_many(full)


def test_a_look_changes_nothing_and_tells_what_would_come(ada, full, left):
    gone(full)
    before = Workspace.objects.count()

    told = look(wiring.archive_from(left), ada, None)

    assert told.count("new") > 60
    assert Workspace.objects.count() == before
    assert not Person.objects.exists()


def test_what_stands_here_with_other_words_is_never_overwritten(ada, full, left):
    person = full.people.filter(name=NAMES[0]).order_by("pk").first()
    words, number = person.notes, full.people.count()
    Person.objects.filter(pk=person.pk).update(notes="Mine now.")

    first = arrive(wiring.archive_from(left), ada, full)
    second = arrive(wiring.archive_from(left), ada, full)

    assert first.doubled == (f"person: {NAMES[0]}",)
    assert full.people.get(pk=person.pk).notes == "Mine now."
    assert full.people.get(name=f"{NAMES[0]} (archive of 2026-03-09)").notes == words
    assert full.people.count() == number + 1
    assert second.count("same") == first.count("same") + 1


def test_what_can_be_there_once_stays_and_is_told(ada, full, left):
    consent = full.consents.first()
    type(consent).objects.filter(pk=consent.pk).update(how="by letter")

    arrived = arrive(wiring.archive_from(left), ada, full)

    assert len(arrived.stayed) == 1
    assert full.consents.get(pk=consent.pk).how == "by letter"


def test_a_place_of_the_same_name_is_the_same_place(ada, full, left):
    gone(full)
    mine = Workspace.objects.create(name="Mine")
    ada.memberships.create(workspace=mine)
    place = mine.organizations.create(name=NAMES[0])

    arrived = arrive(wiring.archive_from(left), ada, mine)

    assert mine.organizations.filter(name=NAMES[0]).get() == place
    assert any(NAMES[0] in told for told in arrived.stayed)
    assert mine.people.filter(organization=place).exists()


def test_beside_the_workspace_that_it_left_everything_gets_keys_of_its_own(ada, full, left):
    before = how_many(full)

    arrived = arrive(wiring.archive_from(left), ada, None)
    other = Workspace.objects.get(pk=arrived.workspace)

    assert how_many(other) == how_many(full) == before
    assert not set(other.people.values_list("pk", flat=True)) & set(full.people.values_list("pk", flat=True))
    assert {c.workspace_id for c in Person.objects.filter(conversations__workspace=other)} == {other.pk}
    assert arrive(wiring.archive_from(left), ada, other).count("same") == before


def test_letters_that_waited_to_leave_are_held(ada, full, left):
    waiting = Parcel.objects.filter(workspace=full)
    assert waiting.exists()
    waiting.update(left_at=None, cancelled_at=None)
    out = left.with_name("waiting.zip")
    export(full, wiring.archive_to(out), now=NOW)
    gone(full)

    arrived = arrive(wiring.archive_from(out), ada, None)

    assert not Parcel.objects.filter(workspace=arrived.workspace, released_at__isnull=False).exists()


def test_a_newer_archive_is_refused_plainly(ada, full, left):
    def newer(blob: bytes) -> bytes:
        return json.dumps({**json.loads(blob), "version": 99}).encode()

    with pytest.raises(InputError, match="newer Halfhour"):
        arrive(wiring.archive_from(changed(left, "archive.json", newer)), ada, None)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("archive.json", lambda blob: b"[]"),
        ("archive.json", lambda blob: b"\xff\xfe"),
        ("data/person.jsonl", lambda blob: b"".join(blob.splitlines(keepends=True)[:1])),
        ("data/person.jsonl", lambda blob: b""),
        ("data/person.jsonl", lambda blob: blob + b"{\n"),
        ("data/person.jsonl", lambda blob: blob + blob),
        ("data/person.jsonl", lambda blob: blob.replace(b'"created_at":"2026', b'"created_at":"x')),
        ("data/talk.jsonl", lambda blob: blob.replace(b"originals/", b"../../")),
        ("data/talk.jsonl", lambda blob: blob.replace(b'"sha256":"', b'"sha256":"0')),
        ("data/conversation.jsonl", lambda blob: blob.replace(b'"people":["', b'"people":["nobody')),
        ("data/conversation.jsonl", lambda blob: blob.replace(b'"kind":"', b'"kind":"un')),
    ],
)
def test_an_archive_that_was_changed_is_refused_and_nothing_of_it_stays(ada, full, left, name, change):
    broken = changed(left, name, change)
    gone(full)
    before = Workspace.objects.count()

    with pytest.raises(InputError):
        arrive(wiring.archive_from(broken), ada, None)

    assert Workspace.objects.count() == before
    assert not Person.objects.exists()


def test_a_crash_in_the_middle_leaves_nothing_and_the_next_time_brings_all(ada, full, left, monkeypatch):
    number = how_many(full)
    gone(full)
    written = arriving.put

    def crash(model: Any, *rest: Any, **more: Any) -> int:
        if model is Person:
            raise OperationalError("database or disk is full")
        return written(model, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(arriving, "put", crash)
        with pytest.raises(OutsideError, match="could not be brought in"):
            arrive(wiring.archive_from(left), ada, None)
    assert not Person.objects.exists()

    assert arrive(wiring.archive_from(left), ada, None).count("new") == number


@pytest.mark.django_db(transaction=True)
def test_others_write_while_an_archive_is_read(ada, full, left):
    held = []
    gone(full)

    arrive(
        wiring.archive_from(left), ada, None, progress=lambda done, of: held.append((done, connection.in_atomic_block))
    )

    reading = [is_held for done, is_held in held if done < held[-1][0]]
    assert reading
    assert not any(reading)


@pytest.mark.django_db(transaction=True)
def test_what_was_written_here_meanwhile_is_looked_at_anew(ada, full, left):
    person = full.people.filter(name=NAMES[0], conversations=None).order_by("pk").first()  # nothing else speaks of them
    number, words = full.people.count(), person.notes
    Person.objects.filter(pk=person.pk).delete()
    meanwhile = [lambda: full.people.create(pk=person.pk, name=NAMES[0], notes="Written while it came in.")]

    def write(done: int, of: int) -> None:
        if done == of and meanwhile:
            meanwhile.pop()()

    arrived = arrive(wiring.archive_from(left), ada, full, progress=write)

    assert len(arrived.doubled) == 1
    assert full.people.get(pk=person.pk).notes == "Written while it came in."
    assert full.people.filter(notes=words).exists()
    assert full.people.count() == number + 1


def test_a_row_cannot_reach_into_another_workspace(ada, full, left):
    theirs = Workspace.objects.create(name="Dan's")
    stranger = theirs.people.create(name="Nobody of yours")
    mine = full.conversations.first().people.first()
    other = changed(left, "data/conversation.jsonl", lambda blob: blob.replace(mine.pk.encode(), stranger.pk.encode()))
    gone(full)

    with pytest.raises(InputError, match="not in the archive"):
        arrive(wiring.archive_from(other), ada, None)


def test_people_read_it_without_halfhour(full, left):
    files = rows_of(left)

    pages = [blob.decode() for name, blob in files.items() if name.startswith(f"people/{NAMES[0]}")]
    page = next(page for page in pages if "## Notes" in page)
    assert page.startswith(f"# {NAMES[0]}\n")
    assert "\\<b\\>" in page
    assert "\n# no heading" not in page
    assert "> \\# no heading" in page
    talk = files[f"conversations/{NAMES[1]}.md"].decode()
    assert "**Ada Óláfsdóttir**" in talk
    assert "How did you begin? 🌊" in talk
    assert files["meetings.ics"].startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0")
    assert files["meetings.ics"].count(b"BEGIN:VEVENT") == 2
    assert NAMES[2 - 1] in files["people.vcf"].decode().replace("\r\n ", "")
    assert all(max(len(line) for line in blob.split(b"\r\n")) <= 75 for blob in [files["meetings.ics"]])


def test_no_cell_can_run(left):
    for name, blob in rows_of(left).items():
        if name.endswith(".csv"):
            rows = csv.reader(io.StringIO(blob.decode(), newline=""))
            assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]


def test_originals_are_the_bytes_that_came(full, left):
    files = rows_of(left)
    originals = [name for name in files if name.startswith("originals/")]

    blobs = [bytes(blob) for blob in full.talks.values_list("blob", flat=True)]
    found = [files[name] for name in originals if name.startswith("originals/talks/")]
    assert sorted(found) == sorted(blobs)
    assert {name.split("/")[1] for name in originals} == {*FOLDERS.values()}


def test_no_file_name_leads_out_or_is_twice(full, tmp_path):
    for name in ("../../etc/passwd", "CON", "a/b\\c:d", "  ", "." * 9, "Ada", "ada", "ADA", "🌊" * 70, "x\u202eexe.dm"):
        full.people.create(name=name)
    path = tmp_path / "names.zip"
    export(full, wiring.archive_to(path), now=NOW)

    with zipfile.ZipFile(path) as opened:
        names = [name for name in opened.namelist() if name.startswith("people/")]
    assert len({name.casefold() for name in names}) == len(names) == full.people.count()
    assert not [name for name in names if ".." in name or "\\" in name or name.count("/") != 1 or "\u202e" in name]
    assert all(len(name.encode()) < 250 for name in names)


def test_a_disk_that_is_full_leaves_no_half_an_archive(full, tmp_path, monkeypatch):
    def full_disk(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("halfhour.adapters.archives.zips.os.fsync", full_disk)

    with pytest.raises(OutsideError, match="no space left"):
        export(full, wiring.archive_to(tmp_path / "all.zip"), now=NOW)

    assert list(tmp_path.iterdir()) == []


def test_what_was_removed_is_not_shown_and_comes_back_for_undo(ada, full, tmp_path):
    gone_one = full.people.create(name="Removed Person", removed_at=NOW)
    path = tmp_path / "all.zip"
    export(full, wiring.archive_to(path), now=NOW)
    files = rows_of(path)

    assert "people/Removed Person.md" not in files
    assert b"Removed Person" not in files["people.csv"] + files["people.vcf"]
    assert gone_one.pk.encode() in files["data/person.jsonl"]


def test_other_zips_are_none_of_ours(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("Connections.csv", "First Name,Last Name\nMia,Roe\n")

    assert not is_archive(wiring.archive_from(path))


def test_no_two_tables_share_a_folder_of_originals():
    with_files = [t for t in tables() if any(isinstance(c, models.BinaryField) for c in columns(t))]

    assert {name_of(table) for table in with_files} == set(FOLDERS)
