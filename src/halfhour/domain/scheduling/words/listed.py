"""Dates in lists, of which only one names its month; and lengths."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.figures import DAY
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures
from halfhour.domain.scheduling.words.pieces import MAKES_ROOM, Piece

FAR = frozenset({"ahead of", "ahead"}) | frozenset(
    "past to before after late early ago walk away drive ride behind north south east west from".split()
)
"""Words behind a length that is a distance, or no length of a talk."""
CALLED = ("free", "spare", "empty", "open", "clear", "quiet", "vacant")
"""What an hour is called in which nothing else is."""
SHORT = ("quick", "brief", "short", "fast", "speedy", "full", "good", "solid", "proper", "decent", "straight", "nice")
"""What a talk is called whose minutes stand behind it: "a quick fifteen"."""
FULL = ("full", "good", "solid", "proper", "decent", "whole", "straight")
"""What a length is called that is not cut short: "a full 45 minutes"."""
BARE = (10, 15, 20, 25, 30, 40, 45, 50, 60, 90)
"""Minutes that are said without the word (our own default)."""


def listed_dates(pieces: Sequence[Piece], at: int) -> tuple[list[Item], int] | None:
    """Several days of one month before its name: "the 3rd, 4th or 7th of December"."""
    if both := _two_in_figures(pieces, at):
        return both
    numbers: list[int] = []
    place = at
    while (number := _number(pieces, place)) is not None:
        numbers.append(place)
        place += 1
        while (
            link(pieces, place) in ("or", "and")
            or get(pieces, place, "sign") in (",", "/")
            or (link(pieces, place) == "on" and pieces[place].text in ("the", "on"))
        ):
            place += 1
        if number > 31:
            return None
    place += link(pieces, place) == "on" and pieces[place].text == "of"
    if len(numbers) < 2 or not numbers or place <= numbers[-1] or get(pieces, place, "month") is None:
        return None
    last = numbers[-1]
    if place != last + 1 and not (place == last + 2 and pieces[last + 1].text == "of"):
        return None
    month = int(str(get(pieces, place, "month")))
    found = []
    for order, each in enumerate(numbers):
        if order:
            found.append(Item("link", pieces[each - 1].start, pieces[each - 1].end, "or"))
        found.append(Item("day", pieces[each].start, pieces[each].end, Dated(_number(pieces, each) or 1, month)))
    return found, place + 1


def _two_in_figures(pieces: Sequence[Piece], at: int) -> tuple[list[Item], int] | None:
    """Two days in figures before the name of their month: "10/11 February"."""
    figures, month = get(pieces, at, "figures"), get(pieces, at + 1, "month")
    if not isinstance(figures, DateFigures) or month is None or figures.dotted or figures.year:
        return None
    if not figures.first < figures.second:
        return None
    where, number = pieces[at], int(str(month))
    cut = where.start + where.text.index("/")
    one = Item("day", where.start, cut, Dated(figures.first, number))
    other = Item("day", cut + 1, where.end, Dated(figures.second, number))
    return [one, Item("link", cut, cut + 1, "or"), other], at + 2


def _number(pieces: Sequence[Piece], at: int) -> int | None:
    said = get(pieces, at, "ordinal") or (
        get(pieces, at, "number") if at < len(pieces) and pieces[at].text.isdigit() else None
    )
    return int(str(said)) if said is not None and get(pieces, at + 1, "meridiem") is None else None


def further_date(pieces: Sequence[Piece], at: int, before: list[Item]) -> Dated | None:
    """Another day of the month just named: "May 17 or 18"."""
    number = _number(pieces, at)
    timed = [item for item in before if item.kind not in ("link", "sign")]
    last = timed[-1].value if timed else None
    if number is None or not isinstance(last, Dated) or not before or before[-1].kind not in ("link", "sign"):
        return None
    joined = before[-1].value in ("or", "and", "/") or (
        before[-1].value == "," and (number > 12 or _goes_on(pieces, at, number))
    )
    follows = (
        get(pieces, at + 1, "clockword") or get(pieces, at + 1, "month") is not None or link(pieces, at + 1) == "to"
    )
    sure = last.month is not None or (number > DAY and _stands_alone(pieces, at))
    if not joined or follows or not sure or not last.day < number < 32:
        return None
    return Dated(number, last.month, last.year)


def _stands_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number that is no hour counts nothing that follows: "on the 26 and 27 I can", not "on the 26 and 27 people"."""
    counted = any(get(pieces, at + 1, kind) is not None for kind in ("word", "unit", "gap", "talks", "sign"))
    return not counted or get(pieces, at + 1, "sign") in (",", ".", "?", ":")


