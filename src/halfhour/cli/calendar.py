"""`halfhour calendar`: what a calendar file says."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from halfhour.cli.calendars import Day, Zone

if TYPE_CHECKING:
    from halfhour.domain.scheduling.events import CalendarReading

DAYS = 30


@click.command(short_help="What a calendar file says, and which of its zones nobody knows.")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--from", "first", type=Day(), help="The first day; else today.")
@click.option("--to", "after", type=Day(), help=f"The day after the last; else {DAYS} days later.")
@click.option("--zone", type=Zone(), help="Whose days and times without a zone are meant; else that of this machine.")
@click.option("--me", multiple=True, metavar="ADDRESS", help="Your address: what you declined takes no time.")
@click.option("--means", multiple=True, metavar="NAME=ZONE", help="What a zone's name in the calendar means.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, times in UTC.")
def command(
    file: str,
    first: date | None,
    after: date | None,
    zone: ZoneInfo | None,
    me: tuple[str, ...],
    means: tuple[str, ...],
    as_json: bool,
) -> None:
    """Events within some days, each with whether it takes time; names of zones to ask about; what could not be read.

    Series are told occurrence by occurrence. FILE may be `-` for standard input. Nothing leaves this machine.
    """
    from halfhour.cli.calendars import day_begins, own_zone, reading_of, told_zones
    from halfhour.domain.errors import InputError
    from halfhour.domain.scheduling.spans import Span

    there = own_zone(zone)
    start = day_begins(first, there)
    end = day_begins(after, there) if after else start + timedelta(days=DAYS)
    if end < start:
        raise InputError("--to lies before --from.", "Turn them round.")
    reading = reading_of(file, Span(start, end), there, me, told_zones(means))
    if as_json:
        from halfhour.cli.prints import print_json

        print_json(_as_json(reading))
    else:
        from halfhour.cli.calendar_page import print_reading

        print_reading(reading, there)


def _as_json(reading: "CalendarReading") -> dict[str, Any]:
    return {
        "number": reading.number,
        "events": [
            {
                "uid": event.uid,
                "title": event.title,
                "start": event.span.start.isoformat(),
                "end": event.span.end.isoformat(),
                "whole_days": event.whole_days,
                "standing": event.standing,
                **({"zone_asked": event.zone_asked} if event.zone_asked else {}),
            }
            for event in reading.events
        ],
        "busy": [[span.start.isoformat(), span.end.isoformat()] for span in reading.busy],
        "asking": list(reading.asking),
        "skipped": [{"title": skipped.title, "why": skipped.why} for skipped in reading.skipped],
    }
