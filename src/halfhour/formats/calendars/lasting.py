"""How long an event takes, by its end or its length, also where these are missing or wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.lines import Line
from halfhour.formats.calendars.moments import Length, Moment, beside, in_utc, read_length, read_moment

TURNED_ROUND = "It ends before it begins."

A_DAY = timedelta(days=1)
_LONGEST = timedelta(days=3_000_000)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long an event takes: so much on its wall clock, then so much as time passes.

    An event from nine to ten ends at ten also on the day on which clocks change in between, as every calendar shows it; one
    that lasts PT1H lasts an hour.
    """

    on_clock: timedelta = timedelta()
    exact: timedelta = timedelta()

    def end_of(self, start: Moment) -> datetime:
        """When it ends, in UTC, if it begins then."""
        ends = in_utc(_later(start.clock, self.on_clock), start.zone) if self.on_clock else start.utc
        return _later(ends, self.exact)

    @property
    def most(self) -> timedelta:
        """No occurrence lasts longer."""
        return min(self.on_clock + self.exact, _LONGEST) + A_DAY


def lasting_of(fields: Fields, start: Moment) -> tuple[Lasting, str]:
    """How long an event takes, and what is wrong with that. Without a word about it a day takes a day, a time no time."""
    usual = Lasting(A_DAY) if start.is_day else Lasting()
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
    return Lasting(exact=max(beside(end, start).utc - start.utc, timedelta())) if end else None


def _of(length: Length, start: Moment) -> Lasting:
    days = length.days * A_DAY
    return Lasting(max(days, A_DAY)) if start.is_day else Lasting(days, length.rest)


def _until(start: Moment, end: Moment, usual: Lasting) -> tuple[Lasting, str]:
    if start.is_day:
        days = end.clock.date() - start.clock.date()
        days += A_DAY if not end.is_day and end.clock.time() > start.clock.time() else timedelta()
        return (Lasting(days) if days > timedelta() else usual), TURNED_ROUND if days < timedelta() else ""
    if end.utc < start.utc:
        return usual, TURNED_ROUND
    if end.zone == start.zone and end.clock >= start.clock:
        return Lasting(end.clock - start.clock), ""
    return Lasting(exact=end.utc - start.utc), ""


def _later(moment: datetime, length: timedelta) -> datetime:
    try:
        return moment + length
    except OverflowError:
        return moment
