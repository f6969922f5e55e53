"""What is offered behind something that fills an hour: "tied up till 3, free after", "in class from 2 to 4, then I've time till 5"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Ahead, Clock, Dated, DateFigures, SameDay, Time, Weekday
from halfhour.domain.scheduling.words.thereafter import ENDING

AFTER = ("after", "afterwards")
HAVE = ("have", "has", "i've", "we've", "got", "ve", "i've got", "we've got")
ROOM = ("time", "room", "space")
"""What somebody has who is free: "after that I have time"."""

REST = ("rest of", "the rest of", "remainder of", "the remainder of")
"""Words for what is left of a day."""


def says_remainder(segment: Sequence[Item]) -> bool:
    """Whether it offers what is left of a day, and names no hour: "the rest of that day is wide open"."""
    words = [item for item in segment if item.kind != "sign" and item.word != "the"]
    rest = any(
        one.word in REST and (isinstance(day.value, SameDay) or day.word == "day") for one, day in pairwise(words)
    )
    timed = [item for item in words if item.is_timed and not isinstance(item.value, SameDay)]
    return rest and _frees(words) and not timed and not any(item.kind in ("refuses", "not") for item in words)


def offer_remainder(clause: Clause, rest: Clause) -> None:
    """ "The meeting eats up 9 to 11 on Tuesday, but the rest of that day is open": the day is offered without the hours that are told."""
    days = [part for part in clause.parts if part.item.kind == "day"]
    hours = [part for part in clause.parts if part.item.kind == "time"]
    told = all(part.does == "refused" or part.item.heard.agrees for part in hours)
    if len(days) != 1 or not hours or not told or any(item.kind == "offers" for item in clause.rest):
        return
    clause.parts = [replace(part, does="refused", act="", strange=0) for part in clause.parts]
    clause.refuses, rest.parts = True, [_offered(days[0])]


def goes_on_after(segment: Sequence[Item]) -> bool:
    """Whether it offers what follows a bound that was named: "free after", "then wide open", "after that I have time until four"."""
    words = [item for item in segment if item.kind not in ("sign", "stop") and item.value != "and"]
    untimed = [item for item in words if not item.is_timed]
    after = bool(untimed) and (
        untimed[-1].word in AFTER or words[0].word == "then" or _leads_after(words) or _is_after(untimed[-1])
    )
    hours = [item for item in words if item.is_timed and not _is_day_of(item)]
    return _frees(words) and after and all(_ends(item) or (is_at(item) and len(hours) == 1) for item in hours)


def _leads_after(words: Sequence[Item]) -> bool:
    """Whether it begins with "after that", and no thing is named behind it: not in "after that week I can breathe"."""
    return _is_after(words[0]) and not any(item.is_strange or "unit" in item.kinds for item in words[1:2])


def _is_after(item: Item) -> bool:
    return is_then(item) and "before" not in item.kinds


def _frees(words: Sequence[Item]) -> bool:
    """Whether it offers, or says that there is time."""
    return any(item.kind == "offers" for item in words) or any(
        one.word in HAVE and other.word in ROOM for one, other in pairwise(words)
    )


def is_filled(head: Sequence[Item]) -> bool:
    """Whether it offers nothing, and says until when something lasts, from when to when, or when it is over."""
    times = [item for item in head if isinstance(item.value, Time)]
    if any(item.kind == "offers" and item.word != "work" for item in head):  # "I get off work at 3"
        return False
    return any(_ends(item) for item in times) or (len(times) == 1 and _is_end(times[0], head))


def _is_end(hour: Item, words: Sequence[Item]) -> bool:
    """Whether something is over then, or lasts that long as it sounds."""
    time = hour.value
    over = any(ENDING & {*item.word.split(" ")} for item in words) and not hour.heard.is_likely
    return isinstance(time, Time) and ((time.kind == "between" and hour.heard.agrees) or (time.kind == "at" and over))


def offer_rest(clause: Clause, rest: Clause) -> None:
    """ "Tied up till 3 on Monday, free after": what lies behind the bound is offered, up to the one or at the hour that is named then."""
    own = [part for part in rest.parts if part.item.kind == "day"]
    two = bool(own) and any(part.item.kind == "day" for part in clause.parts)
    if two or not is_filled([*(part.item for part in clause.parts if part.does != "past"), *clause.rest]):
        return
    rest.rest = [item for item in rest.rest if item.value != "then"]
    if any(is_at(part.item) for part in rest.parts):
        days = [_offered(part) for part in clause.parts if part.item.kind == "day"]
        clause.parts, rest.parts = [], [*days, *rest.parts]
        return
    end = next((part.item.value.first for part in rest.parts if isinstance(part.item.value, Time)), None)
    clause.parts = [_offered(replace(part, item=_after(part.item, end))) for part in (*clause.parts, *own)]
    rest.parts = []
    clause.refuses, clause.offers = False, True


def _offered(part: Part) -> Part:
    return replace(part, does="offered", strange=0, act="")


def _after(item: Item, end: Clock | None) -> Item:
    """An hour as the beginning of what is free, up to an end where one is named."""
    time = item.value
    if not isinstance(time, Time) or time.kind not in ("before", "between", "at"):
        return item
    return replace(
        item, value=replace(time, kind="between" if end else "after", first=time.last or time.first, last=end)
    )


def _is_day_of(item: Item) -> bool:
    """Whether it is the one day on which something lasts and something else follows: "after that I'm free on Friday"."""
    return isinstance(item.value, Weekday | Dated | DateFigures | Ahead)


def is_at(item: Item) -> bool:
    """Whether it is an hour at which something may be."""
    return isinstance(item.value, Time) and item.value.kind == "at"


def is_then(item: Item) -> bool:
    """Whether it is "after that", or "before that"."""
    return item.kind == "unclear" and item.value == "then"


def _ends(item: Item) -> bool:
    """Whether it is an hour until which something lasts."""
    return isinstance(item.value, Time) and item.value.kind == "before" and item.value.first is not None
