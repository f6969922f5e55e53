"""What stands at a place among the pieces of a message."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from halfhour.domain.scheduling.words.pieces import Piece

Pieces = Sequence[Piece]


def get(pieces: Pieces, at: int, kind: str) -> object:
    """The value of the piece at a place as a kind; None when there is none."""
    return pieces[at].kinds.get(kind) if 0 <= at < len(pieces) else None


def link(pieces: Pieces, at: int) -> str:
    """Which link stands at a place: or, to, between, at…; a hyphen is a "to" too."""
    if get(pieces, at, "sign") == "-":
        return "to"
    return str(get(pieces, at, "link") or "")


def day_follows(pieces: Pieces, at: int) -> bool:
    """Whether a day comes next, small words left out."""
    while at < len(pieces) and pieces[at].text in ("on", "the", "of", "in"):
        at += 1
    return any(
        get(pieces, at, kind) is not None
        for kind in ("weekday", "month", "ordinal", "relday", "figures", "mod", "weekdays", "number")
    )


def ends_here(pieces: Pieces, at: int) -> bool:
    """Whether nothing more follows that "on" could lead to: "from 3 pm on." and not "3 pm on the ninth"."""
    return at >= len(pieces) or get(pieces, at, "sign") is not None or get(pieces, at, "break") is not None


def skip(pieces: Pieces, at: int, kind: str, values: tuple[str, ...]) -> int:
    """The place behind pieces of a kind, with a hyphen before them: "ish", "-ish o'clock"."""
    if get(pieces, at, "sign") == "-" and get(pieces, at + 1, kind) in values:
        at += 1
    while get(pieces, at, kind) in values:
        if kind == "link" and (
            day_follows(pieces, at + 1) or (pieces[at].text in ("on", "plus") and not ends_here(pieces, at + 1))
        ):
            break
        at += 1
    return at


def spans(pieces: Pieces, shape: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
    """What of the words has a shape, and the first of its pieces and the one behind its last; pieces are set apart by one blank."""
    joined = " ".join(piece.text for piece in pieces)
    starts = list(accumulate((len(piece.text) + 1 for piece in pieces), initial=0))
    places = {start: place for place, start in enumerate(starts)}
    end = 0
    for start in starts[:-1]:
        if start >= end and (match := shape.match(joined, start)) and match.end() + 1 in places:
            end = match.end()
            yield match, places[start], places[end + 1]
