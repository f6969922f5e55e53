"""Every hour the worker looks whether a backup is due, and throws away archives that were left lying."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from halfhour import wiring
from halfhour.actions.backups import back_up_when_due
from halfhour.records.accounts import Workspace
from halfhour.web.shared.rounds import Rounds

EVERY = timedelta(hours=1)
LIE_FOR = timedelta(days=7)
"""How long an archive stays on the page (our own default); what it was made of stays of course."""


@task()
def tick() -> None:
    """Backs up when it is due, and comes back in an hour whatever happened."""
    with rounds.one():
        backups = wiring.backups()
        if backups is not None:
            back_up_when_due(backups, timezone.now())
        tidy_up()


def tidy_up() -> None:
    """Archives of more than a week ago go from the page; those of tomorrow, of a clock gone wrong, stay."""
    oldest = f"{timezone.now() - LIE_FOR:%Y%m%dT%H%M%S}"
    for workspace in Workspace.objects.values_list("pk", flat=True):
        shelf = wiring.shelf(workspace)
        for work in list(shelf.all()):
            if work.key < oldest:
                shelf.clear(work.key)


rounds = Rounds(tick, EVERY)


def begin_ticking() -> None:
    """Starts the hours; the backup of the day was looked for when the pages began."""
    rounds.begin(after=EVERY)
