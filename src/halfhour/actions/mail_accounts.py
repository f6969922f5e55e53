"""The mail account of a workspace: kept once its servers have answered, with the password elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.outbox import new_mail_id, release
from halfhour.actions.undo import change
from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import MailServer
from halfhour.ports import Passwords
from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount, Parcel
from halfhour.records.revisions import Revision


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account as it was typed; `imap` is None where answers are not looked for."""

    address: str
    smtp: MailServer
    imap: MailServer | None
    most_an_hour: int


def password_key(account: MailAccount) -> str:
    """Under which name the password stands in the keyring."""
    return f"{account.pk}-smtp"


def keep_account(
    workspace: Workspace, wanted: Wanted, password: str, *, passwords: Passwords
) -> tuple[MailAccount, Revision, str]:
    """Keeps an account whose servers have answered; gives what to say where the password could not be kept, or an empty text."""
    with transaction.atomic():
        account = MailAccount.objects.filter(workspace=workspace).first()
        if account is None:
            account = MailAccount.objects.create(workspace=workspace, removed_at=timezone.now())
        done = change(account, "account", removed_at=None, **_values(account, wanted))
        if workspace.mail_from != wanted.address:
            workspace.mail_from = wanted.address
            workspace.save(update_fields=["mail_from"])
    return account, done, _keep(passwords, account, password)


def _values(account: MailAccount, wanted: Wanted) -> dict[str, Any]:
    imap = wanted.imap
    values: dict[str, Any] = {
        "smtp_host": wanted.smtp.host,
        "smtp_port": wanted.smtp.port,
        "smtp_security": wanted.smtp.security.value,
        "smtp_user": wanted.smtp.user,
        "imap_host": imap.host if imap else "",
        "imap_port": imap.port if imap else 993,
        "imap_security": imap.security.value if imap else MailAccount.Security.TLS,
        "imap_user": imap.user if imap else "",
        "most_an_hour": wanted.most_an_hour,
        "trouble": "",
        "tries": 0,
        "next_look_at": None,
    }
    if values["imap_host"] != account.imap_host or values["imap_user"] != account.imap_user:
        values |= {"seen_uid": 0, "uid_validity": 0}
    return values


def _keep(passwords: Passwords, account: MailAccount, password: str) -> str:
    key = password_key(account)
    if not password or passwords.known(key) == password:
        return ""
    try:
        passwords.keep(key, password)
    except OutsideError as error:
        return str(error)
    return ""


def remove_account(account: MailAccount, *, passwords: Passwords) -> Revision:
    """Takes an account out of sight; its password is forgotten, and letters become files again."""
    done = change(account, "removed", removed_at=timezone.now())
    passwords.forget(password_key(account))
    return done


def send_test_letter(workspace: Workspace, *, subject: str, text: str, now: datetime) -> Parcel:
    """A letter to oneself, released by asking for it."""
    with transaction.atomic():
        parcel = Parcel.objects.create(
            workspace=workspace,
            to=workspace.mail_from,
            subject=subject,
            text=text,
            mail_id=new_mail_id(workspace.mail_from),
        )
        release([parcel], now=now)
    return parcel
