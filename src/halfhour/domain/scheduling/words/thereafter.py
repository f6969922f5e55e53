"""What is offered from an hour on at which something ends: "off shift at 3 on Friday, so any time after that"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, SameDay, Time

ANY_AFTER = ("any time after", "anytime after", "whenever after")
"""Words that lead to an hour, or stand for one that was said."""
NOTHING = re.compile(
    r"(?:and |but |with )*(?:then |after that |i |we |i've |we've |have |there's |got )*(?:nothing|no more)"
    r"(?: else| more| on| at all| booked| planned)*"
    r"(?: after| afterwards| then| later| that| it| for the rest of the day| the rest of the day)*"
)
"""Words of somebody who has no more to do."""
OVER = frozenset(
    "finish finishes finished finishing done over off out end ends ended stop stops leave leaves wraps home back free through".split()
)
"""Words of what ends at an hour; a meeting at 3 may end at any."""
ENDING = OVER | {"closes", "shuts", "wrap"}
"""Words of what is over at an hour, as a house is that closes."""
ONCE = ("once", "as soon as", "after")
"""Words that lead to what is over before the time that is offered."""
QUIET = ("link", "offers", "weak", "back", "reason", "open")
"""Kinds of words that say nothing more of what is offered."""


def with_beginnings(items: Sequence[Item]) -> list[Item]:
    """The items, with the hour at which something is over as the beginning of what is offered: "Sat aft, once the market packs up at 3"."""
    found = list(items)
    for place, item in enumerate(found):
        time = item.value
        if not isinstance(time, Time) or time.kind != "at" or not (begins := _turn_before(found, place)):
            continue
        if item.heard.differs and found[begins - 1].heard.is_likely and _ends_sentence(found, place + 1):
            bound = replace(item, value=replace(time, kind="after"), heard=found[begins - 1].heard)
            return [*found[:begins], bound, *with_beginnings(found[place + 1 :])]
    return found


def _turn_before(items: Sequence[Item], hour: int) -> int:
    """The place behind the day or the part of one, where the words begin that lead to an hour at which something is over; 0 without."""
    last = next((place for place in range(hour - 1, -1, -1) if items[place].is_timed or items[place].kind == "stop"), 0)
    words = [item for item in items[last + 1 : hour] if item.kind != "sign"]
    first, time = words[0] if words else items[last], items[last].value
    whole = items[last].kind == "day" or (isinstance(time, Time) and time.kind == "part")
    turns = (
        first.word in ONCE or first.kinds.get("turns") == "after" or [item.word for item in words[:3:2]] == ["as", "as"]
    )
    hours = any(isinstance(item.value, Time) and item.value.kind != "part" for item in items[:last])
    tells = any(item.is_strange or item.kind == "unclear" for item in words)
    return last + 1 if whole and turns and tells and not hours else 0


def _ends_sentence(items: Sequence[Item], place: int) -> bool:
    """Whether the sentence or a part of it ends here."""
    return place >= len(items) or items[place].kind in ("stop", "sign") or items[place].value in ("or", "and")


def says_any_after(segment: Sequence[Item]) -> bool:
    """Whether it offers any time after what was said before: "anytime after that works", "any time after is fine"."""
    words = [item for item in segment if item.kind not in ("sign", "stop")]
    found = [place for place, item in enumerate(words) if _is_any_after(words, place) or _is_then(words, place)]
    others = [item for place, item in enumerate(words) if place not in found]
    return bool(found) and all(_ends(item) or item.kind in QUIET for item in others)


def leaves_clear(before: Sequence[Item], segment: Sequence[Item]) -> bool:
    """Whether nothing follows on what sounds told until or by an hour: "I've got council until 3 and nothing after that"."""
    hours = [item for item in before if isinstance(item.value, Time)]
    told = bool(hours) and all(item.heard.differs for item in hours)
    words = (
        item.word or str(item.value)
        for item in segment
        if item.kind not in ("sign", "stop") and not isinstance(item.value, SameDay)
    )
    return told and NOTHING.fullmatch(" ".join(words)) is not None


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
