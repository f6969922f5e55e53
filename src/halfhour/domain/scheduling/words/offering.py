"""From clauses to slots under one way of understanding: groups placed in the calendar, refusals taken away, answers looked up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.answers import answered, on_the_table
from halfhour.domain.scheduling.words.calendar import days_of, days_within, numbers_of, order_of
from halfhour.domain.scheduling.words.clauses import MANY_WORDS, SOME_WORDS, Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, Placed, groups
from halfhour.domain.scheduling.words.halves import windows
from halfhour.domain.scheduling.words.nodes import (
    Dated,
    DateFigures,
    Day,
    From,
    Recurring,
    Stretch,
    Time,
    Weekday,
    Window,
    Zone,
)
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.shifting import shifted
from halfhour.domain.scheduling.words.values import About, Slot
from halfhour.domain.scheduling.words.zones import instant, only_zone

WHOLE = Window(9 * 60, 17 * 60, soft=True)
ALL_DAY = Window(0, 24 * 60, soft=True)
A_MINUTE = timedelta(minutes=1)
FEW_WORDS = 2
"""Strange words from which a length beside them is not that of the talk (our own default)."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered under one way of understanding."""

    slots: tuple[Slot, ...] = ()
    refused: tuple[Slot, ...] = ()
    confirms: bool = False
    refuses: bool = False
    is_gone: bool = False


def offered(spoken: Sequence[Clause], scene: Scene) -> Offered:
    """The slots of all clauses, in the order in which they were said."""
    scene.places = tuple(ZoneInfo(str(item.value)) for clause in spoken for item in clause.rest if item.kind == "place")
    scene.places += only_zone((zone for clause in spoken for zone in _named_zones(clause)), scene)
    figures = (part.item.value for clause in spoken for part in clause.parts)
    scene.day_first = order_of((each for each in figures if isinstance(each, DateFigures)), scene)
    minutes = next((length for clause in spoken if (length := _length(clause))), None)
    taken = [group for group, _ in _grouped(spoken, "refused", scene)]
    given = _with_days(_grouped(spoken, "offered", scene), spoken)
    _block_unclear(spoken, scene)
    if any(item.kind == "impossible" for clause in spoken for item in clause.rest):
        scene.block(About.IMPOSSIBLE)
    slots = [slot for group in given for slot in _slots(group, minutes, scene)]
    refused = tuple(slot for group in taken for slot in _taken(group, slots, scene))
    refuses = any(clause.refuses for clause in spoken)
    if not slots and not given and (implied := [slot for group in taken for slot in _implied(group, scene)]):
        slots = list(scene.choose(About.MEANT, [("after", implied), ("nothing", [])]))
        refused = ()
    if (
        not slots
        and not given
        and not refused
        and (half := [each for group in _half_said(spoken, scene) for each in _slots(group, minutes, scene)])
    ):
        slots = list(scene.choose(About.MEANT, [("nothing", []), ("with", half)]))
    answer = answered(spoken, bool(given), scene)
    moved = shifted(spoken, bool(given), scene)
    if moved is not None:
        slots = list(moved) or slots
    elif answer is not None:
        slots = list(answer.slots) or slots
    elif not slots and not scene.blocked:
        _nothing_fixed(spoken, given, scene)
    slots = _refined(slots)
    kept = tuple(dict.fromkeys(_without(on_the_table(slots, scene), refused)))
    confirms = bool(answer and answer.confirms)
    return Offered(kept, refused, confirms, refuses, _is_gone(kept, scene))


def _half_said(spoken: Sequence[Clause], scene: Scene) -> list[Bundle]:
    """Day and time of a clause that offers under a condition or beside something else, where nothing else is offered."""
    found = []
    for clause in spoken:
        parts = [replace(part, does="offered") for part in clause.parts if part.does == "aside"]
        if clause.offers and _is_full(parts):
            found += groups(parts, None, ())
    return found


def _length(clause: Clause) -> int | None:
    """The length of the talk that a clause names; one with strange words and no time of its own names that of something else."""
    strange = sum(item.kind == "word" and item.word.isalpha() and len(item.word) > 2 for item in clause.rest)
    if strange >= FEW_WORDS and not clause.parts:
        return None
    return next((int(str(item.value)) for item in clause.rest if item.kind == "length"), None)


