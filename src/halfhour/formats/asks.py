"""A question about free times in a file: who is to meet, in which hours, within which days, and how long at least."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.hours import DAYS, Week, read_week
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.zone_names import database_zone

LONGEST = timedelta(days=3 * 366)
"""Days that one may ask about at once (our own default)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One of those who are to meet: calendar files by name, zone and hours."""

    files: tuple[str, ...]
    hours: Week


@dataclass(frozen=True, slots=True)
class Ask:
    """The whole question."""

    people: tuple[Asked, ...]
    window: Span
    shortest: timedelta


def read_ask(text: str) -> Ask:
    """The question of a JSON text: `people` with `file` (or `files`), `zone` and `hours`; `window`; `shortest` in minutes.

    Raises:
        InputError: something is missing or cannot be.
    """
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        _refuse("This is no JSON.")
    people = value.get("people") if isinstance(value, dict) else None
    if not isinstance(people, list) or not people:
        _refuse("Nobody is named who is to meet.")
    return Ask(tuple(map(_person, people)), _window(value.get("window")), _shortest(value.get("shortest", 30)))


def free_json(free: Sequence[Span]) -> dict[str, list[list[str]]]:
    """Free times as `{"free": [[start, end], …]}` in UTC."""
    return {"free": [[span.start.isoformat(), span.end.isoformat()] for span in free]}


def _person(value: Any) -> Asked:
    if not isinstance(value, dict):
        _refuse("A person is written as an object with file, zone and hours.")
    files = value.get("files", [value.get("file")])
    if not isinstance(files, list) or not all(isinstance(file, str) and file for file in files):
        _refuse("Each person needs the name of a calendar file.")
    zone = database_zone(str(value.get("zone", "")))
    if zone is None:
        _refuse(f"There is no time zone {str(value.get('zone'))[:60]!r}.")
    return Asked(tuple(files), _week(value.get("hours"), zone))


def _week(hours: Any, zone: ZoneInfo) -> Week:
    """The same hours on some days, numbered from Monday, which is 0; every hour when nothing is said."""
    hours = {"days": range(7), "start": "00:00", "end": "24:00"} if hours is None else hours
    if not isinstance(hours, Mapping) or not all(day in range(7) for day in hours.get("days", ())):
        _refuse('Hours are written as {"days": [0, 1], "start": "09:00", "end": "17:00"}.')
    ends = (str(hours.get("start", "00:00")), str(hours.get("end", "24:00")))
    return read_week({DAYS[day]: (ends,) for day in hours.get("days", ())}, zone)


def _window(value: Any) -> Span:
    try:
        start, end = (datetime.fromisoformat(moment) for moment in value)
    except (TypeError, ValueError):
        _refuse("The window is written as two moments, such as 2026-03-02T00:00:00+00:00.")
    start, end = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (start, end))
    if not start <= end <= start + LONGEST:
        _refuse("The window ends before it begins, or is longer than three years.")
    return Span(start, end)


def _shortest(value: Any) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 7 * 24 * 60:
        _refuse("The shortest time is a number of minutes.")
    return timedelta(minutes=value)


def _refuse(what: str) -> NoReturn:
    raise InputError(what, "See `halfhour free --help` for what such a file holds.")
