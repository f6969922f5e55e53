"""The grammar of shifts: a length with "later" or "earlier" behind it, or with "by" before it where something is moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.scheduling.words.looking import get
from halfhour.domain.scheduling.words.pieces import Piece

UNITS = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440, "fortnight": 14 * 1440}
FAR = 6
"""Pieces between the word that moves and its length (our own default)."""

TARDY = {"late": "later", "early": "earlier"}
"""How somebody comes who comes so many minutes from the hour."""
THAN = ("later than", "earlier than")
SAID = ("you", "u", "yours", "that", "what", "planned", "proposed", "suggested", "agreed", "originally")
"""What stands behind "than" where a time on the table is meant."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many minutes something is moved; `turn` is "later", "earlier", or "" where nothing says which way.

    With "past" it is moved within its hour, to so many minutes past it.
    """

    minutes: int
    turn: str = ""


def shift_at(pieces: Sequence[Piece], at: int) -> tuple[Shift, int] | None:
    """The shift that begins at a place, and where it ends."""
    start = at + (pieces[at].text == "by")
    length = _length_at(pieces, start)
    if length is None:
        return None
    minutes, end = length
    if turn := get(pieces, end, "turn"):
        return Shift(minutes, str(turn)), end + 1
    if turn := TARDY.get(pieces[end].text) if end < len(pieces) else None:
        return Shift(minutes, turn), end + 1  # "I'll be fifteen minutes late on Thursday"
    if _is_compared(pieces, end):
        return Shift(minutes, pieces[end].text.split()[0]), end + 1
    if (back := get(pieces, end, "back")) in ("before_that", "after_that"):
        return Shift(minutes, "earlier" if back == "before_that" else "later"), end + 1
    moved = at > 1 and pieces[at - 1].text in ("it", "this", "that", "us") and pieces[at - 2].get("moving")
    if start == at and not (at and pieces[at - 1].get("turn")) and not moved:
        return None
    before = [piece for piece in pieces[max(0, at - FAR) : at] if piece.get("turn") or piece.get("moving")]
    turns = [str(piece.get("turn")) for piece in before if piece.get("turn")]
    return (Shift(minutes, turns[-1] if turns else ""), end) if before else None


def _is_compared(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is compared with what the reader said: "an hour later than you said", "than planned"."""
    return (
        pieces[at : at + 1] != []
        and pieces[at].text in THAN
        and any(each.text in SAID for each in pieces[at + 1 : at + 2])
    )


def _length_at(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    at += get(pieces, at, "link") == "a" and get(pieces, at + 1, "length") is not None
    if length := get(pieces, at, "length"):
        return int(str(length)), at + 1
    number = 1 if get(pieces, at, "link") == "a" else get(pieces, at, "number")
    unit = get(pieces, at + 1, "unit")
    if number is None or unit not in UNITS:
        return None
    return int(str(number)) * UNITS[str(unit)], at + 2
