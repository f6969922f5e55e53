"""Looking into mailboxes, a few mails at a time; safe to repeat, to break off, and to do in several workers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from halfhour.actions.noticing import Became, ShiftIn, notice, wanted_in
from halfhour.domain.errors import InputError, OutsideError
from halfhour.domain.noticing import Looked
from halfhour.domain.outbox import pause_after
from halfhour.ports import Mailbox
from halfhour.records.letters import MailAccount

EVERY = timedelta(minutes=5)
"""Between two looks (our own default)."""

LEASE = timedelta(minutes=15)
"""How long a look may take before somebody else looks (our own default)."""

FIRST_LOOK = timedelta(days=30)
"""How far the first look goes back (our own default)."""


def look_where_due(
    mailbox_of: Callable[[MailAccount], Mailbox], now: datetime, *, shift_in: ShiftIn | None = None
) -> int:
    """Looks into each mailbox that is due; gives how many mails were kept."""
    accounts = MailAccount.objects.present().exclude(imap_host="").exclude(next_look_at__gt=now)
    return sum(
        _look(account, mailbox_of, now, shift_in) for account in accounts.select_related("workspace").order_by("pk")
    )


def _look(
    account: MailAccount, mailbox_of: Callable[[MailAccount], Mailbox], now: datetime, shift_in: ShiftIn | None
) -> int:
    """Claims it, asks outside of any transaction, and keeps what came; how far it has come is noted last, so that nothing is missed."""
    mine = MailAccount.objects.filter(pk=account.pk, next_look_at=account.next_look_at)
    if not mine.update(next_look_at=now + LEASE):
        return 0
    wanted = wanted_in(account.workspace, now=now)
    if wanted.nothing:
        _note(account, looked_at=now, next_look_at=now + EVERY, trouble="", tries=0)
        return 0
    try:
        looked = mailbox_of(account).look(
            wanted, uid_validity=account.uid_validity, seen_uid=account.seen_uid, since=(now - FIRST_LOOK).date()
        )
    except OutsideError as error:
        tries = account.tries + 1
        _note(account, next_look_at=now + pause_after(tries), trouble=str(error)[:300], tries=tries)
        return 0
    return _keep(account, looked, now, shift_in)


def _keep(account: MailAccount, looked: Looked, now: datetime, shift_in: ShiftIn | None) -> int:
    writer = account.workspace.people_in_it.order_by("memberships__joined_at").first()
    zone, kept = ZoneInfo(writer.zone if writer else "UTC"), 0
    for blob in looked.letters:
        try:
            kept += notice(account.workspace, blob, now=now, zone=zone, shift_in=shift_in).became is Became.KEPT
        except InputError:
            continue  # no mail that anybody could read; it stays in the mailbox
    _note(
        account,
        uid_validity=looked.uid_validity,
        seen_uid=looked.seen_uid,
        looked_at=now,
        next_look_at=now + EVERY if looked.is_all else now,
        trouble="",
        tries=0,
    )
    return kept


def _note(account: MailAccount, **values: object) -> None:
    MailAccount.objects.filter(pk=account.pk).update(**values, changed_at=timezone.now())
