"""Words for what is due."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.keep_in_touch import Ground, Reason

LONGEST = 140
"""Characters of a noted text that a line shows (our own default)."""

NOTED = frozenset({"text", "words"})
"""Values that somebody wrote, at any length."""


@cache
def today_words() -> Mapping[str, Mapping[str, str]]:
    """All of them: sort → what is said → words."""
    return tomllib.loads((files("halfhour.phrases") / "today.toml").read_text(encoding="utf-8"))


def said(sort: str, what: str, **values: Any) -> str:
    """One sentence with its values put in; texts that were noted are shortened."""
    shown = {name: shortened(value) if name in NOTED else value for name, value in values.items()}
    return today_words()[sort][what].format_map(shown)


def day_in_words(day: date, today: date) -> str:
    """A day as one says it: "today", "on Thursday", "on 3 March", with the year where it is another one."""
    days = (day - today).days
    if abs(days) < 2:
        return ("yesterday", "today", "tomorrow")[days + 1]
    if abs(days) < 7:
        return f"on {day:%A}"
    return f"on {day.day} {day:%B}" if day.year == today.year else f"on {day.day} {day:%B %Y}"


def moment_in_words(moment: datetime, today: date) -> str:
    """A moment that stands beside another one: "Thursday 12 March, 10:00", on its own clock, with the year where it is another one."""
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment:%A} {moment.day} {moment:%B}{year}, {moment:%H:%M}"


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "Ada", "Ada and Ben", "Ada, Ben and Cleo"."""
    *before, last = list(names) or ["somebody"]
    return f"{', '.join(before)} and {last}" if before else last


def reason_in_words(ground: Ground, words: str, today: date) -> str:
    """Why one would write just now."""
    if ground.reason is Reason.ANNIVERSARY and ground.on:
        many = max(1, round((today - ground.on).days / 365.25))
        return said("reasons", ground.reason, years="a year" if many == 1 else f"{many} years")
    return said("reasons", ground.reason, words=words.rstrip(". \n"))


def shortened(text: str) -> str:
    """A text in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rpartition(' ')[0] or line[:LONGEST]} …"
