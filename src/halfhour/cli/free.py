"""`halfhour free`: which half hours suit both?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from halfhour.cli.calendars import Day, Zone

if TYPE_CHECKING:
    from halfhour.domain.scheduling.free import Diary
    from halfhour.domain.scheduling.offering import Suggestion
    from halfhour.domain.scheduling.spans import Span

FILE = click.Path(allow_dash=True)


@click.command(short_help="Which half hours suit both? From calendars, in two zones.")
@click.option("--calendar", "calendars", multiple=True, type=FILE, help="Your calendar, as .ics; again for another.")
@click.option("--with-zone", type=Zone(), help="Their time zone, as Area/City or the name of a city.")
@click.option("--zone", type=Zone(), help="Your own; else that of this machine.")
@click.option("--with-calendar", "their_calendars", multiple=True, type=FILE, help="Their calendar, if you have one.")
@click.option("--length", type=click.IntRange(5, 480), default=30, show_default=True, help="Minutes of the talk.")
@click.option("--days", type=click.IntRange(1, 366), default=14, show_default=True, help="How many days to look at.")
@click.option("--from", "first", type=Day(), help="The first of them; else now.")
@click.option("--hours", default="09:00-17:00", show_default=True, help="Your hours, Monday to Friday.")
@click.option("--their-hours", default="09:00-18:00", show_default=True, help="Theirs.")
@click.option(
    "--room", type=click.IntRange(0, 240), default=0, help="Minutes kept free before and after: the way, dress."
)
@click.option("--me", multiple=True, metavar="ADDRESS", help="Your address: what you declined takes no time.")
@click.option("--means", multiple=True, metavar="NAME=ZONE", help="What a zone's name in your calendar means.")
@click.option("--ask", type=FILE, help="All of it from a JSON file: `people`, `window`, `shortest`.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, times in UTC.")
def command(
    calendars: Sequence[str],
    with_zone: ZoneInfo | None,
    zone: ZoneInfo | None,
    their_calendars: Sequence[str],
    length: int,
    days: int,
    first: date | None,
    hours: str,
    their_hours: str,
    room: int,
    me: Sequence[str],
    means: Sequence[str],
    ask: str | None,
    as_json: bool,
) -> None:
    """Free half hours of both, and three to five of them to offer: with weekday, on both clocks, right across clock changes.

    The file of --ask holds {"people": [{"file", "zone", "hours": {"days", "start", "end"}}], "window": [start, end],
    "shortest": minutes}; calendars are named relative to it, days counted from Monday, which is 0. Nothing leaves this machine.
    """
    if ask:
        _answer(ask, as_json)
        return
    if with_zone is None:
        raise click.UsageError(
            "Where are they? Name their zone: halfhour free --calendar mine.ics --with-zone Europe/Berlin"
        )
    from halfhour.cli.calendars import day_begins, own_zone
    from halfhour.domain.scheduling.spans import Span

    mine = _Side(own_zone(zone), hours, calendars, room, me, means)
    begin = day_begins(first, mine.zone)
    theirs = _Side(with_zone, their_hours, their_calendars)
    _offer(mine, theirs, Span(begin, begin + timedelta(days=days)), timedelta(minutes=length), as_json)


@dataclass(frozen=True)
class _Side:
    """What was typed about one of the two."""

    zone: ZoneInfo
    hours: str
    calendars: Sequence[str]
    room: int = 0
    me: Sequence[str] = ()
    means: Sequence[str] = ()


def _answer(name: str, as_json: bool) -> None:
    from pathlib import Path

    from halfhour.cli.calendars import reading_of, tell_asking
    from halfhour.cli.files import blob_of
    from halfhour.domain.scheduling.free import Diary, free_times
    from halfhour.formats.asks import free_json, read_ask
    from halfhour.formats.transcripts.source import decoded

    asked = read_ask(decoded(blob_of(name, largest=1_000_000)))
    beside, diaries = Path() if name == "-" else Path(name).parent, []
    for person in asked.people:
        readings = [reading_of(str(beside / file), asked.window, person.hours.zone) for file in person.files]
        tell_asking((zone for reading in readings for zone in reading.asking), person.hours.zone)
        diaries.append(Diary(person.hours, tuple(span for reading in readings for span in reading.busy)))
    free = free_times(asked.window, diaries, shortest=asked.shortest)
    if as_json:
        _print_json(free_json(free))
    else:
        from halfhour.cli.free_page import print_free

        print_free(free, tuple({diary.hours.zone.key: diary.hours.zone for diary in diaries}.values()))


def _offer(mine: _Side, theirs: _Side, window: "Span", talk: timedelta, as_json: bool) -> None:
    from halfhour.domain.scheduling.free import free_times
    from halfhour.domain.scheduling.offering import times_to_offer

    free = free_times(window, [_diary(mine, window), _diary(theirs, window)], shortest=talk)
    offers = times_to_offer(free, talk, zone=mine.zone, their_zone=theirs.zone, now=window.start)
    if as_json:
        from halfhour.formats.asks import free_json

        said = {"zone": mine.zone.key, "with_zone": theirs.zone.key, "offers": _offers(offers, mine.zone, theirs.zone)}
        _print_json(said | free_json(free))
    else:
        from halfhour.cli.free_page import print_offers

        print_offers(offers, free, mine.zone, theirs.zone)


def _diary(side: _Side, window: "Span") -> "Diary":
    """Hours and what is taken, of Monday to Friday from `09:00-17:00`; several stretches are parted by commas."""
    from halfhour.cli.calendars import reading_of, tell_asking, told_zones
    from halfhour.domain.scheduling.free import Diary
    from halfhour.domain.scheduling.hours import DAYS, read_week

    week = dict.fromkeys(DAYS[:5], tuple(part.split("-") for part in side.hours.split(",")))
    room, told = timedelta(minutes=side.room), told_zones(side.means)
    readings = [reading_of(name, window.padded(room, room), side.zone, side.me, told) for name in side.calendars]
    tell_asking((name for reading in readings for name in reading.asking), side.zone)
    busy = tuple(span for reading in readings for span in reading.busy)
    return Diary(read_week(week, side.zone), busy, before=room, after=room)


def _offers(offers: "Sequence[Suggestion]", zone: ZoneInfo, their_zone: ZoneInfo) -> list[dict[str, Any]]:
    return [
        {
            "start": offer.span.start.isoformat(),
            "end": offer.span.end.isoformat(),
            "here": offer.span.start.astimezone(zone).isoformat(),
            "there": offer.span.start.astimezone(their_zone).isoformat(),
            "because": list(offer.because),
        }
        for offer in offers
    ]


def _print_json(value: Any) -> None:
    from halfhour.cli.prints import print_json

    print_json(value)
