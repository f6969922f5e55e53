"""Zones as they are named behind an hour: by name, by letters, by a place, or by whose they are."""

from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import Zone


def zone_at(pieces: Pieces, at: int) -> tuple[Zone, int] | None:
    """The zone that begins at a place, in brackets or not."""
    start = at + (get(pieces, at, "sign") in ("(", "[", ","))
    if place := _hour_of(pieces, start):
        return Zone("named", str(place)), start + 3
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
    end += get(pieces, end, "weak") == "time" and found.kind == "letters"
    end += start > at and get(pieces, end, "sign") in (")", "]")
    return found, end


def _hour_of(pieces: Pieces, at: int) -> object:
    """The place of whose hour somebody speaks: "at 11:00, hour of Portugal"."""
    leads = at + 2 < len(pieces) and pieces[at].text in ("hour", "time") and pieces[at + 1].text in ("of", "in")
    return get(pieces, at + 2, "place") if leads else None


def _closes(pieces: Pieces, at: int) -> bool:
    """Whether a place behind a comma ends the sentence: "3:30 in the afternoon, Johannesburg"."""
    if get(pieces, at, "sign") == "(":
        return get(pieces, at + 2, "sign") == ")"  # "17:00 (Lisbon)"
    return get(pieces, at, "sign") == "," and (
        at + 2 >= len(pieces) or get(pieces, at + 2, "sign") in (".", "?", "!", ")")
    )
