"""Weeks and days that lean on a date which was only told of: "the 15th is a holiday here. From Tuesday to Thursday that week"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures, Day, Days, From, Later, SameDay, Stretch, Weekday
from halfhour.domain.scheduling.words.numbered import numbered_date
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.stretches import monday_of

FRIDAY = 4
WEEK = 7
NEAR = timedelta(days=21)
"""How far ahead a date is that was thought of before (our own default)."""
FROM_NOW = ("next", "this", "after_next", "coming")
"""What is said of a week that is counted from the day of writing."""


@dataclass(frozen=True, slots=True)
class Named:
    """The last date of a message, whether it is offered, the latest day that was named in its week, and whether no other day was since."""

    day: date
    offered: bool
    latest: date
    nearest: bool = True


def with_named_weeks(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with each such week and day in the calendar, by the last date before it."""
    named: Named | None = None
    found: list[Clause] = []
    for clause in spoken:
        parts: list[Part] = []
        week = any(isinstance(part.item.value, Stretch) for part in clause.parts)
        for part in clause.parts:
            leans = named is not None and not (week and isinstance(part.item.value, Weekday))
            parts.append(_placed(part, named, scene) if named and leans else part)
            named = _behind(part, named, scene)
        found.append(replace(clause, parts=parts))
    return found


def _behind(part: Part, named: Named | None, scene: Scene) -> Named | None:
    """The last date behind a part."""
    day = part.item.value
    dates = [each for each in _dates(day, scene) if part.does != "past" or each - scene.today <= NEAR]
    if dates:
        return Named(dates[-1], part.does == "offered" and not part.act, dates[-1])
    if named is None or (isinstance(day, Stretch) and day.which in FROM_NOW):
        return None
    if isinstance(day, Weekday) and not day.which and day.number >= named.day.weekday():
        named = replace(named, latest=max(named.latest, monday_of(named.day) + timedelta(days=day.number)))
    apart = part.item.kind == "day" and not isinstance(day, SameDay | Later)
    return replace(named, nearest=named.nearest and not apart)


def _dates(day: object, scene: Scene) -> Iterator[date]:
    """The date that a day is which is named by its number, both ends of a range, and the edge of a bound."""
    match day:
        case Dated():
            yield numbered_date(day, scene)
        case DateFigures(sure=True):
            yield numbered_date(Dated(day.first, day.second, day.year), scene)
        case Days(first=first, last=last):
            yield from _dates(first, scene)
            yield from _dates(last, scene)
        case From(day=edge) | Stretch(unit="week", of=edge) if edge:
            yield from _dates(edge, scene)


def _placed(part: Part, named: Named, scene: Scene) -> Part:
    """A part that leans on the last date, as its days; what leans on one that is offered is placed beside that elsewhere."""
    day, told = part.item.value, not named.offered
    alone = told and not scene.situation.before
    match day:
        case Stretch(unit="week", which="that", edge="", of=None) if told:
            return _as(part, replace(day, which="", of=_dated(named.day)))
        case Stretch(unit="week", which="preceding", of=None):
            return _as(part, replace(day, of=_dated(named.day)))
        case Stretch(unit="week", which="" | "that", edge="rest", of=None) if named.latest > scene.today:
            return _as(part, _rest_of_week(named.latest) or day)
        case SameDay() if alone and named.nearest:
            return _as(part, _dated(named.day))
        case Later(days=days, of=None) if alone and named.nearest:
            return _as(part, _dated(named.day + timedelta(days=days)))
        case Weekday(number=number, which="following") if alone and named.nearest:
            return _as(part, _dated(named.day + timedelta(days=(number - named.day.weekday() - 1) % WEEK + 1)))
        case Weekday(number=number, which="", weeks=0, pointed=True) if alone and number >= named.day.weekday():
            return _as(part, _dated(monday_of(named.day) + timedelta(days=number)))
    return part


def _rest_of_week(latest: date) -> Days | None:
    """From the next day to Friday; None behind it."""
    friday = monday_of(latest) + timedelta(days=FRIDAY)
    return Days(_dated(latest + timedelta(days=1)), _dated(friday)) if latest < friday else None


def _as(part: Part, day: Day) -> Part:
    return replace(part, item=replace(part.item, value=day))


def _dated(day: date) -> Dated:
    return Dated(day.day, day.month, day.year)
