"""Whether what came out has an end, a stretch or an hour that was named by something we cannot place: "until then", "in that gap"."""

from collections.abc import Sequence
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.faces import Face, ends_said, faces
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.remainders import WHOLE
from halfhour.domain.scheduling.words.values import Situation, Slot

UNTIL = ("until", "till", "til", "up to", "up until")
EVENTS = ("the", "my", "our", "when")
"""Words behind "until" that lead to what ends the time, and is no hour: "until the match"."""
ROOM = ("gap", "window", "middle", "space", "hour", "hole")
"""Stretches of time that only the hours around them tell."""
POINTS = ("that", "this", "the")
INSIDE = ("inside", "within", "inside of")
WITHIN = ("in", *INSIDE, "of", "at", "take")
GAPS = ("gaps", "holes", "windows", "spaces", "hours")
AROUND = ("around", "between", "in between", "before", "after")
THESE = ("those", "them", "these")
BETWEEN = ("in between", "in-between")
BETWEEN_THAT = ("between", *BETWEEN)


def leans_on_what_is_unplaced(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether a clause that offers names the end, the room or the hour by something that we cannot place."""
    offering = [clause for clause in spoken if any(map(_is_offered, clause.parts))]
    whole = bool(slots) and all(slot.end - slot.start >= WHOLE for slot in slots)
    room = () if _is_bounded(spoken, slots, situation) else spoken if whole else offering
    open_ended = _has_unsaid_end(spoken, slots, situation)
    return (
        (open_ended and any(map(_ends_with_an_event, offering)))
        or (bool(_windows(slots)) and any(map(_ends_then, offering)))
        or any(_is_within(clause, spoken) for clause in room)
        or any(map(_is_between_that, offering))
        or any(map(_offers_gaps, spoken))
        or (whole and not _hours(spoken) and any(map(_waits_for_an_event, offering)))
    )


def _is_offered(part: Part) -> bool:
    return part.does == "offered" and not part.act


def _is_bounded(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether a window came out of which both ends were said."""
    said = _hours(spoken)
    return any(faces(slot.start, situation) & said and faces(slot.end, situation) & said for slot in _windows(slots))


def _has_unsaid_end(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether a window ends at an hour that nobody said."""
    said = _hours(spoken)
    return any(not faces(slot.end, situation) & said for slot in _windows(slots))


def _windows(slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if not slot.is_exact]


def _hours(spoken: Sequence[Clause]) -> set[Face]:
    """All hours that are named, as a clock shows them."""
    return {shown for clause in spoken for part in clause.parts for shown in ends_said(part.item.value)}


def _said(clause: Clause) -> list[Item]:
    """All of a clause in order, its times too."""
    return sorted([*(part.item for part in clause.parts), *clause.rest], key=lambda item: item.start)


def _ends_with_an_event(clause: Clause) -> bool:
    """Whether "until" leads to no hour there: "from 11 until the bus goes"."""
    return any(one.word in UNTIL and other.word in EVENTS for one, other in pairwise(_said(clause)))


def _ends_then(clause: Clause) -> bool:
    """Whether it ends at an hour that was told before: "any time up to then", "from 11 until then"."""
    return any(
        (one.word in UNTIL and other.word == "then")
        or (_begins(one) and (other.kind, other.value) == ("unclear", "then"))
        for one, other in pairwise(_said(clause))
    )


def _begins(item: Item) -> bool:
    return isinstance(item.value, Time) and item.value.kind == "after"


def _is_within(clause: Clause, spoken: Sequence[Clause]) -> bool:
    """Whether it offers the room between hours that were told, and no hour in it: "Friday, in that gap"."""
    said = _said(clause)
    places = [
        one.start for one, points, room in zip(said, said[1:], said[2:], strict=False) if _is_room(one, points, room)
    ]
    places += [one.start for one, that in pairwise(said) if one.word in INSIDE and that.word in ("that", "it")]
    if not any(item.kind == "time" for item in said):
        places += [item.start for item in said if item.word in BETWEEN]
    ahead = [part.item for each in spoken for part in each.parts if isinstance(part.item.value, Time)]
    return any(not any(item.start > place for item in ahead) for place in places)


def _is_between_that(clause: Clause) -> bool:
    """Whether it offers what lies between something that was told: "they leave at 5 and come at 11. Between that, on Friday"."""
    return any(one.word in BETWEEN_THAT and that.word == "that" for one, that in pairwise(_said(clause)))


def _offers_gaps(clause: Clause) -> bool:
    """Whether it offers several rooms around hours that were told, and no hour: "any of the gaps between those is yours"."""
    runs = zip(clause.rest, clause.rest[1:], clause.rest[2:], strict=False)
    around = any(gaps.word in GAPS and link.word in AROUND and those.word in THESE for gaps, link, those in runs)
    return clause.offers and not clause.parts and around


def _is_room(link: Item, points: Item, room: Item) -> bool:
    return link.word in WITHIN and points.word in POINTS and room.word in ROOM


def _waits_for_an_event(clause: Clause) -> bool:
    """Whether a whole day stands beside what happens on it, which tells when: "ring me after milking on Tuesday"."""
    said = _said(clause)
    after = any(one.word == "after" and other.is_strange for one, other in pairwise(said))
    return after or any(
        one.word in ("when", "once") and other.word in ("the", "my", "our") and thing.is_strange
        for one, other, thing in zip(said, said[1:], said[2:], strict=False)
    )
