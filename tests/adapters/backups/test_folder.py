"""Copies of a database: whole, checked, and put back without losing what was there."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from halfhour.adapters.backups.folder import FolderBackups
from halfhour.domain.errors import InputError, OutsideError, RuleError

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


def query(path: Path | str, words: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as opened:
        found = opened.execute(words).fetchall()
        opened.commit()
        return found


@pytest.fixture
def backups(tmp_path: Path) -> FolderBackups:
    database = tmp_path / "halfhour.sqlite3"
    with closing(sqlite3.connect(database)) as opened:
        opened.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE django_migrations (app, name);"
            "INSERT INTO django_migrations VALUES ('records', '0001_initial');"
            "CREATE TABLE notes (words); INSERT INTO notes VALUES ('first');"
        )
    return FolderBackups(database, tmp_path / "backups")


def test_a_backup_holds_what_is_only_in_the_log_and_in_no_open_transaction(backups):
    with closing(sqlite3.connect(backups.database, isolation_level=None)) as writer:
        writer.execute("INSERT INTO notes VALUES ('in the log')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO notes VALUES ('half')")

        made = backups.make(NOW)

    assert query(made.path, "SELECT words FROM notes") == [("first",), ("in the log",)]
    assert made == backups.all()[0]
    assert Path(made.path).stat().st_mode & 0o077 == 0


def test_they_are_sorted_by_name_whatever_the_files_say(backups):
    for days in (3, 1, 2):
        made = backups.make(NOW - timedelta(days=days))
        os.utime(made.path, (days * 1000, days * 1000))

    assert [backup.moment for backup in backups.all()] == [NOW - timedelta(days=days) for days in (1, 2, 3)]


def test_a_disk_that_is_full_leaves_no_half(backups, monkeypatch):
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)

    with pytest.raises(OutsideError, match="no space left"):
        backups.make(NOW)

    assert list(backups.folder.iterdir()) == []


def test_what_was_there_is_put_aside_and_never_deleted(backups):
    made = backups.make(NOW)
    query(backups.database, "INSERT INTO notes VALUES ('later')")

    aside = backups.put_back(made.path, NOW)
    again = backups.put_back(made.path, NOW)

    assert query(backups.database, "SELECT words FROM notes") == [("first",)]
    assert query(aside, "SELECT words FROM notes") == [("first",), ("later",)]
    assert again != aside
    assert Path(made.path).exists()


def test_a_log_of_the_old_database_never_meets_the_new_one(backups):
    made = backups.make(NOW)
    writer = sqlite3.connect(backups.database, isolation_level=None)
    writer.execute("INSERT INTO notes VALUES ('later')")

    backups.put_back(made.path, NOW)
    writer.close()

    assert query(backups.database, "SELECT words FROM notes") == [("first",)]
    assert query(backups.database, "PRAGMA integrity_check") == [("ok",)]


def test_a_database_that_is_broken_is_put_aside_too(backups):
    made = backups.make(NOW)
    backups.database.write_bytes(b"no database any more")

    aside = backups.put_back(made.path, NOW)

    assert Path(aside).read_bytes() == b"no database any more"
    assert query(backups.database, "SELECT words FROM notes") == [("first",)]


def test_a_backup_comes_into_an_empty_folder(backups, tmp_path):
    made = backups.make(NOW)
    other = FolderBackups(tmp_path / "new" / "halfhour.sqlite3", tmp_path / "new" / "backups")

    assert other.put_back(made.path, NOW) is None
    assert query(other.database, "SELECT words FROM notes") == [("first",)]


def test_steps_are_told_of_a_whole_database_only(backups, tmp_path):
    made = backups.make(NOW)
    assert backups.steps_of(made.path) == ("records.0001_initial",)

    torn = tmp_path / "torn.sqlite3"
    torn.write_bytes(Path(made.path).read_bytes()[:5000])
    text = tmp_path / "text.sqlite3"
    text.write_text("hello")
    other = tmp_path / "other.sqlite3"
    query(other, "CREATE TABLE a (b)")
    for path in (torn, text, other, tmp_path / "nowhere"):
        with pytest.raises(InputError):
            backups.steps_of(str(path))


def test_nothing_is_put_back_while_the_pages_are_served(backups):
    with backups.in_use(), backups.in_use(), pytest.raises(RuleError, match="running"), backups.alone():
        pass
    with backups.alone(), pytest.raises(RuleError), backups.in_use():
        pass
