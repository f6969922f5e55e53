"""Whether what came out covers what was offered: each time that sounds offered, each number that may be an hour, each exception."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import zone_of
from halfhour.domain.scheduling.words.faces import ends_said, face, faces
from halfhour.domain.scheduling.words.heard import AGREES
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.leaning import leans_on_what_is_unplaced
from halfhour.domain.scheduling.words.meant import is_any_such_day
from halfhour.domain.scheduling.words.nodes import Ahead, Dated, Time, Weekday
from halfhour.domain.scheduling.words.remainders import WHOLE
from halfhour.domain.scheduling.words.values import Situation, Slot

LEADING = ("to", "at", "between", "until", "by", "from")
"""Links that lead to an hour."""
NUMBERS = frozenset(
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
TOLD = 0.7
"""Chances of telling from which an hour is no offer wherever it is said (our own default)."""
HOURS, MINUTES = 24, 60
FIGURES = 4
"""Figures of an hour with its minutes; a longer number is none, and may be too long to be read."""
CENTURIES = (19, 20)
"""Beginnings of four figures that are a year."""
NUMBERED = 3
"""Words of two numbers that are joined."""
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_uncovered(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether something came out, and a time that plainly sounds offered is missing, or a number or an exception left unexplained."""
    return bool(slots) and (
        _misses_a_time(spoken, slots, situation)
        or _drops_a_window(spoken, slots, situation)
        or any(_leaves_a_number(clause, slots) for clause in spoken)
        or _leaves_an_exception(spoken)
        or _takes_a_told_hour(spoken, slots, situation)
        or leans_on_what_is_unplaced(spoken, slots, situation)
    )


def misses_an_offer(spoken: Sequence[Clause]) -> bool:
    """Whether nothing came out, though a clause names a day and an hour, and both sound rather offered."""
    return any({part.item.kind for part in clause.parts if _sounds_plain(part)} == {"day", "time"} for clause in spoken)


def _sounds_plain(part: Part) -> bool:
    return part.item.heard.settles >= AGREES


def calls_by_numbers(spoken: Sequence[Clause], situation: Situation, *, nothing: bool) -> bool:
    """Whether times on the table may be called by bare numbers, of which something is said: "1 and 3 are impossible".

    Args:
        nothing: that nothing came out, so that it need be no cue that is said of them.
    """
    said = (clause.rest for clause in spoken if not clause.parts)
    return len(situation.before) > 1 and any(_says_of_numbers(rest, nothing=nothing) for rest in said)


def _says_of_numbers(rest: Sequence[Item], *, nothing: bool) -> bool:
    """Whether a sentence begins with numbers that are joined, and goes on with a cue."""
    words = [item.word for item in rest]
    joined = len(words) > NUMBERED and words[0].isdecimal() and words[1] in ("and", "or", ",") and words[2].isdecimal()
    cued = any(item.kind in ("offers", "refuses", "back") for item in rest[NUMBERED:])
    return joined and (cued or (nothing and any(item.is_strange for item in rest[NUMBERED:])))


