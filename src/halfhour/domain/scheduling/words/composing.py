"""Days and times that belong together: "Tuesday or Wednesday after 2" is both days after two, "3 on Monday, 4 on Tuesday" two pairs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, groupby

from halfhour.domain.scheduling.words.calendar import numbers_of
from halfhour.domain.scheduling.words.clause import Part
from halfhour.domain.scheduling.words.nodes import (
    Clock,
    Day,
    Recurring,
    Stretch,
    Time,
    Zone,
)
from halfhour.domain.scheduling.words.tidying import tidied

ANYBODYS = Zone("whose")
"""The clock of somebody, nobody knows of whom."""
HOUR_DAY_HOUR = 3
"""Runs of an hour, a day and its hour."""
PAIRS = 5
"""Runs of days and of times from which a part of the day before them is the heading of two pairs (our own default)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A day, and the week or month that its clause places it in."""

    day: Day
    within: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Days that are offered with times; no days or no times where none were said. `part` is said of all the times."""

    days: tuple[Placed, ...]
    times: tuple[Time, ...]
    part: str = ""


def groups(parts: Sequence[Part], standing: Stretch | None, zones: Sequence[Zone]) -> list[Bundle]:
    """The groups of one clause.

    Args:
        standing: the week that an earlier clause spoke of.
        zones: zones named apart from any clock in this clause, or else in the message.
    """
    placed = _placed(tidied(parts), standing)
    runs = [(timed, list(run)) for timed, run in groupby(placed, key=lambda each: isinstance(each[1], Time))]
    found: list[tuple[list[Placed], list[tuple[str, Time]]]] = []
    heading = _heading(runs)
    runs = runs[1:] if heading else runs
    if len(runs) > 1 and runs[0][0]:
        found = _time_first(runs)
    else:
        for timed, run in runs:
            if timed and found and not found[-1][1]:
                found[-1] = (found[-1][0], run)  # type: ignore[assignment]
            elif timed:
                found.append(([], run))  # type: ignore[arg-type]
            else:
                found.append(([day for _, day in run], []))  # type: ignore[misc]
    bundles = [group_of(days, with_zones(times, zones)) for days, times in found]
    return [replace(each, part=each.part or heading) for each in bundles] if heading else bundles


def _heading(runs: list) -> str:  # type: ignore[type-arg]
    """The part of the day that stands before several days with clocks of their own: "mornings: Thursday 8:30, Friday 9:15"."""
    if len(runs) < PAIRS or not runs[0][0] or len(runs[0][1]) > 1 or runs[0][1][0][1].kind != "part":
        return ""
    clocks = all(time.kind != "part" for timed, run in runs[1:] if timed for _, time in run)
    return runs[0][1][0][1].part if clocks and len(runs) % 2 else ""


def _time_first(runs: list) -> list:  # type: ignore[type-arg]
    found = []
    if _is_of_other_day(runs):
        return [([], runs[0][1]), ([day for _, day in runs[1][1]], runs[2][1])]
    for place in range(0, len(runs), 2):
        times = runs[place][1]
        if place + 1 < len(runs):
            found.append(([day for _, day in runs[place + 1][1]], times))
            continue
        days, before = found[-1]
        if _glosses(before[-1][1], *times[0]) or (len(days) == 1 and _ends(before, times)):
            found[-1] = (days, [*before, *times])
        elif len(days) == 1 and _belong_together(before, times):
            both = [*times, ("", before[0][1]), *before[1:]] if times[0][1].kind == "part" else [*before, *times]
            found[-1] = (days, both)
        elif len(days) > 1 and _refines(before, times):
            found[-1] = (days, times)
        elif len(days) > 1 and times[0][0] == "":
            found[-1] = (days[:-1], before)
            found.append((days[-1:], times))
        else:
            found.append((days[-1:], times))
    return found


def _ends(before: list, after: list) -> bool:  # type: ignore[type-arg]
    """Whether an end stands behind the day of an open beginning: "any time from 9.30 on Tuesday, up until the meeting at 11"."""
    bounds = [time.kind for _, time in (*before, *after)] == ["after", "before"]
    return bounds and after[0][0] not in ("or", "and")


def _is_of_other_day(runs: list) -> bool:  # type: ignore[type-arg]
    """Whether an hour stands before another day with its own: "11.30 would work, or Friday at 10"."""
    three = len(runs) == HOUR_DAY_HOUR and runs[1][1][0][0] == "or" and runs[2][1][0][0] == ""
    return three and all(time.kind in ("at", "between") for place in (0, 2) for _, time in runs[place][1])


