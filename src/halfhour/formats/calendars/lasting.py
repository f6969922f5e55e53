"""How long an event takes, by its end or its length, also where these are missing or wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.lines import Line
from halfhour.formats.calendars.moments import Length, Moment, beside, in_utc, read_length, read_moment

TURNED_ROUND = "It ends before it begins."


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long an event takes: whole days by the calendar, then exact time (RFC 5545, 3.3.6)."""

    days: int = 0
    rest: timedelta = timedelta()

    def end_of(self, start: Moment) -> datetime:
        """When it ends, in UTC, if it begins then."""
        if not self.days:
            return _later(start.utc, self.rest)
        return _later(in_utc(_later(start.clock, timedelta(days=self.days)), start.zone), self.rest)

    @property
    def most(self) -> timedelta:
        """No occurrence lasts longer."""
        return timedelta(days=self.days + 1) + self.rest


def lasting_of(fields: Fields, start: Moment) -> tuple[Lasting, str]:
    """How long an event takes, and what is wrong with that. Without a word about it a day takes a day, a time no time."""
    usual = Lasting(1) if start.is_day else Lasting()
    end = fields.moment("DTEND", start)
    if end:
        return _until(start, end, usual)
    length = read_length(fields.word("DURATION"))
    return (_of(length, start) if length and (length.days or length.rest) else usual), ""


def lasting_of_period(start: Moment, rest: str, line: Line, fields: Fields) -> Lasting | None:
    """How long an added period takes, said behind its stroke; None when nothing is said."""
    length = read_length(rest)
    if length:
        return _of(length, start)
    end = read_moment(rest, line.parameters, fields.zones) if rest else None
    return Lasting(0, max(beside(end, start).utc - start.utc, timedelta())) if end else None


def _of(length: Length, start: Moment) -> Lasting:
    return Lasting(max(length.days, 1)) if start.is_day else Lasting(length.days, length.rest)


def _until(start: Moment, end: Moment, usual: Lasting) -> tuple[Lasting, str]:
    if start.is_day:
        days = (end.clock.date() - start.clock.date()).days + (not end.is_day and end.clock.time() > start.clock.time())
        return (Lasting(days) if days > 0 else usual), TURNED_ROUND if days < 0 else ""
    length = end.utc - start.utc
    if length < timedelta():
        return usual, TURNED_ROUND
    return Lasting(0, length), ""


def _later(moment: datetime, length: timedelta) -> datetime:
    try:
        return moment + length
    except OverflowError:
        return moment
