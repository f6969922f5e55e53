"""What a reader of talks has to know: small trained models and phrase books, passed in as one value."""

from dataclasses import dataclass

from halfhour.domain.talks.kind import Cue
from halfhour.domain.vectors import Vectors


@dataclass(frozen=True)
class Knowledge:
    """Models and phrases for reading talks; the wiring loads it once."""

    vectors: Vectors
    kind_cues: tuple[Cue, ...]
