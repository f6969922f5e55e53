"""Which half of the day hours are in, and the windows that times of day span; in minutes from midnight on the clock.

Hours from 8 to 11 are of the morning and those from 1 to 5 of the afternoon, since the other reading lies outside the hours at which
people talk for work; 12 is noon. 6 and 7 may be either, and are asked, unless a part of the day, the other end of a span, a neighbour in
a list or a bound tells. Who speaks of the night or of early mornings may mean either by 1 to 5, too.
"""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.nodes import Clock, Time, Window, Zone
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

NOON = 12 * 60
OPENS, CLOSES, LATEST = 9 * 60, 17 * 60, 21 * 60
"""The working day, and the end of an evening, where only one bound was said (our own default)."""

CLOSE = 60
"""Minutes within which an hour is that of a time on the table, or a little beside it (our own default)."""

PARTS = {
    "early_morning": (7, 9), "first_thing": (9, 10), "mid_morning": (10, 11), "late_morning": (11, 12), "morning": (9, 12),
    "teatime": (15, 19), "lunch": (12, 14), "early_afternoon": (13, 15), "mid_afternoon": (14, 16), "late_afternoon": (15, 17),
    "afternoon": (12, 17), "mid_to_late": (14, 17), "end_of_day": (16, 17), "after_work": (17, 19), "early_evening": (17, 19),
    "evening": (17, 21), "night": (19, 22), "tonight": (18, 22), "day": (9, 17), "all_day": (9, 17),
}  # fmt: skip
"""Hours that parts of the day are taken for (our own default)."""

MIDNIGHT = Clock(0, 0, "24")
AWAKE = frozenset({1, 2, 3, 4, 5})
"""Hours of which nobody offers those of the night."""
DAWN = 6
EVENING = frozenset({8, 9})
"""Hours of which the evening may be meant where it is spoken of: "8 ish, kids are in bed by then"."""

BEHIND_EVENTS = frozenset({6, 7, 8, 9, 10, 11})
"""Hours that are of the evening where they lie behind an event of it."""

EARLY = frozenset({"early_morning", "first_thing", "mid_morning", "late_morning", "morning"})


def windows(run: Sequence[Time], scene: Scene, part: str = "", near: int | None = None) -> list[Window]:
    """The windows of times that belong to the same days, in their order.

    Args:
        part: a part of the day that was said of all of them.
        near: minute of the day of the time on the table, to which an hour without its half is near.
    """
    found: list[Window] = []
    dawn = near is not None and near < NOON and any(time.first and time.first.hour == DAWN for time in run[:1])
    previous = None if dawn else near  # "make it 6.30" of 8 on the table is no evening
    for number, time in enumerate(run):
        window = _window(time, scene, part, previous, _following(run, number))
        if window:
            found.append(replace(window, minutes=time.minutes))
            previous = window.start
    return found


def _following(run: Sequence[Time], number: int) -> Clock | None:
    """The next clock in a list whose half of the day is said."""
    later = (time.first for time in run[number + 1 :] if time.kind == "at" and time.first)
    return next((clock for clock in later if clock.half in ("am", "pm")), None)


def _window(time: Time, scene: Scene, part: str, previous: int | None, following: Clock | None) -> Window | None:
    first, last = time.first, time.last
    zone = (first.zone if first else None) or (last.zone if last else None)
    twin = _window(time.twin, scene, part, NOON if previous is None else previous, None) if time.twin else None
    match time.kind:
        case "part":
            start, end = _hours_of(time.part, scene)
            return Window(start * 60, end * 60, zone, soft=True, twin=twin)
        case "after" | "before" if time.part:
            return _beside_part(time, zone, scene)
        case "at" if first:
            moment = _midnight(scene) if first == MIDNIGHT else _single(first, scene, part, previous, following)
            return Window(moment, moment, zone, twin=twin, loose=not first.half)
        case "between" if first and last:
            start, end = _both(first, last, scene, part, previous)
            return Window(start, end, zone, twin=twin)
        case "after" if first:
            return _behind(_bound(first, scene, part, {1, 2, 3, 4, 5}, previous), part, zone)
        case "before" if first:
            return _ahead_of(_bound(first, scene, part, {1, 2, 3, 4, 5, 6}, previous), part, zone)
    return None


