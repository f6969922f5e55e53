"""A passage: some words of a sentence between seams, with the words around them and the frame in which they speak."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.scheduling.words.frames import Frame, frame_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.seams import stretches_of

ABLE = ("i can", "i could", "we can", "we could", "i'll", "we'll", "i'm free", "i am free", "let's", "let us")
"""Words with which the main sentence begins behind a condition."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a segment from `begins` up to `end`, and of whom they say what."""

    segment: Sequence[Item]
    begins: int
    end: int
    frame: Frame

    @property
    def items(self) -> Sequence[Item]:
        """The words of the passage."""
        return self.segment[self.begins : self.end]

    @property
    def places(self) -> range:
        """The places of its words in the segment."""
        return range(self.begins, self.end)

    @property
    def seam(self) -> Item | None:
        """The comma or link before it; None at the beginning of the segment."""
        return self.segment[self.begins - 1] if self.begins else None

    @property
    def asks(self) -> bool:
        """Whether a question mark stands in it."""
        return any(item.value == "?" for item in self.items)

    @property
    def refuses(self) -> bool:
        """Whether a word stands in it that rules out."""
        return any(item.kind == "refuses" for item in self.items)


def passages(segment: Sequence[Item]) -> list[Passage]:
    """The passages of a segment in order."""
    cut = [piece for begins, end in stretches_of(segment) for piece in _behind_condition(segment, begins, end)]
    return [Passage(segment, begins, end, frame_of(segment[begins:end])) for begins, end in cut]


def _behind_condition(segment: Sequence[Item], begins: int, end: int) -> list[tuple[int, int]]:
    """Cuts where a condition ends and what holds then begins: "if my train is on time / I can call you at 10.15"."""
    if begins >= end or segment[begins].kind != "if":
        return [(begins, end)]
    main = next((place for place in range(begins + 3, end) if segment[place].word in ABLE), end)
    return [(begins, main), (main, end)] if main < end else [(begins, end)]
