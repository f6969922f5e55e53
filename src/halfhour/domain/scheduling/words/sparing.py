"""What is excepted from a refusal, which is offered: "next week is packed, except Thursday 17th"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.item import Item

SAYS_MORE = ("back", "except", "instead")
"""Kinds of words between a refusal and an exception with which something else has begun."""
NONE = ("nothing", "none", "no")
"""Words that refuse whatever is called good behind them: "no days free next week"."""
SMALL = ("link", "weak")


def spared_of_refusal(segment: list[Item]) -> list[list[Item]]:
    """What is refused and what is excepted from it, in this order; nothing where nothing is excepted from a refusal."""
    place = next((number for number, item in enumerate(segment) if item.kind == "except"), None)
    if place is None or not any(item.is_timed for item in segment[place:]):
        return []
    if not any(item.word or item.is_timed for item in segment[:place]):
        return _fronted(segment, place)
    head = _with_none_refused(segment[:place])
    return _shared(head, segment[place:]) if _ends_in_refusal(head) else []


def is_spared(segment: Sequence[Item]) -> bool:
    """Whether it is what was excepted from a refusal."""
    return bool(segment) and (segment[0].kind, segment[0].word) == ("offers", "except")


def _with_none_refused(head: list[Item]) -> list[Item]:
    """The items, a word for none of all as the refusal that it is: "no days free next week", "nothing works"."""
    if not head or head[0].word not in NONE:
        return head
    return [replace(head[0], kind="refuses", value="no"), *(_silent(item) for item in head[1:])]


def _silent(item: Item) -> Item:
    return replace(item, kind="link", value="") if item.kind == "offers" else item


def _ends_in_refusal(head: Sequence[Item]) -> bool:
    """Whether what stands before an exception refuses, and goes on to nothing else: not in "Monday is bad, any day but Friday"."""
    refusal = next((number for number, item in enumerate(head) if item.kind == "refuses"), None)
    if refusal is None or any(item.kind == "offers" for item in head):
        return False
    behind = head[refusal + 1 : len(head) - (head[-1].value == ",")]
    return not any(item.kind in SAYS_MORE or item.value == "," for item in behind)


def _shared(head: list[Item], spared: list[Item]) -> list[list[Item]]:
    """Both, hours that are excepted alone as those of the days that are refused, and days at the hours: "full except from 2 to 3"."""
    kinds = {item.kind for item in spared}
    lent = [item for item in head if item.is_timed and item.kind not in kinds]
    if any(item.kind in kinds for item in head if item.is_timed):
        lent = []
    rest = [item for item in head if item not in lent]
    return [rest, [replace(spared[0], kind="offers", value="except", word="except"), *lent, *spared[1:]]]


def _fronted(segment: list[Item], place: int) -> list[list[Item]]:
    """ "Except for Thursday I'm packed next week": what is refused, and the exception that stands before it."""
    spared = list(takewhile(lambda item: item.is_timed or (item.kind in SMALL and not item.verb), segment[place + 1 :]))
    while spared and not spared[-1].is_timed:
        spared.pop()
    end = place + 1 + len(spared)
    rest = _with_none_refused(segment[end:])
    refuses = any(item.kind == "refuses" for item in rest) and not any(item.kind == "offers" for item in rest)
    return _shared(rest, segment[place:end]) if refuses and spared else []
