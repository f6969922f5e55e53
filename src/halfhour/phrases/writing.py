"""Words about messages, by what they are for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def writing_words() -> Mapping[str, Mapping[str, Any]]:
    """Purpose → `title`, `lead`, `source` (may be missing) and `outlines` (may be missing)."""
    return tomllib.loads((files("halfhour.phrases") / "writing.toml").read_text(encoding="utf-8"))
