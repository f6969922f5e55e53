"""Signs that slots came out which nobody offered so: at odds with one another, or said twice."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.meant import opens_a_house
from halfhour.domain.scheduling.words.nodes import Stretch, Time, Weekday
from halfhour.domain.scheduling.words.remainders import WHOLE
from halfhour.domain.scheduling.words.values import Slot

SECOND = ("or", "and", "/", "(", "\n", "otherwise", "else")
"""What stands between two hours that are both offered."""
TELLING = 2
"""Strange words behind "and" from which it goes on to tell something (our own default)."""
TO_WHOM = ("you", "u", "me", "us")
"""Words behind "for" that tell on whose clock an hour is: "15:00 for you 16:00 for me"."""


def are_at_odds(slots: Sequence[Slot], *, names_whole: bool = False) -> bool:
    """Whether nobody would say them together: windows that overlap, an hour inside a window, a whole day beside an hour of another.

    Args:
        names_whole: that the whole days are named in so many words: "any time Thursday, or Friday at 2".
    """
    exact = any(slot.is_exact for slot in slots)
    whole = any(slot.end - slot.start >= WHOLE for slot in slots)
    windows = sorted(slot for slot in slots if not slot.is_exact)
    return (
        (exact and whole and not names_whole)
        or any(other.start < one.end for one, other in pairwise(windows))
        or any(_holds(windows, slot) for slot in slots if slot.is_exact)
    )


def _holds(windows: Sequence[Slot], hour: Slot) -> bool:
    """Whether an hour begins within one of several windows that do not overlap; in order."""
    place = bisect_right(windows, hour.start, key=lambda window: window.start)
    return place > 0 and hour.start <= windows[place - 1].end


def has_a_day_twice(group: Bundle) -> bool:
    """Whether an hour is said of a week and of one of its days at once: "next week is easier, Tuesday at 11" is of no other day."""
    weeks = any(isinstance(each.day, Stretch) for each in group.days)
    names = any(isinstance(each.day, Weekday) for each in group.days)
    return weeks and names and any(time.kind == "at" for time in group.times)


def is_at_odds_with_itself(clause: Clause) -> bool:
    """Whether what a clause says of its hours does not go together, or goes on behind an exception."""
    return pairs_a_bound(clause) or goes_on_behind_exception(clause) or limits_what_is_excepted(clause)


def pairs_a_bound(clause: Clause) -> bool:
    """Whether a bound stands beside an hour that is offered, and may be an hour too, or told: "by 10 or 11", "out till 12, say 1"."""
    offers = [part for part in clause.parts if part.does == "offered" and not part.act]
    return any(
        isinstance(one.item.value, Time)
        and isinstance(other.item.value, Time)
        and (one.item.value.kind, other.item.value.kind) == ("before", "at")
        for one, other in pairwise(offers)
    )


def may_say_twice(spoken: Sequence[Clause]) -> bool:
    """Whether an hour behind another may be the same one again or correct it: "11 Eastern, which is 9 for you", "2? sry i mean 2:30"."""
    hours = {part.item.start for clause in spoken for part in clause.parts if _is_offered_hour(part)}
    parts = [part.item for clause in spoken for part in clause.parts]
    rest = [item for clause in spoken for item in clause.rest]
    between: list[Item] | None = None
    said = sorted([*parts, *rest], key=lambda item: item.start)
    for place, item in enumerate(said):
        if item.start in hours:
            if between is not None and _leads_to_same(between) and not _is_of_another_day(between, said[place:]):
                return True
            between = []
        elif between is not None:
            between.append(item)
    return False


def _is_offered_hour(part: Part) -> bool:
    hour = isinstance(part.item.value, Time) and part.item.value.kind == "at"
    return hour and part.does == "offered" and not part.act


def _leads_to_same(between: Sequence[Item]) -> bool:
    """Whether there are words between two hours, none of them of a second choice or of another day."""
    second = any(_is_second(between, place) or item.kind in ("if", "day") for place, item in enumerate(between))
    said = (item.kind not in ("link", "sign", "stop") or item.word in TO_WHOM or item.verb == "be" for item in between)
    return not second and any(said)


def _is_of_another_day(between: Sequence[Item], ahead: Sequence[Item]) -> bool:
    """Whether an hour of a sentence of its own sounds plainly offered with its day: "Too late? Then 10.30 on Wednesday"."""
    apart = any(item.kind == "stop" for item in between)
    beside = list(takewhile(lambda item: item.is_timed or item.kind == "link", ahead[1:]))
    return apart and ahead[0].heard.is_sure and any(item.kind == "day" for item in beside)


def _is_second(between: Sequence[Item], place: int) -> bool:
    """Whether a word leads to a second choice, and to nothing that is only told: "and I have eaten already, we have lunch at 11"."""
    item = between[place]
    told = sum(each.is_strange for each in between[place:]) >= TELLING
    return (item.word in SECOND or item.value in SECOND) and not told


def limits_what_is_excepted(clause: Clause) -> bool:
    """Whether hours of their own are named of a day that is excepted: "any day except Monday, when I can only do 1 to 2"."""
    excepts = any(item.kind == "except" for item in clause.rest)
    behind = [
        next((item.word for item in clause.rest if item.start >= day.item.end and item.kind != "sign"), "")
        for day, hours in pairwise(clause.parts)
        if day.item.kind == "day" and day.does == "refused" and hours.item.kind == "time" and hours.does == "offered"
    ]
    return excepts and "when" in behind


def is_filled_from_a_bound(spoken: Sequence[Clause]) -> bool:
    """Whether something fills the time from an hour on from which the writer may be met: "not before 9, from then to 11 I'm serving"."""
    parts = [part for clause in spoken for part in clause.parts]
    bounds = [_first(part) for part in parts if part.does == "offered" and _is_beginning(part)]
    return any("then" in part.item.kinds and part.act and _first(part) in bounds for part in parts)


def _is_beginning(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind == "after" and not part.act


def _first(part: Part) -> object:
    return part.item.value.first if isinstance(part.item.value, Time) else None


def lends_days_of_a_thing(spoken: Sequence[Clause]) -> bool:
    """Whether hours lean on the days of a thing that was spoken of: "The fair is coming up. It's the 20th or 21st, so from 2 to 5"."""
    told = (clause for before, clause in pairwise(spoken) if _names_a_thing(before) and _says_when_it_is(clause))
    own = any(part.item.kind == "day" and part.does == "offered" for clause in spoken for part in clause.parts)
    return not own and any(told)


def _names_a_thing(clause: Clause) -> bool:
    """Whether a sentence speaks of a thing, and names no time and no talk."""
    says = any(item.kind in ("offers", "refuses", "back") or "talks" in item.kinds for item in clause.rest)
    return any(item.is_strange for item in clause.rest) and not (clause.parts or clause.asks or says)


def _says_when_it_is(clause: Clause) -> bool:
    """Whether the next sentence gives the days of it, and is no offer."""
    leads = [item.word for item in clause.rest[:1]]
    days = bool(clause.parts) and all(part.item.kind == "day" and part.does != "offered" for part in clause.parts)
    return days and not clause.joined and leads in (["it's"], ["it"], ["its"], ["that's"])


def goes_on_behind_exception(clause: Clause) -> bool:
    """Whether another day with its hours follows hours that are excepted of one: "Friday except from 12 to 1, and Monday from 2"."""
    if not any(item.kind == "except" for item in clause.rest):
        return False
    runs = zip(clause.parts, clause.parts[1:], clause.parts[2:], clause.parts[3:], strict=False)
    return any(
        before.does == "offered"
        and hole.does == day.does == "refused"
        and hole.item.kind == hours.item.kind == "time"
        and day.item.kind == "day"
        and day.sep in ("and", "or", ",", ";")
        for before, hole, day, hours in runs
    )


def only_opens_a_house(spoken: Sequence[Clause]) -> bool:
    """Whether all that is offered are the hours of a place: whoever tells them may invite, or only say when the door is open."""
    hours = [clause for clause in spoken if any(map(_offers_a_time, clause.parts)) and not _is_due(clause)]
    return bool(hours) and all(opens_a_house(clause) for clause in hours)


def _offers_a_time(part: Part) -> bool:
    return part.does == "offered" and part.item.kind == "time"


def _is_due(clause: Clause) -> bool:
    """Whether it names by when something is due: "it must reach us by noon on the 31st"."""
    return any(isinstance(part.item.value, Time) and part.item.value.kind == "before" for part in clause.parts)
