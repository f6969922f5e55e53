"""Once an hour the worker erases what was noted of candidates whose day has come."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.candidates import erase_due
from halfhour.web.shared.rounds import Rounds


@task()
def tick() -> None:
    """Erases what is due, and comes back whatever happened."""
    with rounds.one():
        erase_due(timezone.now())


rounds = Rounds(tick, timedelta(hours=1))
begin_ticking = rounds.begin
