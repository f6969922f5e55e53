"""A calendar as lines and blocks with nothing lost, and the zones that it brings along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import islice

from icalendar.parser import Contentline, Parameters

from halfhour.domain.errors import InputError
from halfhour.domain.invitations.objects import Block, Key, Line, Sheet, key_of
from halfhour.domain.scheduling.recurrence import Allowance, moments
from halfhour.formats.calendars.rules import parts_of, read_rule
from halfhour.formats.calendars.text import unfolded
from halfhour.formats.calendars.zone_blocks import read_block
from halfhour.formats.calendars.zone_names import database_zone, meant_zone
from halfhour.formats.transcripts.source import without_controls

MAX_LINES = 20_000
MAX_LINE = 100_000
"""Signs of a line that is read; only files within an invitation are longer, and those are left out (our own default)."""
MAX_ZONES = 20
MAX_PARTS = 300
"""Changes of clocks that a zone names; the longest histories have some 200 (our own default)."""
MAX_DEPTH = 10
"""Blocks within blocks; real invitations need three (our own default)."""

_DAY = timedelta(days=1) - timedelta(seconds=1)
_BEFORE, _AFTER = timedelta(days=370), timedelta(days=30 * 366)
"""How far around an event its zone is asked for: as long as a series may go on (our own default)."""
_WORK = 50_000
_OFTENER = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND", "BYYEARDAY", "BYWEEKNO"})


@dataclass(slots=True)
class _Open:
    """A block that has begun."""

    name: str
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Block:
        return Block(self.name, tuple(self.lines), tuple(self.blocks))


def read(blob: bytes) -> Sheet:
    """The calendar in a file; an event that stands alone is taken for a calendar of its own.

    Raises:
        InputError: it is no calendar, is too large, or its blocks lie deeper in one another than any invitation's.
    """
    text = unfolded(blob)
    calendar = _tree(text)
    if calendar is None:
        raise InputError("This is no invitation: no calendar begins in it.", "Choose the file that ends in .ics.")
    return Sheet(calendar, _zones(calendar))


def _tree(text: str) -> Block | None:
    """The first calendar of a text; what was never closed ends with it."""
    path = [_Open("VCALENDAR")]
    for number, raw in enumerate(text.split("\n")):
        if number > MAX_LINES:
            raise InputError("This calendar has more lines than an invitation.", "Save the one invitation alone.")
        line = _line(raw)
        if line is None:
            continue
        if line.name == "BEGIN":
            _begin(path, line.value.strip().upper())
        elif line.name == "END":
            if _end(path, line.value.strip().upper()):
                break
        elif len(line.value) <= MAX_LINE:
            path[-1].lines.append(line)
    while len(path) > 1:
        _end(path, path[-1].name)
    calendar = path[0].closed()
    return calendar if calendar.blocks or calendar.line("METHOD") else None


def _begin(path: list[_Open], name: str) -> None:
    if name == "VCALENDAR":
        return
    if len(path) > MAX_DEPTH:
        raise InputError("This calendar has parts deeper in one another than an invitation.", "Export it again.")
    path.append(_Open(name))


def _end(path: list[_Open], name: str) -> bool:
    """Closes a block and those within it that were left open; whether that was the calendar itself."""
    if name == "VCALENDAR" or not any(part.name == name for part in path[1:]):
        return name == "VCALENDAR"
    while True:
        part = path.pop()
        path[-1].blocks.append(part.closed())
        if part.name == name:
            return False


def _line(raw: str) -> Line | None:
    """A property; None for what is none."""
    if not raw.strip() or len(raw) > MAX_LINE:
        return None
    try:
        name, parameters, value = Contentline(without_controls(raw)).raw_parts()
    except ValueError:
        return None
    return Line(name.upper(), value, _parameters(parameters))


def _parameters(parameters: Parameters) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (str(name).upper(), tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),))
        for name, value in parameters.items()
    )


def _zones(calendar: Block) -> Mapping[str, tzinfo]:
    """The zones by their names here: as the calendar's own block says, else as the zone database knows them."""
    named: dict[str, datetime] = {}
    for event in calendar.within("VEVENT"):
        for line in event.lines:
            if name := line.parameter("TZID"):
                named.setdefault(name, _near(line))
    blocks = {zone.value("TZID").replace("\\", ""): zone for zone in calendar.within("VTIMEZONE")}
    found: dict[str, tzinfo] = {}
    for name, near in islice(named.items(), MAX_ZONES):
        block = blocks.get(name)
        told = read_block(_as_text(block), near - _BEFORE, near + _AFTER) if block else None
        zone = told or database_zone(name) or meant_zone(name)
        if zone:
            found[name] = zone
    return found


def _near(line: Line) -> datetime:
    key = key_of(line.value.split(",")[0], line, {})
    return key.replace(tzinfo=UTC) if isinstance(key, datetime) else datetime(2026, 1, 1, tzinfo=UTC)


def _as_text(block: Block) -> str:
    lines = "".join(f"{line.name}:{line.value}\n" for line in block.lines if line.name != "RRULE" or _is_yearly(line))
    parts = block.blocks[:MAX_PARTS]
    return lines + "".join(f"BEGIN:{part.name}\n{_as_text(part)}END:{part.name}\n" for part in parts)


def _is_yearly(rule: Line) -> bool:
    """Whether a rule is one by which clocks change; others would only take time."""
    parts = parts_of(rule.value)
    return parts.get("FREQ", "").upper() == "YEARLY" and not _OFTENER & parts.keys()


def occurs(sheet: Sheet, series: Block, place: Key) -> bool:
    """Whether a series has an instance at a moment; where its rule cannot be followed, whoever speaks of it is believed."""
    start = series.line("DTSTART")
    first = sheet.key(start) if start else None
    if start is None or first is None or isinstance(first, datetime) is not isinstance(place, datetime):
        return False
    if place == first or place in _dates(sheet, series):
        return True
    begin, there = _clock(first, start, sheet), _clock(place, start, sheet)
    try:
        return any(_falls_on(line, start, sheet, begin, there) for line in series.all("RRULE"))
    except InputError:
        return True


def _falls_on(line: Line, start: Line, sheet: Sheet, begin: datetime, there: datetime) -> bool:
    text = parts_of(line.value).get("UNTIL", "")
    until = key_of(text, start, sheet.zones) if text else None
    # A last day counts whole, whatever the hour of the event.
    end = _clock(until, start, sheet) + (timedelta() if isinstance(until, datetime) else _DAY) if until else None
    rule = read_rule(line.value, end, whole_days=len(start.value.strip()) == 8)
    return there in moments(rule, begin, there, there + timedelta(seconds=1), Allowance(_WORK))


def _dates(sheet: Sheet, series: Block) -> set[Key | None]:
    """Instances that were added one by one."""
    lines = series.all("RDATE")
    return {key_of(value.partition("/")[0], line, sheet.zones) for line in lines for value in line.value.split(",")}


def _clock(key: Key, start: Line, sheet: Sheet) -> datetime:
    """A moment on the wall clock of a series."""
    if not isinstance(key, datetime):
        return datetime.combine(key, time())
    zone = sheet.zones.get(start.parameter("TZID"))
    return (key.astimezone(zone) if zone and key.tzinfo else key).replace(tzinfo=None)
