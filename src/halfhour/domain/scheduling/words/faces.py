"""What the face of a clock shows of a moment, and of the ends of a time that was said; in either half of the day."""

from datetime import UTC, datetime

from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.values import Situation

Face = tuple[int, int]
"""The hour from 0 to 11, and the minute."""


def face(moment: datetime) -> Face:
    """A moment as the clock of its zone shows it."""
    return moment.hour % 12, moment.minute


def faces(moment: datetime, situation: Situation) -> set[Face]:
    """A moment as the clocks of both people show it."""
    zones = (situation.speaker, situation.reader or situation.speaker)
    return {face(moment.astimezone(zone or UTC)) for zone in zones}


def ends_said(value: object) -> set[Face]:
    """Both ends of a time as a clock shows them, those that are said; nothing of what is no time."""
    clocks = (value.first, value.last) if isinstance(value, Time) else ()
    return {(clock.hour % 12, clock.minute) for clock in clocks if clock}