def _hours_of(part: str, scene: Scene) -> tuple[int, int]:
    """The hours of a part of the day; those of teatime are asked: a cup in one house, the meal of the evening in another."""
    return scene.choose(About.HOUR, [("cup", (15, 17)), ("meal", (17, 19))]) if part == "teatime" else PARTS[part]


def _beside_part(time: Time, zone: Zone | None, scene: Scene) -> Window:
    """What lies before or after a part of the day: "after lunch", "before the evening"."""
    start, end = _hours_of(time.part, scene)
    begins = max(start * 60, NOON) if time.part == "lunch" else start * 60
    if time.kind == "before" and time.part == "end_of_day":
        return Window(OPENS, CLOSES, zone)
    if time.kind == "before":
        return Window(OPENS if begins > OPENS + 30 else 7 * 60, begins, zone)
    ends = 13 * 60 if time.part == "lunch" else end * 60
    return Window(ends, CLOSES if ends < CLOSES else LATEST, zone)


def _behind(moment: int, part: str, zone: Zone | None) -> Window:
    """What lies after an hour, within the part of the day that is said with it: "any morning after 10"."""
    end = PARTS[part][1] * 60 if part in PARTS else 0
    if moment < end:
        return Window(moment, end, zone)
    return Window(moment, CLOSES if moment <= CLOSES - 30 else max(LATEST, moment), zone, unsaid="end")


def _ahead_of(moment: int, part: str, zone: Zone | None) -> Window:
    """What lies before an hour, within the part of the day that is said with it: "Friday afternoon before 4"."""
    start = PARTS[part][0] * 60 if part in PARTS else moment
    if start < moment:
        return Window(start, moment, zone)
    return Window(OPENS if moment > OPENS + 30 else min(7 * 60, moment), moment, zone, unsaid="start")


def _midnight(scene: Scene) -> int:
    """The minute of midnight: for some it ends the day that is named, for others it begins it."""
    return scene.choose(About.DAY, [("ends", 2 * NOON), ("begins", 0)])


def minute_of(clock: Clock) -> int | None:
    """The minute of the day; None while the half of the day is open."""
    hour = clock.hour
    if clock.half == "24":
        return hour * 60 + clock.minute
    if clock.half:
        return (hour % 12 + (12 if clock.half == "pm" else 0)) * 60 + clock.minute
    return None


def _early_late(clock: Clock) -> tuple[int, int]:
    early = clock.hour % 12 * 60 + clock.minute
    return early, early + NOON


def _single(clock: Clock, scene: Scene, part: str, previous: int | None, following: Clock | None) -> int:
    known = minute_of(clock)
    if known == 0 and clock.half == "am":  # "12am", by which many mean noon
        return scene.choose(About.NOON, [("midnight", 0), ("noon", NOON)])
    if known is not None:
        return known
    if clock.half_of and _halves_before(scene):
        earlier = Clock(clock.hour - 1 or 12, 30)
        clock = scene.choose(About.HOUR, [("past", replace(clock, half_of=False)), ("to", earlier)])
    early, late = _early_late(clock)
    if part:
        return _in_part(clock, part)
    proposed = [each for each in (early, late) if any(abs(each - other) < CLOSE for other in scene.proposed)]
    if len(proposed) == 1:
        return proposed[0]
    if following is not None:
        return _beside(clock, following)
    if previous is not None and _leads(previous, clock):
        return late if late > previous or previous >= NOON else early
    return _by_itself(clock, scene)


