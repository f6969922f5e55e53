"""A casual job interview from the candidate's chair: who sits there, which stories fit, where one sits, whose law, what was seen."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from halfhour.domain.afterwards import Offer
from halfhour.domain.lawful.law import Country
from halfhour.domain.talks.answers import Asked, Debrief
from halfhour.domain.talks.transcript import Quote


class Chair(StrEnum):
    """From where somebody looks at a candidate; keys of phrases/casual.toml."""

    RECRUITER = "recruiter"
    PEOPLE = "people"
    FOUNDER = "founder"
    CLIENTS = "clients"
    MANAGER = "manager"
    COLLEAGUE = "colleague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody probably sits, and the words of their role that say so; empty words where nothing says it."""

    chair: Chair
    words: str = ""


def chair_of(role: str, cues: Iterable[tuple[Chair, re.Pattern[str]]]) -> Seat:
    """From where somebody probably looks, as their role says it; the first cue that fits counts."""
    for chair, cue in cues:
        if found := cue.search(role):
            return Seat(chair, found[0])
    return Seat(Chair.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Tellable:
    """A story as far as it matters here: its id, its own words, and keys of likely questions that it answers."""

    id: str
    words: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that is likely asked: a topic, keys of its questions, and how a story's own words show that it fits."""

    topic: str
    questions: frozenset[str]
    cue: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Covered:
    """A topic with the ids of stories that fit; those that say so themselves stand before those whose words only hint at it."""

    topic: str
    stories: tuple[str, ...]


def covered(stories: Iterable[Tellable], grounds: Iterable[Ground]) -> tuple[Covered, ...]:
    """Which stories fit which likely topics; a topic without one is a gap."""
    told = tuple(stories)
    found = []
    for ground in grounds:
        said = [story.id for story in told if ground.questions.intersection(story.answers)]
        hinted = [story.id for story in told if not story.answers and ground.cue.search(story.words)]
        found.append(Covered(ground.topic, (*said, *hinted)))
    return tuple(found)


class Spot(StrEnum):
    """Where one sits; keys of phrases/casual.toml."""

    WALK = "walk"
    MEAL = "meal"
    CAFE = "cafe"
    OFFICE = "office"
    PHONE = "phone"
    SCREEN = "screen"
    UNKNOWN = "unknown"


FAR = (Spot.PHONE, Spot.SCREEN)
"""Where nobody travels."""


def spot_of(place: str, link: str, cues: Mapping[Spot, re.Pattern[str]]) -> Spot:
    """Where one sits, by what is noted of place and link; a place that no cue knows is their rooms."""
    if place.strip():
        return next((spot for spot, cue in cues.items() if cue.search(place)), Spot.OFFICE)
    if link.strip():
        return Spot.PHONE if cues[Spot.PHONE].search(link) else Spot.SCREEN
    return Spot.UNKNOWN


def law_of(country: str, members: Collection[str]) -> Country | None:
    """Whose rules are known for a country (ISO 3166-1); None where we know none.

    Args:
        members: countries of the European Union.
    """
    named = {"US": Country.US, "GB": Country.UK, "UK": Country.UK, "CA": Country.CA, "DE": Country.DE}
    code = country.upper()
    return named.get(code) or (Country.EU if code in members else None)


class Side(StrEnum):
    """Whose words."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Cue:
    """How words show something that may be read in two ways."""

    key: str
    side: Side
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that was said: the key of its readings, whose words, and the sentence; never a score, never about a person."""

    key: str
    side: Side
    quote: Quote


def noticed(turns: Iterable[tuple[Side | None, str]], cues: Sequence[Cue]) -> tuple[Noticed, ...]:
    """What shows in a talk, each thing once at its first place, in the order of the talk.

    Args:
        turns: whose each turn is, None where nobody knows, with its words.
    """
    found: dict[str, Noticed] = {}
    for number, (side, words) in enumerate(turns):
        for cue in cues:
            match = cue.pattern.search(words) if cue.side is side and cue.key not in found else None
            if match:
                start, end = _sentence(words, match.start(), match.end())
                found[cue.key] = Noticed(cue.key, cue.side, Quote(number, start, end))
    return tuple(sorted(found.values(), key=lambda one: (one.quote.turn, one.quote.start)))


def _sentence(words: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place."""
    begins = max((match.end() for match in _ENDS.finditer(words, 0, start)), default=0)
    closes = _ENDS.search(words, max(end - 1, begins))
    return begins, len(words) if closes is None else closes.start() + 1


_ENDS = re.compile(r"[.?!](?:\s+|$)")


def asked_of_me(debrief: Debrief) -> tuple[Asked, ...]:
    """What the others asked, in order; empty as long as nobody said which speaker is oneself."""
    return tuple(one for one in debrief.questions if debrief.me and one.by is not None and one.by != debrief.me)


def asked_by_me(debrief: Debrief) -> tuple[Asked, ...]:
    """What one asked oneself, in order; empty as long as nobody said which speaker is oneself."""
    return tuple(one for one in debrief.questions if debrief.me and one.by == debrief.me)


def next_steps(offers: Iterable[Offer], cue: re.Pattern[str]) -> tuple[Offer, ...]:
    """What they undertook that is a next step in their process: with a day first, then in the order of the talk."""
    theirs = [offer for offer in offers if offer.is_mine is not True and cue.search(offer.text)]
    return tuple(sorted(theirs, key=lambda offer: offer.due is None))


def read_cues(rows: Iterable[Mapping[str, Any]]) -> tuple[Cue, ...]:
    """The cues of phrases/casual.toml, in their order."""
    return tuple(Cue(row["key"], Side(row["side"]), re.compile(row["cue"], re.IGNORECASE)) for row in rows)
