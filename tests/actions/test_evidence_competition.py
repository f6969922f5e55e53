"""Two interviewers submit in the same moment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def came_of(tmp_path: Path, url: str) -> dict[str, Any]:
    """What the two were told, and what is kept."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.actions.evidence_competition"],
        cwd=ROOT,
        env={**os.environ, "HALFHOUR_DATA": str(tmp_path), "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def require_both_are_locked_and_apart_until_then(told: dict[str, Any]) -> None:
    one = {
        "kept": 302,
        "submitted": 302,
        "own_before": True,
        "other_before": False,
        "own_after": True,
        "other_after": True,
    }
    for each in told["rounds"]:
        assert each == {"seen": [one, one], "sheets": 2, "locked": 2, "observations": 3, "asked": 2, "held": 1}


def require_what_was_said_to_be_kept_is_kept(told: dict[str, Any]) -> None:
    for each in told["typing"]:
        assert each["submitted"] == [302]
        assert set(each["saved"]) <= {302, 409}
        assert each["saved"] == sorted(each["saved"])  # nothing is kept after the lock
        assert each["is_last_said"]


def test_two_at_once_on_sqlite(tmp_path: Path) -> None:
    told = came_of(tmp_path, "")

    assert told["vendor"] == "sqlite"
    require_both_are_locked_and_apart_until_then(told)
    require_what_was_said_to_be_kept_is_kept(told)


@pytest.mark.postgres
def test_two_at_once_on_postgresql(tmp_path: Path, postgres: str) -> None:
    told = came_of(tmp_path, postgres)

    assert told["vendor"] == "postgresql"
    require_both_are_locked_and_apart_until_then(told)
    require_what_was_said_to_be_kept_is_kept(told)
