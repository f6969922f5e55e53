"""The grammar of shifts: a length with "later" or "earlier" behind it, or with "by" before it where something is moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.scheduling.words.looking import ends_here, get, link
from halfhour.domain.scheduling.words.pieces import Piece

UNITS = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440, "fortnight": 14 * 1440}
FAR = 6
"""Pieces between the word that moves and its length (our own default)."""

TARDY = {"late": "later", "early": "earlier"}
"""How somebody comes who comes so many minutes from the hour."""
THAN = ("later than", "earlier than")
SAID = ("you", "u", "yours", "that", "what", "planned", "proposed", "suggested", "agreed", "originally", "your")
"""What stands behind "than" where a time on the table is meant."""


AROUND = {"before": "earlier", "after": "later"}
"""Which way a length moves an hour that it is counted from."""
ROUND = (5, 10, 15, 20, 30, 45)
"""Minutes by which a talk is moved, where no unit stands behind them."""
_HOURS = re.compile(r"(\d{1,2})\s?h(?:rs?)?")


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
        return _added_at(pieces, at) or _bare_at(pieces, at)
    minutes, end = length
    if end + 1 < len(pieces) and pieces[end].text == "more" and pieces[end + 1].text in TARDY:
        return Shift(minutes, TARDY[pieces[end + 1].text]), end + 2  # "half an hour more late"
    if (link(pieces, end) in AROUND and _begins(pieces, at)) and (behind := _end_of_said(pieces, end + 1)):
        return Shift(minutes, AROUND[link(pieces, end)]), behind
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


def _added_at(pieces: Sequence[Piece], at: int) -> tuple[Shift, int] | None:
    """A length that is added to the hour: "+1h please"."""
    if get(pieces, at, "sign") != "+" or not _begins(pieces, at) or at + 1 >= len(pieces):
        return None
    if hours := _HOURS.fullmatch(pieces[at + 1].text):
        return Shift(60 * int(hours[1]), "later"), at + 2
    length = _length_at(pieces, at + 1)
    return (Shift(length[0], "later"), length[1]) if length else None


def _bare_at(pieces: Sequence[Piece], at: int) -> tuple[Shift, int] | None:
    """Minutes by which something is moved, without their unit: "can we push by 30?"."""
    number = get(pieces, at + 1, "number")
    moved = [piece for piece in pieces[max(0, at - 2) : at] if piece.get("moving")]
    if pieces[at].text != "by" or number is None or not moved or not ends_here(pieces, at + 2):
        return None
    minutes = int(str(number))
    return (Shift(minutes, str(moved[-1].get("turn") or "")), at + 2) if minutes in ROUND else None


def _begins(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a part of a sentence begins here, in which no other hour is named that a length could count from."""
    return at == 0 or ends_here(pieces, at - 1) or pieces[at - 1].text in ("but", "just", "maybe", "perhaps")


def _end_of_said(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words for the hour on the table end behind "before" and "after", or where nothing more is named: "an hour before, please"."""
    if ends_here(pieces, at) or pieces[at].text in ("please", "if", "because", "as"):
        return at
    words = [piece.text for piece in pieces[at : at + 3]]
    if words[:1] == ["what"] and words[1:2] == ["you"]:
        return at + 3
    return at + 2 if words[:1] in (["your"], ["the"]) and words[1:2] in (["suggestion"], ["proposal"]) else None


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
