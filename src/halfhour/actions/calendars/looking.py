"""Looking at calendars elsewhere, safe to repeat: whatever breaks off goes on where it stopped, nothing is lost and nothing doubled."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from halfhour.actions.calendars.adding import require_calendar
from halfhour.actions.calendars.doors import Doors
from halfhour.actions.calendars.items import keep_resource
from halfhour.actions.calendars.meetings import follow_calendar, with_meetings_to_write
from halfhour.domain.calendars import Fetched, next_look
from halfhour.domain.errors import InputError, OutsideError
from halfhour.ports import CalendarServer
from halfhour.records.scheduling import Calendar

LEASE = timedelta(minutes=10)
"""How long a look may take before somebody else tries it (our own default)."""

BACK = timedelta(days=31)
"""What ended longer ago is not asked for (our own default)."""

AT_ONCE = 200
"""Files that are fetched before they are kept; a look that breaks off loses no more (our own default)."""


def look_where_due(doors: Doors, now: datetime) -> int:
    """Looks at every calendar that is due, one after the other; gives how many looks went well."""
    elsewhere = Calendar.objects.present().exclude(sort=Calendar.Sort.FILE)
    in_use = elsewhere.filter(Q(is_busy=True) | Q(is_for_meetings=True) | Q(copies__href__gt="")).distinct()
    due = in_use.filter(Q(next_look_at=None) | Q(next_look_at__lte=now)).select_related("account", "workspace")
    writing = with_meetings_to_write(now)
    calendars = {calendar.pk: calendar for calendar in (*due.order_by("next_look_at"), *writing)}
    return sum(look(calendar, doors, now) for calendar in calendars.values())


def look(calendar: Calendar, doors: Doors, now: datetime) -> bool:
    """Asks what changed, keeps it, and brings the meetings in it in step; whether all of it went well.

    The one who looks claims the calendar, asks outside of any transaction, and notes what came of it.
    """
    if not _claim(calendar, now):
        return False
    try:
        if calendar.sort == Calendar.Sort.ADDRESS:
            _fetch(calendar, doors, now)
        elif calendar.account:
            server = doors.server_of(calendar.account)
            _synchronise(calendar, server, now)
            if follow_calendar(calendar, server, now):
                _synchronise(calendar, server, now)
    except InputError as error:
        _note(calendar, now, OutsideError(error.what, error.way_out, retry=False))
        return False
    except OutsideError as error:
        _note(calendar, now, error)
        return False
    _note(calendar, now)
    return True


def _claim(calendar: Calendar, now: datetime) -> bool:
    free = Calendar.objects.present().filter(Q(claimed_until=None) | Q(claimed_until__lte=now), pk=calendar.pk)
    if not free.update(claimed_until=now + LEASE):
        return False
    calendar.refresh_from_db()
    return True


def _note(calendar: Calendar, now: datetime, error: OutsideError | None = None) -> None:
    """What came of a look; one that was removed or changed meanwhile stays so."""
    tries = calendar.tries + 1 if error else 0
    found = {"tries": tries, "trouble": str(error or "")[:300], "next_look_at": next_look(now, tries, error)}
    if not error:
        found["looked_at"] = now
    Calendar.objects.filter(pk=calendar.pk).update(claimed_until=None, **found)


def _fetch(calendar: Calendar, doors: Doors, now: datetime) -> None:
    """The file of an address, when it is another one; one that cannot be read leaves the one before in its place."""
    found = doors.addresses.fetch(
        calendar.address, etag=calendar.etag, last_modified=calendar.last_modified, near=calendar.is_near
    )
    if found is None:
        return
    require_calendar(calendar.workspace, found.blob, now)
    _keep_file(calendar, found)


def _keep_file(calendar: Calendar, found: Fetched) -> None:
    with transaction.atomic():
        Calendar.objects.filter(pk=calendar.pk).update(etag=found.etag, last_modified=found.last_modified)
        item = calendar.items.select_for_update().filter(href="").first()
        if item is None:
            calendar.items.create(workspace_id=calendar.workspace_id, blob=found.blob)
        elif bytes(item.blob) != found.blob:
            item.blob = found.blob
            item.save(update_fields=["blob", "changed_at"])


def _synchronise(calendar: Calendar, server: CalendarServer, now: datetime) -> None:
    """What changed in a collection; its token is kept only when everything before it is."""
    changes = server.changes(calendar.address, calendar.sync_token, since=now - BACK)
    known: Mapping[str, str] = dict(calendar.items.values_list("href", "etag"))
    wanted = [href for href, etag in changes.present.items() if not etag or known.get(href) != etag]
    for at in range(0, len(wanted), AT_ONCE):
        resources = server.read(calendar.address, wanted[at : at + AT_ONCE])
        with transaction.atomic():
            for resource in resources:
                keep_resource(calendar, resource)
    gone = set(known) - set(changes.present) if changes.whole else set(changes.gone)
    with transaction.atomic():
        calendar.items.filter(href__in=gone).delete()
        Calendar.objects.filter(pk=calendar.pk).update(sync_token=changes.token[:1000])
    calendar.sync_token = changes.token[:1000]


def look_again(calendars: Iterable[Calendar]) -> None:
    """These are looked at by the next tick, whatever pause they are in."""
    for calendar in calendars:
        Calendar.objects.filter(pk=calendar.pk).update(next_look_at=None, tries=0)
