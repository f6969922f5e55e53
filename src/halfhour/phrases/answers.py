"""Likely questions, how answers to them are read, and what is said of them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from halfhour.domain.practice.answer_clauses import Clauses
from halfhour.domain.practice.answers import Likely, Part, Shape, Sort
from halfhour.domain.talks.stems import stem

if TYPE_CHECKING:
    from halfhour.domain.practice.answer_topics import Topics
    from halfhour.domain.practice.interviewing import Interviewer
    from halfhour.domain.vectors import Vectors


_PLACE = re.compile(r"\{(who|is|words)\}")


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))


@cache
def likely_questions() -> Mapping[str, Likely]:
    """All of them by key, in their order."""
    rows = _table("likely_questions.toml")["question"]
    return {key: Likely(key, row["topic"], Shape(row["shape"]), row["text"], row["wants"]) for key, row in rows.items()}


@cache
def topic_names() -> Mapping[str, str]:
    """What the topics of likely questions are called, in their order."""
    return {key: row["name"] for key, row in _table("likely_questions.toml")["topic"].items()}


def answer_topics(vectors: "Vectors") -> "Topics":
    """What answers on each topic are likely to hold."""
    from halfhour.domain.practice.answer_topics import Topics

    rows = _table("likely_questions.toml")["topic"]
    asked = {key: tuple(one.text for one in likely_questions().values() if one.topic == key) for key in rows}
    return Topics(vectors, {key: row["words"] for key, row in rows.items()}, asked)


@cache
def answer_cues() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """What shows a result, a habit, praise, fillers, hedges, a denial, blame."""
    table = _table("answers.toml")
    return {
        **{name: tuple(map(re.compile, signs)) for name, signs in table["said"].items()},
        "blame": tuple(_blame(table["blame"])),
    }


@cache
def answer_verbs() -> Clauses:
    """Past forms of doing."""
    rows = _table("answers.toml")["verbs"]
    return Clauses(*(frozenset(rows[name].split()) for name in ("irregular", "states", "not_verbs")))


@cache
def generic_stems() -> frozenset[str]:
    """Stems that could stand in any answer."""
    return frozenset(map(stem, _table("answers.toml")["generic"]["words"].split()))


def said_of(sort: Sort, shape: Shape) -> tuple[str, str]:
    """What a remark is called, and what a better version would contain."""
    row = _table("answers.toml")["remark"][sort]
    return row["name"], row.get(f"why_{shape}", row["why"])


@cache
def part_names() -> Mapping[Part, str]:
    """What the parts of a story are called."""
    return {Part(key): name for key, name in _table("answers.toml")["part"].items()}


def _blame(table: Mapping[str, Any]) -> Iterator[re.Pattern[str]]:
    parts = {name: table[name] for name in ("who", "is", "words")}
    for sign in table["signs"]:
        yield re.compile(_PLACE.sub(lambda place: parts[place[1]], sign))


@cache
def interviewers() -> "Mapping[str, Interviewer]":
    """Invented people who ask, by key."""
    from halfhour.domain.practice.interviewing import read_interviewers

    return read_interviewers(_table("interviewers.toml"))
