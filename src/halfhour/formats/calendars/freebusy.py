"""VFREEBUSY: times that are taken, without saying by what."""

from collections.abc import Iterator

from halfhour.domain.scheduling.events import CalendarEvent, Standing
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.lines import lines
from halfhour.formats.calendars.moments import in_utc, read_length, read_moment
from halfhour.formats.calendars.zones import Zones

_STANDINGS = {"BUSY-TENTATIVE": Standing.TENTATIVE, "FREE": Standing.FREE}
_LINES = frozenset({"FREEBUSY"})


def busy_periods(text: str, window: Span, zones: Zones) -> Iterator[CalendarEvent]:
    """The periods of a component that touch a window; a kind of busy that is unknown is busy."""
    for _, line in lines(text, _LINES):
        standing = _STANDINGS.get(line.parameters.get("FBTYPE", "").upper(), Standing.BUSY)
        for text_of_period in line.value.split(","):
            begins, _, rest = text_of_period.partition("/")
            start, length = read_moment(begins, line.parameters, zones), read_length(rest)
            end = read_moment(rest, line.parameters, zones) if start and not length else None
            if start and length:
                ends = in_utc(start.clock, start.zone) + length.rest
            elif start and end:
                ends = end.utc
            else:
                continue
            if start.utc < min(ends, window.end) and ends > window.start:
                yield CalendarEvent("", "", Span(start.utc, ends), standing=standing)
