"""Every minute the worker looks into mailboxes that are due."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from halfhour.actions.looking import look_where_due
from halfhour.web.shared.mailing import mailbox_of
from halfhour.web.shared.shifts import shift_in

EVERY = timedelta(minutes=1)
BROKEN_OFF = timedelta(hours=1)
"""A tick that began longer ago will not come back."""


@task()
def tick() -> None:
    """Looks where it is due, and comes back in a minute whatever happened."""
    try:
        look_where_due(mailbox_of, timezone.now(), shift_in=shift_in)
    finally:
        _again()


@task()
def look_now() -> None:
    """Looks where it is due without waiting for the minute."""
    look_where_due(mailbox_of, timezone.now(), shift_in=shift_in)


def begin_ticking() -> None:
    """Starts the minutes; those of an earlier run, which may have been broken off, are forgotten."""
    long_ago = timezone.now() - BROKEN_OFF
    _ticks().filter(Q(started_at=None) | Q(started_at__lt=long_ago)).delete()
    _forget_old()
    tick.enqueue()


def _again() -> None:
    """One tick waits, never more; those that are over are not kept."""
    _forget_old()
    if not _ticks().filter(status="READY").exists():
        tick.using(run_after=timezone.now() + EVERY).enqueue()


def _forget_old() -> None:
    ours = DBTaskResult.objects.filter(task_path__in=[tick.module_path, look_now.module_path])
    ours.filter(status__in=["SUCCESSFUL", "FAILED"]).delete()


def _ticks():
    return DBTaskResult.objects.filter(task_path=tick.module_path)