def _refines(before: list, after: list) -> bool:  # type: ignore[type-arg]
    """Whether clocks behind several days say more closely which part of them is meant: "afternoons, the 26th and 27th, 1 to 3"."""
    return all(time.kind == "part" for _, time in before) and all(time.kind in ("at", "between") for _, time in after)


def _belong_together(before: list, after: list) -> bool:  # type: ignore[type-arg]
    """Whether a part of the day and clocks stand around one day: "half past three on Monday afternoon"."""
    parts = [bool(time.part) for _, time in (*before, *after)]
    return any(parts) and not all(parts) and all(sep not in ("or", "and") for sep, _ in (*before[1:], *after))


def _placed(parts: Sequence[Part], standing: Stretch | None) -> list[tuple[str, Placed | Time]]:
    """Times as they are; names of days in the week beside them, which is then no offer of its own."""
    stretches = [number for number, part in enumerate(parts) if isinstance(part.item.value, Stretch)]
    within: dict[int, Stretch] = {}
    used: set[int] = set()
    for number in stretches:
        before, after = names_before(parts, number), names_after(parts, number)
        leads = bool(after) and after[0] == number + 1 and parts[number].sep == "," and parts[number + 1].sep == ""
        before, after = ([], after) if leads else (before, [] if before else after)
        for name in before or after:
            within[name] = parts[number].item.value  # type: ignore[assignment]
        used |= {number} if before or after else set()
    found: list[tuple[str, Placed | Time]] = []
    for number, part in enumerate(parts):
        value = part.item.value
        if isinstance(value, Time):
            found.append((part.sep, value))
        elif number not in used:
            mine = within.get(
                number, standing if not stretches and numbers_of(value) and not isinstance(value, Recurring) else None
            )
            found.append((part.sep, Placed(value, mine)))  # type: ignore[arg-type]
    return found


def names_before(parts: Sequence[Part], number: int) -> list[int]:
    """Names that a week behind them places: "Tuesday or Wednesday next week"."""
    if parts[number].sep in ("or", "and", "/", ";"):
        return []
    found = []
    for place in range(number - 1, -1, -1):
        value = parts[place].item.value
        if isinstance(value, Time):
            continue
        if not numbers_of(value):
            break
        found.append(place)
    return found


def names_after(parts: Sequence[Part], number: int) -> list[int]:
    """Names that a week before them places: "next week, Tuesday or Wednesday"; "next week or Tuesday" are two things."""
    found: list[int] = []
    for place in range(number + 1, len(parts)):
        value = parts[place].item.value
        if isinstance(value, Time):
            continue
        if not numbers_of(value) or (not found and parts[place].sep in ("or", "and")):
            break
        found.append(place)
    return found


def with_zones(times: list[tuple[str, Time]], zones: Sequence[Zone]) -> list[tuple[str, Time]]:
    """Each time with the zone of the next one that names one, else of the one before, else of the clause; same moments joined."""
    named = [zone_of(time) for _, time in times]
    found: list[tuple[str, Time]] = []
    for number, (sep, time) in enumerate(times):
        zone = named[number] or _besides(times[number + 1 :]) or _explained(time, times[number + 1 :])
        zone = zone or next((each for each in named[number + 1 :] if each), None)
        zone = zone or next((each for each in reversed(named[:number]) if each), None) or (zones[0] if zones else None)
        zoned = with_zone(time, zone)
        before = named[number - 1] or (zone_of(found[-1][1]) if found and sep == "(" else None)
        if found and _is_same_moment(found[-1][1], zoned, sep, before, named[number]):
            found[-1] = (found[-1][0], _with_twin(found[-1][1], zoned))
        else:
            found.append((sep, zoned))
    return found


def _explained(time: Time, following: Sequence[tuple[str, Time]]) -> Zone | None:
    """The clock of an hour with somebody's part of the day behind it: "9am, your evening" is the writer's, "8, your evening" anybody's."""
    sep, part = following[0] if following else ("", time)
    zone = zone_of(part)
    if time.kind == "part" or zone is None or not is_owned(part) or sep == "":
        return None
    other = "pm" if "morning" in part.part else "am"
    if (time.first or Clock(0)).half != other:
        return ANYBODYS
    return Zone("whose", "yours" if zone.name == "mine" else "mine")


