"""Which links make the slots of a right answer: what the linker learns from phrases whose slots are known."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from halfhour.domain.scheduling.words.heard import REFUSES
from halfhour.domain.scheduling.words.link_nets import NOWHERE
from halfhour.domain.scheduling.words.links.composing import Linked, Message, Role, roles_of
from halfhour.domain.scheduling.words.values import Slot
from tests.times import Phrase, slot_in

Ends = tuple[datetime, datetime]
Key = tuple[int, tuple[tuple[int, Role], ...]]
"""A day, or none, with its hours and what they are to it; without hours all of the day."""
MOST_TRIED = 600
"""Days times pairs of hours that are tried; a longer calendar teaches nothing (our own default)."""
MOST_TOKENS = 8
"""Tokens up to which it is tried whether one of them that does not sound refused is taken away."""


@dataclass(frozen=True)
class Wanted:
    """The slots of an answer, both ends each; of `moments` the beginning alone."""

    slots: frozenset[Ends]
    moments: frozenset[datetime]

    def shown(self, slots: Sequence[Slot]) -> frozenset[Ends]:
        """Slots in the same way."""
        return frozenset(
            (slot.start, slot.start if slot.is_exact and slot.start in self.moments else slot.end) for slot in slots
        )


@dataclass(frozen=True)
class Explained:
    """Links that make the slots, and pairs of day and hour (none: all of the day) that would do no harm, of which nothing is learned."""

    linked: Linked
    free: Collection[tuple[int, int | None]]


def wanted(phrase: Phrase) -> Iterator[Wanted]:
    """The slots of each answer that is right, where it is one of slots."""
    for right in phrase.right:
        if "slots" in right:
            slots = [slot_in(each, phrase.situation.today, phrase.situation.speaker) for each in right["slots"]]
            moments = frozenset(slot.start for slot in slots if slot.start == slot.end)
            yield Wanted(frozenset((slot.start, slot.end) for slot in slots), moments)


def explained(message: Message, answer: Wanted) -> Explained | None:
    """What makes these slots, of all ways the plainest; None where nothing does."""
    if not answer.slots:
        return Explained(Linked(), ())
    if len(message.days) * len(message.times) ** 2 > MOST_TRIED:
        return None
    if (found := _with(message, answer, ())) is not None or len(message.tokens) > MOST_TOKENS:
        return found
    loud = (number for number, token in enumerate(message.tokens) if token.heard.refuses < REFUSES)
    return next((found for each in loud if (found := _with(message, answer, (each,))) is not None), None)


def _with(message: Message, answer: Wanted, away: Sequence[int]) -> Explained | None:
    """The same, where some tokens are taken away beside those that sound refused."""
    makes = {
        key: slots
        for key in _keys(message)
        if (slots := _shown(message, answer, _linked([key], away))) and slots <= answer.slots
    }
    free = {(day, hours[0][0] if hours else None) for day, hours in makes if len(hours) <= 1}
    table = bool(message.situation.before)
    if table and _shown(message, answer, _linked([], away)) == answer.slots:
        return Explained(_taking_away(message, _linked([], away)), free)
    chosen: list[Key] = []
    left = set(answer.slots)
    while left:
        best = min(
            (key for key in makes if makes[key] & left),
            key=lambda key: _cost(message, key) / len(makes[key] & left),
            default=None,
        )
        if best is None:
            return None
        chosen.append(best)
        left -= makes[best]
    linked = _linked(chosen, away)
    if _shown(message, answer, linked) != answer.slots:
        return None
    return Explained(_taking_away(message, linked), free - set(linked.links) - {(day, None) for day in linked.whole})


def _taking_away(message: Message, linked: Linked) -> Linked:
    return replace(linked, away=message.refused(linked))


def _shown(message: Message, answer: Wanted, linked: Linked) -> frozenset[Ends]:
    try:
        return answer.shown(message.composed(linked).slots)
    except (ArithmeticError, LookupError, ValueError):  # hours that make no span, days that are none
        return frozenset()


def _linked(keys: Sequence[Key], away: Sequence[int]) -> Linked:
    links = {(day, hour): role for day, hours in keys for hour, role in hours}
    return Linked(links, frozenset(day for day, hours in keys if not hours), away)


def _keys(message: Message) -> Iterator[Key]:
    """All of a day, each hour of each day or of none in each role, and each two hours that may bound one span."""
    hours = [(number, role) for number in message.times for role in roles_of(message.time(number))]
    two = [(one, other) for one, other in combinations(hours, 2) if one[0] != other[0]]
    for day in (*message.days, NOWHERE):
        if day != NOWHERE:
            yield day, ()
        yield from ((day, (hour,)) for hour in hours)
        yield from ((day, both) for both in two)


def _cost(message: Message, key: Key) -> float:
    """How far-fetched it is: tokens that do not sound offered, hours far from their day, hours turned into bounds."""
    day, hours = key
    used = [number for number in (day, *(hour for hour, _ in hours)) if number != NOWHERE]
    cost = sum(3 * (1 - message.tokens[number].heard.offers) for number in used)
    cost += sum(role != "as" for _, role in hours) + 0.7 * (len(hours) > 1)
    if day == NOWHERE:
        return cost + 1 + 4 * bool(message.days)
    here = message.tokens[day].place
    for hour, _ in hours:
        there = message.tokens[hour].place
        cost += 0.5 * (abs(hour - day) + (there.statement != here.statement) + (there.clause != here.clause))
    return cost
