"""Every few minutes the worker writes the letters to oneself that are due."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour import wiring
from halfhour.actions.digest import write_digests
from halfhour.web.shared.rounds import Rounds


@task()
def tick() -> None:
    """Writes what is due, and comes back whatever happened."""
    with rounds.one():
        write_digests(timezone.now(), calendar=wiring.workdays)


rounds = Rounds(tick, timedelta(minutes=5))
begin_ticking = rounds.begin
