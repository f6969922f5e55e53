"""Relaxed topics for conversation kits."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from halfhour.domain.kits import Topic


@cache
def kit_topics() -> Mapping[str, Topic]:
    """Topics by key, in the order of a talk."""
    table = tomllib.loads((files("halfhour.phrases") / "kit.toml").read_text(encoding="utf-8"))["topic"]
    return {
        key: Topic(
            row["name"],
            row["hint"],
            tuple(row["openers"]),
            tuple(row["follow_ups"]),
            (row["weak"], row["solid"], row["strong"]),
        )
        for key, row in table.items()
    }
