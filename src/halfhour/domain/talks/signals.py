"""Culture signals: an observation has a possible reading, another reading and a way to check (field.md §1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.talks.answers import Signal
from halfhour.domain.vectors import Floats


@dataclass(frozen=True)
class Signals:
    """Kinds of signals, each known by the meaning of sentences that show it.

    Shapes: `examples` sentences × width, of length 1; `kinds` gives for each of them its signal; `enough` is the least likeness.
    """

    examples: Floats
    kinds: Sequence[Signal]
    enough: float = 0.35

    def of(self, vector: Floats) -> Signal | None:
        """The signal that a sentence is most like, None when it is like none."""
        if not len(self.kinds):
            return None
        likeness = self.examples @ vector
        best = int(likeness.argmax())
        return self.kinds[best] if likeness[best] >= self.enough else None
