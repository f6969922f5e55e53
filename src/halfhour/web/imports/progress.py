"""Large files are taken in by the worker, while their page shows how far it has come."""

from django.utils import timezone
from django_tasks import task

from halfhour.actions.imports import begin, carry_on
from halfhour.actions.imports.files import Reading
from halfhour.records.imports import Import

LARGE = 3_000
"""People from which on a file is taken in by the worker; fewer take less than two seconds (our own default)."""

PATIENCE = 6
"""Seconds without progress after which the page goes on itself: the worker has stopped, or was never started (our own default)."""

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


@task()
def take_by_worker(import_id: str) -> None:
    """Takes a file in to its end; nothing to do when it was taken in or removed meanwhile."""
    taken = Import.objects.present().filter(pk=import_id, ended_at=None).first()
    if taken:
        carry_on(taken, now=timezone.now())
