"""What a meeting still asks for, and when one has to leave to be there in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

EARLY = timedelta(minutes=10)
"""How long before a talk one is there (Pomona: 10 to 15 minutes; docs/sources.md#the-talk-itself)."""


class Need(StrEnum):
    """What is to be done next about a meeting."""

    NOTHING = "nothing"
    INVITE = "invite"
    UPDATE = "update"
    """The invitation that they have says something else."""
    CANCEL = "cancel"
    """It is off, and they have not been told."""
    ANSWER = "answer"
    """They invited and wait for an answer."""
    DECIDE = "decide"
    """They propose another time."""


@dataclass(frozen=True, slots=True)
class Affair:
    """A meeting as far as it says what is to be done.

    `invited` says that the invitation as it stands has reached them; `told_before` that any has; `is_on_its_way` that a letter
    which says so waits to leave.
    """

    is_mine: bool
    sequence: int = 0
    invited: bool = False
    is_off: bool = False
    off_was_told: bool = False
    is_on_its_way: bool = False
    answered: bool = False
    proposed: bool = False
    is_over: bool = False

    @property
    def told_before(self) -> bool:
        """Whether they have an invitation in their calendar, of whatever version."""
        return self.invited or self.sequence > 0


def need_of(one: Affair) -> Need:
    """The one thing to do; nothing for what is over, or on its way already."""
    if one.is_over or one.is_on_its_way:
        return Need.NOTHING
    if not one.is_mine:
        return Need.NOTHING if one.is_off or one.answered else Need.ANSWER
    if one.is_off:
        return Need.CANCEL if one.told_before and not one.off_was_told else Need.NOTHING
    if one.proposed:
        return Need.DECIDE
    if one.invited:
        return Need.NOTHING
    return Need.UPDATE if one.told_before else Need.INVITE


def leave_at(start: datetime, travel_minutes: int) -> datetime:
    """When to leave so that one is there ten minutes early, in full five minutes; aware like the start."""
    wanted = start - EARLY - timedelta(minutes=travel_minutes)
    spare = timedelta(minutes=wanted.minute % 5, seconds=wanted.second, microseconds=wanted.microsecond)
    return wanted - spare


def early_by(start: datetime, travel_minutes: int) -> int:
    """Minutes by which one is there before it begins, leaving then."""
    return int((start - leave_at(start, travel_minutes)).total_seconds() // 60) - travel_minutes
