"""Words with which the hour on the table stays while its day is changed: "keep the hour and do Monday", "leave the time as it is"."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.pieces import Piece

KEEPS = ("keep", "keeping", "leave", "leaving", "retain", "retaining")
STICKS = ("stick", "sticking")
HOURS = ("hour", "time", "start time", "o'clock")
LONGEST = 4
"""Pieces of the longest such words: "stick to our time"."""
POINTS = ("the", "that", "this", "our", "your")
AS_IT_IS = ("as", "though", "but", "only", "the same", "please")


def keeps_hour_at(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words end that keep the hour of the table; none where it is kept for or from something: "keep the hour free"."""
    words = [piece.text for piece in pieces[at : at + LONGEST]]
    sticks = words[0] in STICKS and words[1:2] in (["to"], ["with"])
    if words[0] not in KEEPS and not sticks:
        return None
    place = 2 if sticks else 1
    points = words[place : place + 1] and words[place] in POINTS
    named = points and words[place + 1 : place + 2] != [] and words[place + 1] in HOURS
    end = at + place + 2 if named else at + place + 1
    again = named or get(pieces, at + place, "back") == "same_time"
    return end if again and _is_all(pieces, end) else None


def _is_all(pieces: Sequence[Piece], at: int) -> bool:
    """Whether nothing is said of the hour behind it but that it stays."""
    if at >= len(pieces) or get(pieces, at, "sign") is not None or get(pieces, at, "break") is not None:
        return True
    return link(pieces, at) in ("and", "or") or pieces[at].text in AS_IT_IS
