"""The data folder and the database address."""

import stat
from pathlib import Path

import pytest

from halfhour.domain.errors import SetupError
from halfhour.server.data_folder import database_from, folder_at, secret_key_in


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "new")
    key = secret_key_in(folder)

    assert secret_key_in(folder) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_says_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(SetupError, match="HALFHOUR_DATA"):
        folder_at(tmp_path / "file")


def test_without_an_address_it_is_sqlite_in_the_folder(tmp_path: Path) -> None:
    database = database_from("", tmp_path)

    assert database["NAME"] == tmp_path / "halfhour.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_taken_apart(tmp_path: Path) -> None:
    database = database_from("postgresql://ada:p%40ss@db.example:5433/half%20hour?sslmode=require", tmp_path)

    assert database["NAME"] == "half hour"
    assert (database["USER"], database["PASSWORD"]) == ("ada", "p@ss")
    assert (database["HOST"], database["PORT"]) == ("db.example", "5433")
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_another_kind_of_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="PostgreSQL"):
        database_from("mysql://x/y", tmp_path)
