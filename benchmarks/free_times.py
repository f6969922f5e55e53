"""Free times from whole calendars, right to the minute, beside icalendar with recurring-ical-events: `python -m benchmarks.free_times`.

The right answer is found minute by minute, by no arithmetic of spans. Runs of ours and of the peer take turns.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.invented_calendars import EAST, WEST, Invented, invented_calendar
from benchmarks.speed import HALFHOUR, Run, show, used

PEOPLE, EVENTS, DAYS, SHORTEST = 4, 3_000, 60, 30
FIRST = date(2026, 3, 2)
HOURS = {"days": [0, 1, 2, 3, 4], "start": "08:00", "end": "20:00"}
PEER = (sys.executable, "-m", "benchmarks.free_times", "--peer")
MINUTE = timedelta(minutes=1)
RUNS = 5
RIGHT_RUNS = 8


def report(runs: int = RUNS) -> None:
    """Whether we and the peer are right to the minute, and what both need."""
    print(
        f"peer: icalendar {version('icalendar')} with recurring-ical-events {version('recurring-ical-events')} and a sweep"
    )
    right = sum(_is_right(seed) for seed in range(RIGHT_RUNS))
    print(f"  right to the minute: {right} of {RIGHT_RUNS} questions of three people with 400 events each")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        expected = made(place, PEOPLE, EVENTS, DAYS, seed=26)
        rows: dict[str, list[Run]] = {"ours": [], "peer": []}
        used([*HALFHOUR, "free", "--ask", str(place / "ask.json"), "--json"])  # the first run warms the file cache
        for _ in range(runs):
            rows["ours"].append(used([*HALFHOUR, "free", "--ask", str(place / "ask.json"), "--json"]))
            rows["peer"].append(used([*PEER, folder]))
        print(
            f"{PEOPLE} people, {EVENTS} events each, {DAYS} days; whole processes: CPU seconds (least to most), memory"
        )
        for name, found in rows.items():
            show(f"{name}, files to {len(expected)} free times", found)
        ratio = _middle(rows["ours"]) / _middle(rows["peer"])
        print(
            f"  ours / peer {ratio:.2f}; ours right: {asked(place) == expected}; peer right: {peer(place) == expected}"
        )


def made(folder: Path, people: int, events: int, days: int, *, seed: int) -> list[list[str]]:
    """Writes calendars and the question about them to a folder; gives the right answer."""
    dice = random.Random(seed)
    zones = EAST if seed % 2 else WEST
    calendars = [
        invented_calendar(number, ZoneInfo(zones[number % len(zones)]), events, FIRST, days, dice)
        for number in range(people)
    ]
    window = [datetime.combine(day, time(), UTC) for day in (FIRST, FIRST + timedelta(days=days))]
    for number, calendar in enumerate(calendars):
        (folder / f"{number}.ics").write_text(calendar.text, encoding="utf-8", newline="")
    asked_of = [
        {"file": f"{number}.ics", "zone": calendar.zone.key, "hours": HOURS}
        for number, calendar in enumerate(calendars)
    ]
    ask = {"people": asked_of, "window": [moment.isoformat() for moment in window], "shortest": SHORTEST}
    (folder / "ask.json").write_text(json.dumps(ask), encoding="utf-8")
    return counted(calendars, *window)


def counted(calendars: list[Invented], start: datetime, end: datetime) -> list[list[str]]:
    """Free times, found by crossing out minutes."""
    free = bytearray(b"\1") * ((end - start) // MINUTE)
    for calendar in calendars:
        for begins, ends in calendar.taken:
            first, last = (max(0, (moment - start) // MINUTE) for moment in (begins, ends))
            free[first : min(last, len(free))] = bytes(max(0, min(last, len(free)) - first))
        for minute in range(len(free)):
            if not _in_hours((start + minute * MINUTE).astimezone(calendar.zone)):
                free[minute] = 0
    return [[(start + minute * MINUTE).isoformat() for minute in stretch] for stretch in _stretches(free)]


def asked(folder: Path) -> list[list[str]]:
    """Our answer, as the command prints it."""
    command = [*HALFHOUR, "free", "--ask", str(folder / "ask.json"), "--json"]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    found: list[list[str]] = json.loads(said)["free"]
    return found


def peer(folder: Path) -> list[list[str]]:
    """The peer's answer: every occurrence in the window, then one sweep over beginnings and ends."""
    import icalendar
    import recurring_ical_events

    ask = json.loads((folder / "ask.json").read_text(encoding="utf-8"))
    start, end = (datetime.fromisoformat(moment) for moment in ask["window"])
    taken: list[tuple[datetime, datetime]] = []
    for person in ask["people"]:
        zone = ZoneInfo(person["zone"])
        calendar = icalendar.Calendar.from_ical((folder / person["file"]).read_bytes())
        for event in recurring_ical_events.of(calendar).between(start - timedelta(days=1), end + timedelta(days=1)):
            if event.get("STATUS") != "CANCELLED" and event.get("TRANSP") != "TRANSPARENT":
                taken += [(_moment(event.start, zone), _moment(event.end, zone))]
        taken += _off_hours(zone, start, end)
    return [
        [begins.isoformat(), ends.isoformat()]
        for begins, ends in _swept(taken, start, end)
        if ends - begins >= SHORTEST * MINUTE
    ]


def _swept(
    taken: list[tuple[datetime, datetime]], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    at = start
    for begins, ends in sorted(taken):
        if begins > at:
            yield at, min(begins, end)
        at = max(at, ends)
        if at >= end:
            return
    yield at, end


def _off_hours(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = start.astimezone(zone).date() - timedelta(days=1)
    while day <= end.astimezone(zone).date():
        after = day + timedelta(days=1)
        marks = [time(), time(8), time(20)] if day.weekday() in HOURS["days"] else [time()]
        moments = [datetime.combine(day, mark, zone).astimezone(UTC) for mark in marks]
        midnight = datetime.combine(after, time(), zone).astimezone(UTC)
        yield (moments[0], moments[1]) if len(moments) > 1 else (moments[0], midnight)
        if len(moments) > 1:
            yield moments[2], midnight
        day = after


def _moment(value: date, zone: ZoneInfo) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _in_hours(clock: datetime) -> bool:
    return clock.weekday() < 5 and 8 <= clock.hour < 20


def _stretches(free: bytearray) -> Iterator[tuple[int, int]]:
    at = 0
    while (begin := free.find(1, at)) >= 0:
        end = free.find(0, begin)
        at = len(free) if end < 0 else end
        if at - begin >= SHORTEST:
            yield begin, at


def _is_right(seed: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        expected = made(Path(folder), 3, 400, 45, seed=seed)
        return asked(Path(folder)) == expected


def _middle(runs: list[Run]) -> float:
    return sorted(run.seconds for run in runs)[len(runs) // 2]


def main() -> None:
    """The report, or the peer's process that it starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--peer", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        print(json.dumps(peer(arguments.peer)))
    else:
        report(arguments.runs)


if __name__ == "__main__":
    main()
