"""Decides which hour belongs to which day, and how likely the slots are that come of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import NamedTuple

from halfhour.domain.scheduling.words.link_nets import Chances, LinkNets
from halfhour.domain.scheduling.words.links.composing import ROLES, Composed, Linked, Message, Role, roles_of
from halfhour.domain.scheduling.words.links.features import signs_of

TAKEN = 0.5
"""Chances of being taken away from which a token is."""
MOST_TURNED, LEAST = 5, 0.01
"""Doubtful decisions that are taken the other way too, and the least chance of a way that is looked at (our own defaults)."""
UNLIKELY = 0.03
"""Chances up to which a second way is not looked at."""


class Decision(NamedTuple):
    """One thing to decide: an hour's role to a day, or, without an hour, whether all of the day is offered; ways from the likeliest on."""

    day: int
    time: int | None
    ways: Sequence[tuple[Role | None, float]]


@dataclass(frozen=True)
class Outcome:
    """What comes of some links, and how likely it is that those links come to that, 0 to 1."""

    linked: Linked
    composed: Composed
    chance: float


def outcomes(message: Message, nets: LinkNets) -> list[Outcome]:
    """What a message may offer, the likeliest first; ways that lead to the same slots count together."""
    chances = nets.chances(message.own, signs_of(message))
    decisions = list(_decisions(message, chances))
    away = [number for number, chance in enumerate(chances.away) if chance > TAKEN]
    found: dict[tuple[object, ...], Outcome] = {}
    for chance, ways in _turned(decisions):
        linked = _linked(decisions, ways, away)
        composed = message.composed(linked)
        key = (*composed.doubts, *sorted((slot.start, slot.end) for slot in composed.slots))
        before = found.get(key)
        found[key] = (
            Outcome(before.linked, composed, before.chance + chance) if before else Outcome(linked, composed, chance)
        )
    return sorted(found.values(), key=lambda outcome: -outcome.chance)


def _decisions(message: Message, chances: Chances) -> Iterator[Decision]:
    for (day, time), row in zip(message.pairs, chances.roles, strict=True):
        given = dict(zip(ROLES, row.tolist(), strict=True))
        may: list[Role] = ["none", *roles_of(message.time(time))]
        some = sum(given[role] for role in may)
        yield Decision(day, time, sorted(((role, given[role] / some) for role in may), key=lambda way: -way[1]))
    for day in message.days:
        chance = float(chances.whole[day])
        yield Decision(day, None, sorted((("as", chance), (None, 1 - chance)), key=lambda way: -way[1]))


def _linked(decisions: Sequence[Decision], ways: Sequence[Role | None], away: Sequence[int]) -> Linked:
    """The links that some decisions make; a day with hours of its own is not offered whole."""
    links = {
        (each.day, each.time): way
        for each, way in zip(decisions, ways, strict=True)
        if each.time is not None and way is not None and way != "none"
    }
    whole = {each.day for each, way in zip(decisions, ways, strict=True) if each.time is None and way}
    return Linked(links, frozenset(whole - {day for day, _ in links}), away)


def _turned(decisions: Sequence[Decision]) -> Iterator[tuple[float, list[Role | None]]]:
    """The likeliest ways of all decisions, and those with some of the doubtful ones the other way; each with its chance."""
    best = [each.ways[0][1] for each in decisions]
    base = prod(best)
    doubtful = [
        number
        for number in sorted(range(len(decisions)), key=lambda number: best[number])[:MOST_TURNED]
        if len(decisions[number].ways) > 1 and decisions[number].ways[1][1] > UNLIKELY
    ]
    for many in range(len(doubtful) + 1):
        for chosen in combinations(doubtful, many):
            chance = base * prod(decisions[number].ways[1][1] / best[number] for number in chosen)
            if not chosen or chance >= LEAST:
                yield chance, [each.ways[number in chosen][0] for number, each in enumerate(decisions)]
