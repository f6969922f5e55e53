"""What an import would do, before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from halfhour.actions.imports.book import Book, Judged
from halfhour.actions.imports.files import Reading, reading_of
from halfhour.actions.imports.taking import BATCH
from halfhour.domain.arrivals import Fate
from halfhour.domain.people import RowFault, Unread
from halfhour.records.imports import Import

SAMPLE = 5
"""Arrivals that are shown of each fate."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many there are of each fate, a few of them, and the rows that nobody can be made of."""

    reading: Reading
    counts: Mapping[Fate, int]
    samples: Mapping[Fate, tuple[Judged, ...]]
    touches: int = 0
    skipped: tuple[tuple[str, Unread], ...] = ()
    unreadable: tuple[tuple[str, Unread], ...] = ()

    @property
    def brings(self) -> int:
        """How many are new or changed."""
        return self.counts[Fate.NEW] + self.counts[Fate.CHANGED]

    @property
    def faults(self) -> int:
        """How many places could not be read, whole files in an archive among them."""
        return len(self.unreadable) + len(self.reading.file.refused)


def preview_of(waiting: Import, *, progress: Callable[[int, int], None] | None = None) -> Preview:
    """What taking in a waiting file would do now; nothing is written. `progress` hears how many of how many were looked at.

    Raises:
        InputError: it cannot be read in the way that was said.
    """
    reading = reading_of(waiting)
    book = Book(waiting, reading.source)
    counts = dict.fromkeys(Fate, 0)
    samples: dict[Fate, list[Judged]] = {fate: [] for fate in Fate}
    touches = 0
    for begin in range(0, len(reading.arrivals), BATCH):
        for judged in book.judged(reading.arrivals[begin : begin + BATCH]):
            counts[judged.fate] += 1
            touches += len(judged.change.touches)
            if len(samples[judged.fate]) < SAMPLE:
                samples[judged.fate].append(judged)
        if progress:
            progress(min(begin + BATCH, len(reading.arrivals)), len(reading.arrivals))
    unread = reading.file.unread
    nameless = tuple(
        ("", Unread(person.line, RowFault.NOBODY, person.profile))
        for person in reading.file.people
        if not person.shown_name
    )
    return Preview(
        reading,
        counts,
        {fate: tuple(found) for fate, found in samples.items()},
        touches,
        tuple(each for each in unread if each[1].fault is RowFault.NOBODY) + nameless,
        tuple(each for each in unread if each[1].fault is not RowFault.NOBODY),
    )
