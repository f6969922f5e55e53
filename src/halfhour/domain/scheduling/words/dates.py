"""The grammar of dates: days of a month by number, in words or figures, with the name of the day beside them."""

from dataclasses import replace

from halfhour.domain.scheduling.words.figures import DAY, is_among_dotted_hours
from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
)

DAYS = 31
COUNTED = frozenset(
    "floor door room birthday anniversary year edition attempt round grade draft street avenue gate exit turning house".split()
)
"""What is counted by an ordinal that is no date."""


def date_after(pieces: Pieces, at: int, weekday: int) -> tuple[Day, int] | None:
    """The date that goes with a weekday: Friday the 12th, Friday, 12 December, Tue 12/1."""
    start = at
    bracket = get(pieces, start, "sign") in (",", "(")
    start += bracket
    is_called = not bracket and start < len(pieces) and pieces[start].text == "is"  # "Wednesday is the 17th"
    start += is_called
    while link(pieces, start) == "on" and pieces[start].text in ("the", "on"):
        start += 1
    found = date_at(pieces, start)
    if found is None and is_called:
        return None
    if found is None:
        number = get(pieces, start, "number")
        past_noon = (
            number
            and int(str(number)) > 12
            and not get(pieces, start, "clock")
            and not _leads_to_an_end(pieces, start + 1)
        )
        if number and pieces[start].text.isdigit() and pieces[start - 1].text == "the" and _is_bare(pieces, start):
            return Dated(int(str(number)), None, None, weekday), start + 1  # "Monday the 11"
        month = _month_of_list(pieces, start + 1) if number and not bracket else None
        if month is not None:
            return Dated(int(str(number)), month, None, weekday), start + 1
        if not past_noon or int(str(number)) > 31 or bracket:
            return None
        found = Dated(int(str(number))), start + 1
    day, end = found
    if isinstance(day, DateFigures) and day.dotted and get(pieces, start, "clock") and day.year is None:
        return None
    end += bracket and get(pieces, end, "sign") == ")"
    return replace(day, weekday=weekday), end


def _is_bare(pieces: Pieces, at: int) -> bool:
    """Whether a figure stands alone, as no clock does: nothing of an hour, and nothing that it counts, stands behind it."""
    kinds = ("meridiem", "clockword", "unit", "word", "part", "zone")
    return 0 < int(str(get(pieces, at, "number"))) <= DAYS and not any(
        get(pieces, at + 1, kind) is not None for kind in kinds
    )


def _leads_to_an_end(pieces: Pieces, at: int) -> bool:
    """Whether a span goes on here; a dash before words only pauses: "Monday 25 – sorry, Tuesday 26"."""
    pauses = get(pieces, at, "sign") == "-" and get(pieces, at + 1, "word") is not None
    return link(pieces, at) == "to" and not pauses


def _month_of_list(pieces: Pieces, at: int) -> int | None:
    """The month that the next date of a list names for this one too: "Wednesday 2 or Thursday 3 December"."""
    at += get(pieces, at, "sign") in (",", "(", "/")
    at += link(pieces, at) in ("or", "and", "to")
    if get(pieces, at, "weekday") is None or at < 1:
        return None
    found = date_at(pieces, at + 1)
    if found:
        return found[0].month if isinstance(found[0], Dated) else None
    return _month_of_list(pieces, at + 2) if day_number(pieces, at + 1) else None


def date_at(pieces: Pieces, at: int) -> tuple[Dated | DateFigures, int] | None:
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
        if figures.dotted and figures.year is None and is_among_dotted_hours(pieces, at):
            return None
        ends = at + 2
        if (
            figures.dotted
            and link(pieces, at + 1) == "to"
            and get(pieces, ends, "clock")
            and not get(pieces, ends, "figures")
        ):
            return None  # "11.05 to 12.45"
        if get(pieces, at, "clock") and (
            link(pieces, at - 1) in ("at", "between", "from", "after", "before", "to")
            or get(pieces, at + 1, "meridiem")
        ):
            return None
        return figures, at + 1
    if holiday := get(pieces, at, "holiday"):
        month, _, number = str(holiday).partition("-")
        return Dated(int(number), int(month)), at + 1
    return _month_first_at(pieces, at) or _day_first_at(pieces, at)


