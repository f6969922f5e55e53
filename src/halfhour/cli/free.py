"""`halfhour free`: which half hours suit both?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from halfhour.cli.calendars import Day, Zone

if TYPE_CHECKING:
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
def command(ask: str | None, with_zone: ZoneInfo | None, as_json: bool, **wishes: Any) -> None:
    """Free half hours of both, and three to five of them to offer: with weekday, on both clocks, right across clock changes.

    The file of --ask holds {"people": [{"file", "zone", "hours": {"days", "start", "end"}}], "window": [start, end],
    "shortest": minutes}; calendars are named relative to it, days counted from Monday, which is 0. Nothing leaves this machine.
    """
    if ask:
        _answer(ask, as_json)
    elif with_zone is None:
        raise click.UsageError(
            "Where are they? Name their zone: halfhour free --calendar mine.ics --with-zone Europe/Berlin"
        )
    else:
        _offer(with_zone, as_json, **wishes)


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


def _offer(
    their_zone: ZoneInfo,
    as_json: bool,
    *,
    calendars: Sequence[str],
    their_calendars: Sequence[str],
    zone: ZoneInfo | None,
    length: int,
    days: int,
    first: date | None,
    hours: str,
    their_hours: str,
    room: int,
    me: Sequence[str],
    means: Sequence[str],
) -> None:
    from halfhour.cli.calendars import day_begins, own_zone, reading_of, tell_asking, told_zones
    from halfhour.domain.scheduling.free import Diary, free_times
    from halfhour.domain.scheduling.offering import times_to_offer
    from halfhour.domain.scheduling.spans import Span

    mine, talk = own_zone(zone), timedelta(minutes=length)
    now = day_begins(first, mine)
    window, space, told = Span(now, now + timedelta(days=days)), timedelta(minutes=room), told_zones(means)
    readings = [reading_of(name, window.padded(space, space), mine, me, told) for name in calendars]
    theirs = [reading_of(name, window, their_zone) for name in their_calendars]
    tell_asking((name for reading in readings for name in reading.asking), mine)
    tell_asking((name for reading in theirs for name in reading.asking), their_zone)
    diaries = (
        Diary(
            _week(hours, mine), tuple(span for reading in readings for span in reading.busy), before=space, after=space
        ),
        Diary(_week(their_hours, their_zone), tuple(span for reading in theirs for span in reading.busy)),
    )
    free = free_times(window, diaries, shortest=talk)
    offers = times_to_offer(free, talk, zone=mine, their_zone=their_zone, now=window.start)
    if as_json:
        _print_json(
            {"zone": mine.key, "with_zone": their_zone.key, "offers": _offers(offers, mine, their_zone), **_free(free)}
        )
    else:
        from halfhour.cli.free_page import print_offers

        print_offers(offers, free, mine, their_zone)


def _week(text: str, zone: ZoneInfo) -> Any:
    """Monday to Friday from `09:00-17:00`; several stretches are parted by commas."""
    from halfhour.domain.scheduling.hours import DAYS, read_week

    return read_week(dict.fromkeys(DAYS[:5], tuple(part.split("-") for part in text.split(","))), zone)


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


def _free(free: "Sequence[Span]") -> dict[str, Any]:
    from halfhour.formats.asks import free_json

    return dict(free_json(free))


def _print_json(value: Any) -> None:
    from halfhour.cli.prints import print_json

    print_json(value)
