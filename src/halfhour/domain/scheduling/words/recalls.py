"""Times that were spoken of and are taken up later: "between two and three I'm in the car, so call then"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.denials import DAYS_OFF
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time

Said = tuple[Clause, Sequence[Item]]
"""A clause with the items that it was made of."""
BIDS = ("ring", "call", "phone", "come", "talk", "speak", "meet")
GIVES = ("use", "have", "take", "give", "offer", "share")
"""Words of one who gives or takes an hour that was spoken of: "use it", "you can have that"."""
ROOM = ("slot", "window", "hour", "gap", "time slot", "timeslot")
"""What an hour is called that is pointed to: "in that slot"."""
NEAR = 2
"""Sentences before a pointer within which the hour was told (our own default)."""


def take_up(said: Sequence[Said]) -> None:
    """Offers the times that a later clause points to, and the hours at which it offers a day."""
    _take_up(said)
    _take_up_hours(said)


def _take_up(said: Sequence[Said]) -> None:
    """ "Between two and three I'm in the car, so call then": what was spoken of is offered, where nothing else is."""
    if any(clause.offers and clause.parts for clause, _ in said):
        return
    for (before, _), (_, segment) in pairwise(said):
        if before.parts and (not before.refuses or _is_closed(before)) and _bids_for_then(segment):
            before.parts = [replace(part, does="offered", strange=0, act="") for part in before.parts]
            before.refuses, before.offers = False, True


def _take_up_hours(said: Sequence[Said]) -> None:
    """ "I sit down at 9.30. Ring then, tomorrow or Friday": a day is offered at the hour that was told of and is pointed to."""
    for place, (clause, segment) in enumerate(said):
        days = [part for part in clause.parts if part.item.kind == "day" and part.does == "offered" and not part.act]
        pointer = next((item for before, item in pairwise(segment) if _points_back(before, item)), None)
        if any((one.word, other.word) == ("as", "you") for one, other in pairwise(segment)):
            continue  # "24th: yes, as you have it"
        if pointer is None or not days or any(_is_hour(part) and not part.act for part in clause.parts):
            continue
        near = [(each, part) for each, _ in said[max(0, place - NEAR) : place + 1] for part in each.parts]
        told = [(each, part) for each, part in near if _is_hour(part) and part.item.end <= pointer.start]
        if told:
            owner, hour = told[-1]
            owner.parts = [part for part in owner.parts if part is not hour]
            clause.parts = [*clause.parts, replace(hour, does="offered", act="", strange=0, sep="")]
            clause.offers = True


def _points_back(before: Item, item: Item) -> bool:
    """Whether a word points to an hour that was spoken of, behind one that bids or gives: "ring then", "let's use it"."""
    if before.word == "that" and item.word in ROOM:
        return True  # "pick one in that slot"
    bids = before.kind == "offers" or "bids" in before.kinds or before.word in BIDS
    gives = before.word in GIVES or before.word.endswith(" you")
    return (item.word == "then" and bids) or (item.word in ("that", "it") and gives)


def _is_hour(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind in ("at", "between")


def _is_closed(clause: Clause) -> bool:
    """Whether work rests then: "my stand is closed from 1 to 3, if you could receive me then"."""
    words = [item.word for item in clause.rest if item.kind == "refuses"]
    return bool(words) and all(word in ("closed", "shut", *DAYS_OFF) for word in words)


def _bids_for_then(segment: Sequence[Item]) -> bool:
    """Whether it bids or offers for a time that was spoken of: "so call then", "I'm free then"."""
    says = any(item.kind == "offers" or "bids" in item.kinds for item in segment)
    ends = bool(segment) and segment[-1].word == "then"
    return says and ends and not any(item.is_timed for item in segment)
