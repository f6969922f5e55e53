"""Times as calendars write them: days, clocks in a zone, lengths; also spelt a little wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from halfhour.formats.calendars.zones import Zones

_VALUE = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?", re.IGNORECASE
)
MIDNIGHT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a wall clock shows, and whose: a day has midnight and the owner's zone. `asked` names a zone that nobody knows."""

    clock: datetime
    zone: tzinfo
    is_day: bool = False
    is_floating: bool = False
    """It names no zone, so that it means the owner's."""
    asked: str = ""

    @property
    def utc(self) -> datetime:
        """The same moment in UTC."""
        return in_utc(self.clock, self.zone)


@dataclass(frozen=True, slots=True)
class Length:
    """Whole days by the calendar, then exact time."""

    days: int
    rest: timedelta


def in_utc(clock: datetime, zone: tzinfo) -> datetime:
    """When a zone's clock shows a time; the ends of all time stay what they are."""
    try:
        return clock.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return clock.replace(tzinfo=UTC)


def read_moment(value: str, parameters: Mapping[str, str], zones: Zones) -> Moment | None:
    """The moment of a value; None for what is none, such as the 30th of February."""
    match = _VALUE.match(value.strip())
    clock = _clock(match) if match else None
    if not match or clock is None:
        return None
    if match[4] is None or (parameters.get("VALUE", "").upper() == "DATE" and match[7] is None):
        return Moment(clock.replace(hour=0, minute=0, second=0), zones.owner, is_day=True)
    if match[7]:
        return Moment(clock, UTC) if match[7] in "Zz" else Moment(clock - _ahead(match[7]), UTC)
    if "TZID" not in parameters:
        return Moment(clock, zones.owner, is_floating=True)
    name = parameters["TZID"].strip()
    zone = zones.of(name)
    return Moment(clock, zone) if zone else Moment(clock, zones.owner, asked=name or "?")


def beside(moment: Moment, start: Moment) -> Moment:
    """A moment in the zone of the event's start, when it names none of its own."""
    return replace(moment, zone=start.zone, asked=start.asked) if moment.is_floating and not start.is_day else moment


def read_length(value: str) -> Length | None:
    """The length of a DURATION; None for what is none. One that goes back is nothing."""
    match = _LENGTH.fullmatch(value.strip())
    if not match or not any(match.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups()[1:])
    if match[1] == "-":
        return Length(0, timedelta())
    return Length(weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _clock(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second = (int(number or 0) for number in match.groups()[:6])
    is_end = (hour, minute, second) == (24, 0, 0)
    try:
        clock = datetime(year, month, day, 0 if is_end else hour, minute, min(second, 59))  # noqa: DTZ001 - a wall clock
        return clock + MIDNIGHT if is_end else clock
    except (ValueError, OverflowError):
        return None


def _ahead(offset: str) -> timedelta:
    digits = offset[1:].replace(":", "")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -length if offset[0] == "-" else length
