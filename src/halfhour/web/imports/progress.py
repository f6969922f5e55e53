"""Large files are taken in by the worker, while their page shows how far it has come."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from halfhour.actions.imports import begin, carry_on, preview_of, undo_import
from halfhour.actions.imports.files import Reading
from halfhour.records.imports import Import
from halfhour.web.imports.page import Look, look_of

LARGE = 3_000
"""People from which on a file is taken in by the worker; fewer take less than two seconds (our own default)."""

LARGE_FILE = 400_000
"""Bytes from which on a file is looked at by the worker: some three thousand people (our own default)."""

LOOK_PATIENCE = timedelta(seconds=30)
"""After which the page looks itself when nobody has got any further (our own default)."""

PATIENCE = 6
"""Seconds without progress after which the page goes on itself: the worker has stopped, or was never started (our own default)."""

UNDO_PATIENCE = timedelta(seconds=60)
"""After which the page offers to take back by itself; 30,000 people take some seconds (our own default)."""

SLICE = 4
"""Batches that a page takes in at once when it has to."""


def look_at(waiting: Any) -> Look | None:
    """What a waiting file would bring: at once for a small one; of a large one what the worker has seen, None until it has.

    `waiting` knows the `size` of its file. What was seen before people were changed here is looked at anew.
    """
    if waiting.size <= LARGE_FILE:
        return look_of(preview_of(waiting))
    if waiting.looked_at and not waiting.workspace.people.filter(changed_at__gt=waiting.looked_at).exists():
        return Look(waiting.look)
    now = timezone.now()
    if waiting.look_asked_at is None or waiting.looked_at:
        waiting.look_asked_at, waiting.looked_at, waiting.done, waiting.of = now, None, 0, 0
        waiting.save(update_fields=["look_asked_at", "looked_at", "done", "of", "changed_at"])
        look_by_worker.enqueue(waiting.pk)
    elif now - waiting.changed_at > LOOK_PATIENCE:
        return _look(waiting)
    return None


def _look(waiting: Import) -> Look:
    """Looks, and notes it and how far it has come."""
    rows, now = Import.objects.filter(pk=waiting.pk, begun_at=None), timezone.now()

    def note(done: int, of: int) -> None:
        rows.update(done=done, of=of, changed_at=timezone.now())

    look = look_of(preview_of(waiting, progress=note))
    rows.filter(look_asked_at=waiting.look_asked_at).update(look=look, looked_at=now, look_asked_at=None, done=0, of=0)
    return look


@task()
def look_by_worker(import_id: str) -> None:
    """Looks at a large file; nothing to do when it was looked at, begun or thrown away meanwhile."""
    waiting = Import.objects.present().filter(pk=import_id, begun_at=None, looked_at=None).first()
    if waiting:
        _look(waiting)


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
