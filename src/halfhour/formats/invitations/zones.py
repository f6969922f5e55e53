"""Zones written as VTIMEZONE blocks, right for the years that are needed.

Own work although icalendar has some: it writes the hour after the change where the standard asks for the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

YEARS = 6
"""Years over which changes must follow one rule to be written as that rule (our own default)."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of a clock: the wall clock just before it, offsets before and after, and the name from then on."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def kind(self) -> tuple[timedelta, timedelta, str]:
        """What changes of the same rule share."""
        return self.before, self.after, self.name


@lru_cache(maxsize=64)
def zone_block(name: str, year: int) -> Timezone:
    """The zone as a block, right from the year before until the year after."""
    zone = ZoneInfo(name)
    block = Timezone()
    block.add("tzid", name)
    block.add("x-lic-location", name)
    changes = sorted(_changes(zone, year - 1, year + YEARS), key=lambda change: change.kind)
    for _, group in groupby(changes, key=lambda change: change.kind):
        for part in _parts(tuple(group), year + 1):
            block.add_component(part)
    if not block.subcomponents:
        still = datetime(year, 1, 1, tzinfo=UTC).astimezone(zone)
        offset = still.utcoffset() or timedelta()
        block.add_component(_part(_Change(datetime(1970, 1, 1), offset, offset, still.tzname() or "", False)))  # noqa: DTZ001 - a wall clock
    return block


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """All changes of a zone between the beginning of a year and the end of another."""
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < end:
        following = at + timedelta(days=1)
        if _offset(at, zone) != _offset(following, zone):
            yield _change(_moment(at, following, zone), zone)
        at = following


def _moment(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The minute of the change between two moments."""
    before = _offset(low, zone)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high.replace(second=0, microsecond=0)


def _change(at: datetime, zone: ZoneInfo) -> _Change:
    before, there = _offset(at - timedelta(minutes=1), zone), at.astimezone(zone)
    wall = (at + before).replace(tzinfo=None)
    return _Change(wall, before, _offset(at, zone), there.tzname() or "", _offset(at, zone) > before)


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _parts(changes: tuple[_Change, ...], last: int) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """One part with a rule where there is one; else one for each change that is near enough."""
    rule = _rule(changes)
    if rule:
        yield _part(changes[0], rule)
        return
    for change in changes:
        if change.wall.year <= last:
            yield _part(change)


def _rule(changes: tuple[_Change, ...]) -> vRecur | None:
    """The yearly rule that all changes follow: the same clock on the first, second… or last such weekday of a month."""
    first = changes[0].wall
    walls = [change.wall for change in changes]
    years = [wall.year for wall in walls]
    if len(walls) < YEARS or years != list(range(years[0], years[0] + len(years))):
        return None
    if any((wall.month, wall.weekday(), wall.time()) != (first.month, first.weekday(), first.time()) for wall in walls):
        return None
    numbers = {(wall.day - 1) // 7 + 1 for wall in walls}
    ordinal = -1 if all(_is_last(wall) for wall in walls) else numbers.pop() if len(numbers) == 1 else 0
    return vRecur(freq="yearly", bymonth=first.month, byday=f"{ordinal}{_DAYS[first.weekday()]}") if ordinal else None


def _is_last(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def _part(change: _Change, rule: vRecur | None = None) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    part.add("dtstart", change.wall)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    if change.name:
        part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part
