"""Keeping floods out: how many tries there are from one place, and at one page."""

from datetime import datetime, timedelta

from halfhour.domain.errors import RuleError
from halfhour.records.hosting import BookingPage, Knock

AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
FROM_ONE_PLACE = 40
"""Tries from one place in an hour: a class of twenty in one room may all ask, and be a moment late (our own default)."""
AT_ONE_PAGE = 200
"""Tries at one page in an hour, from wherever (our own default)."""


class TooManyError(RuleError):
    """More tries than a page takes."""


def knock(page: BookingPage, mark: str, *, now: datetime) -> None:
    """Notes a try, by a mark that does not tell who it was.

    Raises:
        TooManyError: there were too many in the last hour.
    """
    recent = Knock.objects.filter(page=page, at__gt=now - AN_HOUR)
    if recent.filter(mark=mark).count() >= FROM_ONE_PLACE or recent.count() >= AT_ONE_PAGE:
        raise TooManyError("There were very many tries in the last hour.", "Wait an hour, then try again.")
    Knock.objects.create(workspace=page.workspace, page=page, mark=mark, at=now)


def forget_knocks(now: datetime) -> None:
    """Tries of days before are not kept."""
    Knock.objects.filter(at__lt=now - A_DAY).delete()
