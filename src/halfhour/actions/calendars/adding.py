"""Calendars come and go: a file, an address, an account with all its calendars; and what each of them is for."""

from collections.abc import Collection as Several
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.calendars.doors import Doors
from halfhour.actions.calendars.taken import zone_of
from halfhour.actions.undo import change
from halfhour.domain.calendars import Collection, next_look
from halfhour.domain.errors import OutsideError, RuleError
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar
from halfhour.records.accounts import Workspace
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Calendar, CalendarAccount

FORGOTTEN_AFTER = timedelta(days=1)
"""How long the password of a removed account is kept, so that taking back the removal brings all of it back."""


class NotWritableError(RuleError):
    """Meetings cannot be written there."""


def require_calendar(workspace: Workspace, blob: bytes, now: datetime) -> int:
    """How many events a file holds, when it is a calendar.

    Raises:
        InputError: it is none, or too large.
    """
    return read_calendar(blob, Span(now, now + timedelta(hours=1)), zone_of(workspace)).number


def add_file(workspace: Workspace, name: str, blob: bytes, *, now: datetime) -> tuple[Calendar, Revision]:
    """A calendar that was exported; the same file under the same name again takes the place of the one before.

    Raises:
        InputError: it is no calendar.
    """
    require_calendar(workspace, blob, now)
    with transaction.atomic():
        before = workspace.calendars.present().filter(sort=Calendar.Sort.FILE, name=name[:120]).first()
        same = {field: getattr(before, field) for field in ("is_busy", "zone", "zones")} if before else {}
        calendar = _hidden(workspace, name=name[:120], sort=Calendar.Sort.FILE, looked_at=now, **same)
        calendar.items.create(workspace=workspace, blob=blob)
        done = change(calendar, "added", removed_at=None)
        if before:
            change(before, "replaced", part_of=done, removed_at=timezone.now())
    return calendar, done


def add_address(
    workspace: Workspace, address: str, name: str, *, near: bool, doors: Doors, now: datetime
) -> tuple[Calendar, Revision]:
    """A calendar that is fetched again and again; one that is here already stays as it is.

    Raises:
        InputError: it is no address, or what stands there is no calendar.
        OutsideError: it cannot be fetched now.
    """
    found = doors.addresses.fetch(address, etag="", last_modified="", near=near)
    if found is None:
        raise OutsideError("The server gives no calendar.", "Look at the address once more.")
    require_calendar(workspace, found.blob, now)
    with transaction.atomic():
        calendar = workspace.calendars.present().filter(sort=Calendar.Sort.ADDRESS, address=address).first()
        if calendar is not None:
            return calendar, change(calendar, "added", is_busy=True, is_near=near)
        calendar = _hidden(
            workspace,
            name=name[:120],
            sort=Calendar.Sort.ADDRESS,
            address=address,
            is_near=near,
            etag=found.etag,
            last_modified=found.last_modified,
            looked_at=now,
            next_look_at=next_look(now),
        )
        calendar.items.create(workspace=workspace, blob=found.blob)
        return calendar, change(calendar, "added", removed_at=None)


def add_account(
    workspace: Workspace, address: str, user: str, password: str, *, near: bool, doors: Doors, now: datetime
) -> tuple[CalendarAccount, Revision, str]:
    """An account with all its calendars, which count as busy until the person says otherwise; nothing is written to any yet.

    Gives the account, what takes it back, and what is to be told about the password: empty when it is kept.

    Raises:
        InputError: it is no address.
        OutsideError: the server does not answer, does not accept the password, or has no calendars.
    """
    found = doors.server(address, user=user, password=password, near=near).collections()
    with transaction.atomic():
        same = workspace.calendar_accounts.present().filter(address=address, user_name=user).first()
        account = same or CalendarAccount.objects.create(
            workspace=workspace, address=address, user_name=user, removed_at=timezone.now()
        )
        values: dict[str, Any] = {"removed_at": None, "is_near": near, "looked_at": now, "trouble": "", "tries": 0}
        done = change(account, "added", **values)
        take_collections(account, found, part_of=done)
        account.calendars.present().update(next_look_at=None, tries=0, trouble="")
    return account, done, keep_password(account, password, doors=doors)


