"""Large files are taken in by the worker, while their page shows how far it has come."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.imports import begin, carry_on, undo_import
from halfhour.actions.imports.files import Reading
from halfhour.records.imports import Import

LARGE = 3_000
"""People from which on a file is taken in by the worker; fewer take less than two seconds (our own default)."""

PATIENCE = 6
"""Seconds without progress after which the page goes on itself: the worker has stopped, or was never started (our own default)."""

UNDO_PATIENCE = timedelta(seconds=60)
"""After which the page offers to take back by itself; 30,000 people take some seconds (our own default)."""

SLICE = 4
"""Batches that a page takes in at once when it has to."""


def start(taken: Import, reading: Reading) -> None:
    """Takes a file in now, or by the worker when it is large; what had stopped goes on."""
    now = timezone.now()
    waited = taken.begun_at is not None and is_stalled(taken)
    begin(taken, reading, now=now)
    if len(reading.arrivals) <= LARGE or waited:
        carry_on(taken, reading, now=now)
    else:
        take_by_worker.enqueue(taken.pk)


def go_on(taken: Import) -> None:
    """Takes in a few batches when nobody else does."""
    if is_stalled(taken):
        carry_on(taken, now=timezone.now(), batches=SLICE)


def is_stalled(taken: Import) -> bool:
    """Whether nothing was taken in for a while."""
    return (timezone.now() - taken.changed_at).total_seconds() > PATIENCE


def take_back(taken: Import) -> None:
    """Takes an import back now, or by the worker when it is large; a worker that has not done so for long is not waited for."""
    now = timezone.now()
    if taken.of <= LARGE or taken.ended_at is None or is_undo_stalled(taken):
        undo_import(taken, now=now)
    elif taken.undo_asked_at is None and taken.undone_at is None:
        taken.undo_asked_at = now
        taken.save(update_fields=["undo_asked_at", "changed_at"])
        undo_by_worker.enqueue(taken.pk)


def is_undo_stalled(taken: Import) -> bool:
    """Whether the worker had more time than taking back ever takes: it has stopped, or was never started."""
    return bool(taken.undo_asked_at and timezone.now() - taken.undo_asked_at > UNDO_PATIENCE)


@task()
def undo_by_worker(import_id: str) -> None:
    """Takes an import back as a whole; killed in the middle it stands as it was, and its page asks again."""
    taken = Import.objects.present().filter(pk=import_id, undone_at=None).first()
    if taken:
        undo_import(taken, now=timezone.now())


@task()
def take_by_worker(import_id: str) -> None:
    """Takes a file in to its end; nothing to do when it was taken in or removed meanwhile."""
    taken = Import.objects.present().filter(pk=import_id, ended_at=None).first()
    if taken:
        carry_on(taken, now=timezone.now())
