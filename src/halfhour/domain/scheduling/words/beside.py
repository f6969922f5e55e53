"""The day to which an hour without one belongs: said beside it, or in the sentence before."""

from collections.abc import Sequence
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Placed, groups
from halfhour.domain.scheduling.words.nodes import Ahead, Dated, DateFigures, Day, Days, From, Time, Weekday

THOSE = ("those", "these")
COUNTED = ("two", "three", "four", "days", "mornings", "afternoons")
"""What stands behind "those" where it points to days that were spoken of."""
SPANS = ("between", "after", "before")
"""Kinds of times in which something may be at any hour."""
SAID = ("said", "mentioned", "suggested", "proposed", "offered", "asked", "gave", "wrote")
"""Words for what the reader named in an earlier message."""


def said_beside(clause: Clause, spoken: Sequence[Clause]) -> tuple[Placed, ...]:
    """The day that the same sentence spoke of before, whatever it said of it: "class at 10 on Thursday, could do 11:30"."""
    place = next(number for number, each in enumerate(spoken) if each is clause)
    if any(item.kind == "back" and item.value == "all" for item in clause.rest):
        return _several_days(spoken[:place])  # "say 2.30 on either day"
    if any(one.word in THOSE and other.word in COUNTED for one, other in pairwise(clause.rest)):
        return _several_days(spoken[:place], told=True)  # "any time from 2.30 on those three"
    near = _parts_beside(clause, spoken[:place])
    days = [part.item.day for part in near if part.item.kind == "day" and part.does != "past"]
    days = days or _bounds_refused(clause, spoken[:place])
    days = days or _only_day_said(spoken[:place] if clause.asks or clause.joined or clause.offers else ())
    listed = any(part.sep == "and" for part in near if part.item.kind == "day")
    if not listed and len(days) > 1 and clause.joined and _spans_only(clause):
        return _several_days([Clause(parts=[part for part in near if not part.act or part.item.heard.is_rather])])
    return tuple(Placed(day) for day in days) if listed or len(days) == 1 else ()


def _spans_only(clause: Clause) -> bool:
    """Whether it says from when to when, which is of each of the days before: "it's the 20th or 21st, and I'm off, so 10 to 4"."""
    offers = [part.item.value for part in clause.parts if part.does == "offered" and not part.act]
    return bool(offers) and all(isinstance(time, Time) and time.kind in SPANS and time.first for time in offers)


def _several_days(before: Sequence[Clause], *, told: bool = False) -> tuple[Placed, ...]:
    """The days of the last sentence that named more than one; those of the past too where they are pointed to."""
    named = (
        [part for part in each.parts if part.item.kind == "day" and (told or part.does != "past")]
        for each in reversed(before)
    )
    days = next(
        (days for days in named if len(days) > 1 or any(isinstance(part.item.value, Days) for part in days)), []
    )
    return tuple(placed for group in groups(days, None, ()) for placed in group.days)


def _parts_beside(clause: Clause, before: Sequence[Clause]) -> list[Part]:
    """What the same sentence tells of, or the one before where a clause goes on with it; without days that are ruled out as a whole."""
    told = [part for part in clause.parts if part.does == "aside"]
    near = told or (before[-1].parts if clause.joined and before else _background(clause, before))
    if any(part.item.kind == "time" for part in near):
        return near
    return [part for part in near if part.does != "refused"]  # "Mondays are out but before 11 is fine"


def _bounds_refused(clause: Clause, before: Sequence[Clause]) -> list[Day]:
    """ "I can't before the 14th. 10am?": the day itself."""
    if not clause.asks or any(part.does == "aside" for part in clause.parts):
        return []
    bounds = [part.item.value for part in _refused_before(before) if not part.item.until]
    return [bound.day for bound in bounds if isinstance(bound, From)]


def _only_day_said(before: Sequence[Clause]) -> list[Day]:
    """The one day of which earlier sentences spoke, and the hour: "you said Thursday at 10, but I've a class then. Would 11 do?"."""
    told = [(part, clause) for clause in before for part in clause.parts if part.item.kind == "day"]
    days = {part.item.day for part, _ in told}
    plain = all(isinstance(day, Weekday | Dated | DateFigures | Ahead) for day in days)
    return list(days) if len(days) == 1 and plain and any(_is_spoken_of(*each) for each in told) else []


def _is_spoken_of(part: Part, clause: Clause) -> bool:
    """Whether a day may be gone on with: the reader named it, it is the writer's own, or an hour was told of it; not a past one."""
    if any(item.word in SAID for item in clause.rest):
        return True
    past = part.does == "past" or any(item.kind == "reports" for item in clause.rest)
    return not past and (_is_of_own_day(clause) or any(each.item.kind == "time" for each in clause.parts))


def _refused_before(before: Sequence[Clause]) -> list[Part]:
    """ "I can't before the 14th.": bounds that the sentence before ruled out."""
    said = next((each.parts for each in reversed(before) if each.parts), [])
    return [part for part in said if part.does == "refused" and isinstance(part.item.value, From)]


def _background(clause: Clause, before: Sequence[Clause]) -> list[Part]:
    """What the sentence before says of the writer's day, or of an event in which the reader has an hour: "I breathe on the 17th. 10am?"."""
    told = next((each for each in reversed(before) if each.parts), None)
    theirs = any(
        item.word.startswith("your") for item in clause.rest
    )  # "The panel sits on 10 December. Your slot is 11:20."
    if told is None or not (theirs or told.offers or _is_of_own_day(told)):
        return []
    brief = clause.asks or sum(item.kind == "word" for item in clause.rest) == 0
    return [part for part in told.parts if part.act == "says" or (part.act == "tells" and brief)]


def _is_of_own_day(clause: Clause) -> bool:
    """Whether the writer says what they do, now or later; of what has been, or happens to others, one need not go on with the day."""
    own = any(item.word.split("'")[0] in ("i", "im", "my", "we") for item in clause.rest)
    return own and not any(item.kind in ("reports", "others") or item.word.startswith("back") for item in clause.rest)
