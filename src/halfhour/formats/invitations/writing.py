"""Calendars written down: lines folded, values that cannot break out of them."""

from collections.abc import Iterator

from icalendar.parser import Contentline, Contentlines, Parameters

from halfhour.domain.invitations.objects import Block, Line
from halfhour.formats.transcripts.source import without_controls


def write(calendar: Block) -> str:
    """A calendar as text, with the line ends and the folds that the standard asks for."""
    blob: bytes = Contentlines(_lines(calendar)).to_ical()
    return blob.decode()


def write_whole(calendar: Block) -> str:
    """A calendar as it is kept: a property a line, so that names and addresses in it can be found."""
    return "".join(f"{line}\n" for line in _lines(calendar))


def folded(text: str) -> str:
    """A calendar that was kept, as it is sent."""
    blob: bytes = Contentlines(Contentline(line) for line in text.split("\n") if line).to_ical()
    return blob.decode()


def _lines(block: Block) -> Iterator[Contentline]:
    yield Contentline(f"BEGIN:{block.name}")
    for line in block.lines:
        yield _line(line)
    for inner in block.blocks:
        yield from _lines(inner)
    yield Contentline(f"END:{block.name}")


def _line(line: Line) -> Contentline:
    parameters = Parameters((name, values[0] if len(values) == 1 else list(values)) for name, values in line.parameters)
    told = f";{parameters.to_ical(sorted=False).decode()}" if line.parameters else ""
    return Contentline(without_controls(f"{line.name}{told}:{line.value}").replace("\n", ""))
