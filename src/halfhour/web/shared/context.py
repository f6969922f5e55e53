"""What every page knows without asking for it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

import halfhour
from halfhour.records.accounts import Workspace
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
    fetched = Calendar.objects.present().filter(workspace=OuterRef("pk")).exclude(sort=Calendar.Sort.FILE)
    account = ("mail_account__smtp_host", "mail_account__imap_host", "mail_account__removed_at")
    letters, mailbox, is_removed, calendars = (
        Workspace.objects.filter(pk=workspace.pk)
        .order_by()
        .annotate(fetches=Exists(fetched))
        .values_list(*account, "fetches")
        .get()
    )
    told = {
        "letters": letters and not is_removed,
        "digest": workspace.digest_hour is not None,
        "mailbox": mailbox and not is_removed,
        "calendars": calendars,
    }
    yield from (what for what, is_so in told.items() if is_so)
