"""Workers that are killed in the middle of something: nothing is lost, and nothing leaves or is kept twice."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from halfhour.domain.mail_servers import LineSecurity
from tests.mail_servers import Postman, smtp_server

PATIENCE = 60

BEGIN = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from halfhour.actions.accounts import welcome_local_person
workspace = welcome_local_person().workspace
workspace.mail_from = "ada@example.org"
workspace.save()
from halfhour.records.letters import MailAccount
MailAccount.objects.create(workspace=workspace, smtp_host="localhost", smtp_port={port}, smtp_security="none")
"""

RELEASE = """
from datetime import timedelta
from django.utils import timezone
from halfhour.actions.mail_accounts import send_test_letter
from halfhour.records.accounts import Workspace
from halfhour.records.letters import Parcel
from halfhour.web.outbox.tick import begin_ticking
Parcel.objects.filter(not_before__isnull=False).update(not_before=timezone.now())  # the lease of who was killed runs out
send_test_letter(Workspace.objects.get(mail_from="ada@example.org"), subject="{subject}", text="Hello", now=timezone.now())
begin_ticking()
"""

TELL = """
from halfhour.records.letters import Parcel
for parcel in Parcel.objects.order_by("created_at"):
    print(parcel.subject, bool(parcel.left_at), bool(parcel.leaving_at))
"""


class House:
    """A data folder of its own, and processes that work in it, on SQLite or on a database of its own."""

    def __init__(self, folder: Path, database: str = "") -> None:
        own = {
            "HALFHOUR_DATA": str(folder),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "halfhour.server.settings",
        }
        self.there = {**os.environ, **own}

    def run(self, script: str, *, ends: int = 0) -> str:
        """What a script prints, in a process of its own."""
        begin = f"import django\ndjango.setup()\n{script}"
        done = subprocess.run(
            [sys.executable, "-c", begin], env=self.there, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == ends, done.stderr
        return done.stdout

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[bytes]"]:
        """The worker that `halfhour serve` starts; killed at the end."""
        command = [sys.executable, "-m", "django", "db_worker", "--verbosity", "0"]
        with subprocess.Popen(command, env=self.there) as process:
            try:
                yield process
            finally:
                process.send_signal(signal.SIGKILL)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """An empty one."""
    if request.param == "sqlite":
        return House(tmp_path)
    return House(tmp_path, _own_database(request.getfixturevalue("postgres"), tmp_path.name))


def _own_database(server: str, name: str) -> str:
    """The address of an empty database on a server."""
    import psycopg

    called = "".join(sign for sign in name if sign.isalnum()).lower()
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{called}"')
    return f"{server.rpartition('/')[0]}/{called}"


def _subjects(postman: Postman) -> list[str]:
    lines = [line for blob in postman.taken for line in blob.decode().splitlines()]
    return [line.removeprefix("Subject: ") for line in lines if line.startswith("Subject: ")]


def test_a_worker_killed_while_the_server_holds_the_letter_sends_it_once(house: House) -> None:
    postman = Postman(hold=threading.Event())
    with smtp_server(LineSecurity.NONE, user="", postman=postman) as running:
        house.run(BEGIN.format(port=running.server.port) + RELEASE.format(subject="first"))
        with house.worker():
            assert postman.has_letter.wait(PATIENCE)
        assert postman.hold
        postman.hold.set()
        postman.has_letter.clear()

        house.run(RELEASE.format(subject="second"))
        with house.worker():
            assert postman.has_letter.wait(PATIENCE)

        assert _subjects(postman) == ["first", "second"]
        assert house.run(TELL).splitlines()[0] == "first False True"


def test_a_worker_killed_before_the_letter_was_handed_over_sends_it_after_all(house: House) -> None:
    postman = Postman(hold_recipient=threading.Event())
    with smtp_server(LineSecurity.NONE, user="", postman=postman) as running:
        house.run(BEGIN.format(port=running.server.port) + RELEASE.format(subject="first"))
        with house.worker():
            assert postman.holding.wait(PATIENCE)
        assert postman.hold_recipient
        postman.hold_recipient.set()

        house.run(RELEASE.format(subject="second"))
        with house.worker():
            while len(postman.taken) < 2:
                assert postman.has_letter.wait(PATIENCE)
                postman.has_letter.clear()

        assert sorted(_subjects(postman)) == ["first", "second"]


NOTICE = """
import os, signal
from datetime import UTC, datetime
from halfhour.actions import looking
from halfhour.actions.conversations import start_conversation
from halfhour.domain.noticing import Looked
from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount, Message
from halfhour.records.people import Address
workspace = Workspace.objects.get(mail_from="ada@example.org")
MailAccount.objects.update(imap_host="localhost", next_look_at=None)
if not Address.objects.exists():
    ben = start_conversation(workspace, ["Ben Ito"], zone="UTC").people.get()
    Address.objects.create(workspace=workspace, person=ben, way="email", value="ben@example.org", plain="ben@example.org")
class Box:
    def look(self, wanted, **_):
        mail = "From: ben@example.org\\nTo: ada@example.org\\nSubject: Yes\\nMessage-ID: <{{}}@example.org>\\n\\nGladly.\\n"
        return Looked(1, 2, tuple(mail.format(number).encode() for number in range(2)))
if {is_killed}:
    notice, seen = looking.notice, []
    def noticed(*args, **how):
        seen.append(1)
        if len(seen) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return notice(*args, **how)
    looking.notice = noticed
looking.look_where_due(lambda _: Box(), datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
print(Message.objects.filter(is_mine=False).count(), MailAccount.objects.get().seen_uid)
"""


def test_a_worker_killed_while_it_notices_keeps_each_mail_once(house: House) -> None:
    house.run(BEGIN.format(port=1))
    house.run(NOTICE.format(is_killed=True), ends=-signal.SIGKILL)

    assert house.run(NOTICE.format(is_killed=False)).split() == ["2", "2"]
