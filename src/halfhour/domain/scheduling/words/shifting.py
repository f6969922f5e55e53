"""Times on the table moved by a length: "push it by an hour", "half an hour later", "a day earlier"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.shifts import Shift
from halfhour.domain.scheduling.words.values import About, Slot

AM = ("i'm", "im", "we're")
"""Words that tell how late somebody may be, and ask for nothing."""
ASKS = ("please", "pls", "plz", "make", "but", "need", "want")
"""Words that ask for what stands beside them."""


def asks_to_shift(spoken: Sequence[Clause]) -> bool:
    """Whether it asks for a time a little earlier or later than one on the table."""
    return any(
        isinstance(item.value, Shift) for clause in spoken if clause.offers or clause.asks for item in clause.rest
    )


def with_all_moved(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with "the same hours", where a length moves them, as all times on the table: "the same hours, but one week later"."""
    if not asks_to_shift(spoken):
        return list(spoken)
    return [_pointing_to_all(clause) for clause in spoken]


def _pointing_to_all(clause: Clause) -> Clause:
    several = [part.item for part in clause.parts if "several" in part.item.kinds]
    kept = [part for part in clause.parts if part.item not in several]
    return replace(
        clause, parts=kept, rest=[*clause.rest, *(replace(item, kind="back", value="all") for item in several)]
    )


def shifted(spoken: Sequence[Clause], named: Sequence[Slot], scene: Scene) -> tuple[Slot, ...] | None:
    """The times on the table, or those of them that are named, moved as the message asks; None when it asks for no such thing."""
    said = [
        item.value
        for clause in spoken
        if not _only_tells(clause)
        for item in clause.rest
        if isinstance(item.value, Shift)
    ]
    if not said:
        return None
    found = said[0]
    if any(other.turn == "past" and other != found for other in said):
        scene.block(About.MEANT)  # "my train gets in at quarter past, so half past?"
    if named and not scene.situation.before:
        return None  # "10am sharp, not a minute later"
    turned = [found] if found.turn else [replace(found, turn=turn) for turn in ("later", "earlier")]
    if named and any(set(named) <= set(_all_moved(scene.situation.before, way, scene)) for way in turned):
        return tuple(named)  # "half an hour later, i.e. 10:30"
    if _are_told(spoken):
        named = [slot for slot in named if slot in scene.situation.before]  # "an hour later, my train goes at 12:15"
    table = named or scene.situation.before
    if not table or not (set(named) <= set(scene.situation.before) or _keep_hour(spoken, named, scene)):
        scene.block(About.EARLIER)
        return ()
    slot = table[0]
    if len(table) > 1 and found.turn and _means_all(spoken):
        return tuple(_all_moved(table, found, scene))
    if len(table) > 1:
        slot = scene.choose(About.EARLIER, [(str(number), each) for number, each in enumerate(table)])
    if found.turn == "past":
        return (_past_hour(slot, found.minutes),)
    ways = [("later", timedelta(minutes=found.minutes)), ("earlier", -timedelta(minutes=found.minutes))]
    by = scene.choose(About.MEANT, [way for way in ways if found.turn in ("", way[0])])
    return (replace(slot, start=_moved(slot.start, by, scene), end=_moved(slot.end, by, scene)),)


def _are_told(spoken: Sequence[Clause]) -> bool:
    """Whether all hours of a message are told, and none is offered."""
    hours = [part for clause in spoken for part in clause.parts if part.item.kind == "time"]
    return bool(hours) and all(part.act == "tells" or part.does in ("past", "aside") for part in hours)


def _keep_hour(spoken: Sequence[Clause], named: Sequence[Slot], scene: Scene) -> bool:
    """Whether other days are named, at the hour of the one time on the table: "swap to the Wednesday, an hour earlier"."""
    hours = any(part.item.kind == "time" for clause in spoken for part in clause.parts)
    return not hours and len(scene.situation.before) == 1 and all(slot.is_exact for slot in named)


def _only_tells(clause: Clause) -> bool:
    """Whether it tells of something else that is early or late: "he came a day late", "if I'm two minutes late it's the hill"."""
    found = (
        number for number, item in enumerate(clause.rest) if isinstance(item.value, Shift) and item.value.turn != "past"
    )
    place = next(found, 0)
    before = clause.rest[:place]
    told = any(item.kind == "reports" for item in before)
    asks = clause.asks or any(item.kind in ("offers", "moving") or item.word in ASKS for item in clause.rest)
    strange = any(item.is_strange for item in before) and not asks
    return told or strange or [item.word for item in before[-1:]] in [[word] for word in AM]


def _means_all(spoken: Sequence[Clause]) -> bool:
    """Whether all times on the table are moved: "both an hour later"."""
    return any(item.kind == "back" and item.value == "all" for clause in spoken for item in clause.rest)


def _past_hour(slot: Slot, minutes: int) -> Slot:
    """A time at so many minutes past its hour: "can we say quarter past?"."""
    by = timedelta(minutes=minutes - slot.start.minute)
    return replace(slot, start=slot.start + by, end=slot.end + by)


def _all_moved(table: Sequence[Slot], by: Shift, scene: Scene) -> list[Slot]:
    """The times on the table moved as was said, where the way is said."""
    minutes = timedelta(minutes=-by.minutes if by.turn == "earlier" else by.minutes)
    moved = [(_moved(slot.start, minutes, scene), _moved(slot.end, minutes, scene)) for slot in table if by.turn]
    return [replace(slot, start=start, end=end) for slot, (start, end) in zip(table, moved, strict=False)]


def _moved(moment: datetime, by: timedelta, scene: Scene) -> datetime:
    """A moment moved; by whole days it keeps its hour where the speaker is, also over a change of the clocks."""
    if by % timedelta(days=1):
        return moment + by
    zone = scene.situation.speaker or scene.situation.reader or UTC
    return (moment.astimezone(zone) + by).astimezone(UTC)
