"""Breaks in hours that are offered: "you reach me until 15:00 on Tuesday, with a break from 12 to 13"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle
from halfhour.domain.scheduling.words.heard import SILENT
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.slots import ruled_out
from halfhour.domain.scheduling.words.values import Slot

BREAKS = frozenset("break breaks pause pauses interruption recess intermission".split())
"""Words for what interrupts hours that are offered."""


def with_breaks(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with breaks told; a talk in the only break of a day full of lessons stays what it was."""
    return [replace(clause, parts=[_told(part, clause) for part in clause.parts]) for clause in spoken]


def breaks(spoken: Sequence[Clause], slots: Sequence[Slot], scene: Scene) -> Iterator[Slot]:
    """The breaks that lie within hours that are offered."""
    times = [part.item.value for clause in spoken for part in clause.parts if is_break(part, clause)]
    for time in times if slots else []:
        holes = ruled_out(Bundle((), (time,)), slots, scene)  # type: ignore[arg-type]
        yield from (hole for hole in holes if any(slot.start < hole.start and hole.end < slot.end for slot in slots))


def _told(part: Part, clause: Clause) -> Part:
    """A break, and what is said in its name ("a lunch break"), as told of, whatever it sounds like."""
    span = next((each for each in clause.parts if _leads_to(part, each, clause)), None)
    silent = replace(part.item, heard=SILENT)
    return part if span is None else replace(part, does="aside", act="tells", item=silent)


def _leads_to(part: Part, span: Part, clause: Clause) -> bool:
    lead = _lead(span, clause)
    return lead is not None and lead.end <= part.item.start <= span.item.start


def is_break(part: Part, clause: Clause) -> bool:
    """Whether words like "with a break" lead to a span behind times that are offered."""
    return _lead(part, clause) is not None


def _lead(span: Part, clause: Clause) -> Item | None:
    """The word that leads to a break behind times that are offered: "with", or one that excepts."""
    if not isinstance(span.item.value, Time) or span.item.value.kind != "between":
        return None
    ahead = [item for item in clause.rest if item.end <= span.item.start]
    lead = next((item for item in reversed(ahead) if item.word == "with" or item.kind == "except"), None)
    before = [each for each in clause.parts if lead and each.item.end <= lead.start][-1:]
    names = [*ahead, *(each.item for each in clause.parts if each.item.end <= span.item.start)]
    named = any(_names_a_break(item) for item in names if lead and item.start > lead.start)
    return lead if named and any(each.does == "offered" and not each.act for each in before) else None


def _names_a_break(item: Item) -> bool:
    return item.word in BREAKS or item.value == Time("part", part="lunch")
