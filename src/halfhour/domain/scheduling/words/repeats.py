"""An hour that is said a second time, to tell whose clock it is on: "Is 10:30 all right? I mean your 10:30."."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Clock, Time, Zone

AGAIN = frozenset("that that's it it's its which so = i.e. makes means".split())
"""Words that lead from an hour to the same one on another clock."""


def with_repeats(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with each hour that was repeated for its clock on that clock, and not said twice."""
    found = _with_twins(spoken)
    for place, clause in enumerate(spoken):
        for part in clause.parts:
            clock = _on_a_clock(part)
            if clock and (earlier := _same_before(found[:place], clock)) is not None:
                number, said = earlier
                found[number] = _with(found[number], said, clock)
                found[place] = replace(found[place], parts=[each for each in found[place].parts if each is not part])
    return found


def _with_twins(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with hours that a later one says again on the other's clock beside them: "3pm your time? That's 10 here."."""
    found = [replace(clause, parts=_twinned_within(clause.parts)) for clause in spoken]
    for place in range(1, len(found)):
        again, before = found[place], next((each for each in reversed(range(place)) if found[each].parts), None)
        if before is None or not _says_again(again):
            continue
        hours = [part for part in found[before].parts if _is_offered_hour(part)]
        if len(hours) == len(again.parts) == 1 and _are_twins(hours[0].item.value, again.parts[0].item.value):
            both = _twinned(hours[0], again.parts[0])
            parts = [both if part is hours[0] else part for part in found[before].parts]
            found[before], found[place] = replace(found[before], parts=parts), replace(again, parts=[])
    return found


def _twinned_within(parts: list[Part]) -> list[Part]:
    """The parts of a clause, with what an hour is called on the other's clock: "11 here, which makes it 10 for you"."""
    hours = [part for part in parts if isinstance(part.item.value, Time)]
    for one, other in pairwise(hours):
        if _is_offered_hour(one) and other.act and _are_twins(one.item.value, other.item.value):
            return [_twinned(one, other) if part is one else part for part in parts if part is not other]
    return parts


def _says_again(clause: Clause) -> bool:
    """Whether a clause says but one hour, and what it is called elsewhere."""
    words = [item.word for item in clause.rest if item.word and item.kind != "sign"]
    return len(clause.parts) == 1 and not clause.asks and (words[:1] == [] or words[0] in AGAIN)


def _is_offered_hour(part: Part) -> bool:
    return part.does == "offered" and not part.act and isinstance(part.item.value, Time)


def _are_twins(one: object, other: object) -> bool:
    """Whether two hours of one kind are on two clocks, the second of them named."""
    if (
        not isinstance(one, Time)
        or not isinstance(other, Time)
        or one.kind != other.kind
        or other.kind not in ("at", "between")
    ):
        return False
    zone = _zone_of(other)
    if one.first and other.first and replace(one.first, zone=None) == replace(other.first, zone=None):
        return False  # "10am. That's your 10am"
    return zone is not None and zone.kind == "whose" and _zone_of(one) != zone


def _zone_of(time: Time) -> Zone | None:
    return (time.first.zone if time.first else None) or (time.last.zone if time.last else None)


def _twinned(part: Part, again: Part) -> Part:
    """An hour with what it is called on the other's clock; one without a clock is on the other of the two."""
    time, twin = part.item.value, again.item.value
    if not isinstance(time, Time) or not isinstance(twin, Time):
        return part
    if _zone_of(time) is None and time.first:
        mine = _zone_of(twin) == Zone("whose", "yours")
        time = replace(time, first=replace(time.first, zone=Zone("whose", "mine" if mine else "yours")))
    return replace(part, item=replace(part.item, value=replace(time, twin=twin)))


def _on_a_clock(part: Part) -> Clock | None:
    """The clock of an hour that is somebody's: "your 10:30"."""
    time = part.item.value
    clock = time.first if isinstance(time, Time) and time.kind == "at" else None
    return clock if clock and clock.zone and clock.zone.kind == "whose" else None


def _same_before(before: Sequence[Clause], clock: Clock) -> tuple[int, Part] | None:
    """The part of an earlier clause that says the same hour, on nobody's clock; with the place of its clause."""
    bare = replace(clock, zone=None)
    parts = ((number, part) for number, clause in enumerate(before) for part in clause.parts)
    return next(((number, part) for number, part in parts if _says(part, bare)), None)


def _says(part: Part, clock: Clock) -> bool:
    time = part.item.value
    return (
        isinstance(time, Time) and time.kind == "at" and part.does == "offered" and not part.act and time.first == clock
    )


def _with(clause: Clause, said: Part, clock: Clock) -> Clause:
    zoned = replace(said, item=replace(said.item, value=Time("at", clock)))
    return replace(clause, parts=[zoned if part is said else part for part in clause.parts])
