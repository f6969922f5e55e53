"""Bare figures that are hours by where they stand: in a list of hours, as four figures apart, behind "hour"."""

from itertools import takewhile

from halfhour.domain.scheduling.words.clocks import clock_at
from halfhour.domain.scheduling.words.figures import DAY
from halfhour.domain.scheduling.words.looking import Pieces, ends_here, get, link

LEADS = ("so", "then", "hence", "therefore", "only", "flat", "free", "either")
"""Words behind which a list of figures is one of hours."""
WAKING = 8
"""The hour from which on a list behind a comma counts nothing: "you choose, 9 or 12", not "bring two or three" (our own default)."""
CODES = frozenset(
    "code codes pin password number no extension ext room id ref reference dial press key flight bus train invoice year since flat".split()
)
"""What four figures are that are no hour: "the door code is 1145"."""
FOUR = 4
EDGES = ("at the earliest", "at the soonest", "at the latest", "at earliest", "at latest")
"""Words behind an hour that make a bound of it."""
STOPS = (".", "?", "!")


def stands_as_hour(pieces: Pieces, at: int) -> bool:
    """Whether a bare figure is an hour by where it stands, whatever is said around it."""
    if at + 1 < len(pieces) and pieces[at + 1].text in EDGES:
        return True  # "11 at the soonest"
    return (
        _is_other_of_theirs(pieces, at)
        or _begins_list(pieces, at)
        or _is_of_four(pieces, at)
        or _is_called_hour(pieces, at)
        or _is_said_so(pieces, at)
    )


def _begins_list(pieces: Pieces, at: int) -> bool:
    """Whether a list of hours begins here that ends in "or" and counts nothing: "so 13 or 14", "ten, half past ten or eleven"."""
    minutes: list[int] = []
    joins: list[str] = []
    end = at
    while (not joins or joins[-1]) and (found := clock_at(pieces, end, licensed=True)):
        minutes.append(found[0].hour * 60 + found[0].minute)
        join, end = _join_at(pieces, found[1])
        joins.append(join)
    closes = joins[-2:] == ["or", ""] and ends_here(pieces, end)
    return closes and minutes == sorted(set(minutes)) and _leads_to_list(pieces, at, minutes[0] // 60)


def _join_at(pieces: Pieces, at: int) -> tuple[str, int]:
    """What joins an hour to the next of a list, and where that begins: "or", "," or nothing."""
    comma = at + (get(pieces, at, "sign") == ",")
    if link(pieces, comma) == "or":
        return "or", comma + 1
    listed = comma > at and any(
        get(pieces, comma, kind) is not None for kind in ("number", "clock", "fraction", "fixed")
    )
    return (",", comma) if listed else ("", at)


def _leads_to_list(pieces: Pieces, begins: int, first: int) -> bool:
    """Whether a list of hours may begin here: a sentence does, or words or signs lead to it."""
    before = pieces[begins - 1].text if begins else ""
    if before in (":", "-", *LEADS):
        return True
    apart = not begins or before in (*STOPS, ",", "(") or get(pieces, begins - 1, "break") is not None
    return apart and first >= WAKING


def _is_of_four(pieces: Pieces, at: int) -> bool:
    """Whether it is an hour of 24 in four figures that stands apart in a sentence with a day: "1145, Monday", "Friday, ring us: 1400"."""
    four = get(pieces, at, "four")
    if not isinstance(four, str) or len(four) < FOUR or four[:2] in ("19", "20") or int(four) % 5:
        return False
    before, behind = pieces[at - 1] if at else None, at + 1
    apart = before is None or before.get("sign") in (",", ":", "-", *STOPS) or before.get("break") is not None
    apart = apart or (before is not None and before.text in ("be", "so"))
    if not apart or not ends_here(pieces, behind) or int(four[:2]) >= DAY or int(four[2:]) > 59:
        return False
    if before is not None and before.text == ":" and not _is_among_fours(pieces, at):
        return False  # "ring the ward: 1330" may be its number
    sentence = [*_up_to_stop(pieces[:at][::-1]), *_up_to_stop(pieces[behind:])]
    day = any(piece.get(kind) is not None for piece in sentence for kind in ("weekday", "relday", "ordinal", "month"))
    return day and not any(piece.text in CODES for piece in sentence)


def _is_among_fours(pieces: Pieces, at: int) -> bool:
    """Whether another hour is typed in four figures: "off watch at 1200"."""
    others = (place for place in range(len(pieces)) if place != at and link(pieces, place - 1) in ("at", "from", "to"))
    return any(len(str(get(pieces, place, "four") or "")) == FOUR for place in others)


def _up_to_stop(pieces: Pieces) -> Pieces:
    """The pieces of a sentence up to where it ends."""
    return list(takewhile(lambda piece: piece.text not in STOPS and piece.get("break") is None, pieces))


def _is_called_hour(pieces: Pieces, at: int) -> bool:
    """Whether "hour" stands before it and nothing behind: "Tuesday good. Hour 11."; "an hour 11" says nothing."""
    called = at > 0 and pieces[at - 1].text == "hour" and not (at > 1 and pieces[at - 2].get("points"))
    counts = at > 1 and get(pieces, at - 2, "number") is not None
    return called and not counts and ends_here(pieces, at + 1)


def _is_said_so(pieces: Pieces, at: int) -> bool:
    """Whether ", say" stands behind it: "Sunday after church (11, say)"."""
    says = get(pieces, at + 1, "sign") == "," and at + 2 < len(pieces) and pieces[at + 2].text in ("say", "let's say")
    return says and ends_here(pieces, at + 3) and pieces[at].text not in ("one", "two")


def _is_other_of_theirs(pieces: Pieces, at: int) -> bool:
    """Whether it is the other of two hours on the reader's clock: "at your 9:30 or your 11"."""
    hour = any(get(pieces, at - 3, kind) is not None for kind in ("clock", "number", "meridiem"))
    return [piece.text for piece in pieces[max(0, at - 2) : at]] == ["or", "your"] and hour
