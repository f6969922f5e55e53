"""Words for the parts of a note."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def part_words() -> Mapping[str, str]:
    """What each part of a scaffold is for."""
    text = (files("halfhour.phrases") / "thanks_scaffold.toml").read_text(encoding="utf-8")
    return {name: str(words) for name, words in tomllib.loads(text)["parts"].items()}
