"""Every minute the worker looks at calendars that are due, and writes the meetings that wait."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.calendars.adding import forget_passwords
from halfhour.actions.calendars.looking import look_where_due
from halfhour.web.calendars.doors import doors
from halfhour.web.shared.rounds import Rounds


@task()
def tick() -> None:
    """Looks where it is due, and comes back in a minute whatever happened."""
    with rounds.one():
        look_where_due(doors(), timezone.now())
        forget_passwords(doors=doors(), now=timezone.now())


@task()
def look_now() -> None:
    """Looks where it is due without waiting for the minute."""
    look_where_due(doors(), timezone.now())


rounds = Rounds(tick, timedelta(minutes=1), also=(look_now,))
begin_ticking = rounds.begin
