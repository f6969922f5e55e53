"""An hour that is said a second time, to tell whose clock it is on: "Is 10:30 all right? I mean your 10:30."."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words import clocks
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import zone_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time, Weekday, Zone
from halfhour.domain.scheduling.words.scene import Scene

TWO = 2
EQUALS = ("would", "will", "would be", "will be", "works out at", "equals", "comes to")
"""Words between an hour and the same on another clock."""
AGAIN = clocks.AGAIN | {"its", "that'd", "it'd", "that'll", "it'll"}
"""Words that lead from an hour to the same one on another clock, also as they are typed in haste."""
YES = ("yeah", "yes", "yep", "ok", "okay", "fine", "sure")
"""Words behind such an hour with which a writer agrees to it."""


def with_repeats(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with each hour that was repeated for its clock on that clock, and not said twice."""
    spoken = [part for clause in spoken for part in _at_same_hour(clause)]
    spoken = [_equated(clause, spoken, scene) for clause in spoken]
    found = _with_twins(spoken, scene)
    for place, clause in enumerate(spoken):
        for part in clause.parts:
            clock = _on_a_clock(part)
            if clock and (earlier := _same_before(found[:place], clock)) is not None:
                number, said = earlier
                found[number] = _with(found[number], said, clock)
                found[place] = replace(found[place], parts=[each for each in found[place].parts if each is not part])
    return found


def _equated(clause: Clause, spoken: Sequence[Clause], scene: Scene) -> Clause:
    """The clause with the one hour that it says on two clocks, where no other is offered: nobody counts their own hours for the reader."""
    hours = [part for part in clause.parts if _has_clock(part)]
    if len(hours) != TWO or clause.refuses or not _are_equal(clause, *hours):
        return clause
    others = [other for other in spoken if other is not clause]
    if any(other.refuses or any(_is_offered_hour(part) for part in other.parts) for other in others):
        return clause
    both = replace(_twinned(hours[0], hours[1], scene), does="offered", act="", strange=0)
    again = [part for part in clause.parts if part is hours[1] or _is_day_elsewhere(part, *hours)]
    return replace(clause, parts=[both if part is hours[0] else part for part in clause.parts if part not in again])


def _is_day_elsewhere(day: Part, one: Part, other: Part) -> bool:
    """Whether a day between two hours is that of the second on its clock: "your Thursday 9:00 JST = my Wed 5 pm"."""
    return day.act == "tells" and one.item.end <= day.item.start < other.item.start


def _are_equal(clause: Clause, one: Part, other: Part) -> bool:
    """Whether a sentence says of an hour what it is on the other clock, and no more: "2 pm Mountain is 4 here in Ottawa"."""
    between = [item for item in clause.rest if one.item.end <= item.start < other.item.start]
    leads = any(item.verb == "be" or item.word in EQUALS or item.word in AGAIN for item in between)
    owned = all((zone := zone_of(hour.item.value)) and zone.kind == "whose" for hour in (one, other))  # type: ignore[arg-type]
    leads = leads or (owned and not any(item.value in ("or", "and") for item in between))  # "9 for us, 10 for you"
    lead = next(
        (place for place, item in enumerate(clause.rest) if item.word in AGAIN and item.start < one.item.start), 0
    )
    rest = [item for item in clause.rest[lead:] if item.end <= other.item.start or not _only_asks_for_it(clause, other)]
    small = all(
        item.kind in ("link", "sign") or item.word in (*EQUALS, *AGAIN) or _is_place(item, clause) for item in rest[:-1]
    )
    last = rest[-1] if rest else None
    ends = last is None or last.kind in ("link", "sign", "stop", "reason", "zone") or _is_place(last, clause)
    return leads and small and ends and _are_twins(one.item.value, other.item.value)


def _only_asks_for_it(clause: Clause, hour: Part) -> bool:
    """Whether what stands behind the second hour only offers it, or asks whether it suits: "is 2 pm in Chennai, does it suit?"."""
    behind = [item for item in clause.rest if item.start >= hour.item.end]
    small = all(item.kind in ("link", "sign", "stop", "weak", "offers", "back") for item in behind)
    agrees = [item.word for item in behind[1:2]] in ([word] for word in YES)  # ", yeah that's golden"
    return (small or agrees) and bool(behind) and behind[0].value in (",", "-", "?")


def _is_place(item: Item, clause: Clause) -> bool:
    """Whether a word names a place: "here in Ottawa"."""
    before = max((each for each in clause.rest if each.end < item.start), key=lambda each: each.end, default=None)
    return before is not None and before.word in ("in", "from") and (item.is_capital or "place" in item.kinds)


