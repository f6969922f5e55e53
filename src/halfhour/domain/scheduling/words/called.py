"""Figures behind the names of days that may be dates: "Mon 8 or Tue 9, 9-11" where Monday is the 8th."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Ahead, Clock, Dated, Stretch, Time, Weekday
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


def with_equal_days(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with a date that is said to be a day of the week as one day: "the 18th is a Tuesday"."""
    return [replace(clause, parts=_equal_days(clause, scene)) for clause in spoken]


def with_days_named_twice(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with a name and the date that says it again behind a comma as one day: "Would the Monday after suit, the 14th?"."""
    return [replace(clause, parts=_named_twice(clause.parts, scene)) for clause in spoken]


def _named_twice(parts: list[Part], scene: Scene) -> list[Part]:
    for one, other in pairwise(parts):
        name, day = one.item.value, other.item.value
        again = isinstance(name, Weekday) and isinstance(day, Dated) and day.weekday is None and other.sep == ","
        if again and one.does == other.does and _date_of(day, scene) == name.number:  # type: ignore[arg-type, attr-defined]
            return [part for part in parts if part is not one]
    return parts


def _equal_days(clause: Clause, scene: Scene) -> list[Part]:
    parts = list(clause.parts)
    for one, other in pairwise(clause.parts):
        match one.item.value, other.item.value:
            case Dated(weekday=None) as date, Weekday(number=number, which="") if _is_said_to_be(one, other, clause):
                dated = replace(one, item=replace(one.item, value=replace(date, weekday=number)))
                parts = [dated if part is one else part for part in parts if part is not other]
            case Ahead(days=days), Weekday(number=number, which="") if _is_said_to_be(one, other, clause):
                agrees = (scene.today + timedelta(days=days)).weekday() == number
                parts = [part for part in parts if part is not other or not agrees]
    return parts


def _is_said_to_be(one: Part, other: Part, clause: Clause) -> bool:
    between = [item for item in clause.rest if one.item.end <= item.start < other.item.start]
    return [item.word for item in between] in (["is", "a"], ["is"])


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


def with_months(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with numbers in the month that was spoken of: "December is better. Say Friday the 4th?"; asked where it was only told."""
    plain, doubted = list(spoken), False
    for place, clause in enumerate(spoken):
        bare = [part for part in clause.parts if _is_bare(part)]
        named = _month_before(spoken, place) if bare else None
        if named is None:
            continue
        plain[place] = replace(clause, parts=[_in_month(part, named[0], scene) for part in clause.parts])
        doubted = doubted or (not named[1] and plain[place] != clause)
    return scene.choose(About.MEANT, [("coming", list(spoken)), ("month", plain)]) if doubted else plain


def _month_before(spoken: Sequence[Clause], place: int) -> tuple[int, bool] | None:
    """The month that the last clause before spoke of which names days, and whether it offers it; none behind another date."""
    for clause in reversed(spoken[:place]):
        days = [part for part in clause.parts if part.item.kind == "day"]
        named = (part.item.value.month for part in days if isinstance(part.item.value, Stretch))
        months = [month for month in named if month]
        months += [int(item.kinds["month"]) for item in clause.rest if "month" in item.kinds]
        if months:
            return months[-1], clause.offers and not clause.refuses
        if days:
            return None
    return None


def _is_bare(part: Part) -> bool:
    """Whether it is the number of a day that is offered, without its month."""
    day = part.item.value
    return isinstance(day, Dated) and day.month is None and day.ahead is None and part.does == "offered"


def _in_month(part: Part, month: int, scene: Scene) -> Part:
    """A number in a month, where the name of its day, if it has one, allows it."""
    day = part.item.value
    if not isinstance(day, Dated) or not _is_bare(part):
        return part
    placed = replace(day, month=month)
    fits = day.weekday is None or numbered_date(placed, scene).weekday() == day.weekday
    changes = numbered_date(placed, scene) != numbered_date(day, scene)
    return replace(part, item=replace(part.item, value=placed)) if fits and changes else part


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
