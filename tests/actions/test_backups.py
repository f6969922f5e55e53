"""A backup a day, and putting one back."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from halfhour.actions.backups import NewerDatabaseError, back_up_when_due, require_known, restore, steps_taken
from halfhour.adapters.backups.folder import FolderBackups
from halfhour.domain.errors import InputError, OutsideError

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


@pytest.fixture
def backups(tmp_path: Path) -> FolderBackups:
    return FolderBackups(database(tmp_path / "halfhour.sqlite3", "0001_initial"), tmp_path / "backups")


def database(path: Path, step: str) -> Path:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE django_migrations (app, name)")
        opened.execute("INSERT INTO django_migrations VALUES ('records', ?)", [step])
        opened.commit()
    return path


def test_one_is_made_a_day(backups):
    assert back_up_when_due(backups, NOW)
    assert back_up_when_due(backups, NOW + timedelta(hours=3)) is None
    assert back_up_when_due(backups, NOW + timedelta(days=1))
    assert len(backups.all()) == 2


def test_those_whose_time_is_over_are_thrown_away_only_after_a_new_one_is_there(backups, monkeypatch):
    for days in range(60):
        backups.make(NOW + timedelta(days=days))
    later = NOW + timedelta(days=60)

    with monkeypatch.context() as patched:
        patched.setattr(FolderBackups, "make", _full)
        with pytest.raises(OutsideError):
            back_up_when_due(backups, later)
    assert len(backups.all()) == 60

    back_up_when_due(backups, later)
    assert 7 <= len(backups.all()) <= 7 + 4 + 3


def _full(*_: object) -> None:
    raise OutsideError("The disk is full.")


def test_a_clock_that_jumps_back_costs_no_backup(backups):
    ahead = [backups.make(NOW + timedelta(days=400 + days)) for days in range(9)]

    made = back_up_when_due(backups, NOW)
    back_up_when_due(backups, NOW + timedelta(hours=1), at_once=True)

    names = {backup.name for backup in backups.all()}
    assert made
    assert {backup.name for backup in ahead} <= names
    assert len(names) == 10  # the earlier one of the same day gave way to the later one


def test_a_newer_database_is_refused_with_the_way_out(db):
    require_known(steps_taken())

    with pytest.raises(NewerDatabaseError, match="newer Halfhour") as told:
        require_known([*steps_taken(), "records.0999_from_the_future"])

    assert "Update Halfhour" in told.value.way_out
    assert "restore" in told.value.way_out


def test_a_newer_or_damaged_backup_is_never_put_back(db, backups, tmp_path):
    before = backups.database.read_bytes()
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(before[:100] + bytes(2000) + before[2100:])

    with pytest.raises(NewerDatabaseError):
        restore(backups, str(database(tmp_path / "newer.sqlite3", "0999_future")), NOW)
    with pytest.raises(InputError):
        restore(backups, str(damaged), NOW)

    assert backups.database.read_bytes() == before
