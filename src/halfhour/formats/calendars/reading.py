"""Whole calendars: what lies in a window, which zones to ask about, and what could not be read."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import tzinfo

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.events import CalendarEvent, CalendarReading, SkippedEvent
from halfhour.domain.scheduling.recurrence import Allowance, TooOftenError
from halfhour.domain.scheduling.spans import Span, merged
from halfhour.formats.calendars.components import components
from halfhour.formats.calendars.entries import Entry, read_entry
from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.freebusy import busy_periods
from halfhour.formats.calendars.series import is_left_out, occurrences, once
from halfhour.formats.calendars.text import unfolded
from halfhour.formats.calendars.touching import Reach
from halfhour.formats.calendars.zones import Zones

MAX_WORK = 500_000
"""Days and moments that the rules of one calendar may look at."""
MOST_SKIPPED = 100
MOST_NEAR = 50_000
MOST_EVENTS = 100_000

_STANDS_IN = re.compile(r"^RECURRENCE-ID[;:]", re.MULTILINE | re.IGNORECASE)
_AND_LATER = re.compile(r"^RECURRENCE-ID[^:\n]*THISANDFUTURE", re.MULTILINE | re.IGNORECASE)
_UID = re.compile(r"^UID(?:;[^:\n]*)?:([^\n]*)", re.MULTILINE | re.IGNORECASE)


def read_calendar(
    blob: bytes,
    window: Span,
    zone: tzinfo,
    *,
    me: Collection[str] = (),
    zones: Mapping[str, tzinfo] | None = None,
) -> CalendarReading:
    """The events of a calendar that touch a window.

    Events that cannot touch it are passed over before anything is built from them.

    Args:
        zone: the owner's, in which whole days and times without a zone are meant.
        me: the owner's addresses in small letters; what they declined takes no time.
        zones: what the owner said about names of zones that nobody knows.

    Raises:
        InputError: it is no calendar, or larger or deeper than any.
    """
    parts = components(unfolded(blob))
    known = Zones(parts, zone, window, zones)
    reading = _Reading(window, known, frozenset(address.lower() for address in me))
    reading.take(part.text for part in parts if part.name == "VEVENT")
    reading.events.sort(key=lambda event: (event.span, event.title))
    return CalendarReading(
        tuple(reading.events),
        tuple(known.asking),
        tuple(reading.skipped[:MOST_SKIPPED]),
        merged(span for part in parts if part.name == "VFREEBUSY" for span in busy_periods(part.text, window, known)),
        sum(part.name == "VEVENT" for part in parts),
    )


class _Reading:
    """What has been understood of a calendar so far."""

    def __init__(self, window: Span, zones: Zones, me: frozenset[str]) -> None:
        self.window, self.zones, self.me = window, zones, me
        self.events: list[CalendarEvent] = []
        self.skipped: list[SkippedEvent] = []
        self._allowance = Allowance(MAX_WORK)

    def take(self, texts: Iterable[str]) -> None:
        """Reads events: series and single ones, then those that stand in for one of a series."""
        whole, stand_ins = _parted(texts)
        reach = Reach(self.window)
        # What moves all later ones of a series may move them into the window from anywhere.
        moved = {uid for uid, texts in stand_ins.items() if any(_AND_LATER.search(text) for text in texts)}
        near = [text for text in whole if reach.touches(text) or (moved and _uid_of(text) in moved)]
        if len(near) > MOST_NEAR:
            raise InputError("This calendar holds more events in these days than we can follow.", "Look at fewer days.")
        entries = list(self._entries(near))
        uids = {entry.uid for entry in entries}
        changed = {
            uid: self._latest(texts)
            for uid, texts in stand_ins.items()
            if uid in uids or any(map(reach.touches, texts))
        }
        for entry in entries:
            self._keep(entry, occurrences(entry, changed.get(entry.uid, ()), self.window, self.zones, self._allowance))
        left_out = {entry.uid: is_left_out(entry) for entry in entries if entry.left_out}
        for uid, found in changed.items():
            for entry in found:
                if not (uid in left_out and entry.stands_in_for and left_out[uid](entry.stands_in_for)):
                    self._keep(entry, once(entry, self.window))

    def _entries(self, texts: Iterable[str]) -> Iterator[Entry]:
        for text in texts:
            entry = read_entry(text, self.zones, self.me)
            if entry:
                yield entry
            else:
                self._skip(Fields(text, self.zones).title(), "It has no start that can be read.")

    def _latest(self, texts: Iterable[str]) -> list[Entry]:
        """Events that stand in for others, of several for the same one the latest."""
        found: dict[object, Entry] = {}
        for entry in self._entries(texts):
            key = entry.stands_in_for.utc if entry.stands_in_for else entry.start.utc
            if key not in found or entry.sequence >= found[key].sequence:
                found[key] = entry
        return list(found.values())

    def _keep(self, entry: Entry, events: Iterator[CalendarEvent]) -> None:
        try:
            found = list(events)
            if len(self.events) + len(found) > MOST_EVENTS:
                raise TooOftenError
        except InputError as error:
            found = list(once(entry, self.window))
            self._skip(entry.title, f"{error.what} Only its first time is shown.")
        if found and entry.trouble:
            self._skip(entry.title, entry.trouble)
        self.events += found

    def _skip(self, title: str, why: str) -> None:
        self.skipped.append(SkippedEvent(title, why))


def _parted(texts: Iterable[str]) -> tuple[list[str], Mapping[str, list[str]]]:
    """Events of their own, and by UID those that stand in for one of a series."""
    whole: list[str] = []
    stand_ins: dict[str, list[str]] = {}
    for text in texts:
        if _STANDS_IN.search(text):
            stand_ins.setdefault(_uid_of(text), []).append(text)
        else:
            whole.append(text)
    return whole, stand_ins


def _uid_of(text: str) -> str:
    named = _UID.search(text)
    return named[1].strip() if named else ""
