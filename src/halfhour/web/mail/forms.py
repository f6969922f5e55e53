"""What is typed about a mail account."""

from typing import Any

from django import forms

from halfhour.actions.mail_accounts import Wanted
from halfhour.domain.mail_servers import LineSecurity, MailProvider, MailServer
from halfhour.records.letters import MailAccount
from halfhour.web.shared.addresses import require_address

_PLAIN = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
_LINES = [
    (LineSecurity.TLS.value, "TLS"),
    (LineSecurity.STARTTLS.value, "STARTTLS"),
    (LineSecurity.NONE.value, "Open, within this machine"),
]


def _address() -> forms.CharField:
    attrs = {"inputmode": "email", "autocomplete": "email", **_PLAIN}
    return forms.CharField(label="Your e-mail address", max_length=320, widget=forms.TextInput(attrs=attrs))


def _host(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **_PLAIN})
    return forms.CharField(label=label, max_length=255, required=required, help_text=help_text, widget=widget)


class AddressForm(forms.Form):
    """The address alone, by which well-known servers are found."""

    address = _address()

    def clean_address(self) -> str:
        """An address."""
        return require_address(self.cleaned_data["address"])


class AccountForm(AddressForm):
    """An account with its servers; the password is never shown again."""

    user = forms.CharField(
        label="User name",
        max_length=320,
        required=False,
        help_text="Most providers want the whole address.",
        widget=forms.TextInput(attrs={"autocomplete": "username", **_PLAIN}),
    )
    password = forms.CharField(
        label="Password",
        max_length=500,
        required=False,
        strip=False,
        help_text="It goes into the keyring of this machine, not into the database.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    smtp_host = _host("Server")
    smtp_port = forms.IntegerField(label="Port", min_value=1, max_value=65535)
    smtp_security = forms.ChoiceField(label="Line", choices=_LINES)
    imap_host = _host(
        "Server",
        "Leave it empty if answers are not to be noticed. Only mails of people in your conversations are looked at.",
        required=False,
    )
    imap_port = forms.IntegerField(label="Port", min_value=1, max_value=65535)
    imap_security = forms.ChoiceField(label="Line", choices=_LINES)
    most_an_hour = forms.IntegerField(
        label="Letters in an hour at most",
        min_value=1,
        max_value=500,
        help_text="Providers close accounts that send many at once. What is over waits for its turn.",
    )

    @classmethod
    def of_provider(cls, address: str, provider: MailProvider | None) -> "AccountForm":
        """As the provider of an address says, or with what is usual."""
        initial: dict[str, Any] = {"address": address, "user": address, "most_an_hour": 20}
        smtp = provider.smtp if provider else MailServer("", 465, LineSecurity.TLS)
        imap = (provider and provider.imap) or MailServer("", 993, LineSecurity.TLS)
        return cls(initial=initial | _fields("smtp", smtp) | _fields("imap", imap))

    @classmethod
    def of_account(cls, account: MailAccount) -> "AccountForm":
        """As it is kept."""
        names = [name for name in cls.base_fields if name not in {"address", "user", "password"}]
        initial = {name: getattr(account, name) for name in names}
        return cls(initial=initial | {"address": account.workspace.mail_from, "user": account.smtp_user})

    def wanted(self) -> Wanted:
        """The account that was typed."""
        typed = self.cleaned_data
        imap = _server("imap", typed) if typed["imap_host"] else None
        return Wanted(typed["address"], _server("smtp", typed), imap, typed["most_an_hour"])


def _fields(which: str, server: MailServer) -> dict[str, Any]:
    return {f"{which}_host": server.host, f"{which}_port": server.port, f"{which}_security": server.security.value}


def _server(which: str, typed: dict[str, Any]) -> MailServer:
    security = LineSecurity(typed[f"{which}_security"])
    return MailServer(typed[f"{which}_host"].strip(), typed[f"{which}_port"], security, typed["user"].strip())
