"""Ends that are told of a talk by who leaves it: "I'm gone at 4", "hard stop at noon", "I need to be off by 3, but from 1 I'm free"."""

from collections.abc import Iterable, Sequence

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.endings import (
    bound_of,
    ended,
    is_named_in,
    is_open,
    lasts,
    settled,
    takes_the_table,
)
from halfhour.domain.scheduling.words.halves import NOON, OPENS, PARTS, minute_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, SameDay, Time
from halfhour.domain.scheduling.words.recalls import Said

OWN = frozenset("i we im i'm we're i've we've i'll we'll".split())
DEPARTS = frozenset("leave go gone away run out".split())
"""What the writer does who is with the reader no longer; who finishes or is off may be free from then on."""
REASONS = ("because", "since", "as", "while", "when", "if", "unless", "so")
"""Words behind which an hour of leaving is the reason for what is offered, and may be its beginning."""
HAS = frozenset("got have i've we've".split())
MORNING = 8
"""The hour from which on one without its half is of the morning."""


def with_departures(said: Sequence[Said]) -> None:
    """Bounds what is offered by the hour at which the writer leaves, told in the same sentence, behind it or before it."""
    last: Clause | None = None
    for place, (clause, segment) in enumerate(said):
        _bound_within(clause, segment)
        following = [each for each, _ in said[place + 1 :]]
        end = _departure(clause, segment)
        if end is None or _begins_reason(said, place) or clause.asks:
            last = clause if clause.parts or takes_the_table(clause) else last
        elif last and _is_bounded_by(last, clause, end) and not _offers_an_hour(following):
            _bound(last, clause, end)
        elif following[:1] and following[0].joined and _is_bounded_by(following[0], clause, end):
            following[0].parts = ended(following[0].parts, end)
            clause.parts = [part for part in clause.parts if part.item.kind == "day"]


def _bound_within(clause: Clause, segment: Sequence[Item]) -> None:
    """Bounds days, and what is open of them, by the hour of leaving behind them: "Friday afternoon, hard stop at 4"."""
    *parts, end = clause.parts or [None]  # type: ignore[list-item]
    if end is None or not parts or not _ends(end) or not any(part.item.kind == "day" for part in parts):
        return
    begins = max(part.item.end for part in parts)
    near = [item for item in segment if begins <= item.start < end.item.start]
    offered = all(part.does == "offered" and part.act != "tells" for part in parts)
    times = [part.item.value for part in parts if isinstance(part.item.value, Time)]
    if offered and _leaves(near) and not end.item.until and all(_is_before(time, end) for time in times):
        clause.parts = ended(parts, end)


def _departure(clause: Clause, segment: Sequence[Item]) -> Part | None:
    """The hour at which the writer leaves, where a clause tells no more than that."""
    times = [part for part in clause.parts if isinstance(part.item.value, Time)]
    if not times or not _is_hour(times[0]) or not all(part.act == "tells" for part in times[1:]):
        return None
    words = [item for item in segment if item.start < times[0].item.start]
    if _leaves(words) and not (times[0].item.until or times[0].item.heard.is_likely):
        return times[0]  # "out until 11" is back then
    return times[0] if _ends(times[0]) and _has_only(times[0], words) else None


def _leaves(words: Sequence[Item]) -> bool:
    """Whether words say that the writer leaves or stops: "hard stop", "I'm gone", "finishing"; not "I leave the hospital"."""
    said = {word for item in words if item.kind != "sign" for word in item.word.split(" ")}
    others = any(item.speech == "third" or item.kind == "others" or item.points for item in words)
    own = bool(said & OWN) and not others
    goes = [
        place
        for place, item in enumerate(words)
        if "leaves" in item.kinds or (own and DEPARTS & {*item.word.split(" ")})
    ]
    behind = words[goes[-1] + 1 :] if goes else ()
    return bool(goes) and not any(item.is_strange or item.points or item.word == "of" for item in behind)


def _has_only(hour: Part, words: Sequence[Item]) -> bool:
    """Whether the writer has no longer than until an hour: "I've only got until half past 11"."""
    said = {word for item in words for word in item.word.split(" ")}
    return hour.item.until and "only" in said and bool(said & HAS)


def _ends(part: Part) -> bool:
    """Whether it is one hour, at or by which something is, that does not sound offered."""
    return _is_hour(part) and (not part.item.heard.is_rather or part.item.until)


def _is_hour(part: Part) -> bool:
    time = part.item.value
    return isinstance(time, Time) and time.kind in ("at", "before") and time.first is not None


def _begins_reason(said: Sequence[Said], place: int) -> bool:
    """Whether it is the reason for what was offered: "Friday at 4, because I finish at 3"."""
    before = said[place - 1][1] if place else ()
    return said[place][0].turn in REASONS or any(item.kind == "reason" for item in before[-1:])


def _is_bounded_by(offer: Clause, clause: Clause, end: Part) -> bool:
    """Whether a clause offers what is open, on the day of the departure, and before it."""
    days = [part.item.value for part in clause.parts if part.item.kind == "day"]
    named = any(part.item.kind == "day" for part in offer.parts)
    if not offer.parts:
        return takes_the_table(offer) and not days
    same = all(isinstance(day, SameDay) or (named and is_named_in(day, offer)) for day in days)
    times = [part.item.value for part in offer.parts if isinstance(part.item.value, Time)]
    opens = (is_open(offer) or lasts(offer)) if named else _is_open_of(offer, bool(days))
    if days and sum(part.item.kind == "day" for part in offer.parts) > 1:
        return False  # "Tuesday or Wednesday morning, but I have to leave at 11 on Wednesday"
    return (same or not named) and opens and all(_is_before(time, end) for time in times)


def _is_open_of(offer: Clause, dated: bool) -> bool:
    """Whether it offers hours up to no end, of a day that was named beside them."""
    times = [part.item.value for part in offer.parts]
    plain = all(part.does == "offered" and part.act != "tells" for part in offer.parts)
    return dated and plain and all(isinstance(time, Time) and time.kind in ("after", "part") for time in times)


def _is_before(time: Time, end: Part) -> bool:
    """Whether a time begins before an end, and is open or goes on beyond it."""
    clock = end.item.value.first if isinstance(end.item.value, Time) else None
    if clock is None or time.kind not in ("after", "part", "between"):
        return False
    if time.kind == "between" and _minute(time.last) <= _minute(clock):
        return False
    begins = PARTS.get(time.part, (0, 0))[0] * 60 if time.kind == "part" else _minute(time.first)
    return begins < _minute(clock)


def _minute(clock: Clock | None) -> int:
    """The minute of an hour, one without its half at waking hours."""
    known = minute_of(clock) if clock else OPENS
    if clock is None or known is not None:
        return known or 0
    hour = clock.hour % 12
    return hour * 60 + clock.minute + (0 if hour >= MORNING else NOON)


def _offers_an_hour(following: Iterable[Clause]) -> bool:
    """Whether an hour of the same day is offered later, to which what was told only leads."""
    same = (clause.parts for clause in following if not any(part.item.kind == "day" for part in clause.parts))
    hours = (part for parts in same for part in parts if part.item.kind == "time")
    return any(part.does == "offered" and not part.act for part in hours)


def _bound(last: Clause, clause: Clause, end: Part) -> None:
    """Puts the end behind what was offered, or behind what is taken of the table."""
    last.parts = [settled(part) for part in ended(last.parts, end)] if last.parts else [bound_of(end)]
    clause.parts, clause.refuses = [], False
