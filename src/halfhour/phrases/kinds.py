"""Words about kinds of conversation."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.kinds import Kind

VERY, FAIRLY, RATHER = 0.85, 0.7, 0.5
"""Chances from which the words for `sure` change (our own default)."""


@cache
def kind_words() -> Mapping[str, Any]:
    """How sure, what each kind means, what to do now, what to ask."""
    return tomllib.loads((files("halfhour.phrases") / "kinds.toml").read_text(encoding="utf-8"))


@cache
def hiring_cues() -> tuple[re.Pattern[str], ...]:
    """How people who hire put it."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in kind_words()["hiring"]["patterns"])


def sure_in_words(sure: float) -> str:
    """A chance of 0 to 1 in words."""
    key = next((key for least, key in ((VERY, "very"), (FAIRLY, "fairly"), (RATHER, "rather")) if sure >= least), "not")
    return str(kind_words()["sure"][key])


def question_between(readings: Sequence[Kind]) -> str:
    """The polite question that settles between two readings."""
    asks = kind_words()["ask"]
    return str(asks.get("-".join(sorted(readings)), asks["any"]))
