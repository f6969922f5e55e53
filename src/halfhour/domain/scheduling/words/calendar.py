"""Which days of the calendar words for days are, counted from the day of writing; doubts are chosen in the scene."""

from dataclasses import replace
from datetime import UTC, date, timedelta

from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Dated,
    DateFigures,
    Day,
    Days,
    From,
    Later,
    Nth,
    Recurring,
    SameDay,
    Stretch,
    Weekday,
)
from halfhour.domain.scheduling.words.numbered import A_DAY, dated_day, figured_day, next_numbered, ways_of
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.stretches import monday_of, month_days, stretch_days
from halfhour.domain.scheduling.words.values import About

FARTHEST = 366 * 3
OVER_WEEKEND = 3


def days_of(day: Day, scene: Scene) -> tuple[date, ...]:
    """The days meant, in order; empty when they have passed by or cannot be."""
    match day:
        case Weekday():
            return _weekday(day, scene)
        case DateFigures():
            return figured_day(day, scene)
        case Dated():
            return dated_day(day, scene)
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
            named = [each for each in month_days(month, scene, whole=True) if each.weekday() == number]
            return tuple(
                each
                for each in (named[nth : nth + 1 or None] if nth < 0 else named[nth - 1 : nth])
                if each >= scene.today
            )
        case Later(days=days, of=told):
            before = scene.days or (days_of(told, scene) if told else scene.proposed_days)
            if not before:
                scene.block(About.DAY)
            return tuple(each + timedelta(days=days) for each in before[-1:])
        case SameDay():
            said = scene.days or scene.proposed_days
            if not said:
                scene.block(About.DAY)
            return said


def days_within(day: Day, stretch: Stretch, scene: Scene) -> tuple[date, ...]:
    """The days of a name, or between two names, that lie in a week or month."""
    numbers = numbers_of(day)
    edge = stretch.edge if stretch.edge.endswith("half") and stretch.unit == "month" else ""
    whole = stretch_days(replace(stretch, edge=edge), scene, whole=True)
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
    """The day of a name; the one on the table where there is one, else what words beside it and the days before it allow."""
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
            extra = later + timedelta(weeks=day.which == "after_next")
            ways = [each + extra for each in _nexts(coming, day.number, today)]
            left = [each for each in ways if each not in scene.refused]
            return (scene.choose(About.WHICH, ways_of(left or ways)),)
        case "following":
            return (scene.followed.setdefault(day.number, _following(day, coming, scene)),)
        case "" if not day.weeks:
            return _on_the_table(day, scene) or _said_before(day, scene) or (_bare(day, coming, scene),)
    looks_ahead = ahead or day.which or _looks_ahead(scene)
    return ((coming if looks_ahead else today) + later,)


def _following(day: Weekday, coming: date, scene: Scene) -> date:
    """The day of a name after the last that was said; asked where none was."""
    refused = tuple(each for each in scene.refused if each.weekday() == day.number)
    if days := scene.days or tuple(_table_days(scene)) or refused:
        return _after(max(days), day.number)
    return scene.choose(About.WHICH, ways_of((*_nexts(coming, day.number, scene.today), coming + timedelta(days=7))))


