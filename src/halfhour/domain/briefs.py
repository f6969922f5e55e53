"""The page to read beforehand: how the minutes are spent, how many questions fit, when to leave, what season it is there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from halfhour.domain.meetings import leave_at

LENGTHS = (20, 30, 45, 60)
"""Minutes one asks for (docs/sources.md#the-two-kinds)."""
BUFFER = 2
"""Minutes kept free at the end (docs/sources.md#the-two-kinds)."""
EARLY = (15, 10)
"""Minutes before the time between which one arrives (docs/sources.md#the-two-kinds)."""
A_QUESTION = 3
"""Minutes that a question and its answer take (our own default: seven fill a half hour)."""
LONGEST_ANSWER = 6
"""Minutes beyond which nobody should have to answer one question (our own default)."""
REFERENCES = 3
"""Facts to refer to (docs/sources.md#the-two-kinds)."""
CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the plan: its name as in phrases/contracts.toml, from which minute, and how many."""

    part: str
    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        """The minute after it."""
        return self.begins + self.minutes


def minute_plan(plan: Sequence[tuple[str, int]], minutes: int) -> tuple[Stretch, ...]:
    """The plan of a kind stretched or shortened to a length; together exactly that long, with the last two minutes to spare.

    Where there are fewer minutes than parts, those with most minutes stay. Empty for a kind without a plan.
    """
    parts = [(name, length) for name, length in plan if name != CLOSE]
    if not parts or minutes <= BUFFER:
        return ()
    free = minutes - BUFFER
    if len(parts) > free:
        largest = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))[:free]
        parts = [parts[place] for place in sorted(largest)]
    lengths = _apportioned([length for _, length in parts], free)
    stretches, begins = [], 0
    for (name, _), length in zip(parts, lengths, strict=True):
        stretches.append(Stretch(name, begins, length))
        begins += length
    return (*stretches, Stretch(CLOSE, begins, BUFFER))


def _apportioned(weights: Sequence[int], whole: int) -> list[int]:
    """A number of minutes shared out by weight, each at least one; the largest remainders get what is left."""
    exact = [whole * weight / sum(weights) for weight in weights]
    lengths = [max(1, int(share)) for share in exact]
    while (rest := whole - sum(lengths)) != 0:
        step = 1 if rest > 0 else -1
        open_to = [place for place, length in enumerate(lengths) if length + step >= 1]
        best = max(open_to, key=lambda place: (step * (exact[place] - lengths[place]), -place))
        lengths[best] += step
    return lengths


def asking_minutes(plan: Sequence[Stretch], asking: Collection[str]) -> int:
    """How many minutes of a plan are for the questions that one prepared."""
    return sum(stretch.minutes for stretch in plan if stretch.part in asking)


def room_for_questions(minutes: int) -> int:
    """How many questions fit into minutes for asking."""
    return minutes // A_QUESTION


@dataclass(frozen=True, slots=True)
class Placed:
    """A question in the plan by its place in the list: from which minute; None when it is only for time that is left."""

    place: int
    begins: int | None


def placed(musts: Sequence[bool], plan: Sequence[Stretch], asking: Collection[str]) -> tuple[Placed, ...]:
    """When each question comes up, in the order of the list; must-asks have room first, then those that stand first.

    Args:
        musts: of each question, whether it must be asked.
    """
    room = room_for_questions(asking_minutes(plan, asking))
    wanted = sorted(range(len(musts)), key=lambda place: (not musts[place], place))[:room]
    taken = sorted(wanted)
    clock = [minute for stretch in plan if stretch.part in asking for minute in range(stretch.begins, stretch.ends)]
    each = min(len(clock) / len(taken), LONGEST_ANSWER) if taken else 0
    begins = {place: clock[int(number * each)] for number, place in enumerate(taken)}
    return tuple(Placed(place, begins.get(place)) for place in range(len(musts)))


@dataclass(frozen=True, slots=True)
class Way:
    """When to be there, and when to leave; `leave` is None as long as nobody said how long the way takes."""

    be_there_from: datetime
    be_there_until: datetime
    leave: datetime | None


def way_to(begins: datetime, travel_minutes: int | None) -> Way:
    """Ten to fifteen minutes early, and the way before that: the same moment that Today and the calendar tell."""
    first, last = (begins - timedelta(minutes=early) for early in EARLY)
    return Way(first, last, None if travel_minutes is None else leave_at(begins, travel_minutes))


class Season(StrEnum):
    """What the weather is dressed for."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


@dataclass(frozen=True, slots=True)
class Seasons:
    """Countries (ISO 3166-1) of the south and those where months tell nothing; beginnings of zone names for the rest."""

    southern: frozenset[str]
    without: frozenset[str]
    southern_zones: tuple[str, ...]
    northern_zones: tuple[str, ...]


def season_in(country: str, zone: str, month: int, seasons: Seasons) -> Season | None:
    """The season of a month (1 to 12) there; None where it is not known, or where there is none.

    A country that is not listed lies in the north; without a country its zone must say so.
    """
    if country in seasons.without:
        return None
    if not country and not zone.startswith((*seasons.southern_zones, *seasons.northern_zones)):
        return None
    south = country in seasons.southern if country else zone.startswith(seasons.southern_zones)
    return _SEASONS[(month + 6 * south) % 12 // 3]


_SEASONS = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)
"""From December on, three months each."""
