"""Signs that a message was not understood, though slots came out: slots at odds with one another, and numbers that nothing explains."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.values import Slot

WHOLE = timedelta(hours=8)
"""From which length a window is a whole day."""
LEADING = ("to", "at", "between", "until", "by", "from")
"""Links that lead to an hour."""
NUMBERS = frozenset(
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
HOURS = 24
SECOND = ("or", "and", "/", "(", "\n", "otherwise", "else")
"""What stands between two hours that are both offered."""


def are_at_odds(slots: Sequence[Slot]) -> bool:
    """Whether nobody would say them together: windows that overlap, an hour inside a window, a whole day beside an hour of another."""
    exact = any(slot.is_exact for slot in slots)
    whole = any(slot.end - slot.start >= WHOLE for slot in slots)
    windows = sorted(slot for slot in slots if not slot.is_exact)
    return (
        (exact and whole)
        or any(other.start < one.end for one, other in pairwise(windows))
        or any(_holds(windows, slot) for slot in slots if slot.is_exact)
    )


def _holds(windows: Sequence[Slot], hour: Slot) -> bool:
    """Whether an hour begins within one of several windows that do not overlap; in order."""
    place = bisect_right(windows, hour.start, key=lambda window: window.start)
    return place > 0 and hour.start <= windows[place - 1].end


def leaves_a_number(clause: Clause) -> bool:
    """Whether a number stands where an hour would, in a clause that offers: "from 10 to 12 hours", "at fifteen o'clock"."""
    offers = any(part.does == "offered" and not part.act for part in clause.parts)
    return offers and any(
        before.kind == "link" and before.value in LEADING and _may_be_hour(item)
        for before, item in pairwise(clause.rest)
    )


def _may_be_hour(item: Item) -> bool:
    said = item.word or str(item.value)
    return item.kind in ("word", "link") and (said in NUMBERS or (said.isdigit() and int(said) < HOURS))


def may_say_twice(spoken: Sequence[Clause]) -> bool:
    """Whether an hour behind another may be the same one again or correct it: "11 Eastern, which is 9 for you", "2? sry i mean 2:30"."""
    hours = {part.item.start for clause in spoken for part in clause.parts if _is_offered_hour(part)}
    parts = [part.item for clause in spoken for part in clause.parts]
    rest = [item for clause in spoken for item in clause.rest]
    between: list[Item] | None = None
    for item in sorted([*parts, *rest], key=lambda item: item.start):
        if item.start in hours:
            if between is not None and _leads_to_same(between):
                return True
            between = []
        elif between is not None:
            between.append(item)
    return False


def _is_offered_hour(part: Part) -> bool:
    hour = isinstance(part.item.value, Time) and part.item.value.kind == "at"
    return hour and part.does == "offered" and not part.act


def _leads_to_same(between: Sequence[Item]) -> bool:
    """Whether there are words between two hours, none of them of a second choice or of another day."""
    second = any(item.word in SECOND or item.value in SECOND or item.kind in ("if", "day") for item in between)
    return not second and any(item.kind not in ("link", "sign", "stop") for item in between)
