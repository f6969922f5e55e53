"""Whether an event can touch a window, told from its text before anything is built: most events of a calendar lie elsewhere."""

import re
from datetime import date, timedelta

from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.moments import read_length

_TIMES = re.compile(r"^[ \t]*(DTSTART|DTEND|DURATION|RRULE|RDATE)[ \t]*([;:][^\n]*)", re.MULTILINE | re.IGNORECASE)
_DAY = re.compile(r":\s*(\d{4})-?(\d\d)-?(\d\d)")
_UNTIL = re.compile(r"UNTIL=(\d{4})-?(\d\d)-?(\d\d)", re.IGNORECASE)
_COUNTED = re.compile(
    r":(?:FREQ=(DAILY|WEEKLY)|COUNT=(\d{1,6})|INTERVAL=(\d{1,4})|WKST=\w\w|;)+(?:BYDAY=(?:MO|TU|WE|TH|FR|SA|SU|,)+)?;?\s*"
)
_LONG_RULE = 200
_MARGIN = timedelta(days=3)
"""Zones are up to a day apart, and a day more on each side costs nothing."""


class Reach:
    """The days that matter for a window."""

    def __init__(self, window: Span) -> None:
        self.first, self.last = _day(window.start.date(), -_MARGIN), _day(window.end.date(), _MARGIN)

    def touches(self, text: str) -> bool:
        """Whether an event may lie in the window or come again in it; yes where the text does not say clearly that it cannot."""
        values = {name.upper(): rest for name, rest in _TIMES.findall(text)}
        start = _read(values.get("DTSTART", ""))
        if start is None or "RDATE" in values or '"' in values["DTSTART"]:
            return True
        if start > self.last:
            return False
        end = _read(values.get("DTEND", "")) or self._with_length(start, values.get("DURATION"))
        length = max(end - start, timedelta())
        final = self._final(start, values["RRULE"]) if "RRULE" in values else start
        return final is None or _day(final, length) >= self.first

    def _with_length(self, start: date, rest: str | None) -> date:
        length = read_length(rest.partition(":")[2]) if rest else None
        return _day(start, timedelta(days=length.days + 1) + length.rest) if length else start

    def _final(self, start: date, rule: str) -> date | None:
        """The last day on which the rule can begin an event; None when it may go on for ever, or is not simple enough to tell."""
        until = _UNTIL.search(rule)
        if until:
            return _valid(*until.groups())
        simple = _COUNTED.fullmatch(rule) if len(rule) < _LONG_RULE else None
        if not simple or not simple[1] or not simple[2]:
            return None
        # A week counts at least one, but the first may begin after the days that it names; days of the week let days wait.
        daily = simple[1].upper() == "DAILY" and "BYDAY" not in rule
        periods = int(simple[2]) * int(simple[3] or 1)
        return _day(start, timedelta(days=periods) if daily else timedelta(weeks=periods + int(simple[3] or 1)))


def _read(rest: str) -> date | None:
    match = _DAY.search(rest)
    return _valid(*match.groups()) if match else None


def _valid(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(day: date, further: timedelta) -> date:
    try:
        return day + further
    except OverflowError:
        return date.max if further > timedelta() else date.min