def _goes_on(pieces: Sequence[Piece], at: int, number: int) -> bool:
    """Whether a list of days goes on to its last: "8, 9 or 10"."""
    last = _number(pieces, at + 2)
    return (
        link(pieces, at + 1) in ("or", "and")
        and last is not None
        and number < last < 32
        and not get(pieces, at + 2, "clock")
    )


def _is_hour_called(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is an hour that somebody has, by what it is called: "a free hour", "a spare hour"."""
    one = at > 1 and pieces[at - 2].text in ("a", "one", "another")
    return one and pieces[at].text == "hour" and pieces[at - 1].text in CALLED


def length_at(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """Half an hour, 30 minutes, 20-30 min (the longer one), an hour or so."""
    if length := get(pieces, at, "length"):
        if _is_due_in(pieces, at):
            return None
        return None if _is_distance(pieces, at + 1) else (int(str(length)), at + 1)
    if _is_hour_called(pieces, at):
        return 60, at + 1
    number = get(pieces, at, "number")
    if number is None or _is_due_in(pieces, at) or (at and pieces[at - 1].text in (":", "every", "each")):
        return None
    end = at + 1
    if _is_bare(pieces, at):
        return int(str(number)), end
    if link(pieces, end) in ("to", "or") and get(pieces, end + 1, "number") is not None:
        number, end = get(pieces, end + 1, "number"), end + 2
    end += get(pieces, end, "sign") == "-"
    unit = get(pieces, end, "unit")
    if unit not in ("minute", "hour") or int(str(number)) == 0:
        return None
    word = pieces[end + 1].text if end + 1 < len(pieces) else ""
    on_from = word == "on" and end + 2 < len(pieces) and pieces[end + 2].text in ("from", "of")
    if _is_distance(pieces, end + 1) or on_from:
        return None
    if unit == "hour" and (pieces[end].text in ("hrs", "hours", "hr", "h") and int(str(number)) > 4):
        return None
    return int(str(number)) * (60 if unit == "hour" else 1), end + 1


def full_length_at(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A length that is not to be cut short, where "full" refuses nothing: "a full 45 minutes", "the full half hour"."""
    whole = at < len(pieces) and pieces[at].text in FULL and get(pieces, at + 1, "number") is not None
    whole = whole or (at < len(pieces) and pieces[at].text == "full" and get(pieces, at + 1, "length") is not None)
    return length_at(pieces, at + 1) if whole else None


def _is_due_in(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a length is how far ahead something is, "in 20 minutes", and the "in" before it belongs to no verb."""
    return at > 0 and pieces[at - 1].text == "in" and not (at > 1 and pieces[at - 2].text in MAKES_ROOM)


def _is_bare(pieces: Sequence[Piece], at: int) -> bool:
    """Whether minutes are counted that are not called so: "a quick fifteen at 3"; not "a quick ten o'clock", "a full 30 people"."""
    called = at > 1 and pieces[at - 2].text in ("a", "another") and pieces[at - 1].text in SHORT
    counts = ("unit", "word", "clockword", "meridiem", "number", "weak", "talks", "length")
    counted = any(get(pieces, at + 1, kind) is not None for kind in counts) or get(pieces, at + 1, "sign") in ("-", ":")
    return called and int(str(get(pieces, at, "number"))) in BARE and not counted


def _is_distance(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows a length makes it a distance, "20 minutes from the station"; an hour from which it lasts does not."""
    hour = ("clock", "number", "fraction", "clockword", "fixed")
    lasts = at < len(pieces) and pieces[at].text == "from" and any(get(pieces, at + 1, kind) for kind in hour)
    return at < len(pieces) and pieces[at].text in FAR and not lasts