def _bare(day: Weekday, coming: date, scene: Scene) -> date:
    """The day of a name with no words to place it: the coming one, unless days before it or those on the table lie further ahead.

    Days are listed in order: "Thursday 10 December or Friday" may be the next Friday or the one after the tenth.
    """
    if coming == scene.today + timedelta(days=7) and not _looks_ahead(scene):
        return scene.choose(About.WHICH, ways_of((scene.today, coming)))
    if scene.moves_on and (table := _table_days(scene)):
        return _after(max(table), day.number)  # "can we push it to Thursday?"
    if scene.moves_up and (table := _table_days(scene)) and (before := _before(min(table), day.number)) >= scene.today:
        return before  # "could we bring it forward to the Friday?"
    named = (*scene.days, *scene.refused)
    if named and max(named) > coming:
        after = _after(max(named), day.number)
        if day.pointed and max(named) in scene.days and _is_beside(max(named), after):
            return after  # "Tuesday 3 November, or the Wednesday"
        taken = max(named) in scene.days and max(named) in _table_days(scene) and not scene.moves
        if taken and monday_of(max(named)) == monday_of(after):
            return after  # "Monday as you said, or Wednesday at 3", where the Monday is on the table
        if scene.keeps_hour and after - max(named) == A_DAY:
            return after  # "Can't do Thursday the 18th. Same time Friday?"
        return scene.choose(About.WHICH, [(after.isoformat(), after), (coming.isoformat(), coming)])
    if (beside := _in_week_of_table(day, scene)) and beside > coming:
        if day.pointed or (scene.keeps_hour and beside - max(_table_days(scene)) == A_DAY):
            return beside  # "Wednesday doesn't suit after all. Would the Thursday do?"
        return scene.choose(About.WHICH, [(beside.isoformat(), beside), (coming.isoformat(), coming)])
    return coming


def _is_beside(last: date, after: date) -> bool:
    """Whether a day follows another in the same week, or over the weekend."""
    return monday_of(last) == monday_of(after) or (after - last).days <= OVER_WEEKEND


def _said_before(day: Weekday, scene: Scene) -> tuple[date, ...]:
    """The one day of this name among those said just before: "Tuesday or Thursday, but Thursday only after 3"."""
    named = tuple(each for each in scene.days if each.weekday() == day.number)
    return named if len(named) == 1 else ()


def _looks_ahead(scene: Scene) -> bool:
    """Whether later days were spoken of, so that a day of today's name is not today."""
    return scene.told_later or any(each > scene.today for each in (*scene.days, *_table_days(scene)))


def _after(last: date, number: int) -> date:
    return last + timedelta(days=(number - last.weekday() - 1) % 7 + 1)


def _before(first: date, number: int) -> date:
    return first - timedelta(days=(first.weekday() - number - 1) % 7 + 1)


def _in_week_of_table(day: Weekday, scene: Scene) -> date | None:
    """The day of this name in the one week of the times on the table: "same slot but on Thursday"."""
    mondays = {monday_of(each) for each in _table_days(scene)}
    return next(iter(mondays)) + timedelta(days=day.number) if len(mondays) == 1 else None


def _on_the_table(day: Weekday, scene: Scene) -> tuple[date, ...]:
    """The one day of this name among the times on the table: "the Wednesday slot"."""
    named = tuple(each for each in _table_days(scene) if each.weekday() == day.number)
    return named if len(named) == 1 else ()


def _table_days(scene: Scene) -> set[date]:
    zone = scene.situation.speaker or scene.situation.reader or UTC
    return {slot.start.astimezone(zone).date() for slot in scene.situation.before}


def _nexts(coming: date, number: int, today: date) -> tuple[date, ...]:
    """What "next Friday" may mean: the coming one, or the one of next week; on a Sunday weeks begin for some and end for others."""
    of_next_week = monday_of(today) + timedelta(days=7 + number)
    return (coming, of_next_week, *((coming + timedelta(days=7),) if today.weekday() == 6 else ()))


def _range(first: Day, last: Day, scene: Scene) -> tuple[date, ...]:
    begins = days_of(first, scene)
    if not begins:
        return ()
    start = begins[0]
    match last:
        case Weekday(number=number, which=""):
            end = start + timedelta(days=(number - start.weekday()) % 7)
        case Dated(day=number, month=None):
            end = next_numbered(number, start)
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
    friday = monday_of(start) + timedelta(days=4)
    if start > friday and kind == "after":
        start, friday = monday_of(start) + timedelta(days=7), friday + timedelta(days=7)
    return tuple(start + timedelta(days=number) for number in range(max((friday - start).days, 0) + 1))


def _recurring(numbers: frozenset[int], scene: Scene, start: int) -> tuple[date, ...]:
    days = (scene.today + timedelta(days=number) for number in range(start, start + 7))
    return tuple(each for each in days if each.weekday() in numbers)