def _by_itself(clock: Clock, scene: Scene) -> int:
    """The minute of an hour of which nothing tells the half: at waking hours where the other one is of the night, else asked."""
    early, late = _early_late(clock)
    if scene.half == "late" and clock.hour in BEHIND_EVENTS:
        return late  # "after my evening class, at 9"
    if clock.hour in EVENING and scene.half == "pm":
        return scene.choose(About.HOUR, [("pm", late), ("am", early)])
    if 8 <= clock.hour <= 11 or (clock.padded and clock.hour == 7):
        return early
    if clock.hour in (0, 12) and clock.minute:
        return late
    if clock.hour in (*AWAKE, 12) and not scene.is_of_night:
        return late
    if clock.hour == 12:
        return scene.choose(About.NOON, [("noon", late), ("midnight", early)])
    if scene.half and clock.hour not in AWAKE:
        return early if scene.half == "am" else late
    return scene.choose(About.HOUR, [("pm", late), ("am", early)])


def _halves_before(scene: Scene) -> bool:
    """Whether "half three" may be half past two where the speaker is: on the continent of Europe."""
    place = str(scene.situation.speaker or "")
    return place.startswith("Europe/") and place not in ("Europe/London", "Europe/Dublin")


def _in_part(clock: Clock, part: str) -> int:
    early, late = _early_late(clock)
    if part in EARLY:
        return late if clock.hour == 12 else early
    if part == "day":
        return early if 8 <= clock.hour <= 11 else late
    if part == "lunch":
        return early if clock.hour in (10, 11) else late
    return early if clock.hour == 12 and part in ("night", "tonight") else late


def _beside(clock: Clock, following: Clock) -> int:
    """An hour before one whose half is said: "2 or 3pm", "11 or 1pm"."""
    early, late = _early_late(clock)
    other = minute_of(following) or 0
    if following.half == "am":
        return early
    if 8 <= clock.hour <= 11:
        return late if following.hour != 12 and following.hour >= 6 and late <= other else early
    return late


def _leads(previous: int, clock: Clock) -> bool:
    """Whether the time before tells the half: lists go on through the day, and an afternoon goes on as an afternoon."""
    if previous >= NOON:
        return clock.hour == 12 or clock.hour <= 7
    return previous >= 7 * 60 and (clock.hour == 12 or clock.hour <= 6)


def _both(first: Clock, last: Clock, scene: Scene, part: str, previous: int | None) -> tuple[int, int]:
    start, end = minute_of(first), minute_of(last)
    if start is None and end is not None:
        options = [each for each in _early_late(first) if each < end] or [_early_late(first)[0]]
        start = options[-1] if end - options[-1] <= NOON else options[0]
    elif start is not None and end is None:
        end = next((each for each in _early_late(last) if each > start), _early_late(last)[0] + 2 * NOON)
    elif start is None:
        start = _first_of_span(first, last, scene, part, previous)
        end = next((each for each in _early_late(last) if each > start), start)
    start, end = start or 0, end or 0
    return start, end if end > start else end + 2 * NOON


def _first_of_span(first: Clock, last: Clock, scene: Scene, part: str, previous: int | None) -> int:
    early, late = _early_late(first)
    if part:
        return _in_part(first, part)
    if previous is not None and first.hour <= 7 and _leads(previous, first):
        return late if late > previous or previous >= NOON else early
    if 8 <= first.hour <= 11 or (first.padded and first.hour == 7):
        return early
    if first.hour == 12 or first.hour in AWAKE:
        return late
    if first.hour == 7 and last.hour in (10, 11, 12):
        return early
    if scene.half and first.hour in (6, 7):
        return early if scene.half == "am" else late
    if first.hour in (6, 7) and last.hour in AWAKE:
        return early  # "from 7 to 1": the other reading goes on through the night
    return scene.choose(About.HOUR, [("pm", late), ("am", early)])


def _bound(clock: Clock, scene: Scene, part: str, afternoon: set[int], previous: int | None) -> int:
    known = minute_of(clock)
    if known is not None:
        return known
    late = _early_late(clock)[1]
    if part and part != "day":
        return _in_part(clock, part)
    if clock.hour == 12 or clock.hour in afternoon:
        return late
    return _single(clock, scene, "", previous, None)
