"""How far a conversation has come, told from the facts: never a status that somebody must keep true."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Stage(StrEnum):
    """How far a conversation has come; in this order."""

    IDEA = "idea"
    ASKED = "asked"
    ANSWERED = "answered"
    AGREED = "agreed"
    HELD = "held"
    THANKED = "thanked"
    REPORTED = "reported"
    CLOSED = "closed"


class Closing(StrEnum):
    """Why a conversation will not be held."""

    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"


class Happening(StrEnum):
    """What can happen more than once."""

    FOLLOWED_UP = "followed_up"
    MOVED = "moved"
    CONFIRMED = "confirmed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened and when; a day is in the person's own zone, `agreed_for` is aware."""

    asked_on: date | None = None
    answered_on: date | None = None
    agreed_for: datetime | None = None
    held_on: date | None = None
    thanked_on: date | None = None
    reported_on: date | None = None
    closed_on: date | None = None


FACT_OF = {
    Stage.ASKED: "asked_on",
    Stage.ANSWERED: "answered_on",
    Stage.AGREED: "agreed_for",
    Stage.HELD: "held_on",
    Stage.THANKED: "thanked_on",
    Stage.REPORTED: "reported_on",
}
"""The fact that makes each stage, in order; an idea needs none, and what is closed before it was held is closed."""

_FURTHEST_FIRST = tuple(reversed(FACT_OF.items()))

HELD_OR_LATER = ("held_on", "thanked_on", "reported_on")


def stage_of(facts: Facts) -> Stage:
    """The furthest stage that a fact speaks for; earlier facts may be missing, since people forget to note them."""
    if facts.closed_on and not any(getattr(facts, fact) for fact in HELD_OR_LATER):
        return Stage.CLOSED
    return next((stage for stage, fact in _FURTHEST_FIRST if getattr(facts, fact)), Stage.IDEA)
