"""Times on the table that are called by their place or their order, with a name behind: "3rd slot", "first proposal", "the late one"."""

from collections.abc import Collection, Sequence

from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.pieces import Piece

MOST_PICKED = 4
"""The last number by which a time on the table is called (our own default)."""
NAMES = frozenset("slot option proposal suggestion choice alternative possibility offer".split())
"""What a time is called that was proposed."""
NUMBERED = frozenset(f"{name}s" for name in (*NAMES, "number"))
"""What several times are called before their numbers: "options 1 and 2"."""
ORDER = {"early": "earlier", "late": "later"}
"""How one of several is called by its hour, as "the earlier" is."""
POINTS = ("the", "your", "that")
LEAVES = ("leaves", "which leaves", "that leaves", "leaving", "so")
"""Words before the number of what is left."""
OTHERS = ("my", "our", "his", "her", "their", "its", "a", "an", "any", "every", "another", "no")
"""Words before what is none of the times on the table: "my first choice"."""


def called_at(pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """Which time on the table is called by its place or order here, and where that ends; a day may stand within, or behind "on"."""
    before = pieces[at - 1] if at else None
    if before and before.text in OTHERS:
        return None
    if _is_the_last(pieces, at):
        return "nth_last", at + 1
    if pieces[at].text in POINTS and at + 1 < len(pieces) and pieces[at + 1].text in ORDER:
        return called_at(pieces, at + 1)
    if (number := pieces[at].get("ordinal")) and int(str(number)) <= MOST_PICKED:
        return (f"nth_{number}", at + 2) if _is_name(pieces, at + 1, NAMES) else None
    order = ORDER.get(pieces[at].text)
    if order is None or before is None or not (before.text in POINTS or before.get("owns")):
        return None
    day = get(pieces, at + 1, "weekday") is not None
    return (order, at + 2 - day) if _is_name(pieces, at + 1 + day, {"one", *NAMES}) else None


def numbered_at(pieces: Sequence[Piece], at: int) -> int | None:
    """The number here by which a time on the table is called: "options 1 and 2 are out", and behind these "so 3"."""
    number = get(pieces, at, "number")
    if number is None or not 0 < int(str(number)) <= MOST_PICKED or _is_hour(pieces, at + 1):
        return None
    return int(str(number)) if _is_counted(pieces, at) or _is_what_is_left(pieces, at) else None


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a name of several stands before a number, or before the list that it is in, which names no hour."""
    place = at - 1
    while place > 0 and (link(pieces, place) in ("and", "or") or pieces[place].text in (",", "&")):
        place -= 1 + (get(pieces, place - 1, "number") is not None)
    listed = link(pieces, at + 1) in ("and", "or", "to") or get(pieces, at + 1, "sign") in ("-", ",")
    hours = listed and (link(pieces, at + 1) == "to" or _is_hour(pieces, at + 3))
    among = any(piece.text in ("of", "between", "from", "among") for piece in pieces[max(0, place - 2) : max(0, place)])
    return place >= 0 and pieces[place].text in NUMBERED and not hours and not among


def _is_what_is_left(pieces: Sequence[Piece], at: int) -> bool:
    """Whether all that follows on others which are called by their numbers is one more: "which leaves 3", "so 3"."""
    counted = any(_is_counted(pieces, place) for place in range(1, at) if get(pieces, place, "number") is not None)
    ends = at + 1 >= len(pieces) or any(get(pieces, at + 1, kind) is not None for kind in ("sign", "break"))
    return counted and ends and at > 0 and pieces[at - 1].text in LEAVES


def _is_hour(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what stands behind a number makes it an hour."""
    return any(get(pieces, at, kind) is not None for kind in ("meridiem", "clockword", "part", "zone", "unit"))


def _is_the_last(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is "the last", of which something is said: "the last clashes", "the last would do"; nothing of the past."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    named = pieces[at].text == "last" and at > 0 and pieces[at - 1].text == "the"
    said = behind is not None and any(behind.get(kind) is not None for kind in ("verb", "offers", "refuses"))
    return named and said and behind is not None and behind.text not in ("was", "were", "had", "free", "open")


def _is_name(pieces: Sequence[Piece], at: int, names: Collection[str]) -> bool:
    """Whether one of these names stands here, and is not part of that of something else."""
    return at < len(pieces) and pieces[at].text in names and not _names_a_thing(pieces, at + 1)


def _names_a_thing(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what stands behind shows that something else is called so: "the first offer letter", "the second proposal was refused"."""
    follows = get(pieces, at, "word")
    thing = isinstance(follows, str) and follows.isalpha() and link(pieces, at) == "" and not pieces[at].get("speech")
    told = at < len(pieces) and pieces[at].text in ("was", "were", "had")
    return thing or told or any(get(pieces, at, kind) is not None for kind in ("month", "unit"))
