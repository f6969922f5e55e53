"""Words about what a kind of conversation decides, and about its turning into another."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.contracts import Contract, read_contracts
from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import Drift


@cache
def contract_words() -> Mapping[str, Any]:
    """Topics, parts of the plan, dress, thanks and permissions in words."""
    return _table("contracts.toml")


@cache
def contracts() -> Mapping[Kind, Contract]:
    """What each kind decides."""
    return read_contracts(contract_words()["kinds"])


@cache
def shift_cues() -> Mapping[Drift, tuple[re.Pattern[str], ...]]:
    """How one sees that a conversation turns."""
    cues = _table("shifts.toml")["cues"]
    return {drift: tuple(re.compile(one, re.IGNORECASE) for one in cues.get(drift, ())) for drift in Drift}


def shift_advice(drift: Drift, *, by_me: bool | None) -> str:
    """What to do on one's own side when a conversation turns."""
    side = {True: "me", False: "them", None: "unknown"}[by_me]
    return str(_table("shifts.toml")["advice"][drift][side])


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))
