"""What is offered from an hour on at which something ends: "off shift at 3 on Friday, so any time after that"."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time

ANY_AFTER = ("any time after", "anytime after", "whenever after")
"""Words that lead to an hour, or stand for one that was said."""
OVER = frozenset(
    "finish finishes finished finishing done over off out end ends ended stop stops leave leaves wraps home back free through".split()
)
"""Words of what ends at an hour; a meeting at 3 may end at any."""
QUIET = ("link", "offers", "weak", "back", "reason", "open")
"""Kinds of words that say nothing more of what is offered."""


def says_any_after(segment: Sequence[Item]) -> bool:
    """Whether it offers any time after what was said before: "anytime after that works", "any time after is fine"."""
    words = [item for item in segment if item.kind not in ("sign", "stop")]
    found = [place for place, item in enumerate(words) if _is_any_after(words, place) or _is_then(words, place)]
    others = [item for place, item in enumerate(words) if place not in found]
    return bool(found) and all(_ends(item) or item.kind in QUIET for item in others)


def _is_any_after(words: Sequence[Item], place: int) -> bool:
    """Whether "any time after" stands alone, or before "then"."""
    following = words[place + 1 : place + 2]
    leads = any(item.is_timed or item.points or item.is_strange for item in following)
    return words[place].word in ANY_AFTER and not leads


def _is_then(words: Sequence[Item], place: int) -> bool:
    """Whether it is "any time after that", in one or in two words."""
    item, before = words[place], words[place - 1] if place else None
    any_time = "any" in item.kinds or (before is not None and before.kind == "open")
    return item.kind == "unclear" and item.value == "then" and any_time


def offer_from_end(before: Clause, rest: Clause) -> bool:
    """Offers what lies behind the hour at which something ends, up to the one that is named then; whether it does."""
    hours = [part for part in before.parts if isinstance(part.item.value, Time)]
    days = [part for part in before.parts if part.item.kind == "day"]
    if len(hours) != 1 or not days or not _is_end(hours[0], before):
        return False
    end = next((part.item.value.first for part in rest.parts if isinstance(part.item.value, Time)), None)
    before.parts = [_offered(part, end) for part in before.parts]
    before.refuses, before.offers = False, True
    rest.parts, rest.rest = [], [item for item in rest.rest if item.kind not in ("unclear", "open", "back")]
    return True


def _is_end(hour: Part, clause: Clause) -> bool:
    """Whether something is over at an hour, or lasts until it."""
    time = hour.item.value
    if not isinstance(time, Time) or time.first is None or hour.does == "past":
        return False
    words = {word for item in clause.rest for word in item.word.split(" ")}
    return time.kind in ("before", "between") or (time.kind == "at" and hour.does != "refused" and bool(words & OVER))


def _offered(part: Part, end: Clock | None) -> Part:
    """A part as offered, an hour as the beginning of what is free."""
    time, item = part.item.value, part.item
    if isinstance(time, Time):
        first = time.last if time.kind == "between" else time.first
        item = replace(item, value=replace(time, kind="between" if end else "after", first=first, last=end))
    return replace(part, item=item, does="offered", strange=0, act="")


def _ends(item: Item) -> bool:
    """Whether it is an hour until which something may be."""
    return isinstance(item.value, Time) and item.value.kind == "before" and item.value.first is not None
