"""The everyday commands: `today`, `add` and `note`, on a data folder of their own."""

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
    """Runs a command on one folder."""
    folder: Path = tmp_path_factory.mktemp("everyday")

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

    command("add", "Ngozi Okafor", "--role", "engineer", "--organization", "Harbour Works", "--talk")
    command("add", "Ben Okafor", "--email", "ben@example.org")
    return command


def test_what_is_due_stands_in_words_and_as_json(run: Run) -> None:
    assert "Ask Ngozi Okafor for half an hour" in run("today").stdout

    answer = json.loads(run("today", "--json").stdout)
    assert [(thing["sort"], thing["what"]) for thing in answer["due"]] == [("ask", "Ask Ngozi Okafor for half an hour")]


def test_somebody_of_the_same_name_is_added_only_on_purpose(run: Run) -> None:
    told = run("add", "ngozi okafor")

    assert (told.returncode, told.stdout) == (3, "")
    assert "Ngozi Okafor, engineer, Harbour Works is among your people already." in told.stderr
    assert "--another" in told.stderr


@pytest.mark.parametrize("wrong", [("add", " "), ("add", "Cleo", "--email", "cleo at home"), ("note", "Zed", "hello")])
def test_what_cannot_be_read_is_said(run: Run, wrong: tuple[str, ...]) -> None:
    told = run(*wrong)

    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 2


def test_a_part_of_a_name_is_enough_where_one_person_has_it(run: Run) -> None:
    assert run("note", "ngozi", "moved", "to", "Lagos", "--on", "2026-03-02").stdout.startswith(
        "Noted with Ngozi Okafor"
    )


def test_a_name_that_two_people_have_is_answered_with_both(run: Run) -> None:
    told = run("note", "Okafor", "hello")

    assert told.returncode == 2
    assert "  Ben Okafor\n  Ngozi Okafor, engineer, Harbour Works\n" in told.stderr


def test_a_day_ahead_is_no_contact(run: Run) -> None:
    assert run("note", "ngozi", "hello", "--on", "2999-01-01").returncode == 3
