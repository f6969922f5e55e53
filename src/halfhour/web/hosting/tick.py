"""Twice an hour the worker writes reminders that are due, and erases what guests wrote when its day has come."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.hosting import tend
from halfhour.web.shared.rounds import Rounds


@task()
def tick() -> None:
    """Does what time brings, and comes back whatever happened."""
    with rounds.one():
        tend(timezone.now())


rounds = Rounds(tick, timedelta(minutes=30))
begin_ticking = rounds.begin
