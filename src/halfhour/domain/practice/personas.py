"""Invented hosts to practise with: a life, answers by topic, what they only say when they are asked well, and a manner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.question_model import About
from halfhour.domain.talks.stems import stem


class Manner(StrEnum):
    """How somebody talks."""

    WARM = "warm"
    RUSHED = "rushed"
    RAMBLING = "rambling"
    GUARDED = "guarded"
    BLUNT = "blunt"


class Way(StrEnum):
    """How something that is held back is found."""

    OPEN = "open"
    """By an open question on its topic."""
    FOLLOW_UP = "follow_up"
    """By a question that picks up what was just said."""
    TRUST = "trust"
    """By any question on its topic, late, when the talk has gone well."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says on a topic: tellings from the first to the deepest, and a short answer to a closed question."""

    tellings: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something that is only said when one is asked well.

    `after` are words of an earlier answer that a follow-up has to pick up, empty for any; `question` would have found it.
    """

    key: str
    about: About
    way: Way
    words: str
    question: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """More on something that stands on their card or in an answer: told when `on`, words of it, are taken up."""

    on: frozenset[str]
    """Stems."""
    about: About
    words: str


@dataclass(frozen=True, slots=True)
class SmallFact:
    """A small fact, and questions that ask for it."""

    asks: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody invented. `says` are wordings by occasion, their own before those of their manner."""

    key: str
    name: str
    age: int
    work: str
    place: str
    field: str
    manner: Manner
    minutes: int
    patience: int
    card: str
    """What one could find out beforehand."""
    topics: Mapping[About, Told]
    hidden: tuple[Hidden, ...]
    asides: tuple[Aside, ...]
    facts: tuple[SmallFact, ...]
    introduction: str
    """Whom they send one to; empty when nobody is known."""
    says: Mapping[str, tuple[str, ...]]
    offers: Mapping[About, str]
    """What each topic is called when it is offered."""
    takes_in: Mapping[About, tuple[str, ...]]
    """What they say when somebody tells them of themselves, by topic."""
    is_real: bool = False
    """Made of what is known of somebody real: nothing is said in their place that is not known."""

    def texts(self) -> tuple[str, ...]:
        """All that they can tell."""
        tellings = tuple(each for told in self.topics.values() for each in told.tellings)
        hidden = tuple(each.words for each in self.hidden)
        return (*tellings, *hidden, *(each.words for each in self.asides), *(each.words for each in self.facts))


OCCASIONS = (
    "greeting",
    "begin",
    "welcome",
    "small_talk",
    "permission",
    "ask_back",
    "report_back",
    "unknown",
    "offer",
    "repeat",
    "personal",
    "job_ask",
    "rude",
    "statement",
    "prompt",
    "silence",
    "more_yes",
    "more_no",
    "five_left",
    "overtime",
    "leave",
    "goodbye",
    "goodbye_cold",
    "no_introduction",
    "thanks",
)
"""What wordings are needed for; each persona finds them in its own table or in that of its manner."""


def read_persona(
    key: str,
    table: Mapping[str, Any],
    usual: Mapping[str, Mapping[str, Sequence[str]]],
    offers: Mapping[str, str],
    takes_in: Mapping[str, Sequence[str]],
) -> Persona:
    """A persona from its table; `usual` holds wordings by manner, and under "any" those that suit everybody.

    Args:
        offers: what each topic is called.
        takes_in: what is said to somebody who tells of themselves, by topic.

    Raises:
        InputError: something is missing.
    """
    try:
        manner = Manner(table["manner"])
        own: Mapping[str, Sequence[str]] = table.get("says", {})
        says = {
            name: tuple(own.get(name) or usual.get(manner, {}).get(name) or usual["any"][name]) for name in OCCASIONS
        }
        return Persona(
            key,
            table["name"],
            int(table["age"]),
            table["work"],
            table["place"],
            table["field"],
            manner,
            int(table.get("minutes", 30)),
            int(table.get("patience", 6)),
            " ".join(table["card"].split()),
            {About(name): _told(topic) for name, topic in table["topics"].items()},
            tuple(_hidden(f"{key}-{number}", row) for number, row in enumerate(table.get("hidden", ()))),
            tuple(map(_aside, table.get("asides", ()))),
            tuple(SmallFact(tuple(row["asks"]), row["words"]) for row in table.get("facts", ())),
            table["introduction"],
            says,
            {About(name): called for name, called in offers.items()},
            {About(name): tuple(lines) for name, lines in takes_in.items()},
        )
    except (KeyError, ValueError) as error:
        raise InputError(f"The persona {key} cannot be read: {error} is missing or wrong.") from error


def _told(topic: Mapping[str, Sequence[str]]) -> Told:
    return Told(tuple(topic["tellings"]), tuple(topic.get("short", ())))


def _aside(row: Mapping[str, Any]) -> Aside:
    return Aside(frozenset(map(stem, row["on"])), About(row["about"]), row["words"])


def _hidden(key: str, row: Mapping[str, Any]) -> Hidden:
    return Hidden(key, About(row["about"]), Way(row["way"]), row["words"], row["question"], tuple(row.get("after", ())))
