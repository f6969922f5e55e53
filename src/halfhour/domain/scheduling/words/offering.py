"""From clauses to slots under one way of understanding: groups placed in the calendar, refusals taken away, answers looked up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.answers import answered, on_the_table
from halfhour.domain.scheduling.words.bundles import grouped, with_days
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, groups
from halfhour.domain.scheduling.words.meant import block_unclear, is_full, is_sure
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Recurring,
    Time,
    Weekday,
    Zone,
)
from halfhour.domain.scheduling.words.numbered import numbered_date, order_of
from halfhour.domain.scheduling.words.remainders import left_of, narrowed
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.shifting import shifted
from halfhour.domain.scheduling.words.slots import implied_slots, ruled_out, slots_of
from halfhour.domain.scheduling.words.values import About, Slot
from halfhour.domain.scheduling.words.zones import only_zone

FEW_WORDS = 2
"""Strange words from which a length beside them is not that of the talk (our own default)."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered under one way of understanding."""

    slots: tuple[Slot, ...] = ()
    refused: tuple[Slot, ...] = ()
    confirms: bool = False
    refuses: bool = False
    is_gone: bool = False


def offered(spoken: Sequence[Clause], scene: Scene) -> Offered:
    """The slots of all clauses, in the order in which they were said."""
    scene.places = tuple(ZoneInfo(str(item.value)) for clause in spoken for item in clause.rest if item.kind == "place")
    scene.places += only_zone((zone for clause in spoken for zone in _named_zones(clause)), scene)
    figures = (part.item.value for clause in spoken for part in clause.parts)
    scene.day_first = order_of((each for each in figures if isinstance(each, DateFigures)), scene)
    scene.moves = any(item.kind == "moving" for clause in spoken for item in clause.rest)
    scene.told_later = any(_is_told_later(part, scene) for clause in spoken for part in clause.parts)
    dated = [part.item.value for clause in spoken for part in clause.parts if part.does == "refused"]
    scene.refused = tuple(numbered_date(day, scene) for day in dated if isinstance(day, Dated))
    minutes = next((length for clause in spoken if (length := _length(clause))), None)
    taken = [group for group, _ in grouped(spoken, "refused", scene)]
    others: list[Bundle] = []
    if any(item.word == "other" for clause in spoken for item in clause.rest):
        others = _other_days(spoken)
        taken += others
    given = with_days(grouped(spoken, "offered", scene), spoken)
    block_unclear(spoken, scene)
    sure = any(is_sure(clause) for clause in spoken)
    if any(item.kind == "impossible" for clause in spoken if clause.parts or not sure for item in clause.rest):
        scene.block(About.IMPOSSIBLE)
    slots = [slot for group in given for slot in slots_of(group, minutes, scene)]
    blocked = list(scene.blocked)
    habits = [
        group
        for group in taken
        if group not in others and group.days and all(isinstance(each.day, Recurring) for each in group.days)
    ]
    windows = [slot for slot in slots if not slot.is_exact]
    refused = tuple(
        slot
        for group in taken
        if group not in habits or windows or not slots
        for slot in ruled_out(group, slots, scene)
    )
    scene.blocked = [about for about in scene.blocked if about in blocked or about is not About.GONE or not slots]
    refuses = any(clause.refuses for clause in spoken)
    if not slots and not given and (implied := [slot for group in taken for slot in implied_slots(group, scene)]):
        slots = list(scene.choose(About.MEANT, [("after", implied), ("nothing", [])]))
        refused = ()
    if (
        not slots
        and not given
        and not refused
        and (half := [each for group in _half_said(spoken) for each in slots_of(group, minutes, scene)])
    ):
        slots = list(scene.choose(About.MEANT, [("nothing", []), ("with", half)]))
    table = scene.situation.before
    rest = list(left_of(table, refused))
    if not slots and not given and 0 < len(rest) < len(table):
        slots = list(scene.choose(About.MEANT, [("nothing", []), ("others", rest)]))
        refused = ()
    answer = answered(spoken, bool(given), scene)
    same = all(part.item.value == Time("same") for clause in spoken for part in clause.parts)
    moved = shifted(spoken, [] if same else on_the_table(slots, scene), scene)
    if moved is not None:
        slots = list(moved) or slots
    elif answer is not None:
        slots = list(answer.slots) or slots
    elif not slots and not scene.blocked:
        _nothing_fixed(spoken, given, scene)
    slots = narrowed(slots)
    kept = tuple(dict.fromkeys(left_of(on_the_table(slots, scene), refused)))
    of_days = any(all(isinstance(each.day, Weekday | Dated | Recurring) for each in group.days) for group in taken)
    if slots and not kept and of_days and all(slot.start == slot.end or slot.minutes for slot in slots):
        kept = tuple(scene.choose(About.MEANT, [("nothing", ()), ("with", tuple(on_the_table(slots, scene)))]))
    confirms = bool(answer and answer.confirms)
    return Offered(kept, refused, confirms, refuses, _is_gone(kept, scene))


