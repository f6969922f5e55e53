"""Invented calendars with the times that they take, known without reading a rule: each series is walked day by day.

Single events, series (weekly, every second week, daily, weekdays, monthly by weekday) with dates left out and occurrences moved,
whole days, times without zone, and events that take no time; in zones whose clocks change on different days.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEST = ("Europe/Lisbon", "America/Chicago", "Europe/Helsinki", "Africa/Casablanca")
EAST = ("Australia/Adelaide", "Asia/Tokyo", "Asia/Kathmandu", "Australia/Adelaide")
A_DAY = timedelta(days=1)

Taken = list[tuple[datetime, datetime]]


@dataclass(frozen=True)
class Series:
    """A rule as text, and whether a day belongs to it, told by counting days from the first."""

    rule: str
    holds: Callable[[date, date], bool]


@dataclass(frozen=True)
class Invented:
    """One calendar: its text, its zone, and what it takes, in UTC."""

    text: str
    zone: ZoneInfo
    taken: Taken


def invented_calendar(
    number: int, zone: ZoneInfo, events: int, first: date, days: int, dice: random.Random
) -> Invented:
    """A calendar of so many events, most of them outside the days that matter."""
    lines, taken = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Halfhour//Benchmarks//EN"], []
    for index in range(events):
        day = first + timedelta(days=dice.randint(-500, days + 200))
        clock = time(dice.randint(7, 19), dice.choice((0, 15, 30, 45)))
        length = timedelta(minutes=dice.choice((15, 30, 45, 60, 90)))
        event = _Event(f"{number}-{index}@invented.example", zone, datetime.combine(day, clock), length)
        found = dice.choices((_single, _series, _whole_days, _floating, _idle), (80, 9, 2, 3, 6))[0](event, dice)
        lines += found[0]
        taken += found[1]
    return Invented("\r\n".join([*lines, "END:VCALENDAR", ""]), zone, taken)


@dataclass(frozen=True)
class _Event:
    uid: str
    zone: ZoneInfo
    start: datetime
    length: timedelta

    def head(self) -> list[str]:
        return ["BEGIN:VEVENT", f"UID:{self.uid}", "DTSTAMP:20260101T000000Z", "SUMMARY:Invented\\, as all of it"]

    def at(self, start: datetime) -> list[str]:
        return [f"DTSTART{self.stamp(start)}", f"DTEND{self.stamp(start + self.length)}"]

    def stamp(self, clock: datetime) -> str:
        return f";TZID={self.zone.key}:{clock:%Y%m%dT%H%M%S}"

    def taken(self, start: datetime) -> tuple[datetime, datetime]:
        begins = start.replace(tzinfo=self.zone).astimezone(UTC)
        return begins, begins + ((start + self.length).replace(tzinfo=self.zone) - start.replace(tzinfo=self.zone))


Found = tuple[list[str], Taken]


def _single(event: _Event, dice: random.Random) -> Found:  # noqa: ARG001 - all kinds are asked alike
    return [*event.head(), *event.at(event.start), "END:VEVENT"], [event.taken(event.start)]


def _floating(event: _Event, dice: random.Random) -> Found:  # noqa: ARG001
    start, end = (f"{clock:%Y%m%dT%H%M%S}" for clock in (event.start, event.start + event.length))
    return [*event.head(), f"DTSTART:{start}", f"DTEND:{end}", "END:VEVENT"], [event.taken(event.start)]


def _idle(event: _Event, dice: random.Random) -> Found:
    why = dice.choice(("TRANSP:TRANSPARENT", "STATUS:CANCELLED"))
    return [*event.head(), *event.at(event.start), why, "END:VEVENT"], []


def _whole_days(event: _Event, dice: random.Random) -> Found:
    first = event.start.date()
    after = first + timedelta(days=dice.randint(1, 2))
    begin, end = (datetime.combine(day, time(), event.zone).astimezone(UTC) for day in (first, after))
    lines = [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    return [*event.head(), *lines, "END:VEVENT"], [(begin, end)]


def _series(event: _Event, dice: random.Random) -> Found:
    series, first = dice.choice(_kinds(event.start.date())), event.start.date()
    number = dice.randint(4, 30)
    days = list(_walked(series, first, number))
    by_count = dice.random() < 0.5
    last = event.taken(datetime.combine(days[-1], event.start.time()))[0]
    end = f"COUNT={number}" if by_count else f"UNTIL={last:%Y%m%dT%H%M%SZ}"
    left_out, moved = dice.sample(days[1:], 2)
    at = {day: datetime.combine(day, event.start.time()) for day in days}
    later = at[moved] + timedelta(hours=2)
    lines = [
        *event.head(),
        *event.at(event.start),
        f"RRULE:{series.rule};{end}",
        f"EXDATE{event.stamp(at[left_out])}",
        "END:VEVENT",
        *event.head(),
        f"RECURRENCE-ID{event.stamp(at[moved])}",
        *event.at(later),
        "END:VEVENT",
    ]
    starts = [later if day == moved else at[day] for day in days if day != left_out]
    return lines, [event.taken(start) for start in starts]


def _kinds(first: date) -> tuple[Series, ...]:
    """Series that a day may begin."""
    weekday, place = DAYS[first.weekday()], (first.day - 1) // 7 + 1
    kinds = [
        Series(f"FREQ=WEEKLY;BYDAY={weekday}", lambda day, begin: (day - begin).days % 7 == 0),
        Series("FREQ=WEEKLY;INTERVAL=2", lambda day, begin: (day - begin).days % 14 == 0),
        Series("FREQ=DAILY;INTERVAL=3", lambda day, begin: (day - begin).days % 3 == 0),
    ]
    if first.weekday() < 5:
        kinds.append(Series("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", lambda day, begin: begin <= day and day.weekday() < 5))
    if place < 5:
        kinds.append(
            Series(
                f"FREQ=MONTHLY;BYDAY={place}{weekday}",
                lambda day, begin: day.weekday() == begin.weekday() and (day.day - 1) // 7 == (begin.day - 1) // 7,
            )
        )
    return tuple(kinds)


def _walked(series: Series, first: date, number: int) -> Iterator[date]:
    """The first days of a series, found by looking at every day."""
    day = first
    while number:
        if series.holds(day, first):
            number -= 1
            yield day
        day += A_DAY
