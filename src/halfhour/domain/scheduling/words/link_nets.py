"""What is learned of the days and hours of a message: an encoder that reads on from the ear, and small networks (models/times.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from halfhour.domain.place_reader import Place, PlaceReader
from halfhour.domain.vectors import Floats

WHOLE = 3
"""Numbers that are of the whole message: that it offers, calls for a question, does neither. Those behind are of each place."""
OFFERS, ASKS, NEITHER = range(WHOLE)
"""Which of these is which."""
NOWHERE = -1
"""The day of an hour that has none in the message."""


class Signs(NamedTuple):
    """What is told of a message without its words: where its tokens stand, a row a token, its pairs of a day and an hour, a row a pair."""

    places: Sequence[Place]
    tokens: Floats
    pairs: Sequence[tuple[int, int]]
    of_pairs: Floats


class Chances(NamedTuple):
    """Chances, 0 to 1: pairs × roles; that all of a day is offered, and that something is taken away, one a token."""

    roles: Floats
    whole: Floats
    away: Floats


@dataclass(frozen=True)
class Net:
    """A network with one hidden layer: rows × signs to rows × numbers."""

    enter: Floats
    enter_bias: Floats
    leave: Floats
    leave_bias: Floats

    def numbers(self, rows: Floats) -> Floats:
        """What it makes of each row."""
        found: Floats = np.maximum(rows @ self.enter + self.enter_bias, 0) @ self.leave + self.leave_bias
        return found


@dataclass(frozen=True)
class LinkNets:
    """The encoder and the networks over what it holds of each token, and the signs."""

    reader: PlaceReader
    roles: Net
    whole: Net
    away: Net
    answers: Net | None = None
    """None only while it is taught."""

    def chances(self, text: str, signs: Signs) -> Chances:
        """How likely each decision is about the tokens of a message, of which there are some."""
        width = len(self.whole.enter) - signs.tokens.shape[1]
        read = self.reader.numbers(text, signs.places)
        holds = np.array([np.zeros(width) if row is None else row[WHOLE:] for row in read], dtype=np.float32)
        tokens = np.concatenate([signs.tokens, holds], axis=1)
        no_roles = np.zeros((0, len(self.roles.leave_bias)), dtype=np.float32)
        roles = _shares(self.roles.numbers(_rows_of_pairs(signs, holds))) if signs.pairs else no_roles
        whole, away = (_likely(net.numbers(tokens)[:, 0]) for net in (self.whole, self.away))
        return Chances(roles, whole, away)

    def kinds(self, text: str) -> Floats:
        """How likely it is that a message offers times, calls for a question, does neither."""
        kinds: Floats = _shares(self.reader.of_whole(text)[None, :WHOLE])[0]
        return kinds

    def choice(self, signs: Floats) -> Floats:
        """How likely each of the answers to a message is right, one of which is, by a row of signs each."""
        assert self.answers is not None
        chances: Floats = _shares(self.answers.numbers(signs).T)[0]
        return chances


@dataclass(frozen=True, slots=True)
class Links:
    """The nets, loaded where they are first asked; without a loader nothing is learned."""

    load: Callable[[], LinkNets] | None = None


def _rows_of_pairs(signs: Signs, holds: Floats) -> Floats:
    """Of each pair its own signs, those of its day and its hour, what is held of both, and of both together; of no day nothing."""
    days = np.array([day for day, _ in signs.pairs], dtype=np.intp)
    times = np.array([time for _, time in signs.pairs], dtype=np.intp)
    named = (days != NOWHERE).astype(np.float32)[:, None]
    day, hold = signs.tokens[days] * named, holds[days] * named
    rows: Floats = np.concatenate(
        [signs.of_pairs, day, signs.tokens[times], hold, holds[times], hold * holds[times]], axis=1
    )
    return rows


def _shares(numbers: Floats) -> Floats:
    parts = np.exp(numbers - numbers.max(axis=1, keepdims=True))
    shares: Floats = parts / parts.sum(axis=1, keepdims=True)
    return shares


def _likely(numbers: Floats) -> Floats:
    return (1 / (1 + np.exp(-numbers))).astype(np.float32)
