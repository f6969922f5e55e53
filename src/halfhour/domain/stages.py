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


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened and when; a day is in the person's own zone, `agreed_for` is aware."""

    asked_on: date | None = None
    answered_on: date | None = None
    agreed_for: datetime | None = None
    held_on: date | None = None
    thanked_on: date | None = None


FACT_OF = {
    Stage.ASKED: "asked_on",
    Stage.ANSWERED: "answered_on",
    Stage.AGREED: "agreed_for",
    Stage.HELD: "held_on",
    Stage.THANKED: "thanked_on",
}
"""The fact that makes each stage, in order; an idea needs none."""


def stage_of(facts: Facts) -> Stage:
    """The furthest stage that a fact speaks for; earlier facts may be missing, since people forget to note them."""
    return max(
        (stage for stage, fact in FACT_OF.items() if getattr(facts, fact)), key=list(Stage).index, default=Stage.IDEA
    )