def _besides(following: Sequence[tuple[str, Time]]) -> Zone | None:
    """The zone of hours without one that are said again on another clock: the writer's in "10am (3pm your time)", "at 10, 3 with you"."""
    again = list(dropwhile(lambda each: each[0] != "(", following)) or [
        each for each in following[:1] if _is_said_for(each)
    ]
    before = following[: len(following) - len(again)]
    zone = next((zone for _, time in again if (zone := zone_of(time))), None)
    if zone is None or any(zone_of(time) for _, time in before):
        return None
    return Zone("whose", "yours" if zone == Zone("whose", "mine") else "mine")


def _is_said_for(following: tuple[str, Time]) -> bool:
    """Whether an hour behind a comma is on one person's clock."""
    sep, time = following
    zone = zone_of(time)
    return sep == "," and zone is not None and zone.kind == "whose" and not is_owned(time)


def _glosses(before: Time, sep: str, time: Time) -> bool:
    """Whether an hour behind the day says the one before it again on another clock: "10am ET on Tuesday (3pm your time)"."""
    one, other = zone_of(before), zone_of(time)
    one = one or (_besides([(sep, time)]) if other else None)
    return _is_same_moment(before, time, sep, one, other)


def _is_same_moment(before: Time, time: Time, sep: str, one: Zone | None, other: Zone | None) -> bool:
    return (
        before.kind == time.kind
        and time.kind in ("at", "between")
        and bool(one and other)
        and one != other
        and (sep in ("/", "(", "=", ",", "-", "", " ") or (sep == "and" and _are_places(one, other)))
    )


def _are_places(one: Zone | None, other: Zone | None) -> bool:
    """Whether two places are named: "9 am in Helsinki and 5 pm in Melbourne" is one moment."""
    return all(zone is not None and zone.kind == "named" for zone in (one, other))


def _with_twin(time: Time, twin: Time) -> Time:
    return replace(time, twin=_with_twin(time.twin, twin) if time.twin else twin)


def zone_of(time: Time) -> Zone | None:
    """The zone that a time names, at its beginning or its end."""
    return (time.first.zone if time.first else None) or (time.last.zone if time.last else None)


def is_owned(time: Time) -> bool:
    """Whether it is somebody's part of the day: "your morning", which tells nothing of hours of other days."""
    zone = zone_of(time)
    return time.kind == "part" and zone is not None and zone.kind == "whose"


def with_zone(time: Time, zone: Zone | None) -> Time:
    """A time in a zone, unless it names its own."""
    if zone is None or zone_of(time):
        return time
    return replace(time, first=replace(time.first, zone=zone) if time.first else Clock(0, zone=zone))


def group_of(days: Sequence[Placed], times: Sequence[tuple[str, Time]]) -> Bundle:
    """Joins bounds of one span, and lets a part of the day tell the half of the clocks beside it."""
    run: list[tuple[str, Time]] = []
    for sep, time in times:
        last = run[-1][1] if run else None
        if last and last.kind == "after" and time.kind == "before" and last.first and time.first and sep != "or":
            run[-1] = (run[-1][0], Time("between", last.first, time.first))
        else:
            run.append((sep, time))
    if all(sep not in ("or", "and") for sep, _ in run) and any(not time.part for _, time in run):
        run = [(sep, time) for sep, time in run if not (time.part and time.kind in ("after", "before"))]
    clocks = [time for _, time in run if time.kind != "part" and not time.part]
    named = [(sep, time) for sep, time in run if time.kind == "part"]
    if clocks and named:
        apart = (
            any(sep in ("or", "and") for sep, _ in run[1:])
            and len({time.part for _, time in named if time.part != "day"}) > 0
        )
        narrowed = not apart or _is_before_clock(run) or (run[-1][1].kind == "part" and run[-1][0] == "")
        if narrowed:
            part = next((time.part for _, time in named if time.part != "day"), "")
            return Bundle(tuple(days), tuple(clocks), part)
    if clocks:
        run = [(sep, time) for sep, time in run if time.part != "day" or time.kind != "part"]
    return Bundle(tuple(days), tuple(time for _, time in run))


def _is_before_clock(run: Sequence[tuple[str, Time]]) -> bool:
    """Whether a part of the day leads straight to its clocks: "afternoon at 2 or 3"."""
    return run[0][1].kind == "part" and len(run) > 1 and run[1][1].kind != "part" and run[1][0] not in ("or", "and")
