"""What every page knows without asking for it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

import halfhour
from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount
from halfhour.records.scheduling import Calendar


def workspace(request: HttpRequest) -> dict[str, Any]:
    """The workspace the person is in, None where the request was refused before it was known; whether to ask for their zone."""
    found = getattr(request, "workspace", None)
    return {
        "workspace": found,
        "asks_for_zone": not getattr(request.user, "zone_is_known", True) if hasattr(request, "user") else False,
        "version": halfhour.__version__,
        "reaching_out": SimpleLazyObject(lambda: tuple(_reaching_out(found))),
    }


def _reaching_out(workspace: Workspace | None) -> Iterator[str]:
    """What leaves this machine, or is reached from outside, as it is set up: keys of the words `reaches`; one question."""
    if settings.OPEN_HOSTS:
        yield "everybody"
    elif settings.GUEST_HOSTS:
        yield "guests"
    if workspace is None:
        return
    accounts = MailAccount.objects.present().filter(workspace=OuterRef("pk"))
    fetched = Calendar.objects.present().filter(workspace=OuterRef("pk")).exclude(sort=Calendar.Sort.FILE)
    letters, mailbox, calendars = (
        Workspace.objects.filter(pk=workspace.pk)
        .annotate(
            has_letters=Exists(accounts.exclude(smtp_host="")),
            has_mailbox=Exists(accounts.exclude(imap_host="")),
            has_calendars=Exists(fetched),
        )
        .values_list("has_letters", "has_mailbox", "has_calendars")
        .get()
    )
    told = {
        "letters": letters,
        "digest": workspace.digest_hour is not None,
        "mailbox": mailbox,
        "calendars": calendars,
    }
    yield from (what for what, is_so in told.items() if is_so)
