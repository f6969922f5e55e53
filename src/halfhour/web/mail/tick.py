"""Every minute the worker looks into mailboxes that are due."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.looking import look_where_due
from halfhour.web.shared.mailing import mailbox_of
from halfhour.web.shared.rounds import Rounds
from halfhour.web.shared.shifts import shift_in


@task()
def tick() -> None:
    """Looks where it is due, and comes back in a minute whatever happened."""
    with rounds.one():
        look_where_due(mailbox_of, timezone.now(), shift_in=shift_in)


@task()
def look_now() -> None:
    """Looks where it is due without waiting for the minute."""
    look_where_due(mailbox_of, timezone.now(), shift_in=shift_in)


rounds = Rounds(tick, timedelta(minutes=1), also=(look_now,))
begin_ticking = rounds.begin
