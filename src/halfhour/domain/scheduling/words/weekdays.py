"""The grammar of days by their names and by their distance: Tuesday week, tomorrow, in a fortnight, a week on Friday, Mondays."""

from dataclasses import replace

from halfhour.domain.scheduling.words.dates import date_after
from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Day,
    Later,
    Recurring,
    SameDay,
    Weekday,
)

SEVERAL_DAYS = {"working": (0, 1, 2, 3, 4), "weekend": (5, 6), "mwf": (0, 2, 4), "tuth": (1, 3), "mw": (0, 2)}
"""Names for several days of the week, as of a timetable."""
UNITS = {"day": 1, "week": 7, "fortnight": 14}


def weekday_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """A day by its name with what places it: next Friday, Tuesday week, Friday the 12th."""
    which = str(get(pieces, at, "mod") or "")
    start = at + bool(which)
    number = get(pieces, start, "weekday")
    if number is None or which == "every":
        return None
    short = not pieces[start].get("upper") and pieces[start].text in ("sat", "sun", "tu", "th")
    if short and not _is_among_times(pieces, start):
        return None
    weekday, end = int(str(number)), start + 1
    if dated := date_after(pieces, end, weekday):
        return dated
    pointed = at > 0 and pieces[at - 1].text == "the"
    return _placed_behind(pieces, end, weekday, which) or (Weekday(weekday, which, pointed=pointed), end)


def _placed_behind(pieces: Pieces, end: int, weekday: int, which: str) -> tuple[Day, int] | None:
    """A day by its name with words behind it that place it: Tuesday week, Friday after next, Monday in a week, the Friday after."""
    unit, mod = get(pieces, end, "unit"), get(pieces, end, "mod")
    if (unit == "week" and which in ("", "this")) or unit == "fortnight":
        return Weekday(weekday, weeks=2 if unit == "fortnight" else 1), end + 1
    if which in ("", "this") and mod == "coming":
        return Weekday(weekday, "coming"), end + 1  # "this Wednesday coming"
    if mod == "after_next":
        return Weekday(weekday, "after_next"), end + 1
    if not which and pieces[end : end + 1] and pieces[end].text == "following" and _ends(pieces, end + 1):
        return Weekday(weekday, "following"), end + 1  # "the Monday following"
    far = get(pieces, end + 2, "unit")
    many = get(pieces, end + 1, "number")
    if end < len(pieces) and pieces[end].text == "in" and many is not None and far == "week":
        return Weekday(weekday, weeks=int(str(many))), end + 3  # "Friday in two weeks"
    if (
        end < len(pieces)
        and pieces[end].text == "in"
        and get(pieces, end + 1, "link") == "a"
        and far in ("week", "fortnight")
    ):
        return Weekday(weekday, weeks=1 if far == "week" else 2), end + 3
    if mod == "next" and get(pieces, end + 1, "unit") != "week" and get(pieces, end + 1, "weekday") is None:
        return Weekday(weekday, "next"), end + 1
    bare = not which and link(pieces, end) == "after" and pieces[end].text == "after" and _ends(pieces, end + 1)
    after = bare or (not which and get(pieces, end, "back") == "after_that")
    return (Weekday(weekday, "following"), end + 1) if after else None


def _ends(pieces: Pieces, at: int) -> bool:
    return (
        at >= len(pieces)
        or get(pieces, at, "sign") in (",", ".", "?", "!", ")")
        or get(pieces, at, "break") is not None
        or pieces[at].text in ("at", "@")
    )


