"""How long a way takes: as somebody said, as it took before, or as it may be told from the distance."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from halfhour.domain.scheduling.spots import Spot

DETOUR = 1.3
"""A way on the ground beside the line of the crow (our own default; streets mostly lie between 1.2 and 1.5)."""
STEP = 5
"""Minutes up to which an estimate is rounded (our own default)."""
LONGEST = 360
"""Minutes beyond which a way is not estimated: nobody goes so far for half an hour (our own default)."""
AT_THE_SPOT = 50
"""Metres within which two places are one (our own default)."""


class Going(StrEnum):
    """How one goes."""

    ON_FOOT = "on_foot"
    BICYCLE = "bicycle"
    TRANSIT = "transit"
    CAR = "car"


class Ground(StrEnum):
    """What the minutes of a way rest on."""

    TYPED = "typed"
    REMEMBERED = "remembered"
    """Typed for the same place before."""
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one goes: minutes before one moves (waiting, unlocking, parking), and metres a minute near and far."""

    at_first: int
    near: float
    far: float
    near_metres: float
    """Up to where one goes at the near pace: within a town."""

    def minutes(self, metres: float) -> float:
        """For a way of that length on the ground."""
        near = min(metres, self.near_metres)
        return self.at_first + near / self.near + (metres - near) / self.far


_KMH = 1000 / 60
PACES = {
    Going.ON_FOOT: Pace(0, 4.8 * _KMH, 4.8 * _KMH, 1e9),
    Going.BICYCLE: Pace(4, 15 * _KMH, 15 * _KMH, 1e9),
    Going.TRANSIT: Pace(8, 22 * _KMH, 60 * _KMH, 15_000),
    Going.CAR: Pace(6, 28 * _KMH, 75 * _KMH, 10_000),
}
"""Kilometres an hour from door to door, our own defaults: for a half hour one would rather be early."""


@dataclass(frozen=True, slots=True)
class WayThere:
    """A way and what its minutes rest on; `going` and `metres` (as the crow flies) are those of an estimate."""

    minutes: int
    ground: Ground
    going: Going | None = None
    metres: int = 0

    @property
    def is_estimate(self) -> bool:
        """Nobody said how long it takes."""
        return self.ground is Ground.ESTIMATED


def way_there(
    typed: int | None, remembered: int | None, start: Spot | None, end: Spot | None, going: Going
) -> WayThere | None:
    """What was typed wins, then what was typed for the same place before, then the distance; None when nothing is known."""
    if typed is not None:
        return WayThere(typed, Ground.TYPED)
    if remembered is not None:
        return WayThere(remembered, Ground.REMEMBERED)
    return estimated(start, end, going) if start and end else None


def estimated(start: Spot, end: Spot, going: Going) -> WayThere | None:
    """From the distance, rounded up to five minutes; on foot where that is as quick. None where it is too far to say."""
    metres = start.metres_to(end)
    if metres < AT_THE_SPOT:
        return WayThere(0, Ground.ESTIMATED, Going.ON_FOOT, round(metres))
    quickest = min((Going.ON_FOOT, going), key=lambda each: PACES[each].minutes(metres * DETOUR))
    minutes = ceil(PACES[quickest].minutes(metres * DETOUR) / STEP) * STEP
    return WayThere(minutes, Ground.ESTIMATED, quickest, round(metres)) if minutes <= LONGEST else None