def _block_unclear(spoken: Sequence[Clause], scene: Scene) -> None:
    """Asks about times that we cannot place; not where their clause names no other time, and another one plainly offers."""
    offers = any(_is_sure(clause) for clause in spoken)
    for clause in spoken:
        for item in clause.rest:
            if item.kind == "unclear" and item.value == "zone":
                scene.block(About.ZONE)
            elif item.kind == "unclear" and not (offers and not any(part.does == "offered" for part in clause.parts)):
                scene.block(About.MEANT)


def _is_sure(clause: Clause) -> bool:
    """Whether a clause plainly offers a day and a time."""
    plain = [part for part in clause.parts if part.strange == 0 and not part.act]
    return _is_full(plain) and (clause.offers or clause.asks or len(plain) == len(clause.parts))


def _named_zones(clause: Clause) -> Iterator[Zone]:
    """The zones that clocks of a clause bear."""
    for part in clause.parts:
        if part.does == "offered" and isinstance(part.item.value, Time):
            yield from (clock.zone for clock in (part.item.value.first, part.item.value.last) if clock and clock.zone)


def _grouped(spoken: Sequence[Clause], does: str, scene: Scene) -> list[tuple[Bundle, Clause]]:
    standing: Stretch | None = None
    spoken_of: Stretch | None = None
    zones = [
        item.value for clause in spoken for item in clause.rest if item.kind == "zone" and isinstance(item.value, Zone)
    ]
    found: list[tuple[Bundle, Clause]] = []
    for clause in spoken:
        parts = [part for part in clause.parts if part.does == does]
        if does == "offered":
            parts = _meant(parts, clause, spoken, scene)
        parts = [_after_week(part, spoken_of) for part in parts]
        own = [item.value for item in clause.rest if item.kind == "zone" and isinstance(item.value, Zone)]
        found += [(group, clause) for group in groups(parts, standing, own or zones)]
        standing = _standing(clause.parts, standing)
        spoken_of = _spoken_of(clause.parts, spoken_of)
    return found


def _meant(parts: list[Part], clause: Clause, spoken: Sequence[Clause], scene: Scene) -> list[Part]:
    """The times that are proposed; one may be of something else that happens then, which is asked where strange words stand beside it.

    Days without an hour that stand beside strange words are no offer where another part names both day and hour.
    """
    others = [other for other in spoken if other is not clause and any(part.does == "offered" for part in other.parts)]
    if any(_is_sure(other) for other in (clause, *others)):
        parts = [part for part in parts if part.act != "tells"]
    here = any(part.strange == 0 for part in parts) and clause.offers
    elsewhere = any(other.offers or other.asks for other in others)
    least = 1 if here or elsewhere else MANY_WORDS
    plain = [part for part in parts if part.strange < least and not part.act]
    strange = [part for part in parts if part not in plain]
    if not strange:
        return parts
    full = _is_full(plain) or any(_is_full([part for part in other.parts if part.strange == 0]) for other in others)
    if full and not any(_has_clock(part) or part.act == "others" for part in strange):
        return plain
    if full and elsewhere and not clause.asks and all(part.strange >= SOME_WORDS for part in strange):
        return plain
    return scene.choose(About.MEANT, [("without", plain), ("with", parts)])


def _is_full(parts: Sequence[Part]) -> bool:
    """Whether day and time of the day are offered."""
    offers = [part for part in parts if part.does == "offered"]
    return any(part.item.kind == "day" for part in offers) and any(part.item.kind == "time" for part in offers)


