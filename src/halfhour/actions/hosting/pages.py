"""The page itself: made, changed, paused, and put under another address."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.records.accounts import Workspace
from halfhour.records.hosting import BookingPage, new_key
from halfhour.records.revisions import Revision


class NobodyWritesError(RuleError):
    """Letters cannot leave by themselves while nobody has said from which address."""


def make_page(workspace: Workspace, *, now: datetime, **values: Any) -> tuple[BookingPage, Revision]:
    """A new page under a secret address; undo takes it away.

    Raises:
        NobodyWritesError: it is to answer at once, and there is no address to write from.
    """
    _require_writer(workspace, values)
    with transaction.atomic():
        page = BookingPage.objects.create(workspace=workspace, removed_at=now, **values)
        return page, change(page, "made", removed_at=None)


def change_page(page: BookingPage, **values: Any) -> Revision:
    """Other terms or words; half hours that are given stay as they are.

    Raises:
        NobodyWritesError: it is to answer at once, and there is no address to write from.
    """
    _require_writer(page.workspace, values)
    return change(page, "changed", **values)


def pause(page: BookingPage, *, until: date | None, now: datetime) -> Revision:
    """Nothing new is given until a day, or until it is opened again; what is agreed stays."""
    return change(page, "paused", paused_at=now, paused_until=until)


def open_again(page: BookingPage) -> Revision:
    """It gives half hours again."""
    return change(page, "opened", paused_at=None, paused_until=None)


def change_key(page: BookingPage) -> BookingPage:
    """Another secret address; the one before leads nowhere from now on, and no undo brings it back."""
    page.key = new_key()
    page.save(update_fields=["key", "changed_at"])
    return page


def _require_writer(workspace: Workspace, values: dict[str, Any]) -> None:
    if values.get("is_at_once") and not workspace.mail_from:
        raise NobodyWritesError(
            "Letters cannot leave by themselves: nobody has said yet from which address you write.",
            "Write it down in the settings, under Mail.",
        )
