"""Servers of well-known mail providers."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from halfhour.domain.mail_servers import LineSecurity, MailProvider, MailServer


@cache
def mail_providers() -> Mapping[str, MailProvider]:
    """Domain of an address → who keeps its mail."""
    told = tomllib.loads((files("halfhour.phrases") / "mail_providers.toml").read_text(encoding="utf-8"))
    return {domain: _provider(row) for row in told["provider"] for domain in row["domains"]}


def _provider(row: Mapping[str, Any]) -> MailProvider:
    return MailProvider(
        row["name"], _server(row["smtp"]), _server(row["imap"]), row.get("note", ""), row.get("source", "")
    )


def _server(told: list[Any]) -> MailServer:
    host, port, security = told
    return MailServer(host, port, LineSecurity(security))
