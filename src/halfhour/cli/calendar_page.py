"""A calendar on a terminal: a line an event, then what to ask and what was skipped."""

from zoneinfo import ZoneInfo

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.scheduling.events import CalendarEvent, CalendarReading, Standing

MOST_LINES = 200
STYLES = {Standing.FREE: "dim", Standing.CANCELLED: "dim strike", Standing.DECLINED: "dim strike"}


def print_reading(reading: CalendarReading, zone: ZoneInfo) -> None:
    """Events in order of time on one clock."""
    terminal = Terminal()
    terminal.lines(Text(f"{_counted(reading)}, on the clock of {zone.key}", style="bold"))
    for event in reading.events[:MOST_LINES]:
        terminal.lines(Text(_line(event, zone), style=STYLES.get(event.standing, "")), 2)
    if len(reading.events) > MOST_LINES:
        terminal.lines(Text(f"and {len(reading.events) - MOST_LINES} more; --json has them all", style="dim"), 2)
    for name in reading.asking:
        terminal.lines(Text(f"Which zone is {shown(name)!r}? Its events were read as {zone.key}.", style="yellow"))
    for skipped in reading.skipped:
        terminal.lines(Text(f"{shown(skipped.title) or 'An event without a title'}: {skipped.why}", style="yellow"))


def _counted(reading: CalendarReading) -> str:
    number = len(reading.events)
    return f"{number} {'time' if number == 1 else 'times'} of {reading.number} events"


def _line(event: CalendarEvent, zone: ZoneInfo) -> str:
    start, end = event.span.start.astimezone(zone), event.span.end.astimezone(zone)
    clock = "whole day   " if event.whole_days else f"{start:%H:%M}\N{EN DASH}{end:%H:%M} "
    said = "" if event.standing is Standing.BUSY else f" ({event.standing})"
    return f"{start:%a} {start.day:>2} {start:%b %Y}  {clock} {shown(event.title)}{said}"
