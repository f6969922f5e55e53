"""VFREEBUSY: times that are taken, without saying by what."""

from collections.abc import Iterator

from halfhour.domain.scheduling.spans import Span, clipped
from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.lasting import lasting_of_period
from halfhour.formats.calendars.zones import Zones


def busy_periods(text: str, window: Span, zones: Zones) -> tuple[Span, ...]:
    """The periods of a component within a window, merged; also those of a kind of busy that nobody knows."""
    return clipped(_periods(Fields(text, zones)), window)


def _periods(fields: Fields) -> Iterator[Span]:
    for moment, rest, line in fields.listed("FREEBUSY"):
        lasting = lasting_of_period(moment, rest, line, fields)
        if lasting and line.parameters.get("FBTYPE", "").upper() != "FREE":
            yield Span(moment.utc, lasting.end_of(moment))
