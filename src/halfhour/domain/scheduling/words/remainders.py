"""What is left of slots: without what is ruled out, without whole days of which a narrower time is said, and what is spared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.values import Slot

WHOLE = timedelta(hours=8)
"""From which length a window is a whole day."""
DAWN, DUSK = timedelta(hours=3), timedelta(hours=5)
"""What is offered before and after the hours of work of the same day (our own default)."""

ONLY = ("only", "just", "except")
"""Words that take what they lead to from what was said of all; an exception does where it is one from a refusal."""
LEADS = 4
"""Words at the beginning of a sentence among which such a word stands: "the only day I have is" (our own default)."""


def narrowed(slots: Sequence[Slot]) -> list[Slot]:
    """Without whole days of which the message says a narrower time too, and without stretches of which it says the hour."""
    return [slot for slot in slots if slot.is_exact or not any(_is_narrower(other, slot) for other in slots)]


def _is_narrower(other: Slot, slot: Slot) -> bool:
    if slot.end - slot.start == WHOLE:
        return slot.start - DAWN <= other.start <= slot.end + DUSK and other.end - other.start < WHOLE
    if not slot.start <= other.start <= slot.end:
        return False
    if other.end <= slot.end and not (slot.is_exact or other.is_exact):
        return (slot.start, slot.end) != (other.start, other.end)  # "afternoons, from 1 to 3.30"
    return not slot.is_exact and other.is_exact and slot.start <= other.start < slot.end


def left_of(slots: Sequence[Slot], taken: Sequence[Slot]) -> Iterator[Slot]:
    """What is left of the slots when those that do not suit are taken away; an hour that begins a stretch of them is that stretch."""
    spans, hours = _told_apart(taken)
    for slot in slots:
        left = [slot]
        for other in (*spans, *hours):
            left = [piece for each in left for piece in _minus(each, other)]
        yield from left


def hides_an_hour(slots: Sequence[Slot], taken: Sequence[Slot]) -> bool:
    """Whether an hour does not suit within a whole day, or at the beginning of a window, so that nobody can tell how much is left."""
    hours = _told_apart(taken)[1]
    return any(
        not slot.minutes
        and not slot.is_exact
        and (slot.start == hour.start or (slot.start < hour.start < slot.end and slot.end - slot.start >= WHOLE))
        for slot in slots
        for hour in hours
    )


def _told_apart(taken: Sequence[Slot]) -> tuple[list[Slot], list[Slot]]:
    """Stretches of time, and hours of which none of these tells more."""
    spans = [other for other in taken if other.start < other.end]
    hours = [other for other in taken if other.start == other.end and not any(_covers(span, other) for span in spans)]
    return spans, hours


def _covers(span: Slot, hour: Slot) -> bool:
    return span.start <= hour.start < span.end


def _minus(slot: Slot, other: Slot) -> Iterator[Slot]:
    if slot.start == slot.end:
        if not (other.start <= slot.start < other.end or other.start == slot.start):
            yield slot
        return
    if other.start == other.end:
        yield from _without_hour(slot, other.start)
        return
    if other.end <= slot.start or other.start >= slot.end:
        yield slot
        return
    if slot.start < other.start:
        yield replace(slot, end=other.start)
    if other.end < slot.end:
        yield replace(slot, start=other.end)


def _without_hour(slot: Slot, hour: datetime) -> Iterator[Slot]:
    """A window without an hour at which the writer cannot: what lies before it, and behind it where the length of a talk is known."""
    if not slot.start < hour < slot.end:
        yield slot
        return
    yield replace(slot, end=hour)
    behind = hour + timedelta(minutes=slot.minutes or 0)
    if slot.minutes and behind < slot.end:
        yield replace(slot, start=behind)


def says_only(clause: Clause) -> bool:
    """Whether it begins with a word that takes what it names from what was said of all."""
    first = min((part.item.start for part in clause.parts), default=0)
    leads = [item.word for item in clause.rest if item.start < first]
    return any(word in ONLY for word in leads[:LEADS])