def _at_same_hour(clause: Clause) -> list[Clause]:
    """The clause, cut where what it offers is offered of another day too: "so 3.30, or the same time on Thursday"."""
    parts = clause.parts
    place = next((number for number, part in enumerate(parts) if number and part.item.value == Time("same")), 0)
    before, behind = parts[:place], parts[place + 1 :]
    hours = [part.item.value for part in before if part.item.kind == "time" and part.does == "offered"]
    joined = bool(hours) and parts[place].sep in ("or", "and", ",")
    if not joined or not behind or behind[0].item.kind != "day":
        return [clause]
    alone = len(before) == 1 and _is_offered_hour(before[0])
    same = replace(parts[place].item, value=hours[0]) if alone else parts[place].item
    rest = [replace(parts[place], item=same, sep=""), *map(_beside, behind)]
    return [replace(clause, parts=before), replace(clause, parts=rest, rest=[], offers=True, joined=True)]


def _beside(part: Part) -> Part:
    """A day that is set beside another, by its name the one that follows: "the 15th, 2 to 3, or the same slot on Friday"."""
    day = part.item.value
    plain = isinstance(day, Weekday) and not day.which
    return replace(part, item=replace(part.item, value=replace(day, pointed=True))) if plain else part  # type: ignore[type-var]


def _with_twins(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with hours that a later one says again on the other's clock beside them: "3pm your time? That's 10 here."."""
    found = [replace(clause, parts=_twinned_within(clause, scene)) for clause in spoken]
    for place in range(1, len(found)):
        again, before = found[place], next((each for each in reversed(range(place)) if found[each].parts), None)
        if before is None or not _says_again(again):
            continue
        hours = [part for part in found[before].parts if _is_offered_hour(part)]
        if not any(_has_clock(part) for part in again.parts):
            found[place] = replace(again, parts=[] if hours else again.parts)  # "That's right after lunch for us."
        elif len(hours) == 1 and _are_twins(hours[0].item.value, again.parts[0].item.value):
            both = _twinned(hours[0], again.parts[0], scene)
            parts = [both if part is hours[0] else part for part in found[before].parts]
            found[before], found[place] = replace(found[before], parts=parts), replace(again, parts=[])
    return found


def _twinned_within(clause: Clause, scene: Scene) -> list[Part]:
    """The parts of a clause, with what an hour is called on the other's clock: "11 here, which makes it 10 for you"."""
    parts = clause.parts
    hours = [part for part in parts if isinstance(part.item.value, Time)]
    for one, other in pairwise(hours):
        lead = _lead_between(clause, one, other)
        if _is_offered_hour(one) and (other.act or lead is not None) and _are_twins(one.item.value, other.item.value):
            between = [part for part in parts if lead is not None and lead < part.item.start < other.item.start]
            kept = (part for part in parts if part is not other and part not in between)
            return [_twinned(one, other, scene) if part is one else part for part in kept]
    return parts


def _lead_between(clause: Clause, one: Part, other: Part) -> int | None:
    """Where words between two hours lead from the one to what it is called elsewhere: "11 am, I think it is 10 am in Cork"."""
    between = [item for item in clause.rest if one.item.end <= item.start < other.item.start]
    if any(item.value in ("or", "and") for item in between):
        return None
    return next((item.start for item in between if item.word in AGAIN), None)


def _says_again(clause: Clause) -> bool:
    """Whether a clause says but one hour, and what it is called elsewhere, or in what part of the day it is."""
    words = [item.word for item in clause.rest if item.word and item.kind != "sign"]
    place = words[:1] == ["in"] and any(word in AGAIN for word in words)  # "in Spain it is 12:00"
    if not clause.parts or clause.asks or not isinstance(clause.parts[0].item.value, Time):
        return False
    hour, others = clause.parts[0].item, clause.parts[1:]
    before = [item.word for item in clause.rest if item.end <= hour.start]
    if any(part.item.kind == "day" for part in others) and before[-1:] not in [[word] for word in AGAIN]:
        return False  # but "11pm on Thursday? It's 7am for me on Friday"
    leads = words[:1] == [] or place or any(word in AGAIN for word in (words[0], *before[-1:]))
    return leads and not any(map(_has_clock, others))


def _has_clock(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind != "part"


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
    zone = zone_of(other)
    alone = zone_of(one) is None or zone_of(one) == zone
    if alone and one.first and other.first and replace(one.first, zone=None) == replace(other.first, zone=None):
        return False  # "10am. That's your 10am"
    return zone is not None and zone.kind in ("whose", "named") and zone_of(one) != zone


def _twinned(part: Part, again: Part, scene: Scene) -> Part:
    """An hour with what it is called on the other's clock; one without a clock is on the other of the two."""
    time, twin = part.item.value, again.item.value
    if not isinstance(time, Time) or not isinstance(twin, Time):
        return part
    if zone_of(time) is None and time.first:
        mine = _is_of_reader(zone_of(twin), scene)
        time = replace(time, first=replace(time.first, zone=Zone("whose", "mine" if mine else "yours")))
    return replace(part, item=replace(part.item, value=replace(time, twin=twin)))


def _is_of_reader(zone: Zone | None, scene: Scene) -> bool:
    """Whether a clock is the reader's: theirs by name, or that of any place but where the writer is."""
    if zone is not None and zone.kind == "named":
        return zone.name != str(scene.situation.speaker)
    return zone == Zone("whose", "yours")


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
