"""The grammar of days: names, dates, distances, weeks and ranges, read from pieces at a place."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clocks import get, link
from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Dated,
    DateFigures,
    Day,
    Days,
    From,
    Nth,
    Recurring,
    SameDay,
    Stretch,
    Weekday,
)
from halfhour.domain.scheduling.words.pieces import Piece

Pieces = Sequence[Piece]
UNITS = {"day": 1, "week": 7, "fortnight": 14}


def day_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """The day or days that begin at a place, with a range or a bound around them, and where they end."""
    bound = link(pieces, at)
    start = at + 1
    while link(pieces, start) == "on" and pieces[start].text in ("the", "on"):
        start += 1
    if bound in ("between", "from") and (ranged := _numbered_range_at(pieces, start)):
        return ranged
    if bound in ("between", "from") and (first := single_at(pieces, start)):
        if joined := _range_from(pieces, first, ("and", "to")):
            return joined
        return (From("from", first[0]), _onwards(pieces, first[1])) if bound == "from" else None
    if bound in ("after", "before", "to") and not pieces[at].get("sign") and (found := single_at(pieces, start)):
        if isinstance(found[0], Stretch):
            return None
        if pieces[at].text == "to":
            return found
        if bound == "after" and pieces[at].text in (
            "not before",
            "not until",
            "no earlier than",
            "not earlier than",
            "earliest",
        ):
            return From("from", found[0], negative=True), found[1]
        return From("after" if bound == "after" else "before", found[0]), found[1]
    found = single_at(pieces, at)
    if found is None:
        return _numbered_range_at(pieces, at)
    if joined := _range_from(pieces, found, ("to",)):
        return joined
    if _goes_on(pieces, found[1]):
        return From("from", found[0]), found[1] + 1
    return found


def _goes_on(pieces: Pieces, at: int) -> bool:
    """Whether "onwards" or "on" stands behind a day."""
    if link(pieces, at) != "onwards" or pieces[at].text == "plus":
        return False
    return pieces[at].text != "on" or at + 1 >= len(pieces) or get(pieces, at + 1, "sign") in (".", ",", ")")


def single_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """One day or one stretch of days."""
    return (
        _after_weeks_at(pieces, at)
        or _nth_at(pieces, at)
        or _weekday_at(pieces, at)
        or _date_at(pieces, at)
        or _relative_at(pieces, at)
        or _stretch_at(pieces, at)
        or _recurring_at(pieces, at)
    )


def _range_from(pieces: Pieces, first: tuple[Day, int], joins: tuple[str, ...]) -> tuple[Day, int] | None:
    day, end = first
    if link(pieces, end) not in joins or isinstance(day, Recurring):
        return None
    start = end + 1
    while link(pieces, start) == "on":
        start += 1
    last = single_at(pieces, start)
    if last is None and isinstance(day, Dated) and (number := _day_number(pieces, start)):
        last = Dated(number, day.month, day.year), start + 1
    if last is None or isinstance(last[0], Stretch | Recurring | SameDay):
        return None
    closing = last[0]
    if isinstance(day, Dated) and day.month is None and isinstance(closing, Dated):
        day = replace(day, month=closing.month, year=closing.year) if day.day <= closing.day else day
    return Days(day, closing), last[1]


def _numbered_range_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """7-9 December, 7 to 9 December."""
    first = _day_number(pieces, at)
    if first is None or link(pieces, at + 1) not in ("to", "and"):
        return None
    if link(pieces, at + 1) == "and" and link(pieces, at - 1) != "between" and link(pieces, at - 2) != "between":
        return None
    start = at + 2 + (link(pieces, at + 2) == "on")
    last = _date_at(pieces, start)
    if last is None or not isinstance(last[0], Dated) or last[0].month is None:
        return None
    return Days(Dated(first, last[0].month, last[0].year), last[0]), last[1]


def _onwards(pieces: Pieces, at: int) -> int:
    return at + (link(pieces, at) == "onwards")


def _weekday_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    which = str(get(pieces, at, "mod") or "")
    start = at + bool(which)
    number = get(pieces, start, "weekday")
    if number is None or which == "every":
        return None
    if not pieces[start].get("upper") and pieces[start].text in ("sat", "sun") and not _is_among_times(pieces, start):
        return None
    weekday = int(str(number))
    end = start + 1
    if dated := _date_after(pieces, end, weekday):
        return dated
    if get(pieces, end, "unit") == "week" and not which:
        return Weekday(weekday, weeks=1), end + 1
    if get(pieces, end, "unit") == "fortnight":
        return Weekday(weekday, weeks=2), end + 1
    if get(pieces, end, "mod") == "after_next":
        return Weekday(weekday, "after_next"), end + 1
    if (
        link(pieces, end) == "on"
        and pieces[end].text == "in"
        and get(pieces, end + 1, "link") == "a"
        and get(pieces, end + 2, "unit") in ("week", "fortnight")
    ):
        return Weekday(weekday, weeks=1 if get(pieces, end + 2, "unit") == "week" else 2), end + 3
    if (
        get(pieces, end, "mod") == "next"
        and get(pieces, end + 1, "unit") != "week"
        and get(pieces, end + 1, "weekday") is None
    ):
        return Weekday(weekday, "next"), end + 1
    return Weekday(weekday, which), end


def _is_among_times(pieces: Pieces, at: int) -> bool:
    kinds = ("weekday", "part", "number", "clock", "ordinal", "link", "relday", "mod")
    near = [pieces[place] for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return len(pieces) < 4 or any(piece.get(kind) is not None for piece in near for kind in kinds)


def _date_after(pieces: Pieces, at: int, weekday: int) -> tuple[Day, int] | None:
    """The date that goes with a weekday: Friday the 12th, Friday, 12 December, Tue 12/1."""
    start = at
    bracket = get(pieces, start, "sign") in (",", "(")
    start += bracket
    while link(pieces, start) == "on" and pieces[start].text in ("the", "on"):
        start += 1
    found = _date_at(pieces, start)
    if found is None:
        number = get(pieces, start, "number")
        past_noon = (
            number and int(str(number)) > 12 and not get(pieces, start, "clock") and link(pieces, start + 1) != "to"
        )
        if not past_noon or int(str(number)) > 31 or bracket:
            return None
        found = Dated(int(str(number))), start + 1
    day, end = found
    if isinstance(day, DateFigures) and day.dotted and get(pieces, start, "clock") and day.year is None:
        return None
    end += bracket and get(pieces, end, "sign") == ")"
    return replace(day, weekday=weekday), end


def _date_at(pieces: Pieces, at: int) -> tuple[Dated | DateFigures, int] | None:
    """A date, with the name of its day in brackets behind it: May 7 (Fri)."""
    found = _bare_date_at(pieces, at)
    if found is None:
        return None
    day, end = found
    if (
        get(pieces, end, "sign") == "("
        and (name := get(pieces, end + 1, "weekday")) is not None
        and get(pieces, end + 2, "sign") == ")"
    ):
        return replace(day, weekday=int(str(name))), end + 3
    return found


def _bare_date_at(pieces: Pieces, at: int) -> tuple[Dated | DateFigures, int] | None:
    figures = get(pieces, at, "figures")
    if isinstance(figures, DateFigures):
        if figures.dotted and figures.year is None and (get(pieces, at - 1, "weak") or get(pieces, at - 1, "word")):
            return None  # "Room 4.12", "version 2.10"
        if get(pieces, at, "clock") and (
            link(pieces, at - 1) in ("at", "between", "from", "after", "before") or get(pieces, at + 1, "meridiem")
        ):
            return None
        return figures, at + 1
    month = get(pieces, at, "month")
    if month is not None:
        start = at + 1
        while link(pieces, start) == "on" and pieces[start].text == "the":
            start += 1
        number = _day_number(pieces, start)
        if number is None or _is_clock(pieces, start):
            return None
        year, end = _year_at(pieces, start + 1)
        return Dated(number, int(str(month)), year), end
    number = _day_number(pieces, at)
    if number is None:
        return None
    end = at + 1
    while (link(pieces, end) == "on" and pieces[end].text == "of") or (
        get(pieces, end, "sign") == "-" and get(pieces, end + 1, "month") is not None
    ):
        end += 1
    month = get(pieces, end, "month")
    if month is not None:
        year, end = _year_at(pieces, end + 1)
        return Dated(number, int(str(month)), year), end
    if (
        end == at + 1
        and number > 12
        and get(pieces, at, "number")
        and at
        and pieces[at - 1].text == "the"
        and not _is_clock(pieces, at)
    ):
        return Dated(number), at + 1
    if get(pieces, at, "ordinal") is not None and (
        pieces[at].text[0].isdigit() or (link(pieces, at - 1) == "on" and number > 4)
    ):
        if end > at + 1 and get(pieces, end, "mod") in ("this", "next") and get(pieces, end + 1, "unit") == "month":
            return None
        return Dated(number), at + 1
    return None


def _is_clock(pieces: Pieces, at: int) -> bool:
    return get(pieces, at, "clock") is not None or get(pieces, at + 1, "meridiem") is not None


def _day_number(pieces: Pieces, at: int) -> int | None:
    said = get(pieces, at, "ordinal") or (
        get(pieces, at, "number") if at < len(pieces) and pieces[at].text.isdigit() else None
    )
    return int(str(said)) if said is not None and 0 < int(str(said)) < 32 else None


def _year_at(pieces: Pieces, at: int) -> tuple[int | None, int]:
    start = at + (get(pieces, at, "sign") == "," or get(pieces, at, "sign") == "-")
    four = get(pieces, start, "four")
    if isinstance(four, str) and four[:2] in ("19", "20") and get(pieces, start + 1, "clockword") != "hours":
        return int(four), start + 1
    if get(pieces, at, "sign") == "'" and (two := get(pieces, at + 1, "number")):
        return (1900 if int(str(two)) > 69 else 2000) + int(str(two)), at + 2
    return None, at


def _relative_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    days = get(pieces, at, "relday")
    if days is not None:
        if get(pieces, at + 1, "unit") == "week":
            return Ahead(int(str(days)) + 7), at + 2
        if get(pieces, at + 1, "unit") == "fortnight":
            return Ahead(int(str(days)) + 14), at + 2
        return Ahead(int(str(days))), at + 1
    if get(pieces, at, "part") == "tonight":
        return Ahead(0), at
    if get(pieces, at, "back") == "same_day":
        return SameDay(), at + 1
    if get(pieces, at, "mod") == "this" and get(pieces, at + 1, "part") in (
        "morning", "afternoon", "evening", "lunch", "late_afternoon", "early_afternoon",
    ):  # fmt: skip
        return Ahead(0), at + 1
    return _distance_at(pieces, at)


def _distance_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """In a fortnight, in three days, two weeks from now, a week today."""
    inside = link(pieces, at) == "on" and pieces[at].text == "in"
    start = at + inside
    many = 1 if get(pieces, start, "link") == "a" else get(pieces, start, "number")
    unit = get(pieces, start + (many is not None), "unit")
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


def _after_weeks_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """A week on Tuesday, two weeks from Monday, a week from tomorrow."""
    kind = get(pieces, at, "link")
    if kind not in ("week_from", "fortnight_from"):
        return None
    weeks = 1 if kind == "week_from" else 2
    start = at + 1
    while link(pieces, start) == "on" or get(pieces, start, "mod") in ("this", "coming"):
        start += 1
    found = _weekday_at(pieces, start) or _relative_at(pieces, start)
    match found:
        case (Weekday() as day, end):
            return replace(day, weeks=day.weeks + weeks), end
        case (Ahead() as day, end):
            return Ahead(day.days + 7 * weeks), end
    return None


def _nth_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """The last Friday of the month, the second Tuesday in December."""
    start = at + (link(pieces, at) == "on" and pieces[at].text == "the")
    number = -1 if get(pieces, start, "mod") == "last" else get(pieces, start, "ordinal")
    weekday = get(pieces, start + 1, "weekday")
    if number is None or weekday is None or not -1 <= int(str(number)) <= 5 or link(pieces, start + 2) != "on":
        return None
    place = start + 3
    while link(pieces, place) == "on":
        place += 1
    if (month := get(pieces, place, "month")) is not None:
        year, end = _year_at(pieces, place + 1)
        return Nth(int(str(weekday)), int(str(number)), Stretch("month", month=int(str(month)), year=year)), end
    which = str(get(pieces, place, "mod") or "")
    place += bool(which)
    if get(pieces, place, "unit") == "month":
        return Nth(int(str(weekday)), int(str(number)), Stretch("month", which)), place + 1
    return None


def _numbered_week_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """The first week of January."""
    start = at + (link(pieces, at) == "on" and pieces[at].text == "the")
    number = get(pieces, start, "ordinal") or ("last" if get(pieces, start, "mod") == "last" else None)
    if number is None or get(pieces, start + 1, "unit") != "week" or link(pieces, start + 2) != "on":
        return None
    month = get(pieces, start + 3, "month")
    if month is None or (number != "last" and int(str(number)) > 5):
        return None
    year, end = _year_at(pieces, start + 4)
    return Stretch("month", "", f"week {number}", month=int(str(month)), year=year), end


def _stretch_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    if numbered := _numbered_week_at(pieces, at):
        return numbered
    start = at
    edge = str(get(pieces, start, "edge") or "")
    start += bool(edge)
    while edge and (link(pieces, start) == "on" or get(pieces, start, "sign") == "-"):
        start += 1
    article = link(pieces, start) == "on" and pieces[start].text in ("the", "over", "during", "in")
    if article and not edge:
        if pieces[start].text == "in" and get(pieces, start + 1, "month") is None:
            return None
        start += 1
        inner = str(get(pieces, start, "edge") or "")
        if inner:
            edge, start = inner, start + 1
            while link(pieces, start) == "on":
                start += 1
    if edge and (tail := _edge_of_day(pieces, start, edge)):
        return tail
    which = str(get(pieces, start, "mod") or "")
    start += bool(which)
    month = get(pieces, start, "month")
    if month is not None and (edge or which or article) and which != "last":
        year, end = _year_at(pieces, start + 1)
        return Stretch("month", which, edge, month=int(str(month)), year=year), end
    unit = get(pieces, start, "unit")
    if unit not in ("week", "weekend", "month", "workweek") or which in ("last", "every"):
        return None
    plain = not (edge or which or article)
    end = start + 1
    if of := _week_of(pieces, end):
        return Stretch("week", which, edge, of[0]), of[1]
    if get(pieces, end, "mod") in ("after_next", "next", "following"):
        return Stretch(str(unit), str(get(pieces, end, "mod")), edge), end + 1
    if link(pieces, end) == "after" and pieces[end].text == "after":
        if get(pieces, end + 1, "mod") == "next" and get(pieces, end + 2, "weekday") is None:
            return Stretch(str(unit), "after_next", edge), end + 2
        if article and not _names_time(pieces, end + 1):
            return Stretch(str(unit), "following", edge), end + 1
    if plain and unit != "weekend":
        return None
    if unit == "week" and not which and not edge:
        return None
    return Stretch(str(unit), which, edge), end


def _names_time(pieces: Pieces, at: int) -> bool:
    """Whether a time or day follows, so that "after" belongs to it: "this week after 5pm"."""
    kinds = (
        "clock",
        "number",
        "four",
        "fixed",
        "fraction",
        "part",
        "weekday",
        "month",
        "ordinal",
        "figures",
        "relday",
        "word",
    )
    return any(get(pieces, at, kind) is not None for kind in kinds)


def _week_of(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    words = ("of", "commencing", "beginning", "starting", "from", "w/c", "wc")
    if at >= len(pieces) or pieces[at].text not in words:
        return None
    start = at + 1
    while link(pieces, start) == "on":
        start += 1
    found = _weekday_at(pieces, start) or _date_at(pieces, start)
    if found is None and (number := _day_number(pieces, start)):
        found = Dated(number), start + 1
    return found if found and isinstance(found[0], Dated | DateFigures) else None


def _edge_of_day(pieces: Pieces, at: int, edge: str) -> tuple[Day, int] | None:
    """Early Tuesday, later today: the day; its part is read from the same place by the caller."""
    found = _weekday_at(pieces, at) or (_relative_at(pieces, at) if get(pieces, at, "relday") is not None else None)
    return found if found and edge in ("early", "late", "mid") else None


def _recurring_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    said = get(pieces, at, "weekdays")
    if said is not None:
        end = at + 1
        numbers = {"working": range(5), "weekend": range(5, 7)}.get(str(said)) or (int(str(said)),)
        if link(pieces, end) == "to" and (last := get(pieces, end + 1, "weekdays")) is not None and str(last).isdigit():
            return Recurring(frozenset(range(int(str(said)), int(str(last)) + 1))), end + 2
        return Recurring(frozenset(numbers)), end
    if get(pieces, at, "mod") == "every":
        weekday = get(pieces, at + 1, "weekday")
        if weekday is not None:
            return Recurring(frozenset({int(str(weekday))})), at + 2
        if get(pieces, at + 1, "unit") == "day":
            return Recurring(frozenset(range(5))), at + 2
    return None
