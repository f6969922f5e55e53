"""Free times on a terminal: what to offer on both clocks, then all that is free."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.text import Text

from halfhour.cli.prints import Terminal
from halfhour.domain.scheduling.offering import Suggestion
from halfhour.domain.scheduling.spans import Span
from halfhour.phrases import labels

MOST_LINES = 60


def print_offers(offers: Sequence[Suggestion], free: Sequence[Span], zone: ZoneInfo, their_zone: ZoneInfo) -> None:
    """Times to offer with their reasons, then everything that is free."""
    terminal = Terminal()
    if not offers:
        terminal.lines(Text("No time suits both. Look at more days with --days, a shorter talk, or wider --hours."))
        return
    terminal.lines(Text("Times to offer", style="bold"))
    words = labels()["offered"]
    for offer in offers:
        terminal.lines(Text(_clocks(offer.span.start, zone, their_zone)), 2)
        terminal.lines(Text(", ".join(words[reason] for reason in offer.because), style="dim"), 4)
    terminal.lines(Text(""))
    print_free(free, (zone, their_zone))


def print_free(free: Sequence[Span], zones: Sequence[ZoneInfo]) -> None:
    """All free stretches on the clocks of up to two zones."""
    terminal = Terminal()
    if not free:
        terminal.lines(Text("No time is free for all."))
        return
    terminal.lines(Text(f"Free for all, {zones[0].key}" + (f" and {zones[1].key}" if zones[1:] else ""), style="bold"))
    for span in free[:MOST_LINES]:
        here = f"{_day(span.start, zones[0])} {_stretch(span, zones[0])}"
        there = f"   {_day(span.start, zones[1])} {_stretch(span, zones[1])}" if zones[1:] else ""
        terminal.lines(Text(here + there), 2)
    if len(free) > MOST_LINES:
        terminal.lines(Text(f"and {len(free) - MOST_LINES} more; --json has them all", style="dim"), 2)


def _clocks(moment: datetime, zone: ZoneInfo, their_zone: ZoneInfo) -> str:
    here, there = moment.astimezone(zone), moment.astimezone(their_zone)
    return f"{here:%a} {here.day} {here:%b %H:%M} here   {there:%a} {there.day} {there:%b %H:%M} there"


def _day(moment: datetime, zone: ZoneInfo) -> str:
    clock = moment.astimezone(zone)
    return f"{clock:%a} {clock.day:>2} {clock:%b}"


def _stretch(span: Span, zone: ZoneInfo) -> str:
    return f"{span.start.astimezone(zone):%H:%M}\N{EN DASH}{span.end.astimezone(zone):%H:%M}"
