"""Which zone a calendar means by a name: as the owner said, the zone database, the calendar's own block, a known name; else it asks."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo

from halfhour.domain.scheduling.recurrence import Allowance
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.components import Component
from halfhour.formats.calendars.zone_blocks import block_names, read_block
from halfhour.formats.calendars.zone_names import database_zone, meant_zone

_OWN = re.compile(r"^X-WR-TIMEZONE[^:\n]*:([^\n]*)", re.MULTILINE | re.IGNORECASE)
MOST_NAMES = 1_000
"""Zones of one calendar; no more are looked up (our own default)."""

WORK_OF_BLOCKS = 400_000
"""For the rules of all zones that a calendar makes itself (our own default)."""

_FAR = timedelta(days=15_000)
"""How long before the window a series may have begun and its zone's changes still be known to the day: some forty years."""

_EARLIEST = datetime(1, 1, 1, tzinfo=UTC) + _FAR


class Zones:
    """The zones of one calendar; `asking` gathers the names that nobody knows."""

    def __init__(
        self, parts: Iterable[Component], owner: tzinfo, window: Span, said: Mapping[str, tzinfo] | None = None
    ) -> None:
        self.owner = owner
        self.asking: dict[str, None] = {}
        self._reach = max(window.start, _EARLIEST) - _FAR, window.end
        self._blocks: dict[str, str] = {}
        self._own = ""
        self._allowance = Allowance(WORK_OF_BLOCKS)
        for part in parts:
            if part.name == "VTIMEZONE":
                self._blocks.setdefault(block_names(part.text)[0].casefold(), part.text)
            elif part.name == "VCALENDAR" and (own := _OWN.search(part.text)):
                self._own = self._own or own[1].strip()
        self._found: dict[str, tzinfo | None] = dict(said or {})

    def of(self, name: str) -> tzinfo | None:
        """The zone of a name; None for one that nobody knows, which is then among those asked about."""
        if name not in self._found:
            self._found[name] = self._look_up(name) if len(self._found) < MOST_NAMES else None
        zone = self._found[name]
        if zone is None:
            self.asking[name] = None
        return zone

    def _look_up(self, name: str) -> tzinfo | None:
        if not name:
            return self._nameless()
        block = self._blocks.get(name.casefold())
        return database_zone(name) or (self._of_block(block) if block else None) or meant_zone(name)

    def _of_block(self, block: str) -> tzinfo | None:
        name, place = block_names(block)
        return database_zone(name) or database_zone(place) or self._read(block) or meant_zone(name)

    def _read(self, block: str) -> tzinfo | None:
        return read_block(block, *self._reach, self._allowance)

    def _nameless(self) -> tzinfo | None:
        """`TZID=` with nothing behind it: the only zone that the calendar speaks of."""
        if len(self._blocks) == 1:
            return self._of_block(next(iter(self._blocks.values())))
        return database_zone(self._own) or meant_zone(self._own) if self._own else None
