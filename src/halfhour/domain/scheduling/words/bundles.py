"""The bundles of all clauses: weeks that later clauses lean on, and times that belong to days said before or after."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.additions import with_the_same
from halfhour.domain.scheduling.words.beside import said_beside
from halfhour.domain.scheduling.words.calendar import numbers_of
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, Placed, groups, is_owned, with_zone, zone_of
from halfhour.domain.scheduling.words.meant import meant_parts
from halfhour.domain.scheduling.words.mentioned import after_week, mentioned_day, on_that_name, that_day
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
    Days,
    From,
    Recurring,
    SameDay,
    Stretch,
    Time,
    Weekday,
    Zone,
)
from halfhour.domain.scheduling.words.numbered import numbered_date, numbered_day
from halfhour.domain.scheduling.words.remainders import says_only
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.statements import statements
from halfhour.domain.scheduling.words.stretches import stretch_days
from halfhour.domain.scheduling.words.values import About

COUNTS = 2
"""Ways to count the weeks of a month: from the one with its first day, or from the first whole one."""


def grouped(spoken: Sequence[Clause], does: str, scene: Scene) -> list[tuple[Bundle, Clause]]:
    """The bundles of all parts with which their clauses do the same, each with its clause."""
    standing: Stretch | None = None
    spoken_of: Stretch | None = None
    mentioned: Day | None = None
    zones = [
        item.value for clause in spoken for item in clause.rest if item.kind == "zone" and isinstance(item.value, Zone)
    ]
    zones.sort(key=lambda zone: zone.kind == "whose")  # "from my side" says less than "(all Berlin time)"
    found: list[tuple[Bundle, Clause]] = []
    for clause in spoken:
        parts = [part for part in clause.parts if part.does == does]
        if does == "refused" and any(isinstance(part.item.value, Recurring) for part in parts):
            parts = [part for part in parts if not part.item.until]  # "weekends are gone until the 20th"
        if does == "offered":
            parts = meant_parts(parts, clause, spoken, scene)
        parts = [that_day(after_week(part, spoken_of, mentioned), clause, spoken, mentioned) for part in parts]
        parts = [on_that_name(part, clause, spoken, scene) for part in parts]
        own = [item.value for item in clause.rest if item.kind == "zone" and isinstance(item.value, Zone)]
        standing = spoken_of if spoken_of and says_only(clause) else standing  # "next week is full. Only Wednesday"
        dated = any(isinstance(part.item.value, Dated) for part in parts)  # a date beside a name tells its week
        for statement in statements(parts):
            found += [(group, clause) for group in groups(statement, None if dated else standing, own or zones)]
            standing = standing_behind(statement, standing)
        standing = standing_behind([after_week(part, spoken_of) for part in clause.parts], standing)
        spoken_of = _spoken_of(clause.parts, spoken_of)
        mentioned = mentioned_day(clause, mentioned)
    return _on_one_clock(found)


def _on_one_clock(found: Sequence[tuple[Bundle, Clause]]) -> list[tuple[Bundle, Clause]]:
    """The bundles, hours without a zone on the clock that was named before, where it is the only one: "at 9 Pacific, or Friday at 9"."""
    named = [zone for group, _ in found for time in group.times if (zone := zone_of(time)) and not is_owned(time)]
    if len(set(named)) != 1:
        return list(found)
    first = next(number for number, (group, _) in enumerate(found) if named[0] in map(zone_of, group.times))
    while first and found[first - 1][1] is found[first][1] and found[first - 1][0].days:
        first -= 1  # "the 3rd at 14h30 or the 5th at 17h, Paris time"
    later = ((_zoned(group, named[0]) if group.days else group, clause) for group, clause in found[first:])
    return [*found[:first], *later]  # but "10am UK time on Tuesday, so 10am for you too"


def _zoned(group: Bundle, zone: Zone) -> Bundle:
    times = (with_zone(time, zone) if time.kind != "part" else time for time in group.times)
    return replace(group, times=tuple(times))


def _spoken_of(parts: Sequence[Part], before: Stretch | None) -> Stretch | None:
    weeks = [
        part.item.value for part in parts if isinstance(part.item.value, Stretch) and part.item.value.unit == "week"
    ]
    weeks = [week for week in weeks if week.which != "that"]
    return weeks[-1] if weeks else before


def standing_behind(parts: Sequence[Part], before: Stretch | None) -> Stretch | None:
    """The week that later clauses speak of: the last that was offered, or of which a day was ruled out; other days end it."""
    names = any(isinstance(part.item.value, Weekday | Days) for part in parts)
    weeks = [
        part.item.value for part in parts if isinstance(part.item.value, Stretch) and (part.does == "offered" or names)
    ]
    week = weeks[-1] if weeks else None
    if isinstance(week, Stretch) and week.unit == "week":
        return week
    return before if not parts or all(isinstance(part.item.value, Time | Weekday | Days) for part in parts) else None


def with_days(found: Sequence[tuple[Bundle, Clause]], spoken: Sequence[Clause], scene: Scene) -> list[Bundle]:
    """Times without days belong to the days said before, which are then no offer of their own; or to the days that follow."""
    given: list[Bundle] = []
    waiting: list[Bundle] = []
    refined: set[int] = set()
    for each, clause in found:
        group = _beside_given(each, clause, given)
        if given and not given[-1].times and _is_same_day_of(group, given[-1]):
            given[-1] = replace(group, days=(*given[-1].days, *group.days))
        elif not group.days and not given and (said := said_beside(clause, spoken)):
            given.append(replace(group, days=said))
        elif not group.days and given:
            bare = _bounded_by(clause, spoken, _bare_at_the_end(given), given)
            refined |= set(bare)
            days = [day for place in reversed(bare) for day in given[place].days] or given[-1].days
            given.append(replace(group, days=tuple(days)))
        elif not group.days:
            waiting.append(group)
        elif not group.times and waiting and all(not each.days for each in waiting):
            given += [replace(each, days=group.days) for each in waiting]
            waiting = []
        else:
            narrows = group.days and given and all(time.kind == "part" for time in given[-1].times)
            if narrows and _narrows(group, given[-1], scene):
                refined.add(len(given) - 1)
                group = _within_part(group, given[-1])
            given.append(group)
    return _kept(with_the_same(given, spoken), waiting, refined)


def _kept(given: Sequence[Bundle], waiting: Sequence[Bundle], refined: Collection[int]) -> list[Bundle]:
    """The bundles without those that others say more closely, habits of which a day is named, and bare bounds beside an hour."""
    kept = [group for number, group in enumerate(given) if number not in refined and not _is_habit(group, given)]
    exact = any(group.days and any(time.kind in ("at", "between") for time in group.times) for group in kept)
    return [
        group
        for group in (*waiting, *kept)
        if not (exact and _only_bounds(group)) and not (not group.days and _is_habit(group, kept))
    ]


def _beside_given(group: Bundle, clause: Clause, given: list[Bundle]) -> Bundle:
    """A bundle with what those before it say of its days; days that are told of with it are no offer of their own."""
    group = _within(given, group)
    if given and group.days and group.times and not given[-1].times and _says_both(clause) and not _are_two(clause):
        return replace(group, days=(*given.pop().days, *group.days))
    return group


def _are_two(clause: Clause) -> bool:
    """Whether a clause names two days itself, so that "both" counts those: "next week. Tuesday at 11 or Friday at 5 would both work"."""
    return sum(part.item.kind == "day" and part.does == "offered" for part in clause.parts) > 1


def _says_both(clause: Clause) -> bool:
    """Whether an hour is said of both days: "Thursday, else Friday, the two at 16h"."""
    words = [item.word for item in clause.rest]
    both = any(item.kind == "back" and item.value == "all" for item in clause.rest)
    return both or any((one, other) == ("the", "two") for one, other in pairwise(words))


def _within(given: list[Bundle], group: Bundle) -> Bundle:
    """A bound on one of the days before, within the hours that were said of them: "3 to 4.30, but on the Wednesday only till 4"."""
    if len(group.days) != 1 or len(group.times) != 1 or group.times[0].kind not in ("before", "after"):
        return group
    name, bound = _name_of(group.days[0].day), group.times[0]
    for number, each in enumerate(given):
        all_days = [one for placed in each.days for one in _each_day(placed)]
        days = [placed for placed in all_days if name is not None and _name_of(placed.day) == name]
        if days and len(all_days) > 1 and len(each.times) == 1 and each.times[0].kind == "between" and bound.first:
            given[number] = replace(each, days=tuple(placed for placed in all_days if placed not in days))
            time = each.times[0]
            first, last = (time.first, bound.first) if bound.kind == "before" else (bound.first, time.last)
            return replace(each, days=tuple(days), times=(replace(time, first=first, last=last),))
    return group


def _each_day(placed: Placed) -> list[Placed]:
    """The days of a stretch by their names: "Tuesday to Thursday"."""
    if not isinstance(placed.day, Days):
        return [placed]
    return [replace(placed, day=Weekday(number)) for number in sorted(numbers_of(placed.day))] or [placed]


def _is_same_day_of(group: Bundle, week: Bundle) -> bool:
    """ "What about the week after? Same day, same time.": the day of that week."""
    weeks = [each.day for each in week.days if isinstance(each.day, Stretch)]
    return len(weeks) == len(week.days) == len(group.days) == 1 and isinstance(group.days[0].day, SameDay)


def _only_bounds(group: Bundle) -> bool:
    """Whether it only says before or after what: "nothing before noon, please", "after the 4th"."""
    if not group.times:
        return all(isinstance(each.day, From) or _is_month(each.day) for each in group.days)
    return not group.days and all(time.kind in ("before", "after", "between", "part") for time in group.times)


def _is_month(day: Day) -> bool:
    return isinstance(day, Stretch) and day.unit == "month" and not day.edge.startswith("week")


def _is_habit(group: Bundle, given: Sequence[Bundle]) -> bool:
    """Whether it comes back every week, and another group names one day of it: "Wednesdays I'm free. Wednesday 2 December at 7"."""
    weeks = all(isinstance(each.day, Stretch) for each in group.days) and all(time.recurring for time in group.times)
    if group.times and weeks:
        return any(_name_of(each.day) is not None for other in given if _has_clock(other) for each in other.days)
    if not (
        group.days
        and all(isinstance(each.day, Recurring) or any(time.recurring for time in group.times) for each in group.days)
    ):
        return False
    names = {number for each in group.days for number in numbers_of(each.day)}
    clocks = [other for other in given if other is not group and _has_clock(other)]
    return any(_name_of(each.day) in names for other in clocks for each in other.days)


def _has_clock(group: Bundle) -> bool:
    return any(time.kind != "part" for time in group.times)


def _name_of(day: Day) -> int | None:
    return day.number if isinstance(day, Weekday) else day.weekday if isinstance(day, Dated | DateFigures) else None


def _bare_at_the_end(given: Sequence[Bundle]) -> list[int]:
    """The places of the last days said without a time, the last first."""
    places = takewhile(lambda place: not given[place].times, range(len(given) - 1, -1, -1))
    return list(places)


def _bounded_by(clause: Clause, spoken: Sequence[Clause], bare: list[int], given: Sequence[Bundle]) -> list[int]:
    """Of the days without a time those that an hour is said of; in "Monday works. Tuesday too, but only after 2" the last alone."""
    if not clause.joined:
        return bare
    place = next(number for number, each in enumerate(spoken) if each is clause)
    begins = next(number for number in range(place, -1, -1) if number == 0 or not spoken[number].joined)
    named = [part.item.value for each in spoken[begins:place] for part in each.parts]
    return [number for number in bare if any(each.day in named for each in given[number].days)] or bare


def _narrows(group: Bundle, before: Bundle, scene: Scene) -> bool:
    """Whether days are said within the week that was said before: "next week is good. Tuesday at 10?", "late next week? The 17th?"."""
    weeks = {each.day for each in before.days if isinstance(each.day, Stretch)}
    return bool(weeks) and all(
        each.within in weeks or any(_is_in(each.day, week, scene) for week in weeks) for each in group.days
    )


def _within_part(group: Bundle, week: Bundle) -> Bundle:
    """Days of a week in the part of the day that was said of it: "some morning next week? Say Tuesday, not before 10"."""
    if not group.times:
        return replace(group, times=week.times)
    bounds = all(time.kind in ("after", "before") for time in group.times)
    return replace(group, part=week.times[0].part) if bounds and len(week.times) == 1 and not group.part else group


def _is_in(day: Day, week: Stretch, scene: Scene) -> bool:
    """Whether a date lies in a stretch of days."""
    if not isinstance(day, Dated | DateFigures):
        return False
    meant = numbered_date(day, scene) if isinstance(day, Dated) else numbered_day(day, scene)
    counted = week.edge.startswith("week") and meant in _of_any_count(week, scene)
    return counted or meant in stretch_days(week, scene)


def _of_any_count(week: Stretch, scene: Scene) -> tuple[date, ...]:
    """The days of a numbered week of a month, however weeks are counted: a date beside it tells which is meant."""
    ways = (Scene(scene.situation, scene.lexicon, {About.WHICH: number}) for number in range(COUNTS))
    return tuple(day for way in ways for day in stretch_days(week, way))
