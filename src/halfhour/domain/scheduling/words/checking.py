"""Signs that a message was not understood, though slots came out: slots at odds with one another, and numbers that nothing explains."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.values import Slot

WHOLE = timedelta(hours=8)
"""From which length a window is a whole day."""
LEADING = ("to", "at", "between", "until", "by", "from")
"""Links that lead to an hour."""
NUMBERS = frozenset(
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
HOURS = 24


def are_at_odds(slots: Sequence[Slot]) -> bool:
    """Whether nobody would say them together: windows that overlap, an hour inside a window, a whole day beside an hour of another."""
    exact = any(slot.is_exact for slot in slots)
    whole = any(slot.end - slot.start >= WHOLE for slot in slots)
    return (exact and whole) or any(_overlap(one, other) for one, other in combinations(slots, 2))


def _overlap(one: Slot, other: Slot) -> bool:
    if one.is_exact and other.is_exact:
        return False
    if one.is_exact or other.is_exact:
        return one.start <= other.start <= one.end or other.start <= one.start <= other.end
    return one.start < other.end and other.start < one.end


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
