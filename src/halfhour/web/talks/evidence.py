"""The words a claim rests on, in their place among what was said around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from halfhour.domain.talks.transcript import Quote, Transcript, Turn

AROUND = 260
"""Characters shown before and after the words in a long turn (our own default: some three lines)."""

BESIDE = 140
"""Characters shown of a turn that only stands beside."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn as it is shown: its number, the turn, its pieces; `skipped` turns lie between it and the one before."""

    number: int
    turn: Turn
    pieces: tuple[Piece, ...]
    skipped: int = 0

    @property
    def rests(self) -> bool:
        """Whether marked words stand in it."""
        return any(piece.marked for piece in self.pieces)


def passages(transcript: Transcript, quotes: Iterable[Quote]) -> tuple[Passage, ...]:
    """The turns of the quotes and their neighbours, shortened round the marked words; in the order of speaking."""
    places = [quote for quote in quotes if quote.turn < len(transcript.turns)]
    near = {quote.turn + step for quote in places for step in (-1, 0, 1)}
    shown, last = [], -1
    for number in sorted(near & set(range(len(transcript.turns)))):
        turn = transcript.turns[number]
        pieces = _shortened(marked(turn.text, (quote for quote in places if quote.turn == number)))
        shown.append(Passage(number, turn, pieces, number - last - 1))
        last = number
    return tuple(shown)


def whole(transcript: Transcript, quotes: Iterable[Quote] = ()) -> Iterator[Passage]:
    """Every turn in full, with the words of the quotes marked."""
    by_turn: dict[int, list[Quote]] = {}
    for quote in quotes:
        by_turn.setdefault(quote.turn, []).append(quote)
    for number, turn in enumerate(transcript.turns):
        yield Passage(number, turn, marked(turn.text, by_turn.get(number, ())))


def marked(text: str, quotes: Iterable[Quote]) -> tuple[Piece, ...]:
    """The text in pieces; where quotes overlap their words are marked once."""
    pieces, done = [], 0
    for quote in sorted(quotes, key=lambda quote: (quote.start, quote.end)):
        start, end = max(quote.start, done), min(quote.end, len(text))
        if start < end:
            pieces += [Piece(text[done:start]), Piece(text[start:end], marked=True)]
            done = end
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not any(piece.marked for piece in pieces):
        return tuple(Piece(_head(piece.text, BESIDE)) for piece in pieces)
    last = len(pieces) - 1
    return tuple(
        piece if piece.marked else Piece(_around(piece.text, after=position > 0, before=position < last))
        for position, piece in enumerate(pieces)
    )


def _around(text: str, *, after: bool, before: bool) -> str:
    """The parts of an unmarked run that touch marked words: its beginning when it stands after some, its end when before."""
    if len(text) <= AROUND * (after + before):
        return text
    return (_head(text, AROUND) if after else "") + (_tail(text, AROUND) if before else "")


def _head(text: str, size: int) -> str:
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0] + " …"


def _tail(text: str, size: int) -> str:
    return text if len(text) <= size else "… " + text[-size:].split(" ", 1)[-1]
