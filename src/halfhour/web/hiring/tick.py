"""Once an hour the worker erases what was noted of candidates whose day has come."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from halfhour.actions.candidates import erase_due

EVERY = timedelta(hours=1)
BROKEN_OFF = timedelta(hours=4)
"""A tick that began longer ago will not come back."""


@task()
def tick() -> None:
    """Erases what is due, and comes back whatever happened."""
    try:
        erase_due(timezone.now())
    finally:
        _again()


def begin_ticking() -> None:
    """Starts the hours; those of an earlier run, which may have been broken off, are forgotten."""
    long_ago = timezone.now() - BROKEN_OFF
    _ticks().filter(Q(started_at=None) | Q(started_at__lt=long_ago)).delete()
    _ticks().filter(status__in=["SUCCESSFUL", "FAILED"]).delete()
    tick.enqueue()


def _again() -> None:
    """One tick waits, never more; those that are over are not kept."""
    _ticks().filter(status__in=["SUCCESSFUL", "FAILED"]).delete()
    if not _ticks().filter(status="READY").exists():
        tick.using(run_after=timezone.now() + EVERY).enqueue()


def _ticks():
    return DBTaskResult.objects.filter(task_path=tick.module_path)
