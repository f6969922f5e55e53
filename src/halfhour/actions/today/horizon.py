"""From when Today looks, how far, and how much of a kind it tells."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from halfhour.domain.today import AHEAD

MOST = 500
"""Things of a kind that are told unless somebody asks for fewer (our own default)."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """A moment, its day where the user is, and the last day that is looked at."""

    now: datetime
    today: date
    until: date
    zone: tzinfo

    def day_of(self, at: datetime) -> date:
        """The day of a moment where the user is."""
        return at.astimezone(self.zone).date()


def horizon_of(now: datetime, zone: tzinfo) -> Horizon:
    """As far as Today looks from a moment, in the zone where the user is."""
    today = now.astimezone(zone).date()
    return Horizon(now, today, today + AHEAD, zone)
