"""Servers by which mail leaves and is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class LineSecurity(StrEnum):
    """How a line to a server is kept private."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server; `user` is empty where one need not say who one is."""

    host: str
    port: int
    security: LineSecurity
    user: str = ""


@dataclass(frozen=True, slots=True)
class MailProvider:
    """The servers of a provider, and what its customers have to know; `note` and `help_at` may be empty."""

    name: str
    smtp: MailServer
    imap: MailServer | None
    note: str = ""
    help_at: str = ""


def provider_of(address: str, providers: Mapping[str, MailProvider]) -> MailProvider | None:
    """Who keeps the mail of an address, as far as its domain says."""
    domain = address.rpartition("@")[2].lower()
    return providers.get(domain)
