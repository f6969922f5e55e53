"""Two interviewers submit in the same moment."""

from pathlib import Path
from typing import Any

import pytest

from tests.competitions import came_of

COMPETITION = "tests.actions.evidence_competition"


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
    told = came_of(COMPETITION, tmp_path, "")

    assert told["vendor"] == "sqlite"
    require_both_are_locked_and_apart_until_then(told)
    require_what_was_said_to_be_kept_is_kept(told)


@pytest.mark.postgres
def test_two_at_once_on_postgresql(tmp_path: Path, postgres: str) -> None:
    told = came_of(COMPETITION, tmp_path, postgres)

    assert told["vendor"] == "postgresql"
    require_both_are_locked_and_apart_until_then(told)
    require_what_was_said_to_be_kept_is_kept(told)
