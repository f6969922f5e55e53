"""The days of weeks, weekends and months, counted from the day of writing."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.nodes import (
    Stretch,
)
from halfhour.domain.scheduling.words.numbered import A_DAY, numbered_day, ways_of
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

HALF = 15
"""The last day of the first half of a month (our own default)."""
THURSDAY = 3
"""The day of the week from which on "the coming week" is the next one (our own default)."""


def stretch_days(stretch: Stretch, scene: Scene, *, whole: bool = False) -> tuple[date, ...]:
    """The days of a week, weekend or month, from the day of writing on; working days unless it is a weekend or asked whole.

    A vague edge is read at its core: what lies there is meant by everybody who says it.
    """
    today = scene.today
    if stretch.unit == "weekend":
        days = _weekend(stretch, scene)
    elif stretch.unit == "month":
        days = month_days(stretch, scene, whole)
    else:
        days = _week(stretch, scene, whole)
    return tuple(each for each in days if each >= today)


def _week(stretch: Stretch, scene: Scene, whole: bool) -> list[date]:
    monday = _monday(stretch, scene)
    days = [monday + timedelta(days=number) for number in range(7 if whole else 5)]
    match stretch.edge:
        case "early" | "first_half":
            return days[:2]
        case "mid":
            return days[1:4]
        case "late" | "second_half":
            return days[3:5]
        case "later":
            this = monday == monday_of(scene.today)
            return [each for each in days if each > scene.today] if this else days[3:5]
    return days


def _monday(stretch: Stretch, scene: Scene) -> date:
    """The Monday of the week that is meant."""
    today = scene.today
    this = monday_of(today)
    if stretch.number:
        return _numbered(stretch.number, today)
    if stretch.of is not None:
        turned = {"following": 1, "preceding": -1}.get(stretch.which, 0)
        return monday_of(numbered_day(stretch.of, scene)) + timedelta(weeks=turned)
    match stretch.which:
        case "that":
            near = scene.days or tuple(slot.start.date() for slot in scene.situation.before)
            if not near:
                scene.block(About.DAY)
            return monday_of(near[-1] if near else today)
        case "preceding":
            scene.block(About.DAY)
        case "coming" if today.weekday() >= THURSDAY:
            return this + timedelta(days=7)
        case "following" if scene.days or scene.proposed_days:
            monday = monday_of(max(scene.days or scene.proposed_days)) + timedelta(days=7)
            week = replace(stretch, edge="")
            return scene.weeks.setdefault(week, monday)  # its own days, named behind it, do not move it on
        case "next" | "following":
            either = today.weekday() == 6 or stretch.which == "following"
            return scene.choose(
                About.WHICH, ways_of(this + timedelta(days=each) for each in ((7, 14) if either else (7,)))
            )
        case "after_next":
            return this + timedelta(days=14)
    return this if today.weekday() < 5 else this + timedelta(days=7)


def _numbered(number: int, today: date) -> date:
    """The Monday of the next week of that number, as the calendar numbers them (ISO 8601)."""
    ways = (
        monday_of(date(year, 1, 4)) + timedelta(weeks=number - 1)
        for year in (today.year, today.year + 1, today.year + 2)
    )
    return next(each for each in ways if each + timedelta(days=6) >= today)


def _weekend(stretch: Stretch, scene: Scene) -> list[date]:
    saturday = monday_of(scene.today) + timedelta(days=5)
    if stretch.which in ("next", "following"):
        ways = [saturday, saturday + timedelta(days=7)] if scene.today.weekday() < 5 else [saturday + timedelta(days=7)]
        saturday = scene.choose(About.WHICH, ways_of(ways))
    if stretch.which == "after_next":
        saturday += timedelta(days=14)
    return [saturday, saturday + A_DAY]


def month_days(stretch: Stretch, scene: Scene, whole: bool) -> list[date]:
    """The days of a month or of an edge of it; working days unless asked whole."""
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
    edges = {"early": (1, 7), "mid": (12, 18), "late": (last - 6, last), "later": (last - 6, last)}
    halves = {"first_half": (1, HALF), "second_half": (HALF + 1, last)}
    first, end = {**edges, **halves}.get(stretch.edge, (1, last))
    days = [date(year, month, number) for number in range(first, end + 1)]
    return days if whole else [each for each in days if each.weekday() < 5]


def _week_of_month(year: int, month: int, number: str, scene: Scene) -> list[date]:
    """The week of a month by its number, counted from the one that holds its first day or from the first whole one; "1 whole" is sure."""
    number, _, whole_one = number.partition(" ")
    days = [date(year, month, each) for each in range(1, monthrange(year, month)[1] + 1)]
    broken = sorted({monday_of(day) for day in days if day.weekday() < 5})
    whole = [monday for monday in broken if monday.month == month and (monday + timedelta(days=4)).month == month]
    place = -1 if number == "last" else int(number) - 1
    mondays = [weeks[place] for weeks in ((whole,) if whole_one else (broken, whole)) if -1 <= place < len(weeks)]
    monday = scene.choose(About.WHICH, ways_of(mondays or broken[-1:]))
    return [day for day in days if monday_of(day) == monday and day.weekday() < 5]


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
