"""`halfhour export`, `import`, `backup` and `restore`, as people type them."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_serve import free_port

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new data folder."""
    monkeypatch.setenv("HALFHOUR_DATA", str(tmp_path / "data"))
    return tmp_path


def people_of(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "data" / "halfhour.sqlite3")) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM records_person ORDER BY name")]


def test_everything_goes_out_and_comes_into_another_machine(halfhour_command: Run, here, monkeypatch):
    (here / "people.csv").write_text("Name,E-mail\nMia Roe,mia@example.org\nנגה כהן,noga@example.org\n")
    assert halfhour_command("import", here / "people.csv").stdout == "people.csv: 2 new.\n"

    out = halfhour_command("export", here / "all.zip")
    again = halfhour_command("export", here / "all.zip")
    monkeypatch.setenv("HALFHOUR_DATA", str(here / "other" / "data"))
    looked = halfhour_command("import", here / "all.zip", "--dry-run")
    came = halfhour_command("import", here / "all.zip")
    twice = halfhour_command("import", here / "all.zip")

    assert "are in" in out.stdout
    assert again.returncode == 3
    assert "stands at" in again.stderr
    assert "would come new" in looked.stdout
    assert "came new, 0 are here already" in came.stdout
    assert twice.stdout.startswith("0 records came new")
    assert people_of(here / "other") == ["Mia Roe", "נגה כהן"]


def test_what_it_cannot_read_it_says_with_what_it_can(halfhour_command: Run, here):
    (here / "note.txt").write_text("Buy milk")

    done = halfhour_command("import", here / "note.txt")

    assert done.returncode == 2
    assert "no archive of Halfhour" in done.stderr
    assert "LinkedIn" in done.stderr


def test_a_backup_is_put_back_and_what_was_there_is_put_aside(halfhour_command: Run, here):
    (here / "a.csv").write_text("Name\nMia Roe\n")
    (here / "b.csv").write_text("Name\nBen Stone\n")
    halfhour_command("import", here / "a.csv")
    backed = halfhour_command("backup", "--to", here / "safe.sqlite3")
    halfhour_command("import", here / "b.csv")

    done = halfhour_command("restore", here / "safe.sqlite3")

    assert "safe.sqlite3" in backed.stdout
    assert done.returncode == 0
    assert people_of(here) == ["Mia Roe"]
    assert len(list((here / "data").glob("put aside *.sqlite3"))) == 1


def test_nothing_is_put_back_while_it_is_served_and_serving_backs_up_first(halfhour_command: Run, here):
    halfhour_command("export", here / "nothing.zip")
    command = [sys.executable, "-m", "halfhour", "serve", "--port", str(free_port())]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        assert running.stdout
        running.stdout.readline()
        made = list((here / "data" / "backups").glob("*.sqlite3"))
        refused = halfhour_command("restore", made[0])
        live = halfhour_command("backup", "--to", here / "live.sqlite3")
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.communicate(timeout=30)

    assert refused.returncode == 3
    assert "Stop it first" in refused.stderr
    assert live.returncode == 0
    assert halfhour_command("restore", made[0]).returncode == 0


def test_a_database_of_a_newer_version_is_not_served(halfhour_command: Run, here):
    halfhour_command("export", here / "nothing.zip")
    with closing(sqlite3.connect(here / "data" / "halfhour.sqlite3")) as opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '0999_new', '2030-01-01')"
        )
        opened.commit()

    done = halfhour_command("serve", "--port", free_port())

    assert done.returncode == 6
    assert "newer Halfhour" in done.stderr
    assert "Update Halfhour" in done.stderr


def test_postgresql_is_told_its_own_tools(halfhour_command: Run, here, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://ada@localhost/halfhour")

    done = halfhour_command("backup")

    assert done.returncode == 3
    assert "pg_dump" in done.stderr
    assert "pg_restore" in done.stderr
