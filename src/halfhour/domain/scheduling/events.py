"""What calendars say: events at their times, whether they take one's time, and what could not be understood."""

from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.scheduling.spans import Span, merged


class Standing(StrEnum):
    """Whether an event takes one's time."""

    BUSY = "busy"
    TENTATIVE = "tentative"
    """Not certain yet; it takes time until it is."""
    FREE = "free"
    """It stands in the calendar and takes no time."""
    DECLINED = "declined"
    CANCELLED = "cancelled"


TAKING = frozenset({Standing.BUSY, Standing.TENTATIVE})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One occurrence; `zone_asked` names the zone that nobody knows, when its time was read in the owner's instead."""

    uid: str
    title: str
    span: Span
    whole_days: bool = False
    standing: Standing = Standing.BUSY
    zone_asked: str = ""


@dataclass(frozen=True, slots=True)
class SkippedEvent:
    """An event that could not be read, wholly or in part, and why, in words for the owner."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """What lies in a window: events in order of time, names of zones to ask about, and what was skipped.

    `number` counts the events as they stand in the file, whether they touch the window or not, a series once.
    """

    events: tuple[CalendarEvent, ...] = ()
    asking: tuple[str, ...] = ()
    skipped: tuple[SkippedEvent, ...] = ()
    periods: tuple[Span, ...] = ()
    """Times that are taken without saying by what (VFREEBUSY)."""
    number: int = 0

    @property
    def busy(self) -> tuple[Span, ...]:
        """The moments that are taken, merged."""
        return merged((*self.periods, *(event.span for event in self.events if event.standing in TAKING)))
