"""When a talk could begin within a slot, and when it could not because one is taken."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from halfhour.domain.scheduling.spans import Span
from halfhour.domain.scheduling.words.values import Slot

GRID = timedelta(minutes=30)
"""How far apart the beginnings are that a window is asked for (our own default)."""
MOST = 16
"""Beginnings named of one window (our own default)."""


def beginnings(slot: Slot, length: timedelta, taken: Sequence[Span], *, now: datetime) -> tuple[datetime, ...]:
    """When a talk of this length fits into a slot and is still ahead; the one beginning of an exact slot, else every half hour."""
    if slot.is_exact:
        return tuple(each for each in (slot.start,) if each > now and _is_free(each, length, taken))
    found: list[datetime] = []
    start = slot.start
    while start + length <= slot.end and len(found) < MOST:
        if start > now and _is_free(start, length, taken):
            found.append(start)
        start += GRID
    return tuple(found)


def span_of(slot: Slot, length: timedelta) -> Span:
    """What a slot takes of the day: a beginning alone takes the talk's length."""
    return Span(slot.start, max(slot.end, slot.start + length))


def hull(slots: Iterable[Slot], length: timedelta) -> Span | None:
    """From the first of the slots to the last; None when there is none."""
    spans = [span_of(slot, length) for slot in slots]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _is_free(start: datetime, length: timedelta, taken: Iterable[Span]) -> bool:
    return not any(Span(start, start + length).overlaps(span) for span in taken)
