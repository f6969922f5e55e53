"""Parts of a clause made ready to be put together: names of days go into their dates, whole days give way to hours."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.clause import Part
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    From,
    Nth,
    Recurring,
    SameDay,
    Stretch,
    Time,
    Weekday,
)

SEVERAL = 2


def tidied(parts: Sequence[Part]) -> list[Part]:
    """The parts of a clause, with names of days in their dates and without whole days of which an hour is said."""
    parts = _on_first_days(_with_hours_of_each(parts))
    return _week_of_same_day(
        _in_their_month(_named_dates(_without_each_day(_without_whole_days(_of_tonight_too(parts)))))
    )


def _with_hours_of_each(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts without days whose hours follow one by one: "the 16th or Wednesday 17th, at 3 on the Tuesday or 10 on the Wednesday"."""
    lead = list(takewhile(lambda part: _name_of(part) is not None, parts))
    weeks = [part for part in parts[len(lead) : len(lead) + 1] if isinstance(part.item.value, Stretch)]
    while len(lead) > len({_name_of(part) for part in lead}):
        lead.pop()
    named = {_name_of(part): part.item.value for part in lead}
    behind = [part for part in parts[len(lead) + len(weeks) :] if part.item.kind == "day"]
    timed = any(part.item.kind == "time" for part in parts[len(lead) :])
    if len(lead) < SEVERAL or not timed or {_name_of(part) for part in behind} != named.keys():
        return parts
    dated = (
        replace(part, item=replace(part.item, value=named[_name_of(part)])) if part in behind else part
        for part in parts[len(lead) + len(weeks) :]
    )
    return [*weeks, *dated]


def _on_first_days(parts: Sequence[Part]) -> list[Part]:
    """The parts, a day before which nothing can be as that day where an hour stands beside it: "or not till Monday at 9"."""
    hours = [part for day, part in pairwise(parts) if isinstance(day.item.value, From) and day.item.value.negative]
    firm = [
        part for part in hours if isinstance(part.item.value, Time) and part.item.value.kind == "at" and part.sep == ""
    ]
    return [
        replace(part, item=replace(part.item, value=part.item.value.day))
        if behind in firm and isinstance(part.item.value, From)
        else part
        for part, behind in zip(parts, [*parts[1:], None], strict=False)
    ]


def _name_of(part: Part) -> int | None:
    """The number of the day of the week that it names, with or without its date."""
    day = part.item.value
    return day.number if isinstance(day, Weekday) else day.weekday if isinstance(day, Dated) else None


def _of_tonight_too(parts: Sequence[Part]) -> list[Part]:
    """ "After 5 tonight or tomorrow": the evening says of the hour before both days which half of the day it is in."""
    for place in range(len(parts) - 3):
        hour, day, evening, other = parts[place : place + 4]
        time = hour.item.value
        same = evening.item.value == Time("part", part="tonight") and evening.item.start == day.item.start
        if same and isinstance(time, Time) and time.first and other.item.kind == "day" and other.sep in ("or", "and"):
            late = replace(time, first=replace(time.first, half=time.first.half or "pm"))
            said = replace(hour, item=replace(hour.item, value=late))
            return [*parts[:place], said, day, *parts[place + 3 :]]
    return list(parts)


def _in_their_month(parts: list[Part]) -> list[Part]:
    """ "The first week of January, say the 5th": a day of that month, which is then no offer of its own."""
    parts = _in_month_of_nth(parts)
    month = next((part for part in parts if isinstance(part.item.value, Stretch) and part.item.value.month), None)
    if month is None:
        return parts
    behind = parts[parts.index(month) + 1 :]
    bare = [part for part in behind if isinstance(part.item.value, Dated) and part.item.value.month is None]
    if not bare:
        return parts
    return [_dated(part, month) if part in bare else part for part in parts if part is not month]


