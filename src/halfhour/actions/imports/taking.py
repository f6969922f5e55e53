"""Taking a file of people in: by batches, each of them whole or not at all, so that it goes on where it stopped."""

from collections.abc import Sequence
from datetime import datetime

from django.db import OperationalError, transaction

from halfhour.actions.imports.book import Book, Judged
from halfhour.actions.imports.files import Reading, as_reading, brought, reading_of
from halfhour.actions.imports.writing import Writer
from halfhour.domain.arrivals import Arrival, Fate
from halfhour.domain.errors import OutsideError
from halfhour.domain.people import ColumnUse
from halfhour.records.accounts import Workspace
from halfhour.records.imports import Import

BATCH = 2_000
"""Arrivals of one transaction: some tenths of a second (our own default)."""

UNREADABLE_KEPT = 200
"""Unreadable places that are kept with an import; all are counted."""


class HaltedError(OutsideError):
    """The database could not be written in the middle of an import."""


def take_people(
    workspace: Workspace, name: str, blob: bytes, *, mapping: Sequence[ColumnUse] | None = None, now: datetime
) -> Import:
    """Takes a file of people in at once; its `counts` tell how many are new, changed, same, skipped and unreadable.

    An import that brought nothing is not listed afterwards.

    Args:
        mapping: how the columns of an unknown table are used; what was said the last time, else what they look like.

    Raises:
        InputError: the file cannot be read.
    """
    taken, file = brought(workspace, name, blob, mapping)
    reading = as_reading(file, taken.mapping)
    begin(taken, reading, now=now)
    return carry_on(taken, reading, now=now)


def begin(taken: Import, reading: Reading, *, now: datetime) -> None:
    """Notes that an import is begun, and how much there is to do; twice is once."""
    with transaction.atomic():
        stored = Import.objects.select_for_update().get(pk=taken.pk)
        if stored.begun_at is None:
            taken.begun_at, taken.done, taken.of = now, 0, len(reading.arrivals)
            taken.counts = {
                **dict.fromkeys(Fate, 0),
                "skipped": _skipped(reading),
                "unreadable": len(reading.file.unread) + len(reading.file.refused) - _skipped(reading),
            }
            taken.unreadable = [
                {"file": file, "line": each.line, "fault": str(each.fault), "words": each.words}
                for file, each in reading.file.unread[:UNREADABLE_KEPT]
            ] + [{"file": file, "line": 0, "fault": "refused", "words": why} for file, why in reading.file.refused]
            taken.save()


def carry_on(taken: Import, reading: Reading | None = None, *, now: datetime, batches: int | None = None) -> Import:
    """Goes on with an import from where it stopped, to its end or for so many batches; several at once do no harm.

    Raises:
        HaltedError: the database could not be written; what was taken in so far stays, and this goes on from there.
    """
    run = _Run(taken, reading or reading_of(taken))
    while taken.ended_at is None and batches != 0:
        try:
            run.take_batch(now)
        except OperationalError as error:
            raise HaltedError(
                "The import stopped in the middle, for the database could not be written.",
                "See that there is room on the disk, then open the import and press “Carry on”: it goes on where it stopped.",
            ) from error
        batches = batches - 1 if batches is not None else None
    return taken


class _Run:
    """One process on its way through a file; what another one took in meanwhile is looked up anew."""

    def __init__(self, taken: Import, reading: Reading) -> None:
        self.taken, self.reading = taken, reading
        self.at = -1

    def take_batch(self, now: datetime) -> None:
        """The next batch, wholly or not at all."""
        taken = self.taken
        try:
            with transaction.atomic():
                taken.refresh_from_db(
                    fields=["done", "counts", "ended_at", "undone_at"],
                    from_queryset=Import.objects.select_for_update(),
                )
                if taken.ended_at is None:
                    self._take(self.reading.arrivals[taken.done : taken.done + BATCH], now)
        except BaseException:
            self.at = -1  # the book knows of people who were not written after all
            raise

    def _take(self, batch: tuple[Arrival, ...], now: datetime) -> None:
        taken = self.taken
        if self.at != taken.done:
            self.book, self.writer = Book(taken, self.reading.source), Writer(taken, self.reading.source)
        judged = self.book.judged(batch)
        self.writer.write(judged)
        self.at = taken.done = taken.done + len(batch)
        _count(taken, judged)
        if taken.done >= len(self.reading.arrivals):
            taken.ended_at = now
            if not (taken.counts["new"] or taken.counts["changed"]):
                taken.removed_at = now
        taken.save(update_fields=["done", "counts", "ended_at", "removed_at", "changed_at"])


def _count(taken: Import, judged: list[Judged]) -> None:
    for each in judged:
        taken.counts[each.fate] += 1


def _skipped(reading: Reading) -> int:
    return sum(each.fault == "nobody" for _, each in reading.file.unread) + sum(
        not person.shown_name for person in reading.file.people
    )
