"""The law of a country on what employers ask candidates: a rule for each ground, with its source and lawful wordings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What the law makes of a question put to a candidate before any offer."""

    OK = "ok"
    RISKY = "risky"
    """Not forbidden as such, or only to some employers, at some stage or in some places."""
    PROTECTED = "protected"


class Ground(StrEnum):
    """What a question may give away about a person, in eleven kinds."""

    AGE = "age"
    FAMILY_PREGNANCY = "family_pregnancy"
    RELIGION = "religion"
    ORIGIN_CITIZENSHIP = "origin_citizenship"
    DISABILITY_HEALTH = "disability_health"
    RACE = "race"
    SEX_ORIENTATION = "sex_orientation"
    UNION_POLITICS = "union_politics"
    ARREST_RECORD = "arrest_record"
    MILITARY_DISCHARGE = "military_discharge"
    FINANCES = "finances"


class Country(StrEnum):
    """Whose law is asked; `EU` stands for what all member states share."""

    US = "us"
    UK = "uk"
    CA = "ca"
    DE = "de"
    EU = "eu"


@dataclass(frozen=True)
class Rule:
    """What one country says on one ground, or on a topic within it; `better` holds lawful wordings by need, at least one."""

    key: str
    asking: Verdict
    text: str
    source: str
    better: Mapping[str, str]


@dataclass(frozen=True)
class Topic:
    """A part of a ground that some countries treat otherwise, and how a text shows that it is meant."""

    name: str
    ground: Ground
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    def is_meant(self, text: str) -> bool:
        """Whether a text, made plain, is about this part."""
        return self.pattern.search(text) is not None and (self.unless is None or self.unless.search(text) is None)


@dataclass(frozen=True)
class Law:
    """All rules, by country and ground and, for the parts, by topic; `topics` in the order in which they are tried."""

    rules: Mapping[tuple[str, str, str | None], Rule]
    topics: tuple[Topic, ...]

    def rule(self, country: Country, ground: Ground, text: str) -> Rule:
        """The rule for a text, made plain, that touches a ground: that of the part it is about, or else of the ground."""
        for topic in self.topics:
            part = self.rules.get((country, ground, topic.name))
            if part is not None and topic.ground is ground and topic.is_meant(text):
                return part
        return self.rules[country, ground, None]


def read_law(rules: Iterable[Mapping[str, Any]], topics: Iterable[Mapping[str, str]]) -> Law:
    """The law from `phrases/lawful.toml`, and the topics from `phrases/lawful_cues.toml`."""
    found: dict[tuple[str, str, str | None], Rule] = {}
    for row in rules:
        place = f"{row['country']}.{row['ground']}"
        found[row["country"], row["ground"], None] = _rule(row, place, row["better"])
        for part in row.get("part", ()):
            name = part["topic"]
            found[row["country"], row["ground"], name] = _rule(part, f"{place}.{name}", row["better"])
    return Law(found, tuple(_topic(row) for row in topics))


def _rule(row: Mapping[str, Any], key: str, better: Mapping[str, str]) -> Rule:
    return Rule(key, Verdict(row["asking"]), row["rule"], row["source"], row.get("better", better))


def _topic(row: Mapping[str, str]) -> Topic:
    unless = row.get("unless")
    return Topic(
        row["name"],
        Ground(row["ground"]),
        re.compile(row["pattern"]),
        re.compile(unless) if unless is not None else None,
    )
