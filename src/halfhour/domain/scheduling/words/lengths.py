"""The length of the talk, as a message says it beside its times or in a sentence of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.values import Slot

LONGEST = 6 * 60
"""Minutes of the longest talk; a longer time is that of something else, as "12 hour shifts" (our own default)."""
FEW_WORDS = 2
"""Strange words from which a length beside them is not that of the talk, unless it is called so (our own default)."""
NEAR = 4
"""Words between a length and the talk that has it, or the word that gives it (our own default)."""
LASTS = ("takes", "lasts", "needs", "runs", "requires")
"""Verbs before the length of a talk; other such words may be those who have it, "the boys' 45 minutes"."""
SEVERAL = 2
"""Different lengths from which each belongs to a time of its own."""
GIVES = frozenset("spare give offer need schedule plan book budget allow allocate reserve request".split())
"""Words of one who gives, takes or asks for the time of a talk."""


def said_length(spoken: Sequence[Clause]) -> int | None:
    """The length of the talk, that beside an offer before others: "an hour is too long, but twenty minutes on Monday"."""
    offers = [clause for clause in spoken if _offers_a_time(clause)]
    return next((length for clause in (*offers, *spoken) if (length := _length(clause))), None)


def with_length(slots: Sequence[Slot], minutes: int | None) -> tuple[Slot, ...]:
    """The slots, beginnings from the table with the length that is said of them: "the second one, and can we make it 30 minutes?"."""
    return tuple(
        replace(slot, end=slot.start + timedelta(minutes=minutes), minutes=minutes)
        if minutes and slot.start == slot.end
        else slot
        for slot in slots
    )


def with_own_lengths(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses, each time with the length said beside it where they differ: "15 minutes on Monday at 9, or 30 on Friday at 3"."""
    said = sorted(
        (each for clause in spoken for each in _lengths_and_times(clause)),
        key=lambda item: item.start,
    )
    own = {id(time): int(str(length.value)) for length, time in _pairs(said)}
    if len(set(own.values())) < SEVERAL:
        return list(spoken)
    return [
        replace(clause, parts=[_lasting(part, own.get(id(part.item))) for part in clause.parts]) for clause in spoken
    ]


def _lengths_and_times(clause: Clause) -> Iterator[Item]:
    """The lengths of the talk that a clause names, and the days and times that it offers."""
    for place, item in enumerate(clause.rest):
        if item.kind == "length" and int(str(item.value)) <= LONGEST and _may_be_of_talk(clause, place):
            yield item
    yield from (part.item for part in clause.parts if part.does == "offered" and part.act != "tells")


def _pairs(said: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each length with a time that has it: beside each other in twos, else those behind it, or before it where a time is named first."""
    runs = _runs(said)
    twos = list(zip(runs[::2], runs[1::2], strict=False))
    if len(runs) % 2 == 0 and all(_is_length(one) != _is_length(other) for one, other in twos):
        beside = [(one, other) if _is_length(one) else (other, one) for one, other in twos]
    else:
        joined = [[item for run in each for item in run] for _, each in groupby(runs, key=_is_length)]
        beside = list(pairwise(joined if _is_length(joined[0]) else joined[::-1])) if joined else []
        beside = [(one, other) for one, other in beside if _is_length(one)]
    return [(lengths[-1], time) for lengths, times in beside for time in times]


def _runs(said: Sequence[Item]) -> list[list[Item]]:
    """Each length alone, and the times of one day together."""
    runs: list[list[Item]] = []
    day = False
    for item in said:
        if item.kind == "day":
            day = True
        elif runs and not day and item.kind == runs[-1][0].kind == "time":
            runs[-1].append(item)
        else:
            runs.append([item])
            day = False
    return runs


def _is_length(run: Sequence[Item]) -> bool:
    return run[0].kind == "length"


def _lasting(part: Part, minutes: int | None) -> Part:
    """A part with a time of its own length."""
    if minutes is None or not isinstance(part.item.value, Time):
        return part
    return replace(part, item=replace(part.item, value=replace(part.item.value, minutes=minutes)))


def _offers_a_time(clause: Clause) -> bool:
    return any(part.does == "offered" and part.act != "tells" and not part.item.heard.differs for part in clause.parts)


def _length(clause: Clause) -> int | None:
    """The length of the talk that a clause names; one with strange words and no time of its own names that of something else."""
    if clause.parts and not _offers_a_time(clause):
        return None
    if any(item.kind == "reports" for item in clause.rest) and not clause.offers:
        return None
    found = [item for place, item in enumerate(clause.rest) if item.kind == "length" and _may_be_of_talk(clause, place)]
    hour = next((part.item.start for part in clause.parts if part.does == "offered"), 0)
    near = [item for item in found if item.start < hour][-1:] or found[:1]
    return next((minutes for item in near if (minutes := int(str(item.value))) <= LONGEST), None)


def _may_be_of_talk(clause: Clause, place: int) -> bool:
    """Whether a length may be that of the talk: it is called so, or nothing else is spoken of that could have it."""
    before = clause.rest[place - 1] if place else None
    if (before and _is_of_many(before)) or _is_of_own_meeting(clause.rest, place):
        return False
    ends = next((at for at, item in enumerate(clause.rest) if at > place and item.value == ","), len(clause.rest))
    strange = sum(item.kind == "word" and item.word.isalpha() and len(item.word) > 2 for item in clause.rest[:ends])
    return bool(clause.parts) or strange < FEW_WORDS or _is_given(clause.rest, place) or _is_of_talk(clause.rest, place)


def _is_of_many(before: Item) -> bool:
    """Whether the word before a length may be those who have it."""
    return before.is_strange and before.word.endswith("s") and before.word not in LASTS


def _is_given(rest: Sequence[Item], place: int) -> bool:
    """Whether somebody gives or needs so much time: "we can spare you half an hour"."""
    return any(word in GIVES for item in rest[max(0, place - NEAR) : place] for word in item.word.split(" "))


def _is_of_talk(rest: Sequence[Item], place: int) -> bool:
    """Whether it is said of a talk: "a 20-minute informational call", "a video call of about 25 minutes"."""
    behind, before = rest[place + 1 : place + NEAR], rest[max(0, place - NEAR) : place]
    return any("talks" in item.kinds or item.word == "call of" for item in (*before, *behind))


def _is_of_own_meeting(rest: Sequence[Item], place: int) -> bool:
    """Whether somebody has a meeting of that length: "I've a 45-minute meeting with the auditors"."""
    leads = [item.verb for item in rest[max(0, place - 2) : place] if item.kind == "link"]
    return "have" in leads and any("talks" in item.kinds for item in rest[place + 1 : place + NEAR])
