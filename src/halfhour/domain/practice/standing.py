"""Where a persona stands in a talk, and its wordings for each occasion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from halfhour.domain.practice.personas import Persona
from halfhour.domain.question_model import About
from halfhour.domain.talks.stems import words

WORDS_A_MINUTE = 140
"""How fast people talk (our own default)."""
A_TURN = 0.1
"""Minutes between one person's words and the other's (our own default)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a persona stands: what it has told, how far it trusts, how much time is gone. It can be kept as JSON."""

    told: tuple[str, ...] = ()
    """Keys of what was said: a topic with the number of its telling, an aside, or what was hidden."""
    trust: int = 0
    patience: int = 0
    minutes: float = 0.0
    until: float = 0.0
    turns: int = 0
    about: str = ""
    """What the last answer was about."""
    last: str = ""
    """The last answer, which a follow-up can pick up."""
    heard: str = ""
    """All that was said on the topics so far."""
    closed: int = 0
    """Closed questions in a row."""
    lost: int = 0
    """Turns in a row that were not understood."""
    still: int = 0
    """Turns in a row without a word or a question."""
    over: int = 0
    """Turns since the time was up."""
    warned: bool = False
    more_asked: bool = False
    introduced: bool = False
    asked_back: bool = False
    """Whether the host has asked something in turn."""
    used: Mapping[str, int] = field(default_factory=dict)
    """How often each occasion came up, so that no wording is heard twice before all were."""
    ended: str = ""
    """How it ended: goodbye, left, or empty while it goes on."""


def line(persona: Persona, occasion: str, standing: Standing, seed: int) -> tuple[str, Standing]:
    """A wording for an occasion, the next one each time; places in it are filled in."""
    return _filled(persona.says[occasion], occasion, persona, standing, seed)


def line_on(persona: Persona, about: About, standing: Standing, seed: int) -> tuple[str, Standing]:
    """What they say to somebody who tells of themselves; the usual wording where there is none for the topic."""
    lines = persona.takes_in.get(about)
    if not lines:
        return line(persona, "statement", standing, seed)
    return _filled(lines, f"takes_in:{about}", persona, standing, seed)


def _filled(
    lines: tuple[str, ...], occasion: str, persona: Persona, standing: Standing, seed: int
) -> tuple[str, Standing]:
    number = standing.used.get(occasion, 0)
    chosen = lines[(number + seed) % len(lines)]
    offered = ", or ".join(_untold(persona, standing)) or persona.field
    filled = chosen.replace("{name}", persona.name.split()[0]).replace("{field}", persona.field)
    return filled.replace("{topics}", offered), counted(standing, occasion)


def _untold(persona: Persona, standing: Standing) -> Iterator[str]:
    """Two things that could still be told, in words."""
    left = [
        about
        for about in persona.topics
        if persona.is_real or not any(key.startswith(f"{about}:") for key in standing.told)
    ]
    for about in left[:2]:
        yield persona.offers.get(about, persona.field)


def counted(standing: Standing, name: str) -> Standing:
    """The same, with one more use of something."""
    return replace(standing, used={**standing.used, name: standing.used.get(name, 0) + 1})


def takes(text: str) -> float:
    """Minutes that words take to say."""
    return len(words(text)) / WORDS_A_MINUTE + A_TURN
