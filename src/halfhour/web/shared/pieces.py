"""A text in pieces, with the words that a reason rests on numbered in their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from halfhour.domain.letters.letter import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, and the number of the reason that it shows; 0 for none."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to look at, with its number and whether its words are marked."""

    number: int
    name: str
    why: str
    source: str
    marked: bool


def numbered(text: str, places: Iterable[tuple[int, Span]]) -> tuple[Piece, ...]:
    """The text with numbered places; where two overlap the words belong to the first, the second keeps what is left of it."""
    pieces, done = [], 0
    for number, span in sorted(places, key=lambda place: (place[1].start, place[1].end)):
        start, end = max(span.start, done), min(span.end, len(text))
        if start < end:
            pieces += [Piece(text[done:start]), Piece(text[start:end], number)]
            done = end
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)
