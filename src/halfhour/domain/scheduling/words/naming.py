"""Zones as they are named behind an hour: by name, by letters, by a place, or by whose they are."""

from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import Clock, Zone

WORDED = 5
"""Letters from which on the name of a zone is no abbreviation."""
SEASONS = ("standard", "daylight", "summer")
"""Words between the name of a zone and "time": "Central Daylight Time"."""


def zone_at(pieces: Pieces, at: int) -> tuple[Zone, int] | None:
    """The zone that begins at a place, in brackets or not."""
    start = at + (get(pieces, at, "sign") in ("(", "[", ","))
    if place := _hour_of(pieces, start):
        return Zone("named", str(place)), start + 3
    if _is_own_place(pieces, start):
        return Zone("whose", "mine"), start + 2
    if start > at and get(pieces, at, "sign") == "," and get(pieces, start + 1, "verb") == "be":
        return None  # "the round takes me to ten, MDT is at half twelve"
    start += link(pieces, start) == "on" and get(pieces, start + 1, "place") is not None
    said = get(pieces, start, "zone")
    if isinstance(said, Zone):
        found = said
    elif isinstance(said, str):
        found = Zone("named", said) if "/" in said else Zone("letters", said)
    elif whose := get(pieces, start, "whose"):
        found = Zone("whose", str(whose))
    elif (place := get(pieces, start, "place")) and (start == at or _closes(pieces, at)):
        found = Zone("named", str(place))
    else:
        return None
    end = start + 1
    seasonal = end + 1 < len(pieces) and pieces[end].text in SEASONS and pieces[end + 1].text == "time"
    end += 2 if seasonal else get(pieces, end, "weak") == "time" and found.kind == "letters"
    end += start > at and get(pieces, end, "sign") in (")", "]")
    return found, end


def _is_own_place(pieces: Pieces, at: int) -> bool:
    """Whether the time of a place stands here that we do not know, but in which the writer is: "I'm in Campinas … Campinas time"."""
    word = str(get(pieces, at, "word") or "")
    named = word[:1].isupper() and at + 1 < len(pieces) and pieces[at + 1].text == "time"
    there = (place for place in range(1, at) if pieces[place].text == pieces[at].text)
    return named and any(pieces[place - 1].text.split(" ")[-1] in ("in", "from", "at") for place in there)


def _hour_of(pieces: Pieces, at: int) -> object:
    """The place of whose hour somebody speaks: "at 11:00, hour of Portugal"."""
    leads = at + 2 < len(pieces) and pieces[at].text in ("hour", "time") and pieces[at + 1].text in ("of", "in")
    return get(pieces, at + 2, "place") if leads else None


def _closes(pieces: Pieces, at: int) -> bool:
    """Whether a place behind a comma ends the sentence: "3:30 in the afternoon, Johannesburg"."""
    if get(pieces, at, "sign") == "(":
        return get(pieces, at + 2, "sign") == ")"  # "17:00 (Lisbon)"
    return get(pieces, at, "sign") == "," and (
        at + 2 >= len(pieces) or get(pieces, at + 2, "sign") in (".", "?", "!", ")", ",")
    )


def _is_behind_time(pieces: Pieces, at: int) -> bool:
    kinds = ("clock", "number", "four", "meridiem", "part", "fixed", "weekday", "month", "ordinal")
    return any(get(pieces, at, kind) is not None for kind in kinds)


def _is_thing(pieces: Pieces, at: int) -> bool:
    """Whether a word stands there that may bear another's name."""
    weak = get(pieces, at, "weak") is not None and pieces[at].text != "time"
    return weak or any(get(pieces, at, kind) is not None for kind in ("word", "aside", "refuses"))


def _is_station(pieces: Pieces, at: int) -> bool:
    """Whether it is a station by its town or its size: "the 6:15 into Grand Central", "Glasgow Central"."""
    named = get(pieces, at - 1, "place") is not None or str(get(pieces, at - 1, "word") or "")[:1].isupper()
    return pieces[at].text == "central" and at > 0 and (named or pieces[at - 1].text == "grand")


def zone_alone(pieces: Pieces, at: int) -> tuple[Zone, int] | None:
    """A zone that does not stand behind a clock: "all times ET", "(London time)"; "here are some" is none."""
    piece = pieces[at]
    if piece.get("place") and isinstance(clock := get(pieces, at + 1, "clock"), Clock) and clock.half:
        return Zone("named", str(piece.get("place"))), at + 1  # "London 9pm Tuesday"
    if piece.get("place") or (
        piece.get("whose") and not any(word in piece.text for word in ("time", "zone", "end", "side"))
    ):
        return None
    if piece.get("whose") and at and pieces[at - 1].text == "from":
        return None  # "Friday at 10 is possible from my side" tells who can
    if piece.text.endswith(" hour") and at and pieces[at - 1].text in ("a", "an", "one"):
        return None  # "I teach a French hour at 9"
    if _is_station(pieces, at) or piece.get("lower") or (piece.get("whose") == "ours" and piece.text == "local"):
        return None
    if (
        isinstance(piece.get("zone"), str)
        and at
        and pieces[at - 1].text in ("the", "an", "our", "my")
        and len(piece.text) < WORDED
    ):
        return None  # "before they moved the MDT"
    if (
        isinstance(piece.get("zone"), str)
        and " " not in piece.text
        and _is_thing(pieces, at + 1)
        and not _is_behind_time(pieces, at - 1)
    ):
        return None  # "the GST return", "at Central Station", "the Pacific Cafe"
    found = zone_at(pieces, at)
    if found is None or (piece.get("sign") == ","):
        return None
    if (
        piece.get("sign")
        and get(pieces, at + 1, "whose")
        and "time" not in pieces[at + 1].text
        and pieces[at + 1].text != "yours"
    ):
        return None
    return found
