"""What one event says, by the names of its lines; of lines that should stand once the first that can be read counts."""

from collections.abc import Iterator

from halfhour.formats.calendars.lines import TIMES, WORDS, Line, lines, plain_text
from halfhour.formats.calendars.moments import Moment, beside, read_moment
from halfhour.formats.calendars.zones import Zones

MAX_TITLE = 300
MOST_LINES = 5_000
"""Lines of one name, such as people invited, that one event may have."""

MOST_DATES = 20_000
"""Single dates that one event may add or leave out."""


class Fields:
    """The lines of a component."""

    def __init__(self, text: str, zones: Zones, names: frozenset[str] = TIMES | WORDS) -> None:
        self.zones = zones
        self._lines: dict[str, list[Line]] = {}
        for name, line in lines(text, names):
            found = self._lines.setdefault(name, [])
            if len(found) < MOST_LINES:
                found.append(line)

    def all(self, name: str) -> list[Line]:
        """Every line of that name."""
        return self._lines.get(name, [])

    def word(self, name: str) -> str:
        """The value of the first line of that name; empty without one."""
        return self._lines[name][0].value if name in self._lines else ""

    def parameter(self, name: str, parameter: str) -> str:
        """A parameter of the first line of that name, in capitals."""
        return self._lines[name][0].parameters.get(parameter, "").upper() if name in self._lines else ""

    def title(self) -> str:
        """What it is called, in one line."""
        return " ".join(plain_text(self.word("SUMMARY")[: MAX_TITLE * 2]).split())[:MAX_TITLE]

    def moment(self, name: str, start: Moment | None = None) -> Moment | None:
        """The first moment of that name; one that names no zone is in the zone of the event's start."""
        for line in self.all(name):
            if moment := read_moment(line.value, line.parameters, self.zones):
                return beside(moment, start) if start else moment
        return None

    def listed(self, name: str, start: Moment | None = None) -> Iterator[tuple[Moment, str, Line]]:
        """The moments of lists, each with what stands behind its stroke."""
        number = 0
        for line in self.all(name):
            for text in line.value.split(",", MOST_DATES):
                number += 1
                if number > MOST_DATES:
                    return
                begins, _, rest = text.partition("/")
                if moment := read_moment(begins, line.parameters, self.zones):
                    yield beside(moment, start) if start else moment, rest.strip(), line
