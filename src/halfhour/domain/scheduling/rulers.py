"""One day on two clocks: rulers that lie beside each other, so that the same place on both is the same moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.spans import Span, clipped

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A full hour on a clock: where it lies (0 to 1), what the clock shows, and whether a day begins there."""

    at: float
    hour: int
    day: datetime | None


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a ruler, from 0 to 1."""

    start: float
    end: float


def bands(spans: Iterable[Span], shown: Span) -> tuple[Band, ...]:
    """Where spans lie within what is shown, in order; what lies outside is left out."""
    return tuple(Band(place(span.start, shown), place(span.end, shown)) for span in clipped(spans, shown))


def ticks(zone: ZoneInfo, shown: Span, *, each: int = 3) -> tuple[Tick, ...]:
    """The hours that a clock in the zone shows, each so many; an hour that it skips or shows twice is where it really is."""
    return tuple(_ticks(zone, shown, each))


def place(moment: datetime, shown: Span) -> float:
    """Where a moment lies, 0 at the beginning and 1 at the end; moments outside lie at the edge."""
    part = (moment - shown.start) / shown.length if shown.length else 0.0
    return min(1.0, max(0.0, part))


def _ticks(zone: ZoneInfo, shown: Span, each: int) -> Iterator[Tick]:
    moment = shown.start.astimezone(UTC)
    clock = moment.astimezone(zone)
    beyond = timedelta(minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond)
    moment += HOUR - beyond if beyond else timedelta()
    while moment < shown.end:
        clock = moment.astimezone(zone)
        # Where clocks change by half an hour, full hours are no longer where they were.
        if clock.minute:
            moment += timedelta(minutes=60 - clock.minute)
            continue
        if clock.hour % each == 0:
            yield Tick(place(moment, shown), clock.hour, clock if clock.hour == 0 else None)
        moment += HOUR
