"""What a candidate is promised, until when it is kept, and when those who talked to them had best note what they saw."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from halfhour.domain.errors import RuleError

RATE_WITHIN = timedelta(hours=1)
WORDS_WITHIN = timedelta(days=1)
"""Evidence is held against its anchors within the hour and put into words within the day (docs/sources.md#anchored-evidence)."""
NEAR = timedelta(days=2)
"""How long before a promised answer is due the team is told (our own default)."""


class ErasedError(RuleError):
    """Nothing but counts is kept of them."""

    def __init__(self) -> None:
        super().__init__("What was noted of this candidate is erased.", "It cannot be brought back.")


class TalkCalledOffError(RuleError):
    """There will be no talk."""

    def __init__(self) -> None:
        super().__init__("This talk is called off.", "Write to the team if you want to talk after all.")


def require_ahead(*, is_erased: bool, is_off: bool) -> None:
    """Whether there is a talk about which something can be asked or told.

    Raises:
        ErasedError: nothing is kept of them.
        TalkCalledOffError: there will be no talk.
    """
    if is_erased:
        raise ErasedError
    if is_off:
        raise TalkCalledOffError


class Noting(StrEnum):
    """How it stands with what somebody has to note of a talk."""

    AHEAD = "ahead"
    """The talk is not over, or has no time yet."""
    RATE = "rate"
    WORDS = "words"
    LATE = "late"
    DONE = "done"


def noting_at(end: datetime | None, now: datetime, *, is_submitted: bool) -> Noting:
    """What is best done now about a talk that ends, or ended, then."""
    if is_submitted:
        return Noting.DONE
    if end is None or now < end:
        return Noting.AHEAD
    if now < end + RATE_WITHIN:
        return Noting.RATE
    return Noting.WORDS if now < end + WORDS_WITHIN else Noting.LATE


def answer_promised(talk_on: date, answer_days: int) -> date:
    """The last day on which the answer is in time."""
    return talk_on + timedelta(days=answer_days)


def erase_day(
    *, answered_on: date | None, answer_by: date | None, since: date, answer_days: int, keep_days: int
) -> date:
    """When what was noted of a candidate goes.

    It is counted from the answer; while there is none from the day on which it was promised, so that nobody is kept for want of one.
    """
    begins = answered_on or answer_by or answer_promised(since, answer_days)
    return begins + timedelta(days=keep_days)


def sees_others(*, talks_to_them: bool, decides: bool, has_submitted: bool) -> bool:
    """Whether somebody may read what others submitted of a candidate: after their own sheet, or when they talk to them not at all."""
    return has_submitted if talks_to_them else decides