def _misses_a_time(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether a time is missing, on the clock of either, which no later clause rules out and which is not moved from."""
    zones = (situation.speaker, situation.reader or situation.speaker)
    shown = {said for slot in slots for zone in zones for said in _shown(slot.start.astimezone(zone or UTC))}
    refused = [any(part.does == "refused" for part in clause.parts) for clause in spoken]
    last = max((place for place, refuses in enumerate(refused) if refuses), default=0)
    whole = all(slot.end - slot.start >= WHOLE for slot in slots)
    keys = {
        key for clause in spoken[last:] for part in _offers(clause, whole=whole) if (key := _key(part.item)) is not None
    }
    return not keys <= shown


def _takes_a_told_hour(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether an hour came out that sounds told wherever it is said: "I close at 1. Monday, then, in that hour".

    Hours on the table, those of several zones and what is taken back or said again by "then" may be told and meant.
    """
    times = [part.item for clause in spoken for part in clause.parts if isinstance(part.item.value, Time)]
    rest = [item for clause in spoken for item in clause.rest]
    if situation.before or any(map(_lends_an_hour, rest)) or any(map(_is_lent, times)) or _bids_then(rest):
        return False
    hours = [faces(slot.start, situation) for slot in slots if slot.is_exact]
    named = [[item for item in times if ends_said(item.value) & hour] for hour in hours]
    return any(each and all(item.heard.tells >= TOLD for item in each) for each in named)


def _lends_an_hour(item: Item) -> bool:
    """Whether an hour that is told may be meant elsewhere beside it: a zone, what takes back, what is the same."""
    return item.kind in ("zone", "moving") or "corrects" in item.kinds or item.word in ("sorry", "same")


def _is_lent(item: Item) -> bool:
    return isinstance(item.value, Time) and (item.value.kind == "same" or bool(zone_of(item.value)))


def _bids_then(rest: Sequence[Item]) -> bool:
    """Whether the reader is bidden to the hour that was told: "I have tea at 4. Call then"."""
    return any("bids" in one.kinds and other.word == "then" for one, other in pairwise(rest))


def _drops_a_window(spoken: Sequence[Clause], slots: Sequence[Slot], situation: Situation) -> bool:
    """Whether whole days came out, and none of the slots has the bounds of a window that sounds offered."""
    ends = {shown for slot in slots for moment in (slot.start, slot.end) for shown in faces(moment, situation)}
    sounds = (
        part
        for clause in spoken
        for part in clause.parts
        if part.does != "past" and part.item.heard.is_sure and not _is_excepted(part, clause)
    )
    windows = [part for part in sounds if _is_window(part.item.value)]
    whole = any(slot.end - slot.start >= WHOLE for slot in slots)
    dropped = any(part.does == "refused" or not ends_said(part.item.value) <= ends for part in windows)
    return (whole and dropped) or any(map(_excepts_what_sounds_offered, spoken))


def _excepts_what_sounds_offered(clause: Clause) -> bool:
    """Whether a window that does not sound refused stands behind an exception, and was taken for a part of it."""
    excepts = any(item.kind == "except" for item in clause.rest)
    refused = (part.item for part in clause.parts if part.does == "refused" and not _is_excepted(part, clause))
    return excepts and any(_is_window(item.value) and item.heard.may_be_offered for item in refused)


def _is_excepted(part: Part, clause: Clause) -> bool:
    """Whether hours stand right behind an exception, which says more than how they sound: "open save for 1 to 2"."""
    before = [item for item in clause.rest if item.end <= part.item.start]
    word = next((item for item in reversed(before) if item.kind != "link"), None)
    alone = word is not None and not any(word.end <= each.item.start < part.item.start for each in clause.parts)
    return part.does == "refused" and alone and word is not None and word.kind == "except"


def _is_window(value: object) -> bool:
    """Whether it says from when or to when on the clock, and in no zone."""
    return isinstance(value, Time) and value.kind in ("between", "after", "before") and not zone_of(value)


def _shown(start: datetime) -> tuple[object, ...]:
    """What a beginning shows of itself: its hour, the day's number and its name."""
    return face(start), start.day, NAMES[start.weekday()]


def _offers(clause: Clause, *, whole: bool) -> list[Part]:
    """The times that plainly sound offered; none where something is moved, or a zone stands apart. A span counts beside its day.

    Hours beside one that names a zone may be on that clock too, and do not count.
    """
    if any(item.kind in ("moving", "zone") for item in clause.rest):
        return []
    hours = any(isinstance(part.item.value, Time) and not part.act for part in clause.parts)
    named = any(isinstance(part.item.value, Dated | Weekday | Ahead) for part in clause.parts)
    zoned = any(isinstance(part.item.value, Time) and zone_of(part.item.value) for part in clause.parts)
    return [
        part
        for part in clause.parts
        if not (zoned and part.item.kind == "time")
        and (part.item.heard.is_sure or (whole and _may_be_offered(part)))
        and part.does in ("offered", "aside")
        and not (part.act and hours)
        and (named or not _is_span(part.item))
        and not is_any_such_day(part, clause)
    ]


def _may_be_offered(part: Part) -> bool:
    """Whether it is an hour that sounds rather offered, which is enough where whole days came out instead."""
    return isinstance(part.item.value, Time) and part.item.heard.is_rather


def _is_span(item: Item) -> bool:
    return isinstance(item.value, Time) and item.value.kind == "between"


def _key(item: Item) -> object:
    """What a slot of this time would show of it; None where a zone or the calendar has to tell."""
    match item.value:
        case Time(kind="at" | "between", first=clock, last=end) if clock and not clock.half_of:
            if clock.zone or (end and end.zone):
                return None
            return clock.hour % 12, clock.minute
        case Dated(day=day):
            return day
        case Weekday(number=number):
            return NAMES[number]
    return None


def _leaves_a_number(clause: Clause, slots: Sequence[Slot]) -> bool:
    """Whether a number stands where an hour would, "from 10 to 12 hours"; or anywhere in what it says where only whole days came out."""
    whole = all(slot.end - slot.start >= WHOLE for slot in slots)
    offers = any(part.does == "offered" and not part.act for part in clause.parts)
    leads = [None, *clause.rest]
    return any(
        _may_be_hour(item)
        and (whole or (offers and before is not None and before.kind == "link" and before.value in LEADING))
        for before, item in zip(leads, clause.rest, strict=False)
    )


def _may_be_hour(item: Item) -> bool:
    said = item.word or str(item.value)
    figures = said.isdecimal() and len(said) <= FIGURES and (int(said) < HOURS or _is_of_24_hours(said))
    return item.kind in ("word", "link") and (said in NUMBERS or figures)


def _is_of_24_hours(figures: str) -> bool:
    """Whether figures are an hour of a clock of 24, and no year: "1400"."""
    if len(figures) != FIGURES:
        return False
    hour, minute = int(figures[:2]), int(figures[2:])
    return hour < HOURS and minute < MINUTES and hour not in CENTURIES


def _excepts_what_is_told(clause: Clause, cue: Item) -> bool:
    """Whether only hours that are told stand behind an exception from what is on the table: "any of that, but I've a closing at 3"."""
    points = any(item.kind == "back" and item.end <= cue.start for item in clause.rest)
    behind = [part for part in clause.parts if part.item.start >= cue.start]
    names = any(item.kind == "back" and item.start >= cue.start for item in clause.rest)
    return points and behind != [] and not names and all(part.act and part.does != "refused" for part in behind)


def _leaves_an_exception(spoken: Sequence[Clause]) -> bool:
    """Whether what is excepted from an offer is neither a time nor one of several: "any morning, except on the feast"."""
    parts = [part for clause in spoken for part in clause.parts]
    for clause in spoken:
        cues = [item for item in clause.rest if item.kind == "except"]
        behind = [part.item for part in clause.parts if part.does != "offered"]
        behind += [item for item in clause.rest if item.kind in ("back", "instead")]
        near = [*parts, *clause.parts]
        offers = any(
            part.does == "offered" and not part.act and part.item.end <= cues[0].start for part in near if cues
        )
        if offers and not any(item.start >= cues[0].start for item in behind):
            return True
        if cues and _excepts_what_is_told(clause, cues[0]):
            return True
    return False
