"""The grammar of weeks and months and what is counted in them: early next week, the week of the 14th, the last Friday of the month."""

from dataclasses import replace

from halfhour.domain.scheduling.words.dates import date_at, day_number, year_at
from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
    Nth,
    Stretch,
)
from halfhour.domain.scheduling.words.weekdays import relative_at, weekday_at

ARTICLES = ("the", "over", "during", "in")
LAST_WEEK = 53
SHORT = ("w", "kw", "cw")
"""What calendars write before the number of a week; a single letter stands right before it."""
WHOLE = ("full", "whole", "complete")
"""Words for a week that lies in its month with all its days."""


def nth_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
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
        year, end = year_at(pieces, place + 1)
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
    whole = start + 1 < len(pieces) and pieces[start + 1].text in WHOLE
    place = start + 1 + whole
    if number is None or get(pieces, place, "unit") != "week" or link(pieces, place + 1) != "on":
        return None
    month = get(pieces, place + 2, "month")
    if month is None or (number != "last" and int(str(number)) > 5):
        return None
    year, end = year_at(pieces, place + 3)
    return Stretch("month", "", f"week {number}{' whole' if whole else ''}", month=int(str(month)), year=year), end


def _week_by_number(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """Week 2, as calendars number them."""
    start = (
        at + (link(pieces, at) == "on") + (get(pieces, at, "vague") is not None and pieces[at].text == "calendar week")
    )
    start += get(pieces, start, "unit") == "week"
    number = (
        get(pieces, start, "number") if start > at and start < len(pieces) and pieces[start].text.isdigit() else None
    )
    if start == at and _is_short_week(pieces, at):
        start, number = at + 1, get(pieces, at + 1, "number")
    named = get(pieces, start - 1, "unit") == "week" or pieces[start - 1].text in ("calendar week", *SHORT)
    if number is None or not named or pieces[start - 1].text in ("w/c", "wc") or not 1 <= int(str(number)) <= LAST_WEEK:
        return None
    return Stretch("week", number=int(str(number))), start + 1


def _is_short_week(pieces: Pieces, at: int) -> bool:
    """Whether a letter or two and a number are the number of a week: "W47", "KW 47"."""
    short = at + 1 < len(pieces) and pieces[at].text in SHORT and pieces[at + 1].text.isdigit()
    return short and (len(pieces[at].text) > 1 or pieces[at].end == pieces[at + 1].start)


def stretch_at(pieces: Pieces, at: int) -> tuple[Day, int] | None:
    """A week, weekend or month, or an edge of one: early next week, the end of March, the week after."""
    if numbered := _numbered_week_at(pieces, at) or _week_by_number(pieces, at):
        return numbered
    if get(pieces, at, "that_week"):
        return Stretch("week", "that"), at + 1
    edge, article, start = _edge_at(pieces, at)
    if edge and get(pieces, start, "that_week"):
        return Stretch("week", "that", edge), start + 1
    if article and pieces[at].text == "in" and not edge and get(pieces, start, "month") is None:
        return None
    if edge and (tail := _edge_of_day(pieces, start, edge)):
        return tail
    which = str(get(pieces, start, "mod") or "")
    start += bool(which)
    if (edge or which or article) and which != "last" and (month := get(pieces, start, "month")) is not None:
        year, end = year_at(pieces, start + 1)
        return Stretch("month", which, edge, month=int(str(month)), year=year), end
    unit = get(pieces, start, "unit")
    if unit == "weekend" and get(pieces, at - 1, "points") and pieces[at - 1].text in ("that", "those", "a"):
        return None  # "the same from that weekend on", "if you don't mind a weekend"
    if unit not in ("week", "weekend", "month", "workweek") or which in ("last", "every"):
        return None
    return _unit_at(pieces, start + 1, Stretch(str(unit), which, edge), article=article)


def _edge_at(pieces: Pieces, at: int) -> tuple[str, bool, int]:
    """The edge that begins here, whether an article does, and where the stretch itself begins: "early in the", "the end of"."""
    edge = str(get(pieces, at, "edge") or "")
    start = at + bool(edge)
    if edge:
        start = _behind_links(pieces, start)
        article = link(pieces, start) == "on" and pieces[start].text in ARTICLES
        return edge, article, start
    if link(pieces, at) != "on" or pieces[at].text not in ARTICLES:
        return "", False, at
    inner = str(get(pieces, at + 1, "edge") or "")
    return inner, True, _behind_links(pieces, at + 2) if inner else at + 1


def _behind_links(pieces: Pieces, at: int) -> int:
    while link(pieces, at) == "on" or get(pieces, at, "sign") == "-" or (at < len(pieces) and pieces[at].text == "on"):
        at += 1
    return at


def _unit_at(pieces: Pieces, end: int, found: Stretch, *, article: bool) -> tuple[Day, int] | None:
    """A week, weekend or month up to `end`, with the words behind it that place it; a bare one is none, but "weekend" is."""
    if of := _week_of(pieces, end, named=found.which != ""):
        return replace(found, unit="week", of=of[0]), of[1]
    if get(pieces, end, "mod") in ("after_next", "next", "following"):
        return replace(found, which=str(get(pieces, end, "mod"))), end + 1
    if link(pieces, end) == "after" and pieces[end].text == "after":
        if get(pieces, end + 1, "mod") == "next" and get(pieces, end + 2, "weekday") is None:
            return replace(found, which="after_next"), end + 2
        if article and not _names_time(pieces, end + 1):
            return replace(found, which="following"), end + 1
    before = (
        end < len(pieces) and pieces[end].text == "before" and found.unit == "week" and not (found.edge or found.which)
    )
    if before and (article or end == 1 or pieces[end - 2].text in (".", ",")) and not _names_time(pieces, end + 1):
        return replace(found, which="preceding"), end + 1
    bare = not (found.edge or found.which or article)
    if (bare and found.unit != "weekend") or (found.unit == "week" and not found.which and not found.edge):
        return None
    return found, end


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


def _week_of(pieces: Pieces, at: int, *, named: bool) -> tuple[Day, int] | None:
    """The day by which a week is told: "the week of the 14th"; one that is named already has no other, and "from 3" is an hour."""
    words = ("of", "commencing", "beginning", "starting", "from")
    short = at > 0 and pieces[at - 1].text in ("w/c", "wc")
    if at >= len(pieces) or not (short or pieces[at].text in words):
        return None
    start = at if short else at + 1
    while link(pieces, start) == "on":
        start += 1
    found = weekday_at(pieces, start) or date_at(pieces, start)
    hour = pieces[at].text == "from" and (
        named or link(pieces, start + 1) == "to"
    )  # "next week from 3", "from 3 to 4.30"
    if found is None and not hour and (number := day_number(pieces, start)):
        found = Dated(number), start + 1
    return found if found and isinstance(found[0], Dated | DateFigures) else None


def _edge_of_day(pieces: Pieces, at: int, edge: str) -> tuple[Day, int] | None:
    """Early Tuesday, later today: the day; its part is read from the same place by the caller."""
    found = weekday_at(pieces, at) or (relative_at(pieces, at) if get(pieces, at, "relday") is not None else None)
    return found if found and edge in ("early", "late", "mid") else None
