"""Another hour on the days of times that are taken from the table: "the middle one, but at 9.30", "both at 11, please"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from halfhour.domain.scheduling.words.alike import shows
from halfhour.domain.scheduling.words.answers import taken_beside_hours
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Dated, Time
from halfhour.domain.scheduling.words.scene import Scene


def with_picked_days(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses, hours that name no day with the days of those times on the table which the message takes for them."""
    zone = scene.situation.speaker or scene.situation.reader or UTC
    table = [slot.start.astimezone(zone) for slot in scene.situation.before]
    hours = [part for clause in spoken for part in clause.parts if _is_own_hour(part)]
    named = any(part.item.kind == "day" for clause in spoken for part in clause.parts)
    clocks = [part.item.value.first for part in hours if isinstance(part.item.value, Time)]
    if named or not hours or any(shows(start, clock) for start in table for clock in clocks):
        return list(spoken)
    picked = taken_beside_hours(spoken, hours[0].item.start, scene)
    days = list(dict.fromkeys(slot.start.astimezone(zone).date() for slot in picked))
    if not days or len({start.date() for start in table}) == 1:
        return list(spoken)
    dated = [Dated(day.day, day.month, day.year) for day in days]
    return [_on_days(clause, dated) if any(part in hours for part in clause.parts) else clause for clause in spoken]


def _is_own_hour(part: Part) -> bool:
    """Whether it is an hour that is offered, and not told of."""
    time = part.item.value
    return part.does == "offered" and not part.act and isinstance(time, Time) and time.kind in ("at", "between")


def _on_days(clause: Clause, days: Sequence[Dated]) -> Clause:
    """The clause with days before its first hour."""
    first = clause.parts[0].item
    parts = [
        Part(Item("day", first.start, first.start, day), "offered", "or" if number else "")
        for number, day in enumerate(days)
    ]
    return replace(clause, parts=[*parts, *clause.parts])
