"""Which of the times on the table a message names, and whether several of them are called alike."""

from collections.abc import Sequence
from datetime import UTC, datetime

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time, Weekday
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import Slot

SEVERAL = ("any", "either", "both", "all", "each", "two", "times", "slots", "ones", "whichever", "every")
"""Words with which more than one time is taken."""


def shows(moment: datetime, clock: Clock | None) -> bool:
    """Whether a clock shows this at a moment, in either half of the day where none is said."""
    whole = 24 if clock and clock.half == "24" else 12
    return clock is not None and (moment.hour % whole, moment.minute) == (clock.hour % whole, clock.minute)


def fits_several(spoken: Sequence[Clause], slots: Sequence[Slot], scene: Scene) -> bool:
    """Whether "one" that is called by its hour or its part of the day is more than one on the table: "the morning one"."""
    times = (part for clause in spoken for part in clause.parts if part.item.kind == "time" and part.does == "offered")
    ends = {part.item.end + 1 for part in times}
    called = any(item.word == "one" and item.start in ends for clause in spoken for item in clause.rest)
    return called and len(slots) > 1 and set(slots) <= set(scene.situation.before)


def names_one_of_several(spoken: Sequence[Clause], slots: Sequence[Slot], scene: Scene) -> bool:
    """Whether one time on the table is taken by the name of its day alone, of which several are there: "the Tuesday is good"."""
    if any(_tells_apart(item) for clause in spoken for item in clause.rest):
        return False
    zone = scene.situation.speaker or scene.situation.reader or UTC
    taken = {slot.start.astimezone(zone).weekday() for slot in slots}
    alike = (_called_alike(clause, scene) for clause in spoken)
    return any(each and each[0].start.astimezone(zone).weekday() in taken for each in alike)


def _called_alike(clause: Clause, scene: Scene) -> list[Slot]:
    """The several times on the table of which a clause takes one by the name of its day, and by its hour where that is said."""
    days = [part.item.value for part in clause.parts if part.item.kind == "day"]
    times = [part.item.value for part in clause.parts if part.item.kind == "time"]
    takes = all(part.does == "offered" and not part.act for part in clause.parts)
    hours = [time.first for time in times if isinstance(time, Time) and time.kind == "at"]
    plain = [day.number for day in days if isinstance(day, Weekday) and not (day.which or day.weeks)]
    if not takes or len(plain) != len(days) or len(hours) != len(times):
        return []
    zone = scene.situation.speaker or scene.situation.reader or UTC
    begins = [(slot, slot.start.astimezone(zone)) for slot in scene.situation.before]
    for number in plain:
        alike = [
            slot for slot, start in begins if start.weekday() == number and all(shows(start, hour) for hour in hours)
        ]
        if len(alike) > 1:
            return alike
    return []


def _tells_apart(item: Item) -> bool:
    """Whether a word takes several times, or tells one from the others."""
    return (item.kind == "back" and item.value not in ("that", "yes")) or item.word in SEVERAL


def on_the_table(slots: Sequence[Slot], scene: Scene) -> list[Slot]:
    """Times named again are those on the table: "Tuesday works" is the Tuesday that was proposed, with its hour."""
    table = scene.situation.before
    if not table or not slots or len(slots) > len(table) + 2:
        return list(slots)
    return [each for slot in slots for each in _same_on_table(slot, scene)]


def _is_wider(each: Slot, slot: Slot) -> bool:
    """Whether it is a window that goes on for longer than one which the message names: of "2 to 6" only "2 to 4"."""
    return not each.is_exact and each.start <= slot.start and slot.end < each.end


def _same_on_table(slot: Slot, scene: Scene) -> Sequence[Slot]:
    zone = scene.situation.speaker or scene.situation.reader or UTC
    day = slot.start.astimezone(zone).date()
    whole = (slot.end - slot.start).total_seconds() >= 8 * 3600
    same = [each for each in scene.situation.before if each.start.astimezone(zone).date() == day]
    held = [each for each in same if each.start == slot.start or slot.start < each.start < slot.end]
    if whole and same:
        return same
    if held and not slot.is_exact and not any(_is_wider(each, slot) for each in held):
        return held
    begins = bool(held) and slot.start == held[0].start and slot.is_exact and held[0].is_exact
    return held[:1] if begins else [slot]
