"""A text in pieces, with the words that a reason rests on numbered in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from halfhour.domain.letters.letter import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, and the numbers of the reasons that rest on it; `opens` and `ends` are those that begin and end here."""

    text: str
    numbers: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to look at, with its number and whether its words are marked."""

    number: int
    name: str
    why: str
    source: str
    marked: bool


def numbered(text: str, places: Iterable[tuple[int, Span]]) -> tuple[Piece, ...]:
    """The text with numbered places; words that several reasons rest on bear all their numbers."""
    given = [(number, span.start, min(span.end, len(text))) for number, span in places if span.start < len(text)]
    cuts = sorted({0, len(text)} | {cut for _, start, end in given for cut in (start, end)})
    return tuple(_piece(text, start, end, given) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, given: Iterable[tuple[int, int, int]]) -> Piece:
    over = [(number, first, last) for number, first, last in given if first < end and last > start]
    return Piece(
        text[start:end],
        tuple(number for number, _, _ in over),
        tuple(number for number, first, _ in over if first == start),
        tuple(number for number, _, last in over if last == end),
    )
