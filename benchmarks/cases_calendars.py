"""Calendars of other people: how many events stand in them, when those begin, and what rules give.

Starts are compared as moments in UTC. Where a case says that it lists only the first hundred, only those are compared.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.recurrence import Allowance, moments
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar
from halfhour.formats.calendars.rules import parts_of, read_rule

Case = dict[str, Any]
A_LIFETIME = Span(datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
NOW = Span(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
LISTED = 100
WORK = 2_000_000


def events(case: Case, blob: bytes) -> dict[str, bool]:
    """A valid calendar has as many events as are told; a bad one is read or refused in a sentence."""
    try:
        number: int | None = read_calendar(blob, NOW, ZoneInfo("UTC")).number
    except InputError:
        number = None
    if case["expected"]["valid"]:
        return {"valid": number == case["expected"]["VEVENT"]}
    return {"bad": True}


def window(case: Case, blob: bytes) -> dict[str, bool]:
    """The starts within some years, as two readers of others agree on them."""
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in case["window"])
    return {"starts": starts(blob, Span(first, last), case["expected"]["zone"]) == sorted(case["expected"]["starts"])}


def expanded(case: Case, blob: bytes) -> dict[str, bool]:
    """All starts, as another reader tells them: as days, or as spans of which it lists the first hundred."""
    expected = case["expected"]
    if "days" in expected:
        return {"days": _days(blob, expected) == sorted(set(expected["days"]))}
    told = sorted(_told(datetime.fromisoformat(start)) for start, _ in expected["events"])
    found = starts(blob, A_LIFETIME, expected["default_zone"])
    return {"starts": (found[: len(told)] if len(told) >= LISTED else found) == told}


def rule(case: Case, blob: bytes) -> dict[str, bool]:  # noqa: ARG001 - the rule stands in the case itself
    """What a rule gives: exactly where it ends, else how it begins; a bad rule is refused."""
    expected = case["expected"]
    try:
        found: list[str] | None = _instances(case["rrule"], case["dtstart"], len(expected.get("instances", ())) + 1)
    except InputError:
        found = None
    if expected.get("refuse"):
        return {"instances": found is None}
    ends = "COUNT=" in case["rrule"] or "UNTIL=" in case["rrule"]
    told = expected["instances"]
    return {"instances": found is not None and (found if ends else found[: len(told)]) == told}


def starts(blob: bytes, span: Span, zone: str) -> list[str]:
    """When events begin, in UTC and in order; nothing for a calendar that is refused."""
    try:
        reading = read_calendar(blob, span, ZoneInfo(zone))
    except InputError:
        return []
    return sorted(_told(event.span.start) for event in reading.events)


def _days(blob: bytes, expected: dict[str, Any]) -> list[str]:
    zone = ZoneInfo(expected["zone"])
    first, last = date(1996, 7, 1), date(2020, 12, 31)
    span = Span(datetime(1996, 6, 30, tzinfo=UTC), datetime(2021, 1, 2, tzinfo=UTC))
    found = sorted({_day(start, zone) for start in starts(blob, span, expected["zone"])})
    within = [day for day in found if first.isoformat() <= day <= last.isoformat()]
    return within[: len(expected["days"])] if len(set(expected["days"])) > 5 * LISTED else within


def _day(start: str, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(start).astimezone(zone).date().isoformat()


def _instances(value: str, start: str, most: int) -> list[str]:
    until = parts_of(value).get("UNTIL")
    found = read_rule(value, _clock(until) if until else None, whole_days="T" not in start)
    begins = _clock(start)
    all_time = (begins - timedelta(days=1), datetime.max)  # noqa: DTZ901 - wall clocks
    return [_as(start, moment) for moment in islice(moments(found, begins, *all_time, Allowance(WORK)), most)]


def _clock(text: str) -> datetime:
    digits = text.rstrip("Z")
    return datetime.strptime(digits, "%Y%m%dT%H%M%S" if "T" in digits else "%Y%m%d")  # noqa: DTZ007 - a wall clock


def _as(model: str, moment: datetime) -> str:
    """A moment in the form in which the rule's start is written."""
    form = "%Y%m%dT%H%M%S" if "T" in model else "%Y%m%d"
    return moment.strftime(form) + ("Z" if model.endswith("Z") else "")


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
