"""What the grammar builds: clocks, times of day, days, zones; still in words of the message, not yet in the calendar."""

from dataclasses import dataclass, field
from typing import Literal

Half = Literal["am", "pm", "24", ""]
"""Half of the day that an hour is in: said, not needed because the hour is of twenty-four, or not said."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as said: an IANA name ("named"), minutes ahead of UTC ("fixed"), letters like EST ("letters"), or somebody's ("whose")."""

    kind: Literal["named", "fixed", "letters", "whose"]
    name: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock; `half` is empty while morning or afternoon is not said. `padded` is 09:00, as clocks of 24 hours show it.

    `half_of` is said of "half three", which is half past three on some tongues and half past two on others.
    """

    hour: int
    minute: int = 0
    half: Half = ""
    padded: bool = False
    zone: Zone | None = None
    half_of: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day: at a clock, between two, after one, before one, a named part, or the same as another.

    `minutes` is the length of the talk where each of several times has its own.
    """

    kind: Literal["at", "between", "after", "before", "part", "same"]
    first: Clock | None = None
    last: Clock | None = None
    part: str = ""
    recurring: bool = False
    twin: "Time | None" = None
    minutes: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DateFigures:
    """A date in figures as written, day first or month first; `sure` when the order is known."""

    first: int
    second: int
    year: int | None = None
    dotted: bool = False
    sure: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of a month by its number; month and year None when they are not said, `ahead` so many months from now on."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day by its name; `which` is "", this, coming, next, following or last, `weeks` how many weeks later.

    `pointed` is said of "the Wednesday", which is the one beside a day that was named.
    """

    number: int
    which: str = ""
    weeks: int = 0
    pointed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Ahead:
    """So many days after the day of writing."""

    days: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week, weekend, month or work week; `which` as with days, or after_next; `edge` is early, mid, late, rest or "".

    `of` is a day in it ("the week of the 14th"), `month` a month by its number, `number` a week by that of the calendar.
    """

    unit: str
    which: str = ""
    edge: str = ""
    of: "Day | None" = None
    month: int | None = None
    year: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another."""

    first: "Day"
    last: "Day"


@dataclass(frozen=True, slots=True)
class From:
    """Days from one on, after it, or before it, within the same week."""

    kind: Literal["from", "after", "before"]
    day: "Day"
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """Days that come back every week, by their numbers, Monday 0."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the days of a name in a month: 1 for the first, -1 for the last."""

    weekday: int
    nth: int
    month: Stretch


@dataclass(frozen=True, slots=True)
class SameDay:
    """The day that was named before."""


@dataclass(frozen=True, slots=True)
class Later:
    """So many days after the day that was named before; after `of`, where nothing was offered before."""

    days: int
    of: "Day | None" = None


Day = DateFigures | Dated | Weekday | Ahead | Stretch | Days | From | Recurring | Nth | SameDay | Later


@dataclass(frozen=True, slots=True)
class Window:
    """From a minute of the day to another, equal where only a beginning is said; whose clock, and the same said in other zones.

    `soft` where the writer's clock is meant unless another is named: of a day, and of a part of it. `loose` where the half of the day was
    not said; `unsaid` is the edge that was not. `minutes` is the length of the talk where each time has its own.
    """

    start: int
    end: int
    zone: Zone | None = None
    soft: bool = False
    twin: "Window | None" = None
    loose: bool = False
    minutes: int | None = None
    unsaid: Literal["", "start", "end"] = ""
