"""What follows from a talk: what is offered to be kept, and by when thanks and reports are due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from halfhour.domain.talks.answers import Debrief, Topic
from halfhour.domain.talks.transcript import Quote, Transcript

REPORT_AFTER = timedelta(days=7)
"""From acting on advice to reporting back (docs/sources.md#after-the-talk)."""
THANK_WITHIN = timedelta(hours=24)
"""For kinds whose contract names nothing (docs/sources.md#after-the-talk)."""
LONGEST = 500
"""Characters of a promise or a piece of advice that is kept."""


class Sort(StrEnum):
    """What is offered."""

    PROMISE = "promise"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something found in a talk that may be kept. `is_mine` is None where nobody knows whose promise it is; `key` is the same
    for the same words in one conversation, so that a transcript beside notes offers nothing twice."""

    key: str
    sort: Sort
    text: str
    quote: Quote
    is_mine: bool | None = None
    due: date | None = None


def offers(
    debrief: Debrief, transcript: Transcript, promise_turns: Collection[int] = (), taken: Collection[str] = ()
) -> tuple[Offer, ...]:
    """Promises, then advice, in the order of the talk.

    Args:
        promise_turns: turns (counted from 0) that the person marked as promises.
        taken: keys of what was kept or waved aside before.
    """
    found = [
        Offer(
            key_of(Sort.PROMISE, promised.what),
            Sort.PROMISE,
            promised.what[:LONGEST],
            promised.quote,
            None if promised.by is None or debrief.me is None else promised.by == debrief.me,
            promised.due,
        )
        for promised in debrief.promises
    ]
    heard, marked = {offer.quote.turn for offer in found}, set(promise_turns)
    found += [_whole(transcript, turn, Sort.PROMISE) for turn in sorted(marked - heard)]
    advice = [one for one in debrief.lessons if one.topic is Topic.ADVICE and one.quote.turn not in marked]
    for lesson in sorted(advice, key=lambda one: one.quote.turn):
        text = lesson.quote.words_in(transcript)
        found.append(Offer(key_of(Sort.ADVICE, text), Sort.ADVICE, text[:LONGEST], lesson.quote))
    return tuple({offer.key: offer for offer in reversed(found) if offer.key not in taken}.values())[::-1]


def _whole(transcript: Transcript, turn: int, sort: Sort) -> Offer:
    text = transcript.turns[turn].text
    return Offer(key_of(sort, text), sort, text[:LONGEST], Quote(turn, 0, len(text)))


def key_of(sort: Sort, text: str) -> str:
    """The sign of some words: letters and figures only, so that commas and capitals do not matter."""
    plain = " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
    return sha256(f"{sort} {plain}".encode()).hexdigest()[:32]


def thank_by(ended: datetime, within: timedelta | None) -> datetime:
    """By when a thank-you is due."""
    return ended + (within or THANK_WITHIN)


def report_by(acted_on: date) -> date:
    """When they should hear what became of their advice."""
    return acted_on + REPORT_AFTER
