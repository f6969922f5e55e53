"""Rules by which events come again, as the standard writes them (RFC 5545, 3.3.10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Frequency(IntEnum):
    """How long a period is, the longest first."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5
    SECONDLY = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; what is empty says nothing. Days are (ordinal, weekday), the ordinal 0 for every such day, Monday 0."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """The last moment that may belong to it, on the event's wall clock."""
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether each period gives exactly one moment."""
        return self == Rule(self.frequency, self.interval, self.count, self.until, week_start=self.week_start) and (
            self.frequency >= Frequency.WEEKLY
        )
