"""By whom the letters of a workspace leave, as the wiring reaches them."""

from halfhour import wiring
from halfhour.actions.mail_accounts import password_key
from halfhour.domain.mail_servers import LineSecurity, MailServer
from halfhour.ports import Mail, Mailbox
from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount


def account_of(workspace: Workspace) -> MailAccount | None:
    """The mail account of a workspace; None when letters become files."""
    found: MailAccount | None = MailAccount.objects.present().filter(workspace=workspace).exclude(smtp_host="").first()
    return found


def mail_of(workspace: Workspace) -> Mail:
    """The server of the workspace's account, or the folder where it has none."""
    account = account_of(workspace)
    if account is None:
        return wiring.outside().mail
    return wiring.smtp(smtp_server(account), password_of(account))


def smtp_server(account: MailAccount) -> MailServer:
    """By which server letters leave."""
    return MailServer(account.smtp_host, account.smtp_port, LineSecurity(account.smtp_security), account.smtp_user)


def imap_server(account: MailAccount) -> MailServer | None:
    """Where answers are noticed; None when they are not."""
    if not account.imap_host:
        return None
    return MailServer(account.imap_host, account.imap_port, LineSecurity(account.imap_security), account.imap_user)


def password_of(account: MailAccount) -> str | None:
    """The password, from the environment or the keyring."""
    return wiring.passwords().known(password_key(account))


def mailbox_of(account: MailAccount) -> Mailbox:
    """Where the answers to an account come in."""
    server = MailServer(account.imap_host, account.imap_port, LineSecurity(account.imap_security), account.imap_user)
    return wiring.imap(server, password_of(account), account.imap_folder)
