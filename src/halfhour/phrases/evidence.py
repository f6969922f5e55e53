"""What makes a note of evidence worth a second look, and how its writer is told."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.evidence import Concern, Cues


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / "evidence.toml").read_text(encoding="utf-8"))


@cache
def evidence_cues() -> Cues:
    """Patterns with their ground, by what they show."""
    found: dict[Concern, list[tuple[str, re.Pattern[str]]]] = {concern: [] for concern in Concern}
    for cue in _table()["cue"]:
        for sign in cue["signs"]:
            found[Concern(cue["concern"])].append((cue.get("ground", ""), _pattern(sign)))
    return found


@cache
def observed() -> re.Pattern[str]:
    """What shows that a sentence tells something that was said or done."""
    return re.compile("|".join(_table()["observed"]["signs"]))


def said_of(concern: Concern) -> Mapping[str, str]:
    """Its name, the reason, and what a note of evidence would contain."""
    words: Mapping[str, str] = _table()["said"][concern]
    return words


def _pattern(sign: str) -> re.Pattern[str]:
    for name, part in _table()["parts"].items():
        sign = sign.replace(f"{{{name}}}", part)
    return re.compile(sign)
