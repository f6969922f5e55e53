"""Somebody real to rehearse with: what is known of them, in the first person where the words allow it, and nothing more."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from halfhour.domain.dossiers import Matter
from halfhour.domain.practice.personas import OCCASIONS, Manner, Persona, Told
from halfhour.domain.question_model import About

_TOPICS = {
    Matter.WORK: About.PATH,
    Matter.STUDY: About.STUDY,
    Matter.SKILL: About.SKILLS,
    Matter.LANGUAGE: About.SKILLS,
    Matter.PLACE: About.BACKGROUND,
    Matter.INTEREST: About.BACKGROUND,
    Matter.NEWS: About.WORK,
    Matter.OTHER: About.WORK,
}
"""What a fact answers."""
PATIENCE = 6
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themselves)\b", re.IGNORECASE
)
_PAST = frozenset(
    """was had did led wrote grew taught ran built left won spent came went made took held set got met saw sang began became
    found gave kept knew spoke stood sold sent told thought""".split()
)
_PRESENT = {"is": "am", "has": "have", "does": "do", "goes": "go"}


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that is known of somebody, in the words of its source; `is_theirs` when it is about them and not about their place."""

    matter: Matter
    text: str
    source: str
    since: date | None = None
    until: date | None = None
    is_theirs: bool = True


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody real, as far as they are known."""

    name: str
    role: str
    organization: str
    place: str
    known: tuple[Known, ...]


def persona_of(
    somebody: Somebody, minutes: int, says: Mapping[str, Sequence[str]], offers: Mapping[str, str]
) -> Persona | None:
    """A persona that tells what is known of somebody; None while nothing is.

    Args:
        says: wordings for all occasions, which own that nothing else is known.
        offers: what each topic is called.
    """
    topics: dict[About, list[str]] = {}
    post = ", ".join(each for each in (somebody.role, somebody.organization) if each)
    if somebody.role:
        at = f" at {somebody.organization}" if somebody.organization else ""
        topics[About.WORK] = [f"My role is {somebody.role}{at}."]
    for known in somebody.known:
        about = _TOPICS[known.matter] if known.is_theirs else About.COMPANY
        topics.setdefault(about, []).append(as_told(known, somebody.name))
    if not topics:
        return None
    return Persona(
        key="",
        name=somebody.name,
        age=0,
        work=post,
        place=somebody.place,
        field=somebody.organization or somebody.role or somebody.name,
        manner=Manner.WARM,
        minutes=minutes,
        patience=PATIENCE,
        card="",
        topics={about: Told(tuple(dict.fromkeys(tellings)), ()) for about, tellings in topics.items()},
        hidden=(),
        asides=(),
        facts=(),
        introduction="",
        says={name: tuple(says[name]) for name in OCCASIONS},
        offers={About(name): called for name, called in offers.items()},
        takes_in={},
        is_real=True,
    )


def as_told(known: Known, name: str) -> str:
    """A fact in the first person, where that changes nothing but the person; else in quotes, with its source."""
    text = known.text.strip()
    if known.is_theirs and (own := _post(known, text) or _first_person(text, name)):
        return own
    return f"{known.source} says: “{text}”"


def _post(known: Known, text: str) -> str | None:
    """A row of a profile, "title, place", with its years."""
    title, comma, place = text.rpartition(", ")
    if known.matter is not Matter.WORK or text.endswith(".") or not comma or not known.since:
        return None
    if known.until:
        years = (
            f"in {known.since.year}"
            if known.until.year == known.since.year
            else f"from {known.since.year} to {known.until.year}"
        )
        return f"I worked at {place} as {title} {years}."
    return f"I have worked at {place} as {title} since {known.since.year}."


def _first_person(text: str, name: str) -> str | None:
    """A sentence that begins with somebody's name or with a pronoun, told by themselves; None where another person may be meant in it."""
    names = sorted({name, *name.split()}, key=len, reverse=True)
    begins = "|".join(map(re.escape, names))
    match = re.match(rf"(?:{begins}|He|She)\s+(\w+)\b(.*)$", text, re.DOTALL)
    if not match or _PRONOUN.search(match[2]) or re.search(rf"\b(?:{begins})\b", match[2]):
        return None
    verb = _own(match[1])
    return f"I {verb}{match[2]}" if verb else None


def _own(verb: str) -> str | None:
    """The form of a verb that goes with "I"; None where it may be no verb."""
    if verb in _PAST or verb.endswith("ed"):
        return verb
    if verb in _PRESENT:
        return _PRESENT[verb]
    if verb[0].isupper() or not verb.endswith("s") or verb.endswith("ss"):
        return None
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "sses", "xes")) else verb[:-1]