def _other_days(spoken: Sequence[Clause]) -> list[Bundle]:
    """The days that come back every week and of which was told, where "any other day" is offered."""
    told = [part for clause in spoken for part in clause.parts if part.act and isinstance(part.item.value, Recurring)]
    return groups([replace(part, does="refused") for part in told], None, ())


def _is_told_later(part: Part, scene: Scene) -> bool:
    """Whether it is a day of another name that is not offered, nor over."""
    day = part.item.value
    other = isinstance(day, Weekday) and not day.which and day.number != scene.today.weekday()
    return other and part.does != "past" and (part.does != "offered" or part.act == "tells")


def _half_said(spoken: Sequence[Clause]) -> list[Bundle]:
    """Day and time of a clause that offers under a condition or beside something else, where nothing else is offered."""
    found = []
    for clause in spoken:
        parts = [replace(part, does="offered") for part in clause.parts if part.does == "aside"]
        if clause.offers and is_full(parts):
            found += groups(parts, None, ())
    return found


def _length(clause: Clause) -> int | None:
    """The length of the talk that a clause names; one with strange words and no time of its own names that of something else."""
    strange = sum(item.kind == "word" and item.word.isalpha() and len(item.word) > 2 for item in clause.rest)
    offers = any(part.does == "offered" for part in clause.parts)
    if (strange >= FEW_WORDS and not clause.parts) or (clause.parts and not offers):
        return None
    if any(item.kind == "reports" for item in clause.rest) and not clause.offers:
        return None
    behind = zip(clause.rest, [None, *clause.rest], strict=False)
    lengths = (
        item
        for item, before in behind
        if item.kind == "length" and not (before and before.is_strange and before.word.endswith("s"))
    )
    return next((int(str(item.value)) for item in lengths), None)


def _named_zones(clause: Clause) -> Iterator[Zone]:
    """The zones that clocks of a clause bear."""
    for part in clause.parts:
        if part.does == "offered" and isinstance(part.item.value, Time):
            yield from (clock.zone for clock in (part.item.value.first, part.item.value.last) if clock and clock.zone)


def _is_gone(slots: Sequence[Slot], scene: Scene) -> bool:
    said_at = scene.situation.said_at
    if not slots or not isinstance(said_at, datetime) or said_at.tzinfo is None:
        return False
    return all(slot.end < said_at for slot in slots)


def _nothing_fixed(spoken: Sequence[Clause], given: Sequence[Bundle], scene: Scene) -> None:
    """Says what has to be asked when no time came out: everything is open, or too vague."""
    kinds = {item.kind for clause in spoken for item in clause.rest}
    if given:
        return
    if {"moving", "length"} <= kinds:
        scene.block(About.EARLIER)  # "push it by half an hour": from when?
    if "vague" in kinds:
        scene.block(About.VAGUE)
    elif "open" in kinds or any(
        part.item.value in (Time("part", part="day"), Time("part", part="all_day"))
        for clause in spoken
        for part in clause.parts
    ):
        scene.block(About.OPEN)