def _is_among_times(pieces: Pieces, at: int) -> bool:
    if at and (pieces[at - 1].get("verb") or pieces[at - 1].text in ("i", "we", "you", "he", "she", "they", "who")):
        return False  # "I'm sat in the car", "I sat the exam"
    kinds = ("weekday", "part", "number", "clock", "ordinal", "link", "relday", "mod")
    near = [pieces[place] for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return len(pieces) < 4 or any(piece.get(kind) is not None for piece in near for kind in kinds)


def relative_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """A day by its distance: today, tomorrow, this afternoon, in three days."""
    if (days := get(pieces, at, "relday")) is not None:
        return _ahead(pieces, at, int(str(days)))
    if get(pieces, at, "part") == "tonight":
        return Ahead(0), at
    if (
        at < len(pieces)
        and pieces[at].text in ("that", "same")
        and get(pieces, at + 1, "part") in ("morning", "afternoon", "evening")
    ):
        return SameDay(), at + 1
    if (later := get(pieces, at, "later_day")) is not None and get(pieces, at + 1, "relday") is None:
        plain = int(str(later)) > 0 and pieces[at].text not in ("next day", "day after")  # "my next day in the office"
        joined = pieces[at].text.startswith("the ") and link(pieces, at + 1) in ("and", "or")
        named = plain or joined or _ends(pieces, at + 1) or get(pieces, at + 1, "back") is not None
        return (Later(int(str(later))), at + 1) if named else None
    if get(pieces, at, "back") == "same_day":
        return SameDay(), at + 1
    if get(pieces, at, "mod") == "this" and get(pieces, at + 1, "part") in (
        "morning", "afternoon", "evening", "lunch", "late_afternoon", "early_afternoon",
    ):  # fmt: skip
        return Ahead(0), at + 1
    return _distance_at(pieces, at)


def _ahead(pieces: Pieces, at: int, days: int) -> tuple[Ahead, int]:
    """A day by its distance, with the weeks that are said behind it: "tomorrow week", "today in a fortnight"."""
    weeks = {"week": 7, "fortnight": 14}.get(str(get(pieces, at + 1, "unit")))
    if weeks:
        return Ahead(days + weeks), at + 2
    if at + 1 < len(pieces) and pieces[at + 1].text == "in" and (far := _distance_at(pieces, at + 1)):
        return Ahead(days + far[0].days), far[1]
    return Ahead(days), at + 1


def _distance_at(pieces: Pieces, at: int) -> tuple[Ahead, int] | None:
    """In a fortnight, in three days, two weeks from now, a week today."""
    inside = link(pieces, at) == "on" and pieces[at].text == "in"
    start = at + inside
    many = 1 if get(pieces, start, "link") == "a" else get(pieces, start, "number")
    unit = get(pieces, start + (many is not None), "unit")
    if unit == "fortnight" and many is None and (days := get(pieces, start + 1, "relday")) is not None:
        return Ahead(14 + int(str(days))), start + 2
    if unit not in UNITS or (many is None):
        return None
    end = start + 2
    far = int(str(many)) * UNITS[str(unit)]
    if pieces[end - 1].text.startswith(("hour", "min")):
        return None
    if get(pieces, end, "relday") is not None:
        return Ahead(far + int(str(get(pieces, end, "relday")))), end + 1
    if get(pieces, end, "link") == "in_time" or get(pieces, end, "sign") == "'":
        while (
            get(pieces, end, "link") == "in_time"
            or get(pieces, end, "weak") == "time"
            or get(pieces, end, "sign") == "'"
        ):
            end += 1
        return Ahead(far), end
    return (Ahead(far), end) if inside else None


def after_weeks_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """A week on Tuesday, two weeks from Monday, a week from tomorrow."""
    kind = get(pieces, at, "link")
    counted = get(pieces, at, "number") if get(pieces, at + 1, "unit") == "week" else None
    if counted is not None and at + 2 < len(pieces) and pieces[at + 2].text in ("on", "from"):
        weeks, start = int(str(counted)), at + 3
    elif kind in ("week_from", "fortnight_from"):
        weeks, start = 1 if kind == "week_from" else 2, at + 1
    else:
        return None
    while link(pieces, start) == "on" or get(pieces, start, "mod") in ("this", "coming"):
        start += 1
    found = weekday_at(pieces, start) or relative_at(pieces, start)
    match found:
        case (Weekday() as day, end):
            return replace(day, weeks=day.weeks + weeks), end
        case (Ahead() as day, end):
            return Ahead(day.days + 7 * weeks), end
    return None


def recurring_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """Days that come back every week: Mondays, every Tuesday, weekdays."""
    said = get(pieces, at, "weekdays")
    if said is not None:
        end = at + 1
        numbers = SEVERAL_DAYS.get(str(said)) or (int(str(said)),)
        if "night" in pieces[at].text:
            return Recurring(frozenset(numbers)), at
        if link(pieces, end) == "to" and (last := get(pieces, end + 1, "weekdays")) is not None and str(last).isdigit():
            return Recurring(frozenset(range(int(str(said)), int(str(last)) + 1))), end + 2
        return Recurring(frozenset(numbers)), end
    if at < len(pieces) and pieces[at].text == "any" and (weekday := get(pieces, at + 1, "weekday")) is not None:
        return Recurring(frozenset({int(str(weekday))})), at + 2
    if get(pieces, at, "mod") == "every":
        at += at + 1 < len(pieces) and pieces[at + 1].text in ("other", "second", "third")
        weekday = get(pieces, at + 1, "weekday")
        if weekday is not None:
            return Recurring(frozenset({int(str(weekday))})), at + 2
        if get(pieces, at + 1, "unit") == "day":
            return Recurring(frozenset(range(5))), at + 2
    return None
