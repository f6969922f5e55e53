"""Figures behind the names of days that may be dates: "Mon 8 or Tue 9, 9-11" where Monday is the 8th."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Clock, Dated, Time, Weekday
from halfhour.domain.scheduling.words.numbered import numbered_date
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About


def with_dates(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with names and figures as dates where the calendar allows it; asked where no other hour is said."""
    named = [(one, other) for clause in spoken for one, other in _pairs(clause) if _is_named_figure(one, other)]
    pairs = [(one, other) for one, other in named if _fits(one, other, scene)]
    if not pairs or len(pairs) < len(named):
        return list(spoken)  # "Wednesday 2, Thursday 3" where only Thursday is the 3rd
    hours = [part for clause in spoken for part in clause.parts if isinstance(part.item.value, Time)]
    other_hours = len(hours) > len(pairs)
    dated = [_with_pairs(clause, pairs) for clause in spoken]
    return dated if other_hours else scene.choose(About.MEANT, [("hours", list(spoken)), ("dates", dated)])


def with_named_dates(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses without the name of a day whose date follows in the next one: "Saturday is best for me. 18th March, 6pm."."""
    found = list(spoken)
    said = [number for number, clause in enumerate(spoken) if clause.parts]
    for number, following in pairwise(said):
        parts, dates = spoken[number].parts, [part.item.value for part in spoken[following].parts]
        first = dates[0]
        if len(parts) != 1 or parts[0].does != "offered" or not isinstance(first, Dated) or first.weekday is not None:
            continue
        name = parts[0].item.value
        plain = isinstance(name, Weekday) and not name.which and not name.weeks
        if plain and _date_of(first, scene) == name.number and len(spoken[following].parts) > 1:  # type: ignore[attr-defined]
            found[number] = replace(found[number], parts=[])
    return found


def _date_of(day: Dated, scene: Scene) -> int:
    """The number of the day of the week on which a date falls, next time."""
    return numbered_date(day, scene).weekday()


def with_numbers(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with "2nd" as the second time on the table, where it may be; asked, since it may be a date as well."""
    table = len(scene.situation.before)
    counted = [part for clause in spoken for part in clause.parts if _may_count(part, table)]
    dates = {each.start.day for each in scene.situation.before}
    if not counted or any(part.item.value.day in dates for part in counted):  # type: ignore[attr-defined]
        return list(spoken)
    picks = [_with_picks(clause, counted) for clause in spoken]
    return scene.choose(About.EARLIER, [("numbers", picks), ("dates", list(spoken))])


def _may_count(part: Part, table: int) -> bool:
    day = part.item.value
    return isinstance(day, Dated) and day.month is None and day.weekday is None and day.day <= table > 1


def _with_picks(clause: Clause, counted: Sequence[Part]) -> Clause:
    mine = [part for part in clause.parts if any(part is each for each in counted)]
    picked = [replace(part.item, kind="back", value=f"nth_{part.item.value.day}") for part in mine]  # type: ignore[attr-defined]
    return replace(clause, parts=[part for part in clause.parts if part not in mine], rest=[*clause.rest, *picked])


def _pairs(clause: Clause) -> list[tuple[Part, Part]]:
    beside = zip(clause.parts, clause.parts[1:], strict=False)
    return [(one, other) for one, other in beside if other.sep == "" and other.item.start - one.item.end == 1]


def _is_named_figure(name: Part, figure: Part) -> bool:
    """Whether a figure alone stands behind the name of a day: "Mon 8"."""
    match name.item.value, figure.item.value:
        case Weekday(which="", weeks=0), Time(kind="at", first=Clock(hour=hour, minute=0, half="", zone=None)):
            return figure.item.end - figure.item.start == len(str(hour))
    return False


def _fits(name: Part, figure: Part, scene: Scene) -> bool:
    """Whether a figure is the number of the next day of that name."""
    match name.item.value, figure.item.value:
        case Weekday(number=number), Time(first=Clock(hour=hour)):
            coming = scene.today + timedelta(days=(number - scene.today.weekday() - 1) % 7 + 1)
            return coming.day == hour
    return False


def _with_pairs(clause: Clause, pairs: Sequence[tuple[Part, Part]]) -> Clause:
    days = {id(one): _date(one, other) for one, other in pairs}
    hours = {id(other) for _, other in pairs}
    return replace(clause, parts=[days.get(id(part), part) for part in clause.parts if id(part) not in hours])


def _date(name: Part, figure: Part) -> Part:
    day, hour = name.item.value, figure.item.value
    number = hour.first.hour if isinstance(hour, Time) and hour.first else 0
    weekday = day.number if isinstance(day, Weekday) else None
    return replace(name, item=replace(name.item, end=figure.item.end, value=Dated(number, weekday=weekday)))
