"""An hour that tells when something is, by which a time is bounded: "until my meeting at 3", "before I leave for work at 2"."""

from halfhour.domain.scheduling.words.clocks import clock_at
from halfhour.domain.scheduling.words.days import UNTIL
from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import Clock

UP_TO = (*UNTIL, "up to", "up until")
OWNERS = ("my", "our", "your", "his", "her", "their", "the", "i", "we", "they", "he", "she", "it")
"""Words that begin what something else is called behind "before" and "after"; "before work at 8" may be at eight."""
OVER = ("ends", "end", "finishes", "finish", "closes", "stops", "out", "over", "done", "wraps", "leaves", "leave")
"""What makes the hour of a thing that of its end, behind which "after" leads on from there."""
DAYS = (
    "weekday",
    "weekdays",
    "month",
    "relday",
    "ordinal",
    "mod",
    "figures",
    "number",
    "clock",
    "sign",
    "break",
    "but",
    "if",
    "reason",
)
"""Kinds of pieces that end the words of an event, or belong to another time."""
FARTHEST = 6
"""Words of an event between the bound and its hour (our own default)."""


def event_bound(pieces: Pieces, at: int) -> tuple[Clock, int] | None:
    """The hour of an event that bounds a time, behind the word that bounds at a place, and where it ends."""
    word, kind = pieces[at].text, link(pieces, at)
    owned = at + 1 < len(pieces) and pieces[at + 1].text.split(" ")[0] in OWNERS
    if not (word in UP_TO or (word in ("before", "after") and kind == word and owned)):
        return None
    for place in range(at + 1, min(at + 2 + FARTHEST, len(pieces))):
        if place > at + 1 and pieces[place].text.split(" ")[-1] == "at":
            said = " ".join(piece.text for piece in pieces[at + 1 : place]).split(" ")
            over = kind != "after" or any(word in OVER for word in said)
            return clock_at(pieces, place + 1, licensed=True) if over else None
        if any(get(pieces, place, each) is not None for each in DAYS) or link(pieces, place) in ("or", "and", "to"):
            return None
    return None
