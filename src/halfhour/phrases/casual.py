"""Words for the casual job interview: who is there, what to wear, where to sit, what need not be answered, pay by country."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.casual import Chair, Cue, Ground, Spot, read_cues
from halfhour.domain.practice.answers import Shape
from halfhour.phrases.answers import likely_questions


@cache
def casual_words() -> Mapping[str, Any]:
    """Everything of phrases/casual.toml."""
    return tomllib.loads((files("halfhour.phrases") / "casual.toml").read_text(encoding="utf-8"))


@cache
def chair_cues() -> tuple[tuple[Chair, re.Pattern[str]], ...]:
    """How a role shows where somebody sits; the first that fits counts."""
    return tuple((Chair(name), re.compile(row["cue"], re.IGNORECASE)) for name, row in casual_words()["chair"].items())


@cache
def spot_cues() -> Mapping[Spot, re.Pattern[str]]:
    """How a place shows where one sits; the first that fits counts."""
    return {Spot(name): re.compile(cue, re.IGNORECASE) for name, cue in casual_words()["place"].items()}


@cache
def grounds() -> tuple[Ground, ...]:
    """What is likely asked and answered with a story."""
    questions = likely_questions().values()
    return tuple(
        Ground(
            row["topic"],
            frozenset(question.key for question in questions if question.topic == row["topic"]),
            re.compile(row["cue"], re.IGNORECASE),
        )
        for row in casual_words()["ground"]
    )


@cache
def example_of(topic: str) -> str:
    """A question of a topic as people ask it; one that wants a story where there is one."""
    asked = [question for question in likely_questions().values() if question.topic == topic]
    return next((question.text for question in asked if question.shape is Shape.STORY), asked[0].text)


@cache
def signal_cues() -> tuple[Cue, ...]:
    """What may be read in two ways."""
    return read_cues(casual_words()["signal"])


@cache
def readings() -> Mapping[str, Mapping[str, str]]:
    """Reading, other reading and check of each signal, by its key."""
    return {row["key"]: row for row in casual_words()["signal"]}


@cache
def next_cue() -> re.Pattern[str]:
    """How somebody says what comes next."""
    return re.compile(casual_words()["next"]["cue"], re.IGNORECASE)
