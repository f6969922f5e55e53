"""Hours at which somebody has to end, which bound what is offered before them: "not before 10, and I have to leave at noon"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Recurring, SameDay, Time, Weekday

LEAVES = frozenset(
    "leave leaving go gone finish finishing finished done stop stopping run off away by out until due shuts closes ends".split()
)
"""Words of those who say when they have to end."""

STATES = ("i'm ", "i am ", "we're ", "we are ")
"""Beginnings of what somebody says of how they are."""
GOES = LEAVES - {"by", "until"}
CLOSES = frozenset("closes shuts locks".split())
"""What a house does when nobody can be met in it any more."""
PRESENT = frozenset("here around about in free available desk office reachable".split())
"""Words of those who say until when they can be met."""
DEMANDS = ("as long as", "so long as", "provided", "provided that", "providing", "providing that")
"""Words that lead to a condition which the two who talk can keep."""
PARTS = frozenset("leave gone away off out run".split())
"""Words of those who leave a talk."""
OVER = PARTS | frozenset("done finish finished through over wrap wrapped end ended stop".split())
"""Words of a talk that is over by an hour; who says "as long as I'm done" may speak of something else."""
OPEN = ("after", "part")
"""Kinds of times of which the end may be told later."""


def with_endings(said: Sequence[tuple[Clause, Sequence[Item]]]) -> None:
    """Bounds what is offered from an hour on by the hour at which somebody leaves, told in its sentence or in the next."""
    for clause, segment in said:
        clause.parts = _bounded(clause.parts, segment)
    last: Clause | None = None
    for place, ((before, _), (clause, segment)) in enumerate(pairwise(said), start=1):
        last = before if before.parts else last
        if takes_the_table(before) and (end := _end_demanded(clause)):
            before.parts, clause.parts, clause.rest = [bound_of(end)], [], []
            continue
        if last and (end := _end_demanded(clause)) and lasts(last):
            last.parts = [settled(part) for part in ended(last.parts, end)]
            clause.parts, clause.rest, clause.refuses = [], [], False
        elif clause.joined and not clause.offers and len(clause.parts) == 1 and before.parts:
            both = _bounded([*before.parts, *clause.parts], segment, refuses=_is_own_state(clause))
            if len(both) == len(before.parts):
                before.parts, clause.parts, clause.refuses = both, [], False
        elif last and (end := _end_told(clause, last)) and not _names_an_hour(each for each, _ in said[place + 1 :]):
            last.parts, clause.parts, clause.refuses = ended(last.parts, end), [], False


def _names_an_hour(following: Iterable[Clause]) -> bool:
    """Whether an hour is offered later, to which what was told only leads: "Monday? I finish at 4 so 4.30 would do"."""
    parts = (part for clause in following for part in clause.parts)
    return any(part.item.kind == "time" and part.does == "offered" and not part.act for part in parts)


def _end_told(clause: Clause, before: Clause) -> Part | None:
    """The hour until which the writer can be met on the days that were just offered: "I'm here till 4 that day"."""
    times = [part for part in clause.parts if isinstance(part.item.value, Time)]
    days = [part.item.value for part in clause.parts if part.item.kind == "day"]
    if clause.joined or clause.asks or len(times) != 1 or not is_open(before):
        return None
    if not all(isinstance(day, SameDay) or is_named_in(day, before) for day in days):
        return None
    return times[0] if _ends(times[0]) and _tells_end(clause, times[0].item) else None


def _end_demanded(clause: Clause) -> Part | None:
    """The hour by which the talk has to be over, where it is a condition of the offer: "as long as we're done by 11"."""
    binds = (bool(clause.rest) and clause.rest[0].word in DEMANDS) or clause.turn == "once"
    strange = any(item.is_strange for item in clause.rest if not set(item.word.split(" ")) & OVER)
    if not binds or strange or clause.asks or len(clause.parts) != 1 or not _ends(clause.parts[0]):
        return None
    words = {word for item in clause.rest for word in item.word.replace("'", " ").split(" ")}
    leaves = words & {"i", "im"} and words & PARTS
    return clause.parts[0] if leaves or (words & {"we", "it", "that", "you"} and words & OVER) else None


def takes_the_table(clause: Clause) -> bool:
    """Whether it takes the one thing that is on the table, and names no time: "that works"."""
    takes = any((item.kind, item.value) == ("back", "that") for item in clause.rest)
    return clause.offers and not clause.refuses and not clause.parts and takes


def lasts(clause: Clause) -> bool:
    """Whether it offers days or stretches of them, and no hour alone."""
    offered = [part.item for part in clause.parts if part.does == "offered" and not part.act]
    times = [item.value for item in offered if isinstance(item.value, Time)]
    whole = len(offered) == len(clause.parts) and any(item.kind == "day" for item in offered)
    return whole and all(time.kind in (*OPEN, "between") for time in times)


def is_open(clause: Clause) -> bool:
    """Whether it offers days, and no hour or span of which the end is said."""
    offered = [part for part in clause.parts if part.does == "offered" and part.act != "tells"]
    times = [part.item.value for part in offered if isinstance(part.item.value, Time)]
    days = any(part.item.kind == "day" for part in offered)
    return days and len(offered) == len(clause.parts) and all(time.kind in OPEN for time in times)


def is_named_in(day: object, clause: Clause) -> bool:
    """Whether a clause names a day of the same name: "the office closes at 4 on Fridays"."""
    numbers = day.numbers if isinstance(day, Recurring) else {day.number} if isinstance(day, Weekday) else set()
    named = {number for part in clause.parts if (number := getattr(part.item.value, "weekday", None)) is not None}
    named |= {part.item.value.number for part in clause.parts if isinstance(part.item.value, Weekday)}
    return bool(numbers) and numbers <= named


def _tells_end(clause: Clause, hour: Item) -> bool:
    """Whether the writer is to be met until an hour, or leaves at it or by it; a house may close then."""
    words = {word for item in clause.rest if item.kind != "sign" for word in item.word.replace("'", " ").split(" ")}
    own = bool(words & {"i", "we", "im"}) or not any(item.speech in ("subject", "third") for item in clause.rest)
    if hour.until:
        return own and bool(words & PRESENT) and not clause.refuses
    leaves = bool(words & {"i", "we", "im"}) and bool(words & GOES)
    return (leaves or bool(words & CLOSES)) and not hour.heard.is_rather


def ended(parts: list[Part], end: Part) -> list[Part]:
    """The parts, with an end behind each time, or behind the days where no time is said."""
    bound = bound_of(end)
    times = [part for part in parts if part.item.kind == "time"] or parts[-1:]
    return [each for part in parts for each in (_up_to(part, bound) if part in times else (part,))]


def settled(part: Part) -> Part:
    """A part as it sounds without a condition that the two who talk can keep."""
    heard = part.item.heard
    return replace(part, item=replace(part.item, heard=heard._replace(settles=heard.offers, hangs=0.0)))


def bound_of(end: Part) -> Part:
    """An hour as the end of what is offered."""
    clock = end.item.value.first if isinstance(end.item.value, Time) else None
    item = replace(end.item, value=Time("before", clock))
    return replace(end, item=item, does="offered", act="", strange=0, sep="")


def _up_to(part: Part, bound: Part) -> tuple[Part, ...]:
    """A span up to the bound; anything else, and the bound behind it."""
    time, end = part.item.value, bound.item.value
    if not isinstance(time, Time) or time.kind != "between":
        return part, bound
    return (replace(part, item=replace(part.item, value=_span(time, end))),)


def _bounded(parts: list[Part], segment: Sequence[Item], *, refuses: bool = False) -> list[Part]:
    """The parts, with an open beginning and the end behind it as one span, which an hour that `refuses` is too."""
    times = [part for part in parts if isinstance(part.item.value, Time)]
    for first, last in pairwise(times):
        over = isinstance(last.item.value, Time) and last.item.value.kind in ("at", "after") and refuses
        if _opens(first) and (over or (_ends(last) and _says_so(first, last, segment))):
            span = replace(first, item=replace(first.item, value=_span(first.item.value, last.item.value)))
            return [span if part is first else part for part in parts if part is not last]
    return parts


def _is_own_state(clause: Clause) -> bool:
    """Whether it says that the writer can no longer be met then: "I'm booked from 3", "we're closed at 4"; not "I can't do 3"."""
    words = " ".join(item.word for item in clause.rest)
    return clause.refuses and any(state in words for state in STATES)


def _opens(part: Part) -> bool:
    return (
        part.does == "offered"
        and part.act != "tells"
        and isinstance(part.item.value, Time)
        and part.item.value.kind == "after"
    )


def _ends(part: Part) -> bool:
    """Whether it is one hour, at which or until which something may be, that is not offered plainly."""
    return (
        isinstance(part.item.value, Time)
        and part.item.value.kind in ("at", "before")
        and part.item.value.first is not None
    )


def _says_so(first: Part, last: Part, segment: Sequence[Item]) -> bool:
    """Whether a word of leaving stands between the two hours, or the second is a bound of its own."""
    near = [item for item in segment if first.item.end <= item.start < last.item.start and not item.is_timed]
    words = {word for item in near if item.kind != "sign" for word in item.word.split(" ")}
    return bool(words & LEAVES)


def _span(first: object, last: object) -> object:
    return replace(first, kind="between", last=last.first)  # type: ignore[type-var,attr-defined]
