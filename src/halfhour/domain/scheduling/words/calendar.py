"""Which days of the calendar words for days are, counted from the day of writing; doubts are chosen in the scene."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Dated,
    DateFigures,
    Day,
    Days,
    From,
    Nth,
    Recurring,
    SameDay,
    Stretch,
    Weekday,
)
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

JUST_GONE = 65
"""Days for which a date without a year that has passed may be a slip; earlier ones mean the next year (our own default)."""

FARTHEST = 366 * 3
A_DAY = timedelta(days=1)


def days_of(day: Day, scene: Scene) -> tuple[date, ...]:
    """The days meant, in order; empty when they have passed by or cannot be."""
    match day:
        case Weekday():
            return _weekday(day, scene)
        case DateFigures():
            return _figures(day, scene)
        case Dated():
            return _dated(day, scene)
        case Ahead(days=days):
            return (scene.today + timedelta(days=days),) if 0 <= days < FARTHEST else ()
        case Stretch():
            found = stretch_days(day, scene)
            if not found:
                scene.block(About.GONE)
            return found
        case Days(first=first, last=last):
            return _range(first, last, scene)
        case From(kind=kind, day=edge):
            return _bounded(kind, edge, scene)
        case Recurring(numbers=numbers):
            return scene.choose(
                About.RECURRING, [("first", _recurring(numbers, scene, 1)), ("second", _recurring(numbers, scene, 8))]
            )
        case Nth(weekday=number, nth=nth, month=month):
            named = [each for each in _month(month, scene, whole=True) if each.weekday() == number]
            return tuple(
                each
                for each in (named[nth : nth + 1 or None] if nth < 0 else named[nth - 1 : nth])
                if each >= scene.today
            )
        case SameDay():
            if not scene.days:
                scene.block(About.DAY)
            return scene.days


def days_within(day: Day, stretch: Stretch, scene: Scene) -> tuple[date, ...]:
    """The days of a name, or between two names, that lie in a week or month."""
    numbers = numbers_of(day)
    whole = stretch_days(replace(stretch, edge=""), scene, whole=True)
    found = tuple(each for each in whole if each.weekday() in numbers and each >= scene.today)
    if not found:
        scene.block(About.GONE)
    return found


def numbers_of(day: object) -> frozenset[int]:
    """The days of the week that names are, Monday 0; none for what is no name, or has words that place it itself."""
    match day:
        case Weekday(number=number, which="", weeks=0):
            return frozenset({number})
        case Recurring(numbers=numbers):
            return numbers
        case Days(first=Weekday(number=first, which=""), last=Weekday(number=last, which="")) if first <= last:
            return frozenset(range(first, last + 1))
        case From(kind="from", day=Weekday(number=first, which="")):
            return frozenset(range(first, max(first, 4) + 1))
    return frozenset()


def _weekday(day: Weekday, scene: Scene) -> tuple[date, ...]:
    today = scene.today
    ahead = (day.number - today.weekday()) % 7
    coming = today + timedelta(days=ahead or 7)
    later = timedelta(weeks=day.weeks)
    match day.which:
        case "last":
            return ()
        case "this":
            return (today + timedelta(days=ahead) + later,)
        case "next" | "after_next":
            extra = timedelta(weeks=day.which == "after_next")
            return (
                scene.choose(About.WHICH, _ways(each + extra + later for each in _nexts(coming, day.number, today))),
            )
        case "following":
            if scene.days:
                last = max(scene.days)
                return (last + timedelta(days=(day.number - last.weekday() - 1) % 7 + 1),)
            return (scene.choose(About.WHICH, _ways(_nexts(coming, day.number, today))),)
    if not ahead and not day.which and not (scene.days and max(scene.days) > today):
        if day.weeks:
            return (today + later,)
        return (scene.choose(About.WHICH, _ways((today, coming))),)
    if not day.which and not day.weeks and scene.days and max(scene.days) > coming:
        last = max(
            scene.days
        )  # days are listed in order: "Thursday 10 December or Friday" may be the next one or the one after it
        after = last + timedelta(days=(day.number - last.weekday() - 1) % 7 + 1)
        return (scene.choose(About.WHICH, [(after.isoformat(), after), (coming.isoformat(), coming)]),)
    return (coming + later,)


def _nexts(coming: date, number: int, today: date) -> tuple[date, ...]:
    """What "next Friday" may mean: the coming one, or the one of next week; on a Sunday weeks begin for some and end for others."""
    of_next_week = _monday(today) + timedelta(days=7 + number)
    return (coming, of_next_week, *((coming + timedelta(days=7),) if today.weekday() == 6 else ()))


def _ways(days: Iterable[date]) -> list[tuple[str, date]]:
    return [(each.isoformat(), each) for each in sorted(set(days))]


def _figures(day: DateFigures, scene: Scene) -> tuple[date, ...]:
    orders = [("day first", Dated(day.first, day.second, day.year, day.weekday))]
    month_first = ("month first", Dated(day.second, day.first, day.year, day.weekday))
    told = True if day.sure or day.dotted else scene.situation.day_first if scene.day_first is None else scene.day_first
    if day.second > 12 or (told is False and day.first <= 12):
        orders = [month_first]
    elif told is None and day.first <= 12 and day.first != day.second:
        orders.append(month_first)
    if day.weekday is not None and len(orders) > 1:
        orders = [way for way in orders if _fits(way[1], scene)] or orders
    return _dated(scene.choose(About.ORDER, orders), scene)


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
        found.weekday() == day.weekday and (day.year is not None or found >= scene.today)
        for each in years
        if (found := _date(each, day.month or 1, day.day))
    )


def _dated(day: Dated, scene: Scene) -> tuple[date, ...]:
    found = _in_month(day, scene) if day.month else _next_numbered(day.day, scene.today)
    if day.weekday is not None and found.weekday() != day.weekday:
        found = scene.choose(About.WEEKDAY, _disagreeing(found, day, scene))
    return (found,)


def _in_month(day: Dated, scene: Scene) -> date:
    today, month = scene.today, day.month or 1
    year = day.year or today.year
    found = _date(year, month, day.day)
    if found is None:
        year += day.year is None and month < today.month
        last = date(year, month, monthrange(year, month)[1])
        return scene.choose(About.IMPOSSIBLE, _ways((last, last + A_DAY)))
    if found >= today or (day.year is not None and day.year >= 9000):
        return found
    later = _date(today.year, month, day.day)
    if later is None or later < today:
        later = _date(today.year + 1, month, day.day) or found
    if day.year is None and (today - found).days > JUST_GONE:
        return later
    return scene.choose(About.GONE, _ways((found, later)))


def _next_numbered(number: int, today: date) -> date:
    year, month = today.year, today.month
    found = _date(year, month, number)
    while found is None or found < today:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found = _date(year, month, number)
    return found


def _disagreeing(found: date, day: Dated, scene: Scene) -> list[tuple[str, date]]:
    """The date as numbered, and the nearest one that bears the name of the day."""
    near = found + timedelta(days=((day.weekday or 0) - found.weekday() + 3) % 7 - 3)
    ways = [found, near if near >= scene.today else near + timedelta(days=7)]
    if day.month is None:
        year, month = (found.year, found.month + 1) if found.month < 12 else (found.year + 1, 1)
        after = _date(year, month, day.day)
        ways += [after] if after and after.weekday() == day.weekday else []
    return [(each.isoformat(), each) for each in ways]


def stretch_days(stretch: Stretch, scene: Scene, *, whole: bool = False) -> tuple[date, ...]:
    """The days of a week, weekend or month, from the day of writing on; working days unless it is a weekend or asked whole.

    A vague edge is read at its core: what lies there is meant by everybody who says it.
    """
    today = scene.today
    if stretch.unit == "weekend":
        days = _weekend(stretch, scene)
    elif stretch.unit == "month":
        days = _month(stretch, scene, whole)
    else:
        days = _week(stretch, scene, whole)
    return tuple(each for each in days if each >= today)


def _week(stretch: Stretch, scene: Scene, whole: bool) -> list[date]:
    today = scene.today
    this = _monday(today)
    if stretch.of is not None:
        monday = _monday((days_of(stretch.of, scene) or (today,))[0])
    elif stretch.which == "next" or (stretch.which == "following" and not scene.days):
        either = today.weekday() == 6 or stretch.which == "following"
        ways = [this + timedelta(days=7), *([this + timedelta(days=14)] if either else [])]
        monday = scene.choose(About.WHICH, _ways(ways))
    elif stretch.which == "following":
        monday = _monday(max(scene.days)) + timedelta(days=7)
    elif stretch.which == "after_next":
        monday = this + timedelta(days=14)
    else:
        monday = this if today.weekday() < 5 else this + timedelta(days=7)
    days = [monday + timedelta(days=number) for number in range(7 if whole else 5)]
    match stretch.edge:
        case "early":
            return days[:2]
        case "mid":
            return days[1:4]
        case "late":
            return days[3:5]
        case "later":
            return [each for each in days if each > today] if monday == this else days[3:5]
    return days


def _weekend(stretch: Stretch, scene: Scene) -> list[date]:
    saturday = _monday(scene.today) + timedelta(days=5)
    if stretch.which in ("next", "following"):
        ways = [saturday, saturday + timedelta(days=7)] if scene.today.weekday() < 5 else [saturday + timedelta(days=7)]
        saturday = scene.choose(About.WHICH, _ways(ways))
    if stretch.which == "after_next":
        saturday += timedelta(days=14)
    return [saturday, saturday + A_DAY]


def _month(stretch: Stretch, scene: Scene, whole: bool) -> list[date]:
    today = scene.today
    if stretch.month:
        year = stretch.year or today.year + (stretch.month < today.month)
        month = stretch.month
    else:
        ahead = {"next": 1, "following": 1, "after_next": 2}.get(stretch.which, 0)
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        month += 1
    last = monthrange(year, month)[1]
    if stretch.edge.startswith("week "):
        return _week_of_month(year, month, stretch.edge.removeprefix("week "), scene)
    first, end = {"early": (1, 7), "mid": (12, 18), "late": (last - 6, last), "later": (last - 6, last)}.get(
        stretch.edge, (1, last)
    )
    days = [date(year, month, number) for number in range(first, end + 1)]
    return days if whole else [each for each in days if each.weekday() < 5]


def _week_of_month(year: int, month: int, number: str, scene: Scene) -> list[date]:
    """The week of a month by its number, counted from the one that holds its first day or from the first whole one."""
    days = [date(year, month, each) for each in range(1, monthrange(year, month)[1] + 1)]
    broken = sorted({_monday(day) for day in days if day.weekday() < 5})
    whole = [monday for monday in broken if monday.month == month and (monday + timedelta(days=4)).month == month]
    place = -1 if number == "last" else int(number) - 1
    mondays = [weeks[place] for weeks in (broken, whole) if -1 <= place < len(weeks)]
    monday = scene.choose(About.WHICH, _ways(mondays or broken[-1:]))
    return [day for day in days if _monday(day) == monday and day.weekday() < 5]


def _range(first: Day, last: Day, scene: Scene) -> tuple[date, ...]:
    begins = days_of(first, scene)
    if not begins:
        return ()
    start = begins[0]
    match last:
        case Weekday(number=number, which=""):
            end = start + timedelta(days=(number - start.weekday()) % 7)
        case Dated(day=number, month=None):
            end = _next_numbered(number, start)
        case _:
            end = (days_of(last, scene) or (start,))[-1]
    if end < start or (end - start).days > 62:
        scene.block(About.MEANT)
        return ()
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return tuple(each for each in days if each.weekday() < 5 or each in (start, end))


def _bounded(kind: str, edge: Day, scene: Scene) -> tuple[date, ...]:
    found = days_of(edge, scene)
    if not found:
        return ()
    if kind == "before":
        days = [scene.today + timedelta(days=number) for number in range(1, min((found[0] - scene.today).days, 31))]
        return tuple(each for each in days if each.weekday() < 5) or found[:1]
    start = found[-1] + A_DAY if kind == "after" else found[0]
    friday = _monday(start) + timedelta(days=4)
    if start > friday and kind == "after":
        start, friday = _monday(start) + timedelta(days=7), friday + timedelta(days=7)
    return tuple(start + timedelta(days=number) for number in range(max((friday - start).days, 0) + 1))


def _recurring(numbers: frozenset[int], scene: Scene, start: int) -> tuple[date, ...]:
    days = (scene.today + timedelta(days=number) for number in range(start, start + 7))
    return tuple(each for each in days if each.weekday() in numbers)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _date(year: int, month: int, day: int) -> date | None:
    """A date; None when the calendar has none such."""
    if not 1 <= year <= 9998 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
