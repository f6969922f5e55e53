"""Knowledge as data: cues, questions, wording and signals, each with its source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """Words for the values of a debrief: group (`slot`, `topic`, `kind`…) → value → word."""
    return tomllib.loads((files(__name__) / "labels.toml").read_text(encoding="utf-8"))
