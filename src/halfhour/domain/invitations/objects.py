"""The lines and blocks that a calendar is made of, as values: what is not understood is carried along as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Self

Parameters = tuple[tuple[str, tuple[str, ...]], ...]
Key = datetime | date
"""Which instance of a series: an instant in UTC, a wall clock without a zone, or a whole day."""


@dataclass(frozen=True, slots=True)
class Line:
    """One property: names in capitals, the value as it is written, escapes and all."""

    name: str
    value: str
    parameters: Parameters = ()

    def parameter(self, name: str) -> str:
        """The first value of a parameter; empty for none."""
        return next((values[0] for key, values in self.parameters if key == name and values), "")

    def with_parameter(self, name: str, value: str) -> Self:
        """The same with one parameter set."""
        return replace(self, parameters=(*self.without_parameters(name).parameters, (name, (value,))))

    def without_parameters(self, *names: str) -> Self:
        """The same without some parameters."""
        return replace(self, parameters=tuple(each for each in self.parameters if each[0] not in names))

    def with_parameters_only(self, *names: str) -> Self:
        """The same with no other parameters than these."""
        return replace(self, parameters=tuple(each for each in self.parameters if each[0] in names))


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between a BEGIN and its END: lines in order, then the blocks within."""

    name: str
    lines: tuple[Line, ...] = ()
    blocks: tuple["Block", ...] = ()

    def line(self, name: str) -> Line | None:
        """The first line of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str:
        """The value of the first line of a name, without blanks around it; empty for none."""
        line = self.line(name)
        return line.value.strip() if line else ""

    def all(self, name: str) -> tuple[Line, ...]:
        """All lines of a name, in order."""
        return tuple(line for line in self.lines if line.name == name)

    def within(self, *names: str) -> tuple["Block", ...]:
        """The blocks of these names, in order."""
        return tuple(block for block in self.blocks if block.name in names)

    def without(self, *names: str) -> "Block":
        """The same without the lines of these names."""
        return replace(self, lines=tuple(line for line in self.lines if line.name not in names))

    def put(self, *lines: Line) -> "Block":
        """The same with these lines, instead of whatever stood under their names."""
        return replace(self, lines=(*self.without(*(line.name for line in lines)).lines, *lines))

    def swap(self, old: Line, new: Line) -> "Block":
        """The same with one line changed in its place."""
        return replace(self, lines=tuple(new if line is old else line for line in self.lines))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A calendar as it was read, and the zones that it brings along by their names there."""

    calendar: Block
    zones: Mapping[str, tzinfo] = field(default_factory=dict)

    @property
    def method(self) -> str:
        """What the message is, in capitals; empty for a calendar that is none."""
        return self.calendar.value("METHOD").upper()

    @property
    def events(self) -> tuple[Block, ...]:
        """Its events; to-dos and journals are none of ours."""
        return self.calendar.within("VEVENT")

    def key(self, line: Line) -> Key | None:
        """The moment that a line names."""
        return key_of(line.value, line, self.zones)


def key_of(value: str, line: Line, zones: Mapping[str, tzinfo]) -> Key | None:
    """A moment as instances are compared; None for what is none. A zone that nobody knows leaves the wall clock as it is."""
    value = value.strip()
    try:
        if len(value) == 8:
            return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        clock = datetime.strptime(value[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone is put on below
    except ValueError:
        return None
    if value.endswith("Z"):
        return clock.replace(tzinfo=UTC)
    zone = zones.get(line.parameter("TZID"))
    return clock.replace(tzinfo=zone).astimezone(UTC) if zone else clock


def address_of(line: Line | None) -> str:
    """Whose line it is, in small letters; what begins with mailto in whatever letters is the same address."""
    return line.value.strip().lower() if line else ""


def number_of(value: str) -> int:
    """A SEQUENCE; 0 where none is said (RFC 5545, 3.8.7.4)."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
