"""A yes or a no that stands before a day on the table, as the cue that it is: "yes for the 12th, no for the 14th"."""

import re
from collections.abc import Sequence

from halfhour.domain.scheduling.words.looking import get, spans
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.values import Situation

DAYS = ("weekday", "relday", "ordinal", "month", "figures")
"""Kinds of words that begin a day."""
REFUSES = {"refuses": "refuses"}
OFFERS = {"offers": "offers"}
_CUE = re.compile(
    r"(?:an? )?(?:big |firm |definite |clear )?(?:(?P<no>no|nope|negative|sorry)|yes|yep|affirmative|good|ok|okay|fine)"
    r" (?:for the|to|for|on|about)(?!\S)"
)


def with_polar_cues(pieces: Sequence[Piece], situation: Situation) -> list[Piece]:
    """The pieces, each yes and no before a day as what offers or refuses it; the same where there is no table, or nothing is refused so."""
    found = list(pieces)
    cues = [(match, begin, end) for match, begin, end in spans(pieces, _CUE) if _leads_to_day(pieces, end)]
    if not situation.before or not any(match["no"] for match, _, _ in cues):
        return found
    for match, begin, end in reversed(cues):
        kinds = REFUSES if match["no"] else OFFERS
        found[begin:end] = [Piece(pieces[begin].start, pieces[end - 1].end, match.group(), kinds)]
    return found


def _leads_to_day(pieces: Sequence[Piece], at: int) -> bool:
    day = at + (get(pieces, at, "points") is not None)
    return any(get(pieces, day, kind) is not None for kind in DAYS)
