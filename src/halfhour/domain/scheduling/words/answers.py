"""Answers to times that are on the table: "the second one", "that works", "neither", "Tuesday works"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About, Slot


@dataclass(frozen=True, slots=True)
class Picked:
    """Which of the times on the table are taken."""

    slots: tuple[Slot, ...]
    confirms: bool


def answered(spoken: Sequence[Clause], gives_own: bool, scene: Scene) -> Picked | None:
    """What words that point back pick; None when there are none, or when the message names times of its own."""
    said = [str(item.value) for clause in spoken for item in clause.rest if item.kind == "back" and not clause.refuses]
    refused = any(item.value == "none" for clause in spoken for item in clause.rest if item.kind == "back")
    if gives_own:
        return None
    if refused:
        return Picked((), confirms=False)
    pointed = [word for word in said if word not in ("after_that", "before_that")]
    if not pointed:
        return None
    table = scene.situation.before
    if not table:
        scene.block(About.EARLIER)
        return Picked((), confirms=True)
    pointer = next((word for word in pointed if word not in ("that", "all")), pointed[0])
    return Picked(_picked(pointer, table, scene), confirms=True)


def _picked(pointer: str, table: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    match pointer:
        case "nth_1" | "nth_2" | "nth_3" | "nth_4":
            number = int(pointer[-1])
            if number > len(table):
                scene.block(About.EARLIER)
                return ()
            return (table[number - 1],)
        case "nth_last":
            return (table[-1],)
        case "later":
            return (max(table),)
        case "earlier":
            return (min(table),)
        case "all":
            return tuple(table)
    if len(table) > 1:
        return scene.choose(About.EARLIER, [(str(number), (slot,)) for number, slot in enumerate(table)])
    return tuple(table)


def on_the_table(slots: Sequence[Slot], scene: Scene) -> list[Slot]:
    """Times named again are those on the table: "Tuesday works" is the Tuesday that was proposed, with its hour."""
    table = scene.situation.before
    if not table or not slots or len(slots) > len(table) + 2:
        return list(slots)
    found: list[Slot] = []
    zone = scene.situation.speaker or scene.situation.reader or UTC
    for slot in slots:
        days = {slot.start.astimezone(zone).date()}
        whole = (slot.end - slot.start).total_seconds() >= 8 * 3600
        same = [each for each in table if each.start.astimezone(zone).date() in days]
        held = [each for each in same if slot.start <= each.start and each.end <= max(slot.end, each.start)]
        if whole and same:
            found += same
        elif held and not slot.is_exact:
            found += held
        elif held and slot.start == held[0].start:
            found.append(held[0])
        else:
            found.append(slot)
    return found
