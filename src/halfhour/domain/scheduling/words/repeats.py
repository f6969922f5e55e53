"""An hour that is said a second time, to tell whose clock it is on: "Is 10:30 all right? I mean your 10:30."."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Clock, Time


def with_repeats(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with each hour that was repeated for its clock on that clock, and not said twice."""
    found = list(spoken)
    for place, clause in enumerate(spoken):
        for part in clause.parts:
            clock = _on_a_clock(part)
            if clock and (earlier := _same_before(found[:place], clock)) is not None:
                number, said = earlier
                found[number] = _with(found[number], said, clock)
                found[place] = replace(found[place], parts=[each for each in found[place].parts if each is not part])
    return found


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
