"""Twenty people press the same half hour in the same second."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


def came_of(tmp_path: Path, url: str) -> dict[str, Any]:
    """What the twenty were told."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.actions.hosting.competition"],
        cwd=ROOT,
        env={**os.environ, "HALFHOUR_DATA": str(tmp_path), "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def require_one_and_nineteen(told: dict[str, Any]) -> None:
    for how in ("same", "overlapping"):
        assert told[how] == {"came": {"booked": 1, "polite": 19}, "standing": 1, "all_named_others": True}


def test_one_gets_it_and_nineteen_are_named_others_on_sqlite(tmp_path: Path) -> None:
    told = came_of(tmp_path, "")

    assert told["vendor"] == "sqlite"
    require_one_and_nineteen(told)


@pytest.mark.postgres
def test_one_gets_it_and_nineteen_are_named_others_on_postgresql(tmp_path: Path, postgres: str) -> None:
    told = came_of(tmp_path, postgres)

    assert told["vendor"] == "postgresql"
    require_one_and_nineteen(told)