def _month_first_at(pieces: Pieces, at: int) -> tuple[Dated, int] | None:
    """May 7, December the 3rd 2026."""
    month = get(pieces, at, "month")
    if month is None:
        return None
    start = at + 1
    while link(pieces, start) == "on" and pieces[start].text == "the":
        start += 1
    number = day_number(pieces, start)
    if number is None or _is_clock(pieces, start):
        return None
    year, end = year_at(pieces, start + 1)
    return Dated(number, int(str(month)), year), end


def _day_first_at(pieces: Pieces, at: int) -> tuple[Dated, int] | None:
    """7 May, the 3rd of December 2026, the 12th."""
    number = day_number(pieces, at)
    if number is None:
        return None
    end = at + 1
    if _is_no_day(pieces, at):
        return None
    while (link(pieces, end) == "on" and pieces[end].text == "of") or (
        get(pieces, end, "sign") == "-" and get(pieces, end + 1, "month") is not None
    ):
        end += 1
    month = get(pieces, end, "month")
    if month is not None:
        year, end = year_at(pieces, end + 1)
        return Dated(number, int(str(month)), year), end
    of_month = end > at + 1 and get(pieces, end, "mod") in ("this", "next") and get(pieces, end + 1, "unit") == "month"
    if of_month:
        return Dated(number, ahead=int(get(pieces, end, "mod") == "next")), end + 2
    if _stands_alone(pieces, at, number, end == at + 1):
        return Dated(number), at + 1
    return None


def _is_no_day(pieces: Pieces, at: int) -> bool:
    """Whether a figure counts what follows or numbers a line: "the 25 years", "2nd: Tuesday at 2"."""
    unit, word = get(pieces, at + 1, "unit"), pieces[at + 1].text if at + 1 < len(pieces) else ""
    counts = pieces[at].text.isdigit() and (unit in ("month", "week", "term") or word.startswith("year"))
    return counts or (get(pieces, at + 1, "sign") == ":" and get(pieces, at + 2, "weekday") is not None)


def _stands_alone(pieces: Pieces, at: int, number: int, ends: bool) -> bool:
    """Whether a number without a month is a day: "the 12th", "on the ninth", "the 23"."""
    if get(pieces, at, "ordinal") is not None:
        if at + 1 < len(pieces) and pieces[at + 1].text in COUNTED:
            return False  # "2nd floor"
        return (pieces[at].text[0].isdigit() and pieces[at - 1 if at else 0].text != "at") or (
            link(pieces, at - 1) == "on" and number > 4
        )
    called = link(pieces, at - 2) in ("on", "onwards") and pieces[at - 1].text == "day"  # "on day 9", "the day 27"
    behind_the = at > 0 and pieces[at - 1].text == "the"
    if number > DAY and pieces[at].text.isdigit() and _part_follows(pieces, at + 1):
        return True
    return ends and (called or (number > 12 and behind_the)) and not _is_clock(pieces, at)


def _part_follows(pieces: Pieces, at: int) -> bool:
    """Whether a part of the day stands behind a number that is no hour: "29 in the morning or 30 in the afternoon"."""
    return get(pieces, at, "meridiem") is not None and pieces[at].text.startswith("in the")


def _is_clock(pieces: Pieces, at: int) -> bool:
    return get(pieces, at, "clock") is not None or get(pieces, at + 1, "meridiem") is not None


def day_number(pieces: Pieces, at: int) -> int | None:
    """The number of a day of a month at a place, 1 to 31."""
    said = get(pieces, at, "ordinal") or (
        get(pieces, at, "number") if at < len(pieces) and pieces[at].text.isdigit() else None
    )
    return int(str(said)) if said is not None and 0 < int(str(said)) < 32 else None


def year_at(pieces: Pieces, at: int) -> tuple[int | None, int]:
    """The year at a place and where it ends; None and the place when there is none."""
    start = at + (get(pieces, at, "sign") == "," or get(pieces, at, "sign") == "-")
    four = get(pieces, start, "four")
    if isinstance(four, str) and four[:2] in ("19", "20") and get(pieces, start + 1, "clockword") != "hours":
        return int(four), start + 1
    if get(pieces, at, "sign") == "'" and (two := get(pieces, at + 1, "number")):
        return (1900 if int(str(two)) > 69 else 2000) + int(str(two)), at + 2
    return None, at
