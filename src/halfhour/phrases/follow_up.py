"""Presets for asking again."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from halfhour.domain.follow_up import Preset, read_presets

DEFAULT = "two_and_stop"


@cache
def presets() -> Mapping[str, Preset]:
    """All of them, by name."""
    path = files("halfhour.phrases") / "follow_up.toml"
    return read_presets(tomllib.loads(path.read_text(encoding="utf-8")))


def preset(name: str) -> Preset:
    """The one of this name; the usual one for an empty or unknown name."""
    return presets().get(name) or presets()[DEFAULT]
