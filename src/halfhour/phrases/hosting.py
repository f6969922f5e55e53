"""Words around a host's half hours: letters to guests, why one cannot be had, and who asks for what."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.hosting import Refusal


@cache
def hosting_words() -> Mapping[str, Mapping[str, Any]]:
    """All of them: group → what is said → words."""
    return tomllib.loads((files("halfhour.phrases") / "hosting.toml").read_text(encoding="utf-8"))


def letter_to_guest(name: str, **told: str) -> tuple[str, str]:
    """Subject and words of a letter; lines for what is not known are left out."""
    words = hosting_words()["letter"][name]
    # What hosts write stays as it is: braces in it are no places to fill in.
    text = re.sub(r"\n{3,}", "\n\n", words["text"].format_map(told).strip())
    return words["subject"].format_map(told), f"{text}\n"


def refused(refusal: Refusal) -> str:
    """Why a half hour cannot be had."""
    said: str = hosting_words()["refusal"][refusal]
    return said


def way_out(*, has_more: bool) -> str:
    """What a guest does then."""
    said: str = hosting_words()["way_out"]["free" if has_more else "none"]
    return said


def who_asks(page: str, who: str, learn: str, references: list[str], answers: Mapping[str, str]) -> str:
    """Who asks and why, as it stands in the conversation that comes of it; `answers` by question."""
    words = hosting_words()["before"]
    lines = [words["own"].format(page=page)]
    lines += [words[name].format(words=text) for name, text in (("who", who), ("learn", learn)) if text]
    if references:
        lines.append("\n".join([words["references"], *(f"- {reference}" for reference in references)]))
    lines += [f"{asks} {answer}" for asks, answer in answers.items() if answer]
    return "\n".join(lines)
