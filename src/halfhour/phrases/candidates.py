"""Words for candidates: the letter that tells them about their talk, and the talk in a calendar."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Line = tuple[str, str]
"""The key of a line of `phrases/candidates.toml`, and what stands in it."""


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("halfhour.phrases") / "candidates.toml").read_text(encoding="utf-8"))


def letter_to_candidate(name: str, lines: Iterable[Line], **told: str) -> tuple[str, str]:
    """Subject and words of a letter; `lines` are the facts that stand in it, in their order."""
    words, line = _words()["letter"][name], _words()["line"]
    facts = "\n".join(line[key].format(words=said) for key, said in lines)
    text = re.sub(r"\n{3,}", "\n\n", words["text"].format(facts=facts, **told).strip())
    return words["subject"].format(**told), f"{text}\n"


def calendar_title(members: Iterable[str]) -> str:
    """What the talk is called in the candidate's own calendar: by people, for others may see it."""
    names = and_so_on(list(members))
    return str(_words()["calendar"]["title"].format(members=names) if names else _words()["calendar"]["title_open"])


def calendar_words(link: str) -> str:
    """What stands below it there."""
    return str(_words()["calendar"]["words"].format(link=link))


def team_title(candidate: str, role: str) -> str:
    """What the talk is called in a calendar of the team."""
    return str(_words()["calendar"]["team_title"].format(candidate=candidate, role=role))


def and_so_on(names: list[str]) -> str:
    """`Ada, Ben and Cleo`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
