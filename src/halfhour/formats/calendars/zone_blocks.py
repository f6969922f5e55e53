"""VTIMEZONE blocks as zones: when clocks change there, as the calendar itself says."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.recurrence import Allowance, TooOftenError, moments
from halfhour.formats.calendars.rules import parts_of, read_rule

_BEGIN = re.compile(r"^BEGIN:(?:STANDARD|DAYLIGHT)", re.MULTILINE | re.IGNORECASE)
_END = re.compile(r"^END:", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(
    r"^(DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO)(?:;[^:\n]*)?:([^\n]*)", re.MULTILINE | re.IGNORECASE
)
_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d):?(\d\d)?")
_CLOCK = re.compile(r"(\d{8})(?:T(\d{4,6}))?")
_NAME = re.compile(r"^(TZID|X-LIC-LOCATION)(?:;[^:\n]*)?:([^\n]*)", re.MULTILINE | re.IGNORECASE)
_LOOK_BACK, _LOOK_AHEAD = timedelta(days=3 * 366), timedelta(days=366)
_FIRST, _LAST = datetime(2, 1, 1), datetime(9998, 12, 31)  # noqa: DTZ001 - wall clocks, a year from the ends of all time

MOST_PARTS = 500
"""Stretches of standard and summer time in one block; the longest history has some 200."""

WORK_OF_A_BLOCK = 50_000
"""For the rules of one block together; forty years of one yearly rule take some 2,000 (our own default)."""


@dataclass(frozen=True, slots=True)
class Change:
    """From a moment in UTC (naive) on, the zone is that far ahead; before it was ahead by `before`."""

    at: datetime
    before: timedelta
    after: timedelta


class BlockZone(tzinfo):
    """A zone as its changes, in order."""

    def __init__(self, name: str, changes: Iterable[Change]) -> None:
        self.name = name
        self.changes = tuple(changes)
        self._at = [change.at for change in self.changes]
        # On the wall a change reaches from one reading to another; which of them counts is what `fold` says.
        self._later = [change.at + max(change.before, change.after) for change in self.changes]
        self._sooner = [change.at + min(change.before, change.after) for change in self.changes]

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """How far it is ahead when the wall clock shows a time."""
        if moment is None:
            return None
        edges = self._sooner if moment.fold else self._later
        return self._ahead(bisect_right(edges, moment.replace(tzinfo=None, fold=0)))

    def fromutc(self, moment: datetime) -> datetime:
        """What the wall clock shows at a time in UTC."""
        naive = moment.replace(tzinfo=None)
        number = bisect_right(self._at, naive)
        shown = naive + self._ahead(number)
        is_second = number > 0 and shown < self._later[number - 1] and self._ahead(number) < self._ahead(number - 1)
        return shown.replace(tzinfo=self, fold=int(is_second))

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - the interface of tzinfo
        """Unknown: blocks tell offsets."""
        return None

    def tzname(self, moment: datetime | None) -> str:  # noqa: ARG002 - the interface of tzinfo
        """The name that the calendar gives it."""
        return self.name

    def _ahead(self, number: int) -> timedelta:
        return self.changes[number - 1].after if number else self.changes[0].before


def block_names(text: str) -> tuple[str, str]:
    """The name of a block, and the place that it says it is for; empty where it says none."""
    names = {key.upper(): value.strip().strip('"') for key, value in _NAME.findall(text)}
    return names.get("TZID", ""), names.get("X-LIC-LOCATION", "")


def read_block(text: str, since: datetime, before: datetime, allowance: Allowance | None = None) -> BlockZone | None:
    """The zone of a block, right for moments between the two (aware); None when the block says nothing that can be.

    Clocks that would change all the time are nothing that can be.

    Args:
        allowance: of a calendar with several blocks, from which this one takes its part.
    """
    own = Allowance(min(WORK_OF_A_BLOCK, allowance.left) if allowance else WORK_OF_A_BLOCK)
    given = own.left
    try:
        changes = _all_changes(text, since, before, own)
    except TooOftenError:
        changes = []
    if allowance:
        allowance.left -= given - max(own.left, 0)
    return BlockZone(block_names(text)[0], sorted(changes, key=lambda change: change.at)) if changes else None


def _all_changes(text: str, since: datetime, before: datetime, allowance: Allowance) -> list[Change]:
    first = max(since.astimezone(UTC).replace(tzinfo=None), _FIRST + _LOOK_BACK) - _LOOK_BACK
    last = min(before.astimezone(UTC).replace(tzinfo=None), _LAST - _LOOK_AHEAD) + _LOOK_AHEAD
    changes: list[Change] = []
    for part in _BEGIN.split(text)[1 : MOST_PARTS + 1]:
        lines = _LINE.findall(_END.split(part, maxsplit=1)[0])
        changes += _changes(lines, first, last, allowance)
    return changes


def _changes(lines: list[tuple[str, str]], since: datetime, before: datetime, allowance: Allowance) -> list[Change]:
    values = {name.upper(): value.strip() for name, value in lines}
    start = _clock(values.get("DTSTART", ""))
    ahead, after = _offset(values.get("TZOFFSETFROM", "")), _offset(values.get("TZOFFSETTO", ""))
    if start is None or after is None:
        return []
    ahead = after if ahead is None else ahead
    onsets = {start, *_dates(lines)}
    if "RRULE" in values:
        onsets.update(_by_rule(values["RRULE"], start, ahead, since, before, allowance))
    return [Change(onset - ahead, ahead, after) for onset in onsets if _FIRST < onset < before]


def _dates(lines: list[tuple[str, str]]) -> set[datetime]:
    texts = (text for name, value in lines if name.upper() == "RDATE" for text in value.split(","))
    return {clock for clock in map(_clock, islice(texts, MOST_PARTS)) if clock}


def _by_rule(
    value: str, start: datetime, ahead: timedelta, since: datetime, before: datetime, allowance: Allowance
) -> list[datetime]:
    text = parts_of(value).get("UNTIL", "")
    until = _clock(text)
    if until and text.upper().endswith("Z"):
        until += ahead
    try:
        return list(moments(read_rule(value, until), start, since, before, allowance))
    except TooOftenError:
        raise
    except InputError:  # a block whose rule is none still tells its first change
        return []


def _clock(text: str) -> datetime | None:
    match = _CLOCK.match(text.strip())
    if not match:
        return None
    try:
        return datetime.strptime(match[1] + (match[2] or "")[:6].ljust(6, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - a wall clock
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.match(text.strip())
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -length if match[1] == "-" else length
