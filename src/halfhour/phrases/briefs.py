"""Words and knowledge for what is prepared: facts and common ground, dress and season, what to bring, boundaries."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.briefs import Seasons
from halfhour.domain.dossiers import Commons, FactCues, read_commons, read_fact_cues
from halfhour.domain.question_bank import Role


@cache
def brief_words() -> Mapping[str, Any]:
    """Everything of phrases/briefs.toml."""
    return tomllib.loads((files("halfhour.phrases") / "briefs.toml").read_text(encoding="utf-8"))


@cache
def fact_cues() -> FactCues:
    """How sentences show what they are about."""
    return read_fact_cues(brief_words()["facts"])


@cache
def commons() -> Commons:
    """What everybody shares."""
    return read_commons(brief_words()["common"])


@cache
def seasons() -> Seasons:
    """Where it is summer in January, and where the months tell nothing."""
    row = brief_words()["season_of"]
    return Seasons(
        frozenset(row["southern"]),
        frozenset(row["without"]),
        tuple(row["southern_zones"]),
        tuple(row["northern_zones"]),
    )


@cache
def role_cues() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """How somebody's work shows in which role they are asked; the first that fits counts."""
    return tuple((Role(role), re.compile(cue, re.IGNORECASE)) for role, cue in brief_words()["roles"].items())
