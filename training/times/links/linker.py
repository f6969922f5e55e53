"""Learns which hours belong to which days and what is offered, and how sure the slots are that come of it."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import NamedTuple

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from halfhour.domain.vectors import Floats
from training.times.links.composing import NOWHERE, ROLES, Composed, Linked, Message, Role, roles_of
from training.times.links.explaining import Explained
from training.times.links.features import Features

HIDDEN, ROUNDS, PACE, HELD = 128, 12, 1e-3, 1e-3
"""Width of the one hidden layer, how often all is read, how fast it learns, and how tightly its weights are held."""
QUIET = 0.3
"""Chances of refusing below which a token that is not taken away teaches that it is not."""
MOST_TURNED, LEAST = 5, 0.01
"""Doubtful decisions that are taken the other way too, and the least chance of a way that is looked at (our own defaults)."""
UNLIKELY = 0.03
"""Chances up to which a second way is not looked at."""


class Decision(NamedTuple):
    """One thing to decide: an hour's role to a day, or, without an hour, whether all of the day is offered; ways from the likeliest on."""

    day: int
    time: int | None
    ways: Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Outcome:
    """What comes of some links, and how likely it is that those links come to that, 0 to 1."""

    linked: Linked
    composed: Composed
    chance: float


@dataclass(frozen=True)
class Linker:
    """Chances of the role of an hour to a day, that all of a day is offered, and that a token is taken away."""

    roles: MLPClassifier
    whole: MLPClassifier
    away: MLPClassifier

    def outcomes(self, message: Message) -> list[Outcome]:
        """What the message may offer, the likeliest first; ways that lead to the same slots count together."""
        features = Features(message)
        tokens = features.tokens
        decisions = list(self._decisions(features, tokens))
        away = (
            [number for number, chance in enumerate(_chances(self.away, tokens)) if chance > 0.5] if len(tokens) else []
        )
        found: dict[tuple[object, ...], Outcome] = {}
        for chance, ways in _turned(decisions):
            links: dict[tuple[int, int], Role] = {
                (each.day, each.time): way  # type: ignore[misc]
                for each, way in zip(decisions, ways, strict=True)
                if each.time is not None and way != "none"
            }
            linked_days = {day for day, _ in links}
            whole = {each.day for each, way in zip(decisions, ways, strict=True) if way == "whole"} - linked_days
            linked = Linked(links, frozenset(whole), away)
            composed = message.composed(linked)
            key = (*composed.doubts, *sorted((slot.start, slot.end) for slot in composed.slots))
            before = found.get(key)
            found[key] = (
                Outcome(before.linked, composed, before.chance + chance)
                if before
                else Outcome(linked, composed, chance)
            )
        return sorted(found.values(), key=lambda outcome: -outcome.chance)

    def _decisions(self, features: Features, tokens: Floats) -> Iterator[Decision]:
        message = features.message
        rows = _rows_of_pairs(features, tokens)
        for (day, time), chances in zip(
            features.pairs, self.roles.predict_proba(rows) if len(rows) else (), strict=True
        ):
            may = ["none", *roles_of(message.time(time))]
            given = {ROLES[number]: float(chance) for number, chance in zip(self.roles.classes_, chances, strict=True)}
            some = sum(given.get(role, 0.0) for role in may) or 1.0
            yield Decision(
                day, time, sorted(((role, given.get(role, 0.0) / some) for role in may), key=lambda way: -way[1])
            )
        for day, chance in zip(
            message.days, _chances(self.whole, tokens[message.days]) if message.days else (), strict=True
        ):
            yield Decision(day, None, sorted((("whole", chance), ("none", 1 - chance)), key=lambda way: -way[1]))


def learned(some: Sequence[tuple[Message, Explained]]) -> Linker:
    """A linker that has read these messages with what makes their slots."""
    roles, whole, away = _Taught(), _Taught(), _Taught()
    for message, explained in some:
        features = Features(message)
        tokens = features.tokens
        linked = explained.linked
        for pair, row in zip(features.pairs, _rows_of_pairs(features, tokens), strict=True):
            if pair in linked.links or pair not in explained.free:
                roles.add(row, ROLES.index(linked.links.get(pair, "none")))
        for day in message.days:
            if day in linked.whole or (day, None) not in explained.free:
                whole.add(tokens[day], int(day in linked.whole))
        for number, token in enumerate(message.tokens):
            if number in linked.away or token.heard.refuses < QUIET or number in linked.used:
                away.add(tokens[number], int(number in linked.away))
    return Linker(roles.fitted(), whole.fitted(), away.fitted())


class _Taught:
    """Rows of numbers, each with what it is."""

    def __init__(self) -> None:
        self.rows: list[Floats] = []
        self.classes: list[int] = []

    def add(self, row: Floats, of: int) -> None:
        self.rows.append(row)
        self.classes.append(of)

    def fitted(self) -> MLPClassifier:
        net = MLPClassifier(
            (HIDDEN,), alpha=HELD, batch_size=256, learning_rate_init=PACE, max_iter=ROUNDS, random_state=0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it stops after so many rounds by intent
            return net.fit(np.array(self.rows), np.array(self.classes))


def _rows_of_pairs(features: Features, tokens: Floats) -> Floats:
    """Of each pair how its two stand to each other, and each of them; of an hour without a day nothing of that."""
    nothing = np.zeros(tokens.shape[1] if len(tokens) else 0, dtype=np.float32)
    rows = [
        np.concatenate([pair, nothing if day == NOWHERE else tokens[day], tokens[time]])
        for (day, time), pair in zip(features.pairs, features.of_pairs, strict=True)
    ]
    return np.array(rows, dtype=np.float32)


def _chances(of: MLPClassifier, rows: Floats) -> list[float]:
    return [float(chance) for chance in of.predict_proba(rows)[:, 1]]


def _turned(decisions: Sequence[Decision]) -> Iterator[tuple[float, list[str]]]:
    """The likeliest ways of all decisions, and those with some of the doubtful ones the other way; each with its chance."""
    best = [each.ways[0] for each in decisions]
    base = prod(chance for _, chance in best)
    doubtful = sorted(range(len(decisions)), key=lambda number: best[number][1])[:MOST_TURNED]
    doubtful = [
        number for number in doubtful if len(decisions[number].ways) > 1 and decisions[number].ways[1][1] > UNLIKELY
    ]
    for many in range(len(doubtful) + 1):
        for chosen in combinations(doubtful, many):
            chance = base * prod(decisions[number].ways[1][1] / best[number][1] for number in chosen)
            if not chosen or chance >= LEAST:
                yield chance, [decisions[number].ways[number in chosen][0] for number in range(len(decisions))]
