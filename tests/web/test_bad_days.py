"""Bad days: the disk is full, the database is locked, and people type what nobody expected."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from halfhour.actions.conversations import start_conversation
from halfhour.web.shared import storage

SCRIPT = """
import django; django.setup()
import sqlite3, sys
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
settings.ALLOWED_HOSTS.append("testserver")
call_command("migrate", verbosity=0)
client = Client(raise_request_exception=False)
client.get("/conversations/")
from halfhour.records.people import Person
from halfhour.actions.accounts import welcome_local_person
mia = welcome_local_person().workspace.people.create(name="Mia Roe", notes="as before")
if sys.argv[1] == "full":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
else:
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    connection.cursor().execute("PRAGMA busy_timeout = 50")
notes = "word " * 400_000
answer = client.post(f"/people/{mia.pk}/edit", {"name": "Mia Roe", "notes": notes})
print(answer.status_code)
print(answer.content.decode())
if sys.argv[1] != "full":
    other.execute("ROLLBACK")
assert Person.objects.get().notes == "as before"
with connection.cursor() as cursor:
    assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
"""


@pytest.mark.parametrize(("day", "words"), [("full", "The disk is full"), ("locked", "The database is busy")])
def test_what_could_not_be_saved_is_said_and_nothing_of_it_is_half(tmp_path: Path, day: str, words: str) -> None:
    own = {"HALFHOUR_DATA": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "halfhour.server.settings"}
    room = {**os.environ, **own}  # these are bad days of SQLite

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, day], env=room, capture_output=True, text=True, timeout=100, check=False
    )

    assert done.returncode == 0, done.stderr
    status, _, page = done.stdout.partition("\n")
    assert status == "503", page
    assert words in page
    assert "Nothing you kept is lost" in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("database or disk is full", "disk is full"),
        ("database is locked", "busy"),
        ("database table is locked: records_person", "busy"),
        ("attempt to write a readonly database", "may not be written"),
        ("disk I/O error", "does not answer"),
        ("database disk image is malformed", "restore"),
    ],
)
def test_each_trouble_of_the_database_has_words_and_a_way_out(told, words):
    error = storage.in_words(OperationalError(told))

    assert error
    assert words in str(error)
    assert error.way_out


def test_a_mistake_of_ours_is_not_told_as_a_bad_day():
    assert storage.in_words(OperationalError("no such column: a")) is None


HARD = (
    "<script>alert(1)</script><b>bold</b>",
    "👩‍🔬👨‍👩‍👧 🇵🇹",
    "אבג דהו",
    "محمد عبد الله",
    "Zo\u0308e O\u2019Neil \u202eabc\u202c",
)


@pytest.mark.parametrize("name", HARD)
def test_names_are_kept_and_shown_as_typed(client, workspace, name):
    from django.utils.html import escape

    conversation = start_conversation(workspace, [name], zone="UTC")

    page = client.get(f"/conversations/{conversation.pk}/").content.decode()

    assert conversation.people.get().name == name
    assert escape(name) in page
    assert "<script>alert" not in page


def test_a_note_of_five_megabytes_is_kept_whole(client, workspace):
    note = ("Ein Satz über Gezeiten 🌊 <b>fett</b>\r\n" * 130_000).strip()
    assert len(note.encode()) > 5_000_000

    person = workspace.people.create(name="Mia Roe")
    client.post(f"/people/{person.pk}/edit", {"name": "Mia Roe", "notes": note})

    assert workspace.people.get(pk=person.pk).notes == note
    assert client.get(f"/people/{person.pk}/").status_code == 200