def _in_month_of_nth(parts: list[Part]) -> list[Part]:
    """ "The last Thursday of October, 26th": one day, by its place in the month and by its number."""
    for one, other in pairwise(parts):
        nth, day = one.item.value, other.item.value
        if isinstance(nth, Nth) and isinstance(day, Dated) and day.month is None and other.sep in ("", ",", "("):
            dated = replace(day, month=nth.month.month, year=nth.month.year, weekday=nth.weekday)
            return [
                replace(part, item=replace(part.item, value=dated)) if part is one else part
                for part in parts
                if part is not other
            ]
    return parts


def _dated(part: Part, month: Part) -> Part:
    day = replace(part.item.value, month=month.item.value.month, year=month.item.value.year)  # type: ignore[type-var,attr-defined]
    return replace(part, item=replace(part.item, value=day))


def _week_of_same_day(parts: list[Part]) -> list[Part]:
    """ "Same day and time the week after": the week stands beside its day."""
    weeks = [part for part in parts if isinstance(part.item.value, Stretch)]
    rest = [part for part in parts if part not in weeks]
    same = next((place for place, part in enumerate(rest) if isinstance(part.item.value, SameDay)), None)
    if same is None or len(weeks) != 1:
        return parts
    return [*rest[: same + 1], weeks[0], *rest[same + 1 :]]


def _without_each_day(parts: Sequence[Part]) -> list[Part]:
    """ "From the 21st to the 23rd, 11am each day": each of the days that are named."""
    each_day = Recurring(frozenset(range(5)))
    named = any(not isinstance(part.item.value, Time | Stretch | Recurring) for part in parts)
    return [part for part in parts if not (named and part.item.value == each_day and part.sep in ("", " ", ","))]


def _without_whole_days(parts: Sequence[Part]) -> list[Part]:
    """ "Any time on Monday after 2" is after two; "all day Monday and Tuesday until 2" is not."""
    whole = Time("part", part="day")
    found = [
        replace(part, item=replace(part.item, value=whole)) if _is_all_day(part.item.value) else part for part in parts
    ]
    if len(parts) > 1 and _is_all_day(parts[0].item.value) and _ends_with_own_time(found[1:]):
        return found
    timed = [part for part in found if isinstance(part.item.value, Time)]
    days = [part for part in timed if part.item.value == whole]
    if len(days) == len(timed):
        return found
    return [part for place, part in enumerate(found) if part not in days or _is_of_its_day(found, place)]


def _is_of_its_day(parts: Sequence[Part], place: int) -> bool:
    """Whether a day before it has no other time: "Mon: all day, Tue: before noon"."""
    before, follows = parts[place - 1 : place], parts[place + 1 : place + 2]
    times = [isinstance(part.item.value, Time) for part in (*before, *follows)]
    return bool(before) and bool(follows) and not any(times)


def _is_all_day(value: object) -> bool:
    return isinstance(value, Time) and value.part == "all_day"


def _ends_with_own_time(parts: Sequence[Part]) -> bool:
    """Whether days are listed and a time belongs to the last of them: "Monday and Tuesday until 2"."""
    *days, last = parts
    listed = len(days) > 1 and not any(isinstance(part.item.value, Time) for part in days)
    return listed and isinstance(last.item.value, Time) and last.sep == ""


def _named_dates(parts: list[Part]) -> list[Part]:
    """ "Thursday morning, 10 March" is one day with its name and its date; they may disagree."""
    days = [number for number, part in enumerate(parts) if not isinstance(part.item.value, Time)]
    for one, other in pairwise(days):
        name, dated = parts[one].item.value, parts[other].item.value
        last = other == len(parts) - 1
        if (
            (other - one > 1 or parts[other].sep == "")
            and last
            and parts[other].sep not in ("or", "and", "/")
            and isinstance(name, Weekday)
            and name.which in ("", "following")
            and isinstance(dated, Dated | DateFigures)
            and dated.weekday is None
        ):
            both = replace(parts[other].item, value=replace(dated, weekday=name.number))
            return [
                *parts[:one],
                replace(parts[other], item=both, sep=parts[one].sep),
                *parts[one + 1 : other],
                *parts[other + 1 :],
            ]
    return parts
