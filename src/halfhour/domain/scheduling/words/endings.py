"""Hours at which somebody has to end, which bound what is offered before them: "not before 10, and I have to leave at noon"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time

LEAVES = frozenset("leave go gone finish finished done stop run off away by out until shuts closes ends".split())
"""Words of those who say when they have to end."""


def with_endings(said: Sequence[tuple[Clause, Sequence[Item]]]) -> None:
    """Bounds what is offered from an hour on by the hour of its sentence at which somebody leaves."""
    for clause, segment in said:
        clause.parts = _bounded(clause.parts, segment)
    for (before, _), (clause, segment) in pairwise(said):
        if clause.joined and not clause.offers and len(clause.parts) == 1 and before.parts:
            both = _bounded([*before.parts, *clause.parts], segment)
            if len(both) == len(before.parts):
                before.parts, clause.parts, clause.refuses = both, [], False


def _bounded(parts: list[Part], segment: Sequence[Item]) -> list[Part]:
    """The parts, with an open beginning and the end behind it as one span."""
    times = [part for part in parts if isinstance(part.item.value, Time)]
    for first, last in pairwise(times):
        if _opens(first) and _ends(last) and _says_so(first, last, segment):
            span = replace(first, item=replace(first.item, value=_span(first.item.value, last.item.value)))
            return [span if part is first else part for part in parts if part is not last]
    return parts


def _opens(part: Part) -> bool:
    return (
        part.does == "offered"
        and part.act != "tells"
        and isinstance(part.item.value, Time)
        and part.item.value.kind == "after"
    )


def _ends(part: Part) -> bool:
    """Whether it is one hour, at which or until which something may be, that is not offered plainly."""
    return (
        isinstance(part.item.value, Time)
        and part.item.value.kind in ("at", "before")
        and part.item.value.first is not None
    )


def _says_so(first: Part, last: Part, segment: Sequence[Item]) -> bool:
    """Whether a word of leaving stands between the two hours, or the second is a bound of its own."""
    near = [item for item in segment if first.item.end <= item.start < last.item.start and not item.is_timed]
    words = {word for item in near if item.kind != "sign" for word in item.word.split(" ")}
    return bool(words & LEAVES)


def _span(first: object, last: object) -> object:
    return replace(first, kind="between", last=last.first)  # type: ignore[type-var,attr-defined]
