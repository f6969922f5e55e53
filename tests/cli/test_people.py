"""`halfhour people`, on a data folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a command on one folder with two people in it."""
    folder: Path = tmp_path_factory.mktemp("people")

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "halfhour", *arguments],
            env={**os.environ, "HALFHOUR_DATA": str(folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    command("add", "Ngozi Okafor", "--role", "engineer", "--organization", "Harbour Works")
    command("add", "Ben Stone", "--email", "ben@home.example")
    return command


def test_words_find_people_and_others_are_said_not_to_be_there(run: Run) -> None:
    found = run("people", "okafor")

    assert found.returncode == 0
    assert "Ngozi Okafor" in found.stdout
    assert "engineer · Harbour Works · never talked" in found.stdout
    assert "Ben Stone" not in found.stdout
    assert "Nobody found." in run("people", "zebra").stdout


def test_as_json_everybody_is_a_row(run: Run) -> None:
    assert {row["name"] for row in json.loads(run("people", "--json").stdout)} == {"Ngozi Okafor", "Ben Stone"}


def test_at_a_place_only_its_whole_name_counts(run: Run) -> None:
    assert "Ngozi Okafor" in run("people", "--at", "harbour works").stdout
    assert "Ngozi Okafor" not in run("people", "--at", "Harbour").stdout