def keep_password(account: CalendarAccount, password: str, *, doors: Doors) -> str:
    """Keeps it where passwords are kept; gives what is to be told when that cannot be."""
    if not password or doors.passwords.known(account.pk) == password:
        return ""
    try:
        doors.passwords.keep(account.pk, password)
    except OutsideError as error:
        return str(error)
    return ""


def take_collections(
    account: CalendarAccount, collections: Iterable[Collection], *, part_of: Revision | None = None
) -> None:
    """The calendars that an account has now; those known before keep what was said about them."""
    known = {calendar.address: calendar for calendar in account.calendars.present()}
    for collection in collections:
        was = known.get(collection.address)
        if was is None:
            calendar = _hidden(
                account.workspace,
                account=account,
                name=collection.name,
                sort=Calendar.Sort.CALDAV,
                address=collection.address,
                is_near=account.is_near,
                may_write=collection.may_write,
            )
            change(calendar, "added", part_of=part_of, removed_at=None)
        elif (was.name, was.may_write) != (collection.name, collection.may_write):
            change(was, "seen", part_of=part_of, name=collection.name, may_write=collection.may_write)


def choose(
    workspace: Workspace, *, busy: Several[str], for_meetings: str | None, among: Several[str] | None = None
) -> Revision | None:
    """Which calendars count as busy, by their ids, and which one meetings are written to; None when nothing changes.

    Args:
        among: the calendars that were asked about; all when None.

    Raises:
        NotWritableError: the one for meetings cannot be written to.
    """
    with transaction.atomic():
        calendars = list(workspace.calendars.present().select_for_update(of=("self",)))
        chosen = next((each for each in calendars if each.pk == for_meetings), None)
        _require_writable(chosen)
        first: Revision | None = None
        _let_go(workspace, for_meetings)
        # The one chosen comes first, so that an undo has it let go before the one before is for meetings again.
        for calendar in sorted(calendars, key=lambda each: each is not chosen):
            wished = {"is_for_meetings": calendar is chosen}
            if among is None or calendar.pk in among:
                wished["is_busy"] = calendar.pk in busy
            before = {name: getattr(calendar, name) for name in wished if getattr(calendar, name) != wished[name]}
            if before:
                Calendar.objects.filter(pk=calendar.pk).update(**wished, next_look_at=None, changed_at=timezone.now())
                done = Revision.objects.note(calendar, "chosen", before, part_of=first)
                first = first or done
    return first


def _require_writable(calendar: Calendar | None) -> None:
    if calendar and not (calendar.sort == Calendar.Sort.CALDAV and calendar.may_write):
        raise NotWritableError(
            f"Nothing can be written to “{calendar}”.", "Choose a calendar of an account that you may change."
        )


def _let_go(workspace: Workspace, for_meetings: str | None) -> None:
    """Two calendars are never for meetings at a time, not for a moment; nor is one that was removed when it comes back."""
    workspace.calendars.filter(is_for_meetings=True).exclude(pk=for_meetings).update(is_for_meetings=False)


def answer_zone(calendar: Calendar, name: str, zone: str) -> Revision:
    """What the person says a zone is that nobody knows."""
    return change(calendar, "zone told", zones={**calendar.zones, name: zone})


def remove_calendar(calendar: Calendar) -> Revision:
    """Takes a calendar out of sight; what stands in it elsewhere stays there."""
    return change(calendar, "removed", removed_at=timezone.now())


def remove_account(account: CalendarAccount) -> Revision:
    """Takes an account and its calendars out of sight; its password is forgotten a day later."""
    with transaction.atomic():
        done = change(account, "removed", removed_at=timezone.now())
        for calendar in account.calendars.present():
            change(calendar, "removed", part_of=done, removed_at=timezone.now())
    return done


def forget_passwords(*, doors: Doors, now: datetime) -> None:
    """Passwords of accounts that were removed some time ago."""
    gone = CalendarAccount.objects.filter(removed_at__lt=now - FORGOTTEN_AFTER).exclude(looked_at=None)
    for account in gone:
        doors.passwords.forget(account.pk)
        CalendarAccount.objects.filter(pk=account.pk).update(looked_at=None)


def _hidden(workspace: Workspace, **values: Any) -> Calendar:
    """Out of sight until the deed that shows it, so that undo takes it away again."""
    return Calendar.objects.create(workspace=workspace, removed_at=timezone.now(), **values)
