"""From a bundle of days and times to slots in the calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from halfhour.domain.scheduling.words.calendar import days_of, days_within, numbers_of
from halfhour.domain.scheduling.words.composing import Bundle, Placed
from halfhour.domain.scheduling.words.halves import windows
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
    From,
    Recurring,
    SameDay,
    Stretch,
    Time,
    Weekday,
    Window,
    Zone,
)
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.stretches import stretch_days
from halfhour.domain.scheduling.words.values import About, Slot
from halfhour.domain.scheduling.words.zones import instant, zone_on_table

WHOLE = Window(9 * 60, 17 * 60, soft=True)


ALL_DAY = Window(0, 24 * 60, soft=True)


A_MINUTE = timedelta(minutes=1)


def slots_of(group: Bundle, minutes: int | None, scene: Scene, *, rules_out: bool = False) -> Iterator[Slot]:
    """The slots of a bundle; nothing where it is too vague, which is noted in the scene."""
    if any(_is_vague(each.day) for each in group.days) and not rules_out and not group.times:
        scene.block(About.VAGUE)
    found = _windows_of(group, scene, rules_out=rules_out)
    if found is None:
        scene.block(About.EARLIER)
        return
    days = (
        tuple(_dates(group.days, scene, same_time=Time("same") in group.times))
        if group.days
        else _proposed(found, scene) or _unsaid(group, scene)
    )
    scene.days = days or scene.days
    timed = any(time.kind != "same" for time in group.times)
    for day in days:
        for window in found or ([ALL_DAY if rules_out else WHOLE] if not timed else []):
            yield from _slot(day, window, minutes, scene)


def _windows_of(group: Bundle, scene: Scene, *, rules_out: bool) -> list[Window] | None:
    """The windows of the times of a bundle, none where it only names days; None when they point to an hour that nobody named."""
    near = _near(scene)
    if any(each.kind == "same" for each in group.times):
        others = tuple(each for each in group.times if each.kind != "same")
        return windows(others, scene, group.part) or _same_hour(group, scene) or None
    exact = near[0] if near and near[0] == near[1] else None
    found = windows(group.times, scene, group.part, exact)
    scene.windows = found or scene.windows
    if not group.times and not rules_out and scene.moves and exact is not None:
        return [Window(exact, exact, _writers_clock(scene))]
    return found


def _same_hour(group: Bundle, scene: Scene) -> list[Window]:
    """What "at that time" points to: the hour of the day on the table, the one hour of the table, or the hour said last."""
    days = [each for placed in group.days for each in _days(placed, scene)] if scene.situation.before else []
    near = _near(scene, days) or (None if scene.windows else _near(scene))
    if near or scene.windows or len(scene.told) != 1:
        return [Window(near[0], near[1], _writers_clock(scene))] if near else scene.windows
    return windows(scene.told, scene, group.part)  # "I missed your call at 11. Tomorrow at the same time?"


def _writers_clock(scene: Scene) -> Zone | None:
    """The clock on which the hours of the table were read: of a known moment nobody need be asked whose it is."""
    return Zone("whose", "mine") if scene.situation.speaker else None


def _is_vague(day: Day) -> bool:
    """Whether it only bounds the days, which offers none in particular: a whole month, "not before the 22nd"."""
    return (
        isinstance(day, Stretch) and (day.number > 0 or (day.unit == "month" and not day.edge.startswith("week")))
    ) or (isinstance(day, From) and day.negative)


def ruled_out(group: Bundle, slots: Sequence[Slot], scene: Scene) -> Iterator[Slot]:
    """What is ruled out; a name of a day rules out every such day that is offered ("any day next week except Thursday")."""
    bare = [placed.day for placed in group.days if placed.within is None]
    names = {day.number for day in bare if isinstance(day, Weekday) and not day.which}
    names |= {number for placed in group.days if isinstance(placed.day, Recurring) for number in placed.day.numbers}
    zone = scene.situation.speaker or scene.situation.reader or UTC
    days = {slot.start.astimezone(zone).date() for slot in slots}
    meant = tuple(sorted(day for day in days if day.weekday() in names or not group.days))
    if not meant:
        named, scene.days = scene.days, ()
        yield from slots_of(group, None, scene, rules_out=True)
        scene.days = named
        return
    for day in meant:
        for window in windows(group.times, scene, group.part) or [ALL_DAY]:
            yield from _slot(day, window, None, scene)


def implied_slots(group: Bundle, scene: Scene) -> Iterator[Slot]:
    """What "I am busy until three" may want to say: from then on. It may also say no more than it says."""
    turned = {"before": "after", "after": "before"}
    if group.days and group.times and all(time.kind in turned and time.first for time in group.times):
        times = tuple(replace(time, kind="after" if time.kind == "before" else "before") for time in group.times)
        yield from slots_of(replace(group, times=times), None, scene)


def _near(scene: Scene, days: Sequence[date] | None = None) -> tuple[int, int] | None:
    """The time of day on the table, when it is one, or that of some of its days; where the speaker is."""
    zone = scene.situation.speaker or scene.situation.reader or UTC
    local = [(slot.start.astimezone(zone), slot.end.astimezone(zone)) for slot in scene.situation.before]
    found = {(_minute(start), _minute(end)) for start, end in local if days is None or start.date() in days}
    return next(iter(found)) if len(found) == 1 else None


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _dates(placed: Sequence[Placed], scene: Scene, *, same_time: bool) -> Iterator[date]:
    """The dates of days; each may lean on those before it."""
    named = [each for each in placed if isinstance(each.day, Dated | DateFigures)]
    names = {each.day.weekday for each in named if isinstance(each.day, Dated | DateFigures)}
    if days := _same_in_week(placed, scene, same_time=same_time):
        yield from days
        return
    scene.keeps_hour = same_time
    for each in placed:
        if isinstance(each.day, Recurring) and names & each.day.numbers:
            continue  # "weekdays are quiet: Wednesday 2 December"
        days = _days(each, scene)
        if named and isinstance(each.day, Stretch) and _is_named_closer(each.day, days, named, scene):
            continue  # "the week after is better: Tuesday the 14th or Wednesday the 15th"
        scene.days = days or scene.days
        yield from days


def _same_in_week(placed: Sequence[Placed], scene: Scene, *, same_time: bool) -> tuple[date, ...]:
    """ "Same day the week after", "same time next week": the day of that name in the week that is named."""
    weeks = [each.day for each in placed if isinstance(each.day, Stretch) and each.day.unit == "week"]
    before = scene.days or scene.proposed_days
    again = same_time and len(placed) == 1
    said = len(placed) == 2 and any(isinstance(each.day, SameDay) for each in placed)
    if len(weeks) != 1 or weeks[0].edge or not before or not (again or said):
        return ()
    found = [each for each in stretch_days(weeks[0], scene, whole=True) if each.weekday() == before[-1].weekday()]
    return tuple(each + timedelta(days=7 * (each == before[-1])) for each in found)


def _is_named_closer(week: Stretch, days: tuple[date, ...], named: Sequence[Placed], scene: Scene) -> bool:
    """Whether dates beside a week say which of its days are meant."""
    return week.which in ("following", "preceding") or all(set(_days(other, scene)) <= set(days) for other in named)


def _days(placed: Placed, scene: Scene) -> tuple[date, ...]:
    if placed.within is not None and numbers_of(placed.day):
        return days_within(placed.day, placed.within, scene)
    return days_of(placed.day, scene)


def _proposed(found: Sequence[Window], scene: Scene) -> tuple[date, ...]:
    """The days of the times on the table at the hours that are named, "3pm works", "the morning ones".

    None for an hour of several, unless the message leaves to the reader which of them: "10.30, whichever day you like".
    Where no time begins at them, those of the windows that hold them.
    """
    zone = scene.situation.speaker or scene.situation.reader or UTC
    local = [(slot, slot.start.astimezone(zone), slot.end.astimezone(zone)) for slot in scene.situation.before]
    starts = [start for slot, start, _ in local if slot.is_exact]
    days = {start.date() for start in starts if any(_holds(window, _minute(start)) for window in found)}
    days = days or {
        start.date()
        for slot, start, end in local
        if found and not slot.is_exact and all(_minute(start) <= window.start < _minute(end) for window in found)
    }
    spans = bool(found) and all(window.start < window.end for window in found)
    return tuple(sorted(days)) if len(days) == 1 or spans or scene.leaves_day else ()


def _holds(window: Window, minute: int) -> bool:
    """Whether a beginning lies in a window; at an hour, only the one at that hour."""
    return window.start == minute or window.start < minute < window.end


def _unsaid(group: Bundle, scene: Scene) -> tuple[date, ...]:
    """The day of times without any: the one on the table, else one of the next."""
    zone = scene.situation.speaker or scene.situation.reader or UTC
    table = sorted({slot.start.astimezone(zone).date() for slot in scene.situation.before})
    if table:
        return scene.choose(About.DAY, [(day.isoformat(), (day,)) for day in table[:4]])
    if group.times and all(time == Time("part", part="day") for time in group.times):
        scene.block(About.OPEN)
        return ()
    if any(time.recurring or (time.kind == "part" and time.part != "tonight") for time in group.times):
        coming = [scene.today + timedelta(days=number) for number in range(1, 15)]
        working = [day for day in coming if day.weekday() < 5]
        return scene.choose(About.DAY, [("first", tuple(working[:5])), ("second", tuple(working[5:10]))])
    days = [scene.today + timedelta(days=number) for number in (0, 1, 2)]
    return scene.choose(About.DAY, [(day.isoformat(), (day,)) for day in days])


def _slot(day: date, window: Window, minutes: int | None, scene: Scene) -> Iterator[Slot]:
    soft, local = window.soft, _at(day, window.start)
    exact = window.start == window.end
    start = instant(local, window.zone or (zone_on_table(local, scene) if exact else None), scene, soft=soft)
    end = start if exact else instant(_at(day, window.end), window.zone, scene, soft=soft)
    if start is None or end is None:
        return
    start, end = _within_table(start, max(start, end), window, scene)
    minutes = window.minutes or minutes
    if start == end and minutes:
        end = start + minutes * A_MINUTE
    if window.twin and (other := _disagreeing(day, window.twin, start, scene)):
        start, end = scene.choose(About.TWICE, [("first", (start, end)), ("second", (other, other + (end - start)))])
    said_at = scene.situation.said_at
    if (
        isinstance(said_at, datetime)
        and said_at.tzinfo
        and start < said_at < end
        and (end - start) > (minutes or 0) * A_MINUTE
    ):
        start = said_at.astimezone(UTC).replace(second=0, microsecond=0)
    yield Slot(start, end, minutes)


def _within_table(start: datetime, end: datetime, window: Window, scene: Scene) -> tuple[datetime, datetime]:
    """Both ends of a slot; one that was not said is that of the window on the table which the other lies in: "from 4:30 on"."""
    table = [slot for slot in scene.situation.before if not slot.is_exact]
    match window.unsaid:
        case "end":
            return start, next((slot.end for slot in table if slot.start <= start < slot.end), end)
        case "start":
            return next((slot.start for slot in table if slot.start < end <= slot.end), start), end
    return start, end


def _disagreeing(day: date, twin: Window, start: datetime, scene: Scene) -> datetime | None:
    """The moment that the same time is said to be in another zone, where it is another moment; a day apart is the same."""
    moments = [
        instant(_at(day + timedelta(days=apart), twin.start + other), twin.zone, scene)
        for other in ((0, 12 * 60, -12 * 60) if twin.loose else (0,))
        for apart in (0, -1, 1)
    ]
    if any(moment in (None, start) for moment in moments):
        return _disagreeing(day, twin.twin, start, scene) if twin.twin else None
    return moments[0]


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + minute * A_MINUTE
