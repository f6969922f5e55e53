"""Weeks and days that lean on a date which was only told of: "the 15th is a holiday here. From Tuesday to Thursday that week"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures, Day, Days, From, Stretch, Weekday
from halfhour.domain.scheduling.words.numbered import numbered_date
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.stretches import monday_of

FRIDAY = 4
NEAR = timedelta(days=21)
"""How far ahead a date is that was thought of before (our own default)."""


def with_named_weeks(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with each such week and day in the week of the last date before it."""
    last: date | None = None
    offered = False
    latest: date | None = None
    found: list[Clause] = []
    for clause in spoken:
        parts: list[Part] = []
        week = any(isinstance(part.item.value, Stretch) for part in clause.parts)
        for part in clause.parts:
            leans = last is not None and not (isinstance(part.item.value, Weekday) and week)
            parts.append(_placed(part, last, latest, scene, offered=offered) if leans and last else part)
            for day in _dates_of(part, scene):
                last, offered, latest = day, part.does == "offered" and not part.act, day
            if isinstance(part.item.value, Stretch) and part.item.value.which in (
                "next",
                "this",
                "after_next",
                "coming",
            ):
                last = latest = None
            if isinstance(part.item.value, Weekday) and last and (beside := _beside(part.item.value, last)):
                latest = max(latest or beside, beside)
        found.append(replace(clause, parts=parts))
    return found


def _dates_of(part: Part, scene: Scene) -> Iterator[date]:
    """The dates of a part; of what is over only those that are near, since the next 8th is not that of "your letter of the 8th"."""
    dates = _dates(part.item.value, scene)
    return (day for day in dates if part.does != "past" or day - scene.today <= NEAR)


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


def _beside(day: Weekday, last: date) -> date | None:
    """The day of a bare name later in the week of a date: "Monday the 19th is lost and Tuesday too"."""
    return monday_of(last) + timedelta(days=day.number) if not day.which and day.number >= last.weekday() else None


def _placed(part: Part, last: date, latest: date | None, scene: Scene, *, offered: bool) -> Part:
    """A part that leans on the last date, as its days."""
    match part.item.value:
        case Stretch(unit="week", which="that", edge="", of=None) as week if not offered:
            return _as(part, replace(week, which="", of=_dated(last)))
        case Stretch(unit="week", which="preceding", of=None) as week:
            return _as(part, replace(week, of=_dated(last)))
        case Stretch(unit="week", which="" | "that", edge="rest", of=None) if latest and latest > scene.today:
            friday = monday_of(latest) + timedelta(days=FRIDAY)
            if latest < friday:
                return _as(part, Days(_dated(latest + timedelta(days=1)), _dated(friday)))
        case Weekday(number=number, which="", weeks=0, pointed=True) if (
            not offered and number >= last.weekday() and not scene.situation.before
        ):
            return _as(part, _dated(monday_of(last) + timedelta(days=number)))
    return part


def _as(part: Part, day: Day) -> Part:
    return replace(part, item=replace(part.item, value=day))


def _dated(day: date) -> Dated:
    return Dated(day.day, day.month, day.year)
