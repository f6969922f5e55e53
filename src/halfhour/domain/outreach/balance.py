"""Of whom a message speaks: of the one who writes, or of the one who reads it."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from halfhour.domain.letters.acts import ME, YOU
from halfhour.domain.letters.letter import Letter, Span
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.vectors import Floats


@dataclass(frozen=True, slots=True)
class Balance:
    """Words of the sentences about me alone, about them, and of those that say why them; my own words ("I", "my") outside the asking."""

    me: int
    them: int
    why: int
    mine: int
    sentences: int
    longest: Span | None
    """The longest sentence about me alone."""

    @property
    def share(self) -> float:
        """Of the words about either, the part about them; a half where there are none."""
        return self.them / (self.them + self.me) if self.them + self.me else 0.5

    @property
    def measures(self) -> tuple[float, ...]:
        """What a `Scale` weighs: the counts as logarithms, for the tenth word says less than the first."""
        counts = np.log1p([self.me, self.them, self.why, self.mine, self.sentences])
        return tuple(counts.tolist())


@dataclass(frozen=True, slots=True)
class Scale:
    """A line over the measures of a balance, learned from what careful readers said of messages (models/outreach.md)."""

    weights: Floats
    bias: float

    def is_about_me(self, balance: Balance) -> bool:
        """Whether a reader learns who writes, and not why they are written to."""
        return float(np.dot(balance.measures, self.weights)) + self.bias > 0


def balance_of(letter: Letter, known: Collection[Span], asking: Collection[Span]) -> Balance:
    """A sentence that speaks of you or is `known` to say why you is about them; one of me alone, which asks for nothing, about me.

    Others count for neither.
    """
    me = them = why = own = 0
    longest: tuple[int, Span | None] = (0, None)
    for span in letter.sentences:
        said = words_of(span.of(letter.text))
        mine = sum(word in ME for word in said)
        own += mine if span not in asking else 0
        why += len(said) if span in known else 0
        if span in known or not YOU.isdisjoint(said):
            them += len(said)
        elif mine and span not in asking:
            me += len(said)
            longest = max(longest, (len(said), span), key=lambda pair: pair[0])
    return Balance(me, them, why, own, len(letter.sentences), longest[1])
