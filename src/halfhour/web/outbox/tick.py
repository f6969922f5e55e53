"""Every minute the worker looks whether something in the outbox is due."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour.actions.outbox import deliver_everywhere
from halfhour.web.shared.mailing import mail_of
from halfhour.web.shared.rounds import Rounds


@task()
def tick() -> None:
    """Delivers what is due, and comes back in a minute whatever happened."""
    with rounds.one():
        deliver_everywhere(mail_of, timezone.now())


@task()
def deliver_now() -> None:
    """Delivers what is due without waiting for the minute."""
    deliver_everywhere(mail_of, timezone.now())


rounds = Rounds(tick, timedelta(minutes=1), also=(deliver_now,))
begin_ticking = rounds.begin
