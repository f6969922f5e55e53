"""Days counted from a time that is taken from the table: "Ok for the last one. The day after at the same time is possible too."."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from halfhour.domain.scheduling.words.answers import picked_in
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Clock, Dated, Later, Time
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import Slot


def with_days_after_picked(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with days counted from the one time that an earlier sentence takes, and with its hour where that is to be the same."""
    found: list[Clause] = []
    picked: Slot | None = None
    for clause in spoken:
        counts = any(isinstance(part.item.value, Later) for part in clause.parts)
        days = [part for part in clause.parts if part.item.kind == "day"]
        slot = (_one_picked(clause, scene) or picked) if counts and len(days) == 1 else None
        found.append(replace(clause, parts=[_placed(part, slot, scene) for part in clause.parts]) if slot else clause)
        picked = None if days else _one_picked(clause, scene) or picked
    return found


def _one_picked(clause: Clause, scene: Scene) -> Slot | None:
    """The one time on the table that a clause takes, before any of its own."""
    first = min((part.item.start for part in clause.parts), default=None)
    points = any(item.kind == "back" and (first is None or item.start < first) for item in clause.rest)
    slots = picked_in(clause, scene) if scene.situation.before and points else ()
    return slots[0] if len(slots) == 1 else None


def _placed(part: Part, slot: Slot, scene: Scene) -> Part:
    """A part counted from a slot, on the writer's clock."""
    start = slot.start.astimezone(scene.situation.speaker or scene.situation.reader or UTC)
    match part.item.value:
        case Later(days=days):
            day = start.date() + timedelta(days=days)
            return replace(part, item=replace(part.item, value=Dated(day.day, day.month, day.year)))
        case Time(kind="same") if slot.is_exact:
            return replace(part, item=replace(part.item, value=Time("at", Clock(start.hour, start.minute, "24"))))
    return part
