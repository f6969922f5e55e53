"""Personas, and what is needed to understand whoever talks to them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.practice.hearing import Act
from halfhour.domain.practice.personas import Persona, read_persona


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / "rehearsal.toml").read_text(encoding="utf-8"))


@cache
def personas() -> Mapping[str, Persona]:
    """All of them by key, in the order of their keys."""
    folder, table = files("halfhour.phrases") / "personas", _table()
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): read_persona(
            name.removesuffix(".toml"),
            tomllib.loads((folder / name).read_text(encoding="utf-8")),
            table["says"],
            table["offers"],
        )
        for name in names
    }


@cache
def acts() -> Mapping[Act, tuple[re.Pattern[str], ...]]:
    """What shows that a turn greets, thanks, closes…; those of asking for a job are among the cues of shifts."""
    return {Act(name): tuple(map(re.compile, patterns)) for name, patterns in _table()["acts"].items()}


@cache
def bare_questions() -> tuple[re.Pattern[str], ...]:
    """Questions that ask on without naming anything."""
    return tuple(map(re.compile, _table()["listening"]["bare"]))


@cache
def invitations() -> tuple[re.Pattern[str], ...]:
    """How one asks without a question mark."""
    return tuple(map(re.compile, _table()["listening"]["invites"]))


@cache
def feedback_words() -> Mapping[str, Any]:
    """What is said of a talk that was led, by what was seen."""
    words: Mapping[str, Any] = _table()["feedback"]
    return words


@cache
def remark_words() -> Mapping[str, str]:
    """What is said of a place in one's own words, by what was seen there."""
    words: Mapping[str, str] = _table()["remarks"]
    return words
