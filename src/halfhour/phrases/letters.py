"""Words of the message coach and of the thank-you check, with their sources."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def outreach_words() -> Mapping[str, Mapping[str, Any]]:
    """Check → `name`, `source` and its reasons; and `scaffolds` by situation."""
    return _table("outreach.toml")


@cache
def thanks_words() -> Mapping[str, Mapping[str, Any]]:
    """Issue → `name`, `source` and `why`; and `verdicts`, `contexts`, `scaffolds`."""
    return _table("thanks.toml")


def _table(name: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))


def outreach_why(check: str, reason: str, facts: Mapping[str, str | int | float]) -> str:
    """The reason of a check in words, with its figures."""
    return str(outreach_words()[check][reason]).format_map(facts)


def thanks_why(issue: str) -> str:
    """Why an issue of a thank-you is one."""
    return str(thanks_words()[issue]["why"])
