"""What a message says about times: slots, what stands in their way, and one question where its words allow two readings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum


class About(StrEnum):
    """What a question is about; in the order in which one would ask."""

    LANGUAGE = "language"
    OPEN = "open"
    VAGUE = "vague"
    EARLIER = "earlier"
    MEANT = "meant"
    IMPOSSIBLE = "impossible"
    ORDER = "order"
    WEEKDAY = "weekday"
    GONE = "gone"
    WHICH = "which"
    RECURRING = "recurring"
    DAY = "day"
    HOUR = "hour"
    NOON = "noon"
    TWICE = "twice"
    WHOSE = "whose"
    ZONE = "zone"
    LETTERS = "letters"
    SKIPPED = "skipped"
    DOUBLED = "doubled"
    MONTH = "month"


class Means(StrEnum):
    """What words of the message were taken for."""

    DAY = "day"
    TIME = "time"
    ZONE = "zone"
    LENGTH = "length"
    EXCEPTION = "exception"
    REFUSAL = "refusal"
    ANSWER = "answer"
    OPEN = "open"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time that is offered, both ends in UTC.

    A window in which the talk may lie; a single moment (`start` equals `end`) where only the beginning was said. `minutes` is the
    length that was said, None when none was; a beginning with a length ends after it.
    """

    start: datetime
    end: datetime
    minutes: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it says when to begin, and not a window."""
        return self.end - self.start == timedelta(minutes=self.minutes or 0)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that were understood: characters of the text from `start` until before `end`, and what they mean."""

    start: int
    end: int
    means: Means


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the message; `chosen` names what was decided for it: what about, and which of the ways."""

    slots: tuple[Slot, ...]
    chosen: tuple[tuple[About, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be asked before anything is agreed: what it is about, the first being the weightiest, and the readings.

    There are no readings where the message leaves everything open, or where we cannot tell what is meant.
    """

    about: tuple[About, ...]
    readings: tuple[Reading, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The times of a message.

    `slots` is empty when there is a question: nothing is guessed. `refused` are times that were named and do not suit;
    `confirms` is said of times that were proposed before.
    """

    slots: tuple[Slot, ...] = ()
    question: Question | None = None
    because: tuple[Clue, ...] = ()
    refused: tuple[Slot, ...] = ()
    confirms: bool = False
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Who says it, to whom and when; zones are None where nobody knows them.

    `said_at` is the moment or the day on which it was written, and `day_first` how that person writes dates in figures.
    `before` are the times on the table, in the order in which they were proposed.
    """

    said_at: datetime | date
    speaker: tzinfo | None = None
    reader: tzinfo | None = None
    day_first: bool | None = None
    before: tuple[Slot, ...] = ()

    @property
    def today(self) -> date:
        """The day on which it was said, where the speaker is."""
        if isinstance(self.said_at, datetime):
            zone = self.speaker or self.reader
            return (self.said_at.astimezone(zone) if zone and self.said_at.tzinfo else self.said_at).date()
        return self.said_at