def _has_clock(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind != "part"


def _spoken_of(parts: Sequence[Part], before: Stretch | None) -> Stretch | None:
    weeks = [
        part.item.value for part in parts if isinstance(part.item.value, Stretch) and part.item.value.unit == "week"
    ]
    return weeks[-1] if weeks else before


def _after_week(part: Part, week: Stretch | None) -> Part:
    """ "The week after" is the one after the week that was spoken of."""
    value = part.item.value
    if isinstance(value, Stretch) and value.which == "following" and week is not None:
        return replace(
            part, item=replace(part.item, value=replace(value, which="after_next" if week.which == "next" else "next"))
        )
    return part


def _standing(parts: Sequence[Part], before: Stretch | None) -> Stretch | None:
    """The week that later clauses speak of: the last that was offered; other days end it."""
    weeks = [part.item.value for part in parts if isinstance(part.item.value, Stretch) and part.does == "offered"]
    week = weeks[-1] if weeks else None
    if isinstance(week, Stretch) and week.unit == "week":
        return week
    return before if not parts or all(isinstance(part.item.value, Time | Weekday) for part in parts) else None


def _with_days(found: Sequence[tuple[Bundle, Clause]], spoken: Sequence[Clause]) -> list[Bundle]:
    """Times without days belong to the days said before, which are then no offer of their own; or to the days that follow."""
    given: list[Bundle] = []
    waiting: list[Bundle] = []
    refined: set[int] = set()
    for group, clause in found:
        if not group.days and not given and (said := _said_beside(clause, spoken)):
            given.append(replace(group, days=said))
        elif not group.days and given:
            bare = _bare_at_the_end(given)
            refined |= set(bare)
            days = [day for place in reversed(bare) for day in given[place].days] or given[-1].days
            given.append(replace(group, days=tuple(days)))
        elif not group.days:
            waiting.append(group)
        elif not group.times and waiting and all(not each.days for each in waiting):
            given += [replace(each, days=group.days) for each in waiting]
            waiting = []
        else:
            if group.days and given and not given[-1].times and _narrows(group, given[-1]):
                refined.add(len(given) - 1)
            given.append(group)
    kept = [group for number, group in enumerate(given) if number not in refined]
    return [*waiting, *kept]


def _bare_at_the_end(given: Sequence[Bundle]) -> list[int]:
    """The places of the last days said without a time, the last first."""
    places = takewhile(lambda place: not given[place].times, range(len(given) - 1, -1, -1))
    return list(places)


def _said_beside(clause: Clause, spoken: Sequence[Clause]) -> tuple[Placed, ...]:
    """The day that the same sentence spoke of before, whatever it said of it: "class at 10 on Thursday, could do 11:30"."""
    place = next(number for number, each in enumerate(spoken) if each is clause)
    near = [part for part in clause.parts if part.does == "aside"]
    near = near or (spoken[place - 1].parts if clause.joined and place else [])
    days = [part.item.value for part in near if part.item.kind == "day" and part.does != "past"]
    return (Placed(days[-1]),) if len(days) == 1 else ()  # type: ignore[arg-type]


def _narrows(group: Bundle, before: Bundle) -> bool:
    """Whether days are said within the week that was said before: "next week is good. Tuesday at 10?"."""
    weeks = {each.day for each in before.days if isinstance(each.day, Stretch)}
    return bool(weeks) and all(each.within in weeks for each in group.days)


def _slots(group: Bundle, minutes: int | None, scene: Scene, *, rules_out: bool = False) -> Iterator[Slot]:
    near = _near(scene)
    times = group.times
    if any(_is_vague(each.day) for each in group.days) and not rules_out and not group.times:
        scene.block(About.VAGUE)
    if any(each.kind == "same" for each in times):
        times = tuple(each for each in times if each.kind != "same")
        found = [Window(near[0], near[1])] if near else scene.windows
        if not found:
            scene.block(About.EARLIER)
            return
    else:
        found = windows(times, scene, group.part, near[0] if near and near[0] == near[1] else None)
        scene.windows = found or scene.windows
    days = tuple(_dates(group.days, scene)) if group.days else _unsaid(group, scene)
    scene.days = days or scene.days
    for day in days:
        for window in found or ([ALL_DAY if rules_out else WHOLE] if not times else []):
            yield from _slot(day, window, minutes, scene)


def _is_vague(day: Day) -> bool:
    """Whether it only bounds the days, which offers none in particular: a whole month, "not before the 22nd"."""
    return (isinstance(day, Stretch) and day.unit == "month" and not day.edge) or (
        isinstance(day, From) and day.negative
    )


def _taken(group: Bundle, slots: Sequence[Slot], scene: Scene) -> Iterator[Slot]:
    """What is ruled out; a name of a day rules out every such day that is offered ("any day next week except Thursday")."""
    names = {placed.day.number for placed in group.days if isinstance(placed.day, Weekday) and not placed.day.which}
    names |= {number for placed in group.days if isinstance(placed.day, Recurring) for number in placed.day.numbers}
    zone = scene.situation.speaker or scene.situation.reader or UTC
    days = {slot.start.astimezone(zone).date() for slot in slots}
    meant = tuple(sorted(day for day in days if day.weekday() in names or not group.days))
    if not meant:
        yield from _slots(group, None, scene, rules_out=True)
        return
    for day in meant:
        for window in windows(group.times, scene, group.part) or [ALL_DAY]:
            yield from _slot(day, window, None, scene)


def _implied(group: Bundle, scene: Scene) -> Iterator[Slot]:
    """What "I am busy until three" may want to say: from then on. It may also say no more than it says."""
    turned = {"before": "after", "after": "before"}
    if group.days and group.times and all(time.kind in turned and time.first for time in group.times):
        times = tuple(replace(time, kind="after" if time.kind == "before" else "before") for time in group.times)
        yield from _slots(replace(group, times=times), None, scene)


def _refined(slots: Sequence[Slot]) -> list[Slot]:
    """Without whole days of which the message says a narrower time too."""
    whole = timedelta(hours=8)
    narrow = [slot for slot in slots if slot.end - slot.start < whole]
    return [
        slot
        for slot in slots
        if slot.end - slot.start != whole or not any(slot.start <= each.start <= slot.end for each in narrow)
    ]


def _near(scene: Scene) -> tuple[int, int] | None:
    """The time of day on the table, when it is one; where the speaker is."""
    zone = scene.situation.speaker or scene.situation.reader or UTC
    found = {
        (_minute(slot.start.astimezone(zone)), _minute(slot.end.astimezone(zone))) for slot in scene.situation.before
    }
    return next(iter(found)) if len(found) == 1 else None


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _dates(placed: Sequence[Placed], scene: Scene) -> Iterator[date]:
    """The dates of days; each may lean on those before it."""
    named = [each for each in placed if isinstance(each.day, Dated | DateFigures)]
    for each in placed:
        days = _days(each, scene)
        if named and isinstance(each.day, Stretch) and _is_named_closer(each.day, days, named, scene):
            continue  # "the week after is better: Tuesday the 14th or Wednesday the 15th"
        scene.days = days or scene.days
        yield from days


def _is_named_closer(week: Stretch, days: tuple[date, ...], named: Sequence[Placed], scene: Scene) -> bool:
    """Whether dates beside a week say which of its days are meant."""
    return week.which == "following" or all(set(_days(other, scene)) <= set(days) for other in named)


def _days(placed: Placed, scene: Scene) -> tuple[date, ...]:
    if placed.within is not None and numbers_of(placed.day):
        return days_within(placed.day, placed.within, scene)
    return days_of(placed.day, scene)


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
    soft = window.soft
    start = instant(_at(day, window.start), window.zone, scene, soft=soft)
    end = start if window.start == window.end else instant(_at(day, window.end), window.zone, scene, soft=soft)
    if start is None or end is None:
        return
    end = max(start, end)
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


def _without(slots: Sequence[Slot], taken: Sequence[Slot]) -> Iterator[Slot]:
    """What is left of the slots when those that do not suit are taken away."""
    for slot in slots:
        left = [slot]
        for other in taken:
            left = [piece for each in left for piece in _minus(each, other)]
        yield from left


def _minus(slot: Slot, other: Slot) -> Iterator[Slot]:
    if slot.start == slot.end:
        if not (other.start <= slot.start < other.end or other.start == slot.start):
            yield slot
        return
    if other.end <= slot.start or other.start >= slot.end or other.start == other.end:
        yield slot
        return
    if slot.start < other.start:
        yield replace(slot, end=other.start)
    if other.end < slot.end:
        yield replace(slot, start=other.end)


def _is_gone(slots: Sequence[Slot], scene: Scene) -> bool:
    said_at = scene.situation.said_at
    if not slots or not isinstance(said_at, datetime) or said_at.tzinfo is None:
        return False
    return all(slot.end < said_at for slot in slots)


def _nothing_fixed(spoken: Sequence[Clause], given: Sequence[Bundle], scene: Scene) -> None:
    """Says what has to be asked when no time came out: everything is open, or too vague."""
    kinds = {item.kind for clause in spoken for item in clause.rest}
    if given:
        return
    if {"moving", "length"} <= kinds:
        scene.block(About.EARLIER)  # "push it by half an hour": from when?
    if "vague" in kinds:
        scene.block(About.VAGUE)
    elif "open" in kinds or any(
        part.item.value == Time("part", part="day") for clause in spoken for part in clause.parts
    ):
        scene.block(About.OPEN)
