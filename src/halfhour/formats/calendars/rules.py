"""RRULE lines as rules; what is written wrong is told, never guessed."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NoReturn

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.rules import Frequency, Rule

DAYS = {day: number for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}

_DAY = re.compile(r"([+-]?\d{1,3})?\s*(MO|TU|WE|TH|FR|SA|SU)")
_LISTS = {
    "BYMONTH": ("months", 1, 12),
    "BYWEEKNO": ("weeks", -53, 53),
    "BYYEARDAY": ("year_days", -366, 366),
    "BYMONTHDAY": ("month_days", -31, 31),
    "BYHOUR": ("hours", 0, 23),
    "BYMINUTE": ("minutes", 0, 59),
    "BYSECOND": ("seconds", 0, 60),
    "BYSETPOS": ("positions", -366, 366),
}
_TIMES = ("hours", "minutes", "seconds")
_MOST = 2_000_000_000
MOST_LETTERS = 4_000


def read_rule(value: str, until: datetime | None, *, whole_days: bool = False) -> Rule:
    """The rule of an RRULE value.

    Args:
        until: the moment of its UNTIL on the event's wall clock (see `until_of`), None without one.
        whole_days: the event has days only; times of day in the rule mean nothing then.

    Raises:
        InputError: no frequency, or a number that cannot be.
    """
    if len(value) > MOST_LETTERS:
        _refuse("The rule is longer than any rule.")
    parts = parts_of(value)
    frequency = parts.get("FREQ", "").upper()
    if frequency not in Frequency.__members__:
        _refuse(f"The rule {value[:80]!r} does not say how often.")
    if parts.get("RSCALE", "GREGORIAN").upper() not in {"GREGORIAN", ""}:
        _refuse(f"The rule {value[:80]!r} counts in another calendar than ours.")
    lists = {name: _numbers(key, parts[key], low, high) for key, (name, low, high) in _LISTS.items() if key in parts}
    if whole_days:
        lists = {name: numbers for name, numbers in lists.items() if name not in _TIMES}
    return Rule(
        Frequency[frequency],
        _number("INTERVAL", parts.get("INTERVAL", "1")),
        _number("COUNT", parts["COUNT"]) if "COUNT" in parts else None,
        until,
        days=_weekdays(parts["BYDAY"]) if "BYDAY" in parts else (),
        week_start=DAYS.get(parts.get("WKST", "MO").upper(), 0),
        **{
            name: tuple(min(number, 59) for number in numbers) if name == "seconds" else numbers
            for name, numbers in lists.items()
        },
    )


def parts_of(value: str) -> Mapping[str, str]:
    """The parts of a rule by name in capitals, the last of each kind."""
    pieces = (piece.partition("=") for piece in value.replace("\\", "").split(";"))
    return {name.strip().upper(): text.strip() for name, _, text in pieces if text.strip()}


def _number(name: str, text: str) -> int:
    if not re.fullmatch(r"\+?\d{1,12}", text) or not int(text) > 0:
        _refuse(f"{name}={text[:20]} is no number of times.")
    return min(int(text), _MOST)


def _numbers(name: str, text: str, low: int, high: int) -> tuple[int, ...]:
    found = []
    for piece in text.split(","):
        number = piece.strip()
        if not re.fullmatch(r"[+-]?\d{1,4}", number) or not low <= int(number) <= high or (low and not int(number)):
            _refuse(f"{name}={text[:40]} holds a number that cannot be.")
        found.append(int(number))
    return tuple(dict.fromkeys(found))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for piece in text.upper().split(","):
        day = _DAY.fullmatch(piece.strip())
        if not day:
            _refuse(f"BYDAY={text[:40]} names a day that there is not.")
        if day[1] is None or int(day[1]):  # "0SA" names no Saturday at all
            found.append((int(day[1] or 0), DAYS[day[2]]))
    return tuple(found)


def _refuse(what: str) -> NoReturn:
    raise InputError(what, "Ask for the event once more, or write it down anew.")
