"""Twenty people press the same half hour in the same second."""

from pathlib import Path
from typing import Any

import pytest

from tests.competitions import came_of

COMPETITION = "tests.actions.hosting.competition"


def require_one_and_nineteen(told: dict[str, Any]) -> None:
    for how in ("same", "overlapping"):
        assert told[how] == {"came": {"booked": 1, "polite": 19}, "standing": 1, "all_named_others": True}


def test_one_gets_it_and_nineteen_are_named_others_on_sqlite(tmp_path: Path) -> None:
    told = came_of(COMPETITION, tmp_path, "")

    assert told["vendor"] == "sqlite"
    require_one_and_nineteen(told)


@pytest.mark.postgres
def test_one_gets_it_and_nineteen_are_named_others_on_postgresql(tmp_path: Path, postgres: str) -> None:
    told = came_of(COMPETITION, tmp_path, postgres)

    assert told["vendor"] == "postgresql"
    require_one_and_nineteen(told)
