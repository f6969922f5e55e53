"""Dates by their numbers in the calendar: which order figures have, the next such date, a name of the day that disagrees."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
)
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

JUST_GONE = 65
"""Days for which a date without a year that has passed may be a slip; earlier ones mean the next year (our own default)."""


HALF_A_YEAR = timedelta(days=183)
"""How far ahead a day without its year is named by its weekday too (our own default)."""
A_DAY = timedelta(days=1)


def ways_of(days: Iterable[date]) -> list[tuple[str, date]]:
    """Days as ways to choose from, the earliest first."""
    return [(each.isoformat(), each) for each in sorted(set(days))]


def numbered_day(day: Day, scene: Scene) -> date:
    """The date of a day that is named by its number; the day of writing where it is none such."""
    match day:
        case DateFigures():
            return figured_day(day, scene)[0]
        case Dated():
            return dated_day(day, scene)[0]
    return scene.today


def figured_day(day: DateFigures, scene: Scene) -> tuple[date, ...]:
    """The date of figures; their order is chosen where nothing tells it."""
    orders = [("day first", Dated(day.first, day.second, day.year, day.weekday))]
    month_first = ("month first", Dated(day.second, day.first, day.year, day.weekday))
    told = True if day.sure or day.dotted else scene.situation.day_first if scene.day_first is None else scene.day_first
    if day.second > 12 or (told is False and day.first <= 12):
        orders = [month_first]
    elif told is None and day.first <= 12 and day.first != day.second:
        orders.append(month_first)
    if day.weekday is not None and len(orders) > 1:
        orders = [way for way in orders if _fits(way[1], scene)] or orders
    return dated_day(scene.choose(About.ORDER, orders), scene)


def order_of(figures: Iterable[DateFigures], scene: Scene) -> bool | None:
    """Whether somebody writes the day first, as far as any date of the message decides it; None when none does."""
    told = set()
    for day in figures:
        if day.sure or day.dotted or day.first == day.second:
            continue
        if day.first > 12 or day.second > 12:
            told.add(day.first > 12)
        elif day.weekday is not None:
            ways = (
                Dated(day.first, day.second, day.year, day.weekday),
                Dated(day.second, day.first, day.year, day.weekday),
            )
            fits = [_fits(way, scene) for way in ways]
            told |= {fits[0]} if fits[0] != fits[1] else set()
    return next(iter(told)) if len(told) == 1 else None


def _fits(day: Dated, scene: Scene) -> bool:
    year = day.year or scene.today.year
    years = (year,) if day.year else (year, year + 1)
    return any(
        found.weekday() == day.weekday and (day.year is not None or timedelta(0) <= found - scene.today <= HALF_A_YEAR)
        for each in years
        if (found := date_or_none(each, day.month or 1, day.day))
    )


def dated_day(day: Dated, scene: Scene) -> tuple[date, ...]:
    """The date of a day of a month, as the only one; which is chosen where its name of the day disagrees."""
    if day.ahead is not None:
        day = _from_now(day, scene.today)
    found = _in_month(day, scene) if day.month else next_numbered(day.day, scene.today)
    if day.weekday is not None and found.weekday() != day.weekday:
        found = scene.choose(About.WEEKDAY, _disagreeing(found, day, scene))
    return (found,)


def _from_now(day: Dated, today: date) -> Dated:
    """A day of this month or of one of the next, with its month and year."""
    year, month = divmod(today.year * 12 + today.month - 1 + (day.ahead or 0), 12)
    return replace(day, month=month + 1, year=year, ahead=None)


def numbered_date(day: Dated, scene: Scene) -> date:
    """The next date of a number, nothing being asked: where it only tells how far ahead a message looks."""
    if day.ahead is not None:
        day = _from_now(day, scene.today)
    if day.month is None:
        return next_numbered(day.day, scene.today)
    found = date_or_none(day.year or scene.today.year, day.month, day.day)
    return found or scene.today


def _in_month(day: Dated, scene: Scene) -> date:
    today, month = scene.today, day.month or 1
    year = day.year or today.year
    found = date_or_none(year, month, day.day)
    if found is None:
        year += day.year is None and month < today.month
        last = date(year, month, monthrange(year, month)[1])
        return scene.choose(About.IMPOSSIBLE, ways_of((last, last + A_DAY)))
    if found >= today or (day.year is not None and day.year >= 9000):
        return found
    later = date_or_none(today.year, month, day.day)
    if later is None or later < today:
        later = date_or_none(today.year + 1, month, day.day) or found
    if day.year is None and (today - found).days > JUST_GONE:
        return later
    return scene.choose(About.GONE, ways_of((found, later)))


def next_numbered(number: int, today: date) -> date:
    """The next date that bears a number, the day itself included."""
    year, month = today.year, today.month
    found = date_or_none(year, month, number)
    while found is None or found < today:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found = date_or_none(year, month, number)
    return found


def _disagreeing(found: date, day: Dated, scene: Scene) -> list[tuple[str, date]]:
    """The date as numbered, and the nearest one that bears the name of the day."""
    near = found + timedelta(days=((day.weekday or 0) - found.weekday() + 3) % 7 - 3)
    ways = [found, near if near >= scene.today else near + timedelta(days=7)]
    if day.month is None:
        year, month = (found.year, found.month + 1) if found.month < 12 else (found.year + 1, 1)
        after = date_or_none(year, month, day.day)
        ways += [after] if after and after.weekday() == day.weekday else []
    return [(each.isoformat(), each) for each in ways]


def date_or_none(year: int, month: int, day: int) -> date | None:
    """A date; None when the calendar has none such."""
    if not 1 <= year <= 9998 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
