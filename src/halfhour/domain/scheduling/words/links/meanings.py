"""What may be answered to a message: the times that the grammar takes or asks about, one on the table, those that links lead to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from halfhour.domain.scheduling.words.links.linker import Outcome
from halfhour.domain.scheduling.words.values import Proposal, Slot

MOST_READINGS, MOST_OUTCOMES = 4, 5
"""Readings of a question, and outcomes of links, from the likeliest on, that are looked at (our own default)."""


@dataclass(frozen=True)
class Meaning:
    """Times that may be meant.

    `is_taken` says that the grammar takes them, `reading` which of the readings of its question they are, `rank` which of the outcomes
    of the links, and `chance` how likely those are that come to these times, 0 to 1; None and 0 where they are none.
    """

    slots: tuple[Slot, ...]
    is_taken: bool = False
    reading: int | None = None
    rank: int | None = None
    outcome: Outcome | None = None
    chance: float = 0.0


def meanings(grammar: Proposal, found: Sequence[Outcome], table: Sequence[Slot]) -> list[Meaning]:
    """The times that may be meant, each once: those of the grammar, the only one on the table, those of the links from the likeliest on."""
    readings = grammar.question.readings[:MOST_READINGS] if grammar.question else ()
    only = tuple(table) if len(table) == 1 else ()
    known: dict[frozenset[tuple[object, object]], Meaning] = {}
    for slots in filter(None, (grammar.slots, *(each.slots for each in readings), only, *_made(found))):
        if ends(slots) not in known:
            known[ends(slots)] = _meaning(slots, grammar, [each.slots for each in readings], found)
    return list(known.values())


def ends(slots: Iterable[Slot]) -> frozenset[tuple[object, object]]:
    """Both ends of each slot, by which answers are told apart."""
    return frozenset((slot.start, slot.end) for slot in slots)


def _made(found: Sequence[Outcome]) -> Iterable[tuple[Slot, ...]]:
    return (each.composed.slots for each in found[:MOST_OUTCOMES])


def _meaning(
    slots: tuple[Slot, ...], grammar: Proposal, readings: Sequence[Sequence[Slot]], found: Sequence[Outcome]
) -> Meaning:
    same = ends(slots)
    reading = next((number for number, each in enumerate(readings) if ends(each) == same), None)
    ranks = [number for number, each in enumerate(_made(found)) if ends(each) == same]
    return Meaning(
        slots,
        ends(grammar.slots) == same,
        reading,
        ranks[0] if ranks else None,
        found[ranks[0]] if ranks else None,
        sum(found[number].chance for number in ranks),
    )
