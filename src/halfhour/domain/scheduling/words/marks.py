"""Single times that are never offered, whatever stands around: of a night shift, of an event, of another clock, of a shop."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures, Days, Time, Weekday

WEEK = 3
"""Days from the first to the last of those on which a shop is open (our own default)."""
BOUNDS = ("before", "after", "until", "till")
"""Links that lead from an hour to something at another one."""
NEAR = 5
"""Words behind a verb within which its object stands (our own default)."""


def is_never_offered(segment: Sequence[Item], place: int) -> bool:
    """Whether a time is of something else, whatever is said around it."""
    return segment[place].is_timed and (
        _is_opening(segment, place)
        or (place > 0 and _is_opening(segment, place - 1))
        or _is_owned(segment, place)
        or _is_on_another_clock(segment, place)
    )


def is_name_of_thing(segment: Sequence[Item], place: int) -> bool:
    """Whether a date names something written: "the drawing of 12 October", "your letter of the 3rd"."""
    back = [item for item in segment[max(0, place - 3) : place] if item.word != "the"]
    dated = isinstance(segment[place].value, Dated | DateFigures)
    return dated and len(back) > 1 and back[-1].word == "of" and back[-2].is_strange


def _is_owned(segment: Sequence[Item], place: int) -> bool:
    """Whether an hour is the name of something that is at it: "right before my 11:45", "the 21:40 bus"."""
    time = segment[place].value
    if not isinstance(time, Time) or time.kind != "at" or (time.first and time.first.zone):
        return False
    if _is_event(segment, place):
        return True
    before = segment[place - 1] if place else None
    follows = segment[place + 1] if place + 1 < len(segment) else None
    leads = segment[place - 2] if place > 1 else None
    if before is not None and before.word in ("your", "ur") and leads is not None and leads.word in BOUNDS:
        return True  # "at 8.50, before your 9 o'clock"
    if (
        before is None
        or not before.points
        or (before.word in ("a", "an") and any(item.kind == "offers" for item in segment))
    ):
        return False
    return before.word != "the" or (follows is not None and follows.is_strange)


def _is_event(segment: Sequence[Item], place: int) -> bool:
    """Whether it only places something of somebody's: "before my train at 4:35"."""
    back = [segment[each] for each in range(place - 1, max(-1, place - 5), -1)]
    nouns = back[1:] if back and back[0].kind == "link" and back[0].value == "at" else []
    named = next((number for number, item in enumerate(nouns) if not item.is_strange), len(nouns))
    return 0 < named < len(nouns) and nouns[named].word in ("my", "our", "his", "her", "their")


def _is_on_another_clock(segment: Sequence[Item], place: int) -> bool:
    """Whether a day says again on the other's clock what was said: "Thursday at nine, so your Friday", "for you that is Saturday"."""
    near = segment[max(0, place - NEAR) : place]
    hour = any(item.kind == "time" for item in segment[place + 1 : place + 2])  # "your Thursday 9:00" says it first
    says_again = any(item.is_timed for item in segment[:place]) or (
        not hour and all(item.kind != "offers" and item.value != "?" for item in segment)
    )
    whose = (
        place > 0 and says_again and segment[place].kind == "day" and segment[place - 1].word in ("my", "your", "ur")
    )
    said = any(item.word in ("that", "that's", "which") or item.value == "=" for item in near[-3:]) or (
        len(near) > 1 and near[-1].word == "is" and any(item.is_timed for item in near[:-1])
    )
    behind = segment[place + 1 : place + 1 + NEAR]
    for_whom = any(item.speech == "you" for item in (*near, *behind)) or any(
        item.word in ("me", "us") for item in behind
    )
    bracketed = place > 0 and segment[place - 1].value == "(" and bool(behind) and behind[0].word == "for"
    again = (said or (bracketed and says_again)) and for_whom
    return whose or _is_for_you(segment, place) or (again and all(item.kind != "offers" for item in near))


def _is_for_you(segment: Sequence[Item], place: int) -> bool:
    """Whether it only adds the reader's hour to one on a clock that is named: "3 my time on Thursday, 10 for you"."""
    words = [item.word for item in segment[place + 1 : place + 3]]
    behind = place > 0 and segment[place - 1].value == "," and words == ["for", "you"]
    return behind and any(_is_on_a_clock(item) for item in segment[:place])


def _is_on_a_clock(item: Item) -> bool:
    """Whether it is an hour on a clock that is named: "3 my time"."""
    return isinstance(item.value, Time) and item.value.first is not None and item.value.first.zone is not None


def _is_opening(segment: Sequence[Item], place: int) -> bool:
    """Whether it is the week of a shop, which nobody offers whole: "Monday to Friday 8:30 to 4" behind other words."""
    match segment[place].value:
        case Days(first=Weekday(number=begins), last=Weekday(number=ends)):
            pass
        case _:
            return False
    follows = next((item for item in segment[place + 1 :] if item.kind not in ("sign", "link")), None)
    spans = follows is not None and isinstance(follows.value, Time) and follows.value.kind == "between"
    cued = any((item.kind == "offers" and item.word != "open") or item.value == "?" for item in segment)
    return (
        ends - begins >= WEEK
        and spans
        and not cued
        and any(item.word and item.kind != "sign" for item in segment[:place])
    )
