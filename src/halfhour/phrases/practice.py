"""Personas, and what is needed to understand whoever talks to them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.practice.hearing import Act, Rarity, rarity_of
from halfhour.domain.practice.leading import Led, Sort
from halfhour.domain.practice.personas import Manner, Persona, read_persona
from halfhour.domain.practice.real import Somebody, persona_of
from halfhour.domain.question_model import About
from halfhour.phrases.questions import question_words


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / "rehearsal.toml").read_text(encoding="utf-8"))


@cache
def personas() -> Mapping[str, Persona]:
    """All of them by key, in the order of their keys."""
    folder, table = files("halfhour.phrases") / "personas", _table()
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): read_persona(
            name.removesuffix(".toml"),
            tomllib.loads((folder / name).read_text(encoding="utf-8")),
            table["says"],
            {name: called for name, called in table["offers"].items() if isinstance(called, str)},
            table["takes_in"],
        )
        for name in names
    }


def real_persona(somebody: Somebody, minutes: int) -> Persona | None:
    """Somebody real to rehearse with, from what is known of them; None while nothing is."""
    table = _table()
    return persona_of(somebody, minutes, table["says"]["real"], table["offers"]["real"])


@cache
def acts() -> Mapping[Act, tuple[re.Pattern[str], ...]]:
    """What shows that a turn greets, thanks, closes…; those of asking for a job are among the cues of shifts."""
    return {Act(name): tuple(map(re.compile, patterns)) for name, patterns in _table()["acts"].items()}


@cache
def topics() -> Mapping[About, tuple[re.Pattern[str], ...]]:
    """Wordings that show for sure what a question is about."""
    return {About(name): tuple(map(re.compile, patterns)) for name, patterns in _table()["topics"].items()}


@cache
def listening() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """How one asks on, asks without a question mark, gives a question back, leads away, and tells of oneself."""
    return {name: tuple(map(re.compile, patterns)) for name, patterns in _table()["listening"].items()}


@cache
def rarity() -> Rarity:
    """How rare words are among all that personas say."""
    return rarity_of(persona.texts() for persona in personas().values())


def told(led: Led) -> Iterator[str]:
    """What was seen in a talk that was led, in sentences; only what there is something to say of."""
    words, topic_words = _table()["feedback"], question_words()["topic"]
    if led.open_share is not None:
        opened = round(led.open_share * led.questions)
        yield _counted(words["open" if opened else "open_none"], led.questions).format(
            open=opened, number=led.questions
        )
        follow_ups = words["follow_ups"] if led.follow_ups else [words["follow_ups_none"]]
        yield _counted(follow_ups, led.follow_ups).format(number=led.follow_ups)
    elif led.exchanges:
        yield words["unasked"]
    if led.talk_share is not None:
        yield words["talk_share"].format(share=f"{led.talk_share:.0%}")
    if led.topics:
        yield words["topics"].format(topics=", ".join(topic_words[about].lower() for about in led.topics))
    for sort in _COUNTED:
        if number := sum(remark.sort is sort for remark in led.remarks):
            yield _counted(words[sort], number).format(number=number, times=times(number))
    yield words["closing"][led.closing].format(minutes=round(led.minutes), planned=led.planned)
    yield words["thanked" if led.thanked else "not_thanked"]
    yield words["introduced" if led.introduced else "asked_in_vain" if led.asked_whom_else else "not_asked"]
    if led.offered_to_report:
        yield words["reported"]


_COUNTED = (Sort.JOB_ASK, Sort.PERSONAL, Sort.SEARCHABLE, Sort.LEADING, Sort.DOUBLE, Sort.LONG, Sort.RUDE)


def _counted(wording: str | Sequence[str], number: int) -> str:
    """The wording for one, or that for more."""
    return wording if isinstance(wording, str) else wording[0 if number < 2 else -1]


def times(number: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


@cache
def manner_words() -> Mapping[Manner, str]:
    """What each manner is like to talk to."""
    return {Manner(name): words for name, words in _table()["manners"].items()}


@cache
def remark_words() -> Mapping[str, str]:
    """What is said of a place in one's own words, by what was seen there."""
    words: Mapping[str, str] = _table()["remarks"]
    return words
