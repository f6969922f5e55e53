"""Parts of a window on the table, as the hours that they are: "the first half of that window", "only its last hour"."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from halfhour.domain.scheduling.words.looking import get, link, spans
from halfhour.domain.scheduling.words.nodes import Clock, Dated, Time, Zone
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.values import Situation, Slot

PORTION = "portion"
"""The kind of a piece that is part of a window on the table; its value is the day where it has to be told, else None, and the hours."""
UNPLACED = "unplaced"
"""The kind of a piece that is part of one of several windows, of which nothing says which."""
WHOLE = timedelta(hours=8)
"""From which length a window is a whole day, of which the first half is the morning."""
BEGINS = ("first", "1st", "opening", "front", "early", "earlier", "former")
"""What the beginning of a window is called; all other such words call its end."""
ALL = {"back": "all"}
"""What words for the whole of a window are: all that is on the table."""
WITHIN = ("of", "in", "within", "inside", "during")
"""Ends of words for all of what follows, which need no name of a window there: "anything within that"."""
POINTS = ("it", "that", "this", "those", "these", "them", "yours", "there")
"""Words behind "of" that are a window on the table alone."""
OWNS = ("the", "your", "that", "this", "either", "each", "both", "those", "these")
"""Words before a window or its day."""
ROOMS = frozenset(
    "window windows slot slots block blocks stretch range span period interval time times gap one".split()
)
"""What a window is called."""
LENGTHS = {"half an hour": 30, "half hour": 30, "half-hour": 30, "quarter of an hour": 15, "hour and a half": 90}
NUMBERS = {
    "two": 2, "three": 3, "couple of": 2, "five": 5, "ten": 10, "fifteen": 15, "twenty-five": 25, "twenty five": 25, "twenty": 20,
    "thirty": 30, "forty-five": 45, "forty five": 45, "forty": 40,
}  # fmt: skip
NOON = 12
_START = re.compile(r"(?:right )?(?:at|from) (?:its|the) (?:very )?(?:start|beginning)(?P<of> of)?(?!\S)")
_ALL = re.compile(
    r"(?:any|anything|anywhere|anytime|any time|any part|all|whenever) (?:of|in|within|inside|during)(?!\S)"
    r"|(?:the|that|this|your) (?:whole|entire|full)(?!\S)"
)
_SHAPE = re.compile(
    r"(?:(?:the|its|it's|their) )?(?P<side>first|1st|opening|front|early|earlier|former|second|2nd|last|latter|later|back|final|closing)"
    r" (?:(?P<length>half an hour|half hour|half-hour|quarter of an hour|hour and a half)|(?P<half>half)(?! past\b)"
    rf"|(?:(?P<number>{'|'.join(NUMBERS)}|\d{{1,2}}) )?(?P<unit>hours?|hrs?|minutes|mins?))(?! ago\b)(?P<of> of)?(?!\S)"
)


def with_portions(pieces: Sequence[Piece], situation: Situation) -> list[Piece]:
    """The pieces, words for part of a window on the table as one that says its hours; the same where no window is on it."""
    found = list(pieces)
    windows = [slot for slot in situation.before if not slot.is_exact]
    if not windows:
        return found
    shapes = (_SHAPE, _ALL, _START)
    matches = sorted((each for shape in shapes for each in spans(pieces, shape)), key=lambda each: -each[1])
    for match, begin, said in matches:
        if match.re is _ALL:
            end = _end_of_window(pieces, said, alone=match.group().endswith(WITHIN))
            if end is not None and _leans_on_what_is_told(pieces, begin, said, end):
                continue
            whole = [] if end is None else [Piece(pieces[begin].start, pieces[end - 1].end, match.group(), ALL)]
            found[begin : end or begin] = whole
            continue
        end = _end_of_window(pieces, said) if match["of"] else said
        if end is None or (match.re is _SHAPE and _is_of_halves(pieces, begin, match, windows)):
            continue
        found[begin:end] = [_portion(pieces, begin, end, match, situation)]
    return found


def _end_of_window(pieces: Sequence[Piece], at: int, *, alone: bool = True) -> int | None:
    """Where the name of a window behind "of" ends, "it", "that window", "the Wednesday block"; None where it is something else.

    Args:
        alone: whether a word that only points, or names a day, may be the window.
    """
    place = at
    while place < len(pieces) and pieces[place].text in OWNS:
        place += 1
    day = place
    while any(get(pieces, place, kind) is not None for kind in ("weekday", "relday", "part", "ordinal")):
        place += 1
    if place < len(pieces) and pieces[place].text in ROOMS:
        return place + 1
    if place > day:
        return place if get(pieces, day, "weekday") or get(pieces, day, "relday") else None
    if alone and at < len(pieces) and pieces[at].text in POINTS and (place := at + 1):
        strange = get(pieces, place, "word")
        thing = (
            isinstance(strange, str) and strange.isalpha() and pieces[at].text not in ("it", "them", "yours", "there")
        )
        return None if thing or get(pieces, place, "unit") is not None else place
    return None


def _leans_on_what_is_told(pieces: Sequence[Piece], begin: int, said: int, end: int) -> bool:
    """Whether a day is named, or all that is named is what was told before: "I'm out from ten to two. Anywhere inside that"."""
    named = any(pieces[place].get("weekday") or pieces[place].get("relday") for place in range(said, end))
    return named or (end == said + 1 and any(map(_tells_an_hour, pieces[:begin])))


def _tells_an_hour(piece: Piece) -> bool:
    return any(piece.get(kind) is not None for kind in ("clock", "number", "four", "fixed"))


def _is_of_halves(pieces: Sequence[Piece], begin: int, match: re.Match[str], windows: Sequence[Slot]) -> bool:
    """Whether half of a day is spoken of, which is its morning or its afternoon: "Thursday second half"."""
    half = match["half"] is not None
    named = any(get(pieces, begin - 1, kind) is not None for kind in ("weekday", "relday"))
    bare = named and match.group().startswith(match["side"]) and not match["of"]
    return half and (bare or all(each.end - each.start >= WHOLE for each in windows))


def _portion(pieces: Sequence[Piece], begin: int, end: int, match: re.Match[str], situation: Situation) -> Piece:
    """The piece that is part of the window which is meant, with its day where no name of one stands in the sentence."""
    zone = situation.speaker or situation.reader or UTC
    slot = _meant(pieces, begin, end, situation)
    kinds: dict[str, object] = {UNPLACED: True}
    if slot is not None:
        edges = (slot.start, slot.start) if match.re is _START else _edges(slot, match)
        start, stop = (moment.astimezone(zone) for moment in edges)
        mine = Zone("whose", "mine") if situation.speaker else None
        first, last = (Clock(moment.hour, moment.minute, "24", zone=mine) for moment in (start, stop))
        hours = Time("at", first) if start == stop else Time("between", first, last)
        beside = (*range(_begins(pieces, begin), begin), *range(end, _ends(pieces, end)))
        told = len(situation.before) > 1 and not any(_names_a_day(pieces[place]) for place in beside)
        kinds = {PORTION: (Dated(start.day, start.month, start.year) if told else None, hours)}
    return Piece(pieces[begin].start, pieces[end - 1].end, match.group(), kinds)


def _names_a_day(piece: Piece) -> bool:
    """Whether a word is a day, and not the number of one of several times."""
    counts = piece.get("ordinal") is not None and piece.get("back") is None
    return counts or piece.get("weekday") is not None or piece.get("relday") is not None


def _edges(slot: Slot, match: re.Match[str]) -> tuple[datetime, datetime]:
    """From when to when part of a window lasts, no longer than all of it."""
    whole = slot.end - slot.start
    if match["half"]:
        length = whole / 2
    elif match["length"]:
        length = timedelta(minutes=LENGTHS[match["length"]])
    else:
        unit = timedelta(hours=1) if match["unit"].startswith("h") else timedelta(minutes=1)
        length = unit * (NUMBERS.get(match["number"]) or int(match["number"] or 1))
    length = min(length, whole)
    return (slot.start, slot.start + length) if match["side"] in BEGINS else (slot.end - length, slot.end)


def _meant(pieces: Sequence[Piece], begin: int, end: int, situation: Situation) -> Slot | None:
    """The window that words nearest to a part of it name: in its own name, in the sentence, or in those before it."""
    left = [slot for slot in situation.before if not slot.is_exact]
    first, last = _begins(pieces, begin), _ends(pieces, end)
    beside = sorted((*range(first, begin), *range(end, last)), key=lambda at: _distance(pieces, begin, end, at))
    order = [*range(begin + 1, end), *beside]
    for place in (*order, *reversed(range(first))):
        if len(left) == 1:
            break
        left = [slot for slot in left if slot in _named(pieces[place], situation)] or left
    return left[0] if len(left) == 1 else None


def _distance(pieces: Sequence[Piece], begin: int, end: int, at: int) -> tuple[int, int]:
    """How far a word stands from those between two places: pauses between them, and words."""
    between = range(at + 1, begin) if at < begin else range(end, at)
    return sum(get(pieces, each, "sign") == "," or link(pieces, each) == "and" for each in between), len(between)


def _named(piece: Piece, situation: Situation) -> Sequence[Slot]:
    """The times on the table that a word names by their day, their half of it, or their number."""
    zone = situation.speaker or situation.reader or UTC
    days = [(slot, slot.start.astimezone(zone)) for slot in situation.before]
    if (weekday := piece.get("weekday")) is not None:
        return [slot for slot, day in days if day.weekday() == int(weekday)]
    if (ahead := piece.get("relday")) is not None:
        return [slot for slot, day in days if day.date() == situation.today + timedelta(days=int(ahead))]
    if (number := piece.get("ordinal")) is not None and piece.get("back") is None:
        return [slot for slot, day in days if day.day == int(number)]
    if str(piece.get("back")).startswith("nth_"):
        number = str(piece.get("back"))[4:]
        place = len(days) if number == "last" else int(number)
        return [slot for slot, _ in days[place - 1 : place]]
    if (half := piece.get("part")) in ("morning", "afternoon"):
        return [slot for slot, day in days if (day.hour < NOON) == (half == "morning")]
    return ()


def _begins(pieces: Sequence[Piece], at: int) -> int:
    """Where the sentence begins in which a piece stands."""
    return next((place + 1 for place in reversed(range(at)) if _is_stop(pieces[place])), 0)


def _ends(pieces: Sequence[Piece], at: int) -> int:
    """Where the sentence ends in which a piece stands."""
    return next((place for place in range(at, len(pieces)) if _is_stop(pieces[place])), len(pieces))


def _is_stop(piece: Piece) -> bool:
    return piece.get("sign") in (".", "!", "?", ";") or piece.get("break") is not None
