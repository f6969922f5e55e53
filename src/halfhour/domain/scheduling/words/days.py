"""The grammar of days: one day or stretch, with a range or a bound around it, read from pieces at a place."""

from dataclasses import replace

from halfhour.domain.scheduling.words.dates import date_at, day_number
from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    Day,
    Days,
    From,
    Recurring,
    SameDay,
    Stretch,
)
from halfhour.domain.scheduling.words.weekdays import after_weeks_at, recurring_at, relative_at, weekday_at
from halfhour.domain.scheduling.words.weeks import nth_at, stretch_at

NOT_BEFORE = (
    "not before",
    "not until",
    "not till",
    "not til",
    "not 'til",
    "no earlier than",
    "not earlier than",
    "earliest",
)
HOURS = 24
UNTIL = ("until", "untill", "till", "til", "'til")
"""Words that only bound, behind which whatever stands tells until when."""


def day_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """The day or days that begin at a place, with a range or a bound around them, and where they end."""
    bound = link(pieces, at)
    start = at + 1
    while link(pieces, start) == "on" and pieces[start].text in ("the", "on"):
        start += 1
    if bound in ("between", "from"):
        found = _numbered_range_at(pieces, start) or _range_behind(pieces, start, bound)
        if found or single_at(pieces, start):
            return found
    if bound in ("after", "before", "to") and not pieces[at].get("sign") and (edge := single_at(pieces, start)):
        return _bounded(pieces[at].text, bound, edge)
    found = single_at(pieces, at)
    if found is None:
        return _numbered_range_at(pieces, at)
    if joined := _range_from(pieces, found, ("to",)):
        return joined
    return (From("from", found[0]), found[1] + 1) if _goes_on(pieces, found[1]) else found


def _range_behind(pieces: Pieces, start: int, bound: str) -> tuple[Day, int] | None:
    """What "between" or "from" leads to: from one day to another, or from one on."""
    first = single_at(pieces, start)
    if first is None:
        return None
    if joined := _range_from(pieces, first, ("and", "to")):
        return joined
    return (From("from", first[0]), _onwards(pieces, first[1])) if bound == "from" else None


def _bounded(word: str, bound: str, edge: tuple[Day, int]) -> tuple[Day, int] | None:
    """Days after or before one; "not before the 4th" begins with it, and so does "any time from the 4th"."""
    day, end = edge
    if isinstance(day, Stretch) and not _bounds_whole(word, day):
        return None
    if word == "to":
        return edge
    if word in NOT_BEFORE or word.endswith("from"):
        return From("from", day, negative=word in NOT_BEFORE), end
    return From("after" if bound == "after" else "before", day), end


def _bounds_whole(word: str, day: Stretch) -> bool:
    """Whether a stretch of days is only an end, and not spoken of itself: "until next week", "before the weekend"."""
    return word in UNTIL or (day.unit == "weekend" and word in ("before", "after"))


def _goes_on(pieces: Pieces, at: int) -> bool:
    """Whether "onwards" or "on" stands behind a day."""
    if link(pieces, at) != "onwards" or pieces[at].text == "plus":
        return False
    return pieces[at].text != "on" or at + 1 >= len(pieces) or get(pieces, at + 1, "sign") in (".", ",", ")")


def single_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """One day or one stretch of days."""
    return (
        after_weeks_at(pieces, at)
        or nth_at(pieces, at)
        or weekday_at(pieces, at)
        or date_at(pieces, at)
        or relative_at(pieces, at)
        or stretch_at(pieces, at)
        or recurring_at(pieces, at)
    )


def _range_from(pieces: Pieces, first: tuple[Day, int], joins: tuple[str, ...]) -> tuple[Day, int] | None:
    day, end = first
    if link(pieces, end) not in joins or isinstance(day, Recurring):
        return None
    start = end + 1
    while link(pieces, start) == "on":
        start += 1
    last = single_at(pieces, start)
    if last is None and isinstance(day, Dated) and (number := day_number(pieces, start)):
        last = Dated(number, day.month, day.year), start + 1
    if last is None or isinstance(last[0], Stretch | Recurring | SameDay):
        return None
    closing = last[0]
    if _is_an_hour(pieces, end, start, day, closing):
        return None
    if isinstance(day, Dated) and day.month is None and isinstance(closing, Dated):
        day = replace(day, month=closing.month, year=closing.year) if day.day <= closing.day else day
    return Days(day, closing), last[1]


def _is_an_hour(pieces: Pieces, joint: int, at: int, day: Day, closing: Day) -> bool:
    """Whether a bare number is an hour until which a day lasts, and no day of the month after it: "Wednesday 17th until 12"."""
    bare = get(pieces, at, "number") is not None and at == joint + 1 and pieces[joint].text in UNTIL
    if not (bare and isinstance(day, Dated) and isinstance(closing, Dated)):
        return False
    return day.weekday is not None and closing.month is None and closing.day <= min(day.day, HOURS)


def _numbered_range_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """7-9 December, 7 to 9 December."""
    first = day_number(pieces, at)
    if first is None or link(pieces, at + 1) not in ("to", "and"):
        return None
    if link(pieces, at + 1) == "and" and link(pieces, at - 1) != "between" and link(pieces, at - 2) != "between":
        return None
    start = at + 2 + (link(pieces, at + 2) == "on")
    last = date_at(pieces, start)
    if last is None or not isinstance(last[0], Dated) or last[0].month is None:
        return None
    return Days(Dated(first, last[0].month, last[0].year), last[0]), last[1]


def _onwards(pieces: Pieces, at: int) -> int:
    return at + (link(pieces, at) == "onwards")
