"""Words with which the hour on the table stays while its day is changed: "keep the hour and do Monday", "leave the time as it is"."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.pieces import Piece

KEEPS = ("keep", "keeping", "leave", "leaving", "retain", "retaining")
STICKS = ("stick", "sticking")
HOURS = ("hour", "time", "start time", "o'clock")
SAID = frozenset(
    "agreed said gave put proposed suggested named planned set fixed wrote offered mention mentioned".split()
)
"""What was done with an hour that is on the table."""
FAR = 8
"""Pieces of the longest words for an hour that somebody said."""
LONGEST = 4
"""Pieces of the longest such words: "stick to our time"."""
POINTS = ("the", "that", "this", "our", "your")
SWAPS = ("swap", "trade", "exchange", "switch", "change")
NAMED = ("weekday", "relday", "ordinal", "figures", "month")
"""Kinds of words that end the name of a day."""
AS_IT_IS = ("as", "though", "but", "only", "the same", "please")


def keeps_hour_at(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words end that keep the hour of the table; none where it is kept for or from something: "keep the hour free"."""
    if said := _said_hour_at(pieces, at) or _as_was_said_at(pieces, at):
        return said
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


def swapped_at(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words end that give a day away for the one behind them: "swap Monday for / Wednesday"; none where no such day follows."""
    if pieces[at].text not in SWAPS:
        return None
    lost = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].text == "the")
    new = lost + 2 + (lost + 2 < len(pieces) and pieces[lost + 2].text == "the")
    days = all(any(get(pieces, place, kind) is not None for kind in NAMED[:3]) for place in (lost, new))
    given = lost + 1 < len(pieces) and pieces[lost + 1].text in ("for", "for the")
    return lost + 2 if days and given else None


def _said_hour_at(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words end for the hour on the table as somebody said it: "at the hour we had agreed", "the time you gave for Monday"."""
    words = [piece.text for piece in pieces[at : at + FAR]]
    place = int(words[0] == "at")
    if words[place : place + 1] != ["the"] or words[place + 1 : place + 2] not in (["hour"], ["time"]):
        return None
    place += 2 + (words[place + 2 : place + 3] in (["that"], ["which"]))
    who = words[place : place + 1]
    place += 1 + (words[place + 1 : place + 2] in (["had"], ["have"], ["'d"]))
    if who not in (["we"], ["you"], ["you'd"], ["we'd"], ["you've"], ["we've"]) or words[place : place + 1] == []:
        return None
    if words[place] not in SAID:
        return None
    end = at + place + 1
    named = end + 1 + (get(pieces, end + 1, "points") is not None)
    of_day = link(pieces, end) in ("at", "on") and pieces[end].text in ("for", "for the", "on")
    return named + 1 if of_day and get(pieces, named, "weekday") is not None else end


def _as_was_said_at(pieces: Sequence[Piece], at: int) -> int | None:
    """Where words end that keep the hour of a day beside another with its own: "Wednesday as you said, or Thursday at 9"."""
    words = [piece.text for piece in pieces[at : at + 3]]
    you = (
        words[:2] in (["as", "you"], ["like", "you"])
        and words[2:] != []
        and words[2] in (*SAID, "say", "suggest", "propose")
    )
    comma = get(pieces, at + 3, "sign") == ","
    named = any(get(pieces, at - 1, kind) is not None for kind in NAMED)
    return at + 3 if you and named and link(pieces, at + 3 + comma) in ("or", "and") else None


def _is_all(pieces: Sequence[Piece], at: int) -> bool:
    """Whether nothing is said of the hour behind it but that it stays."""
    if at >= len(pieces) or get(pieces, at, "sign") is not None or get(pieces, at, "break") is not None:
        return True
    return link(pieces, at) in ("and", "or") or pieces[at].text in AS_IT_IS
