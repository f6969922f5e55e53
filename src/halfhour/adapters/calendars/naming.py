"""Where a domain says that its calendars are kept (RFC 6764): the SRV record of its name, and the path beside it."""

from collections.abc import Sequence

import dns.exception
import dns.resolver
from dns.rdtypes.IN.SRV import SRV

PATIENCE = 5.0
"""Seconds that all questions about one name may take (our own default)."""

_SERVICE = "_caldavs._tcp"
"""The encrypted service alone; `_caldav._tcp` would give the password to whoever listens."""


def told_address(domain: str, *, servers: Sequence[str] = (), port: int = 53) -> str | None:
    """The address at which a domain keeps calendars; None where it says nothing, says that it keeps none, or nobody answers.

    Args:
        servers: IP addresses of the servers that are asked for names; those of this machine when empty.
    """
    try:
        asked = dns.resolver.Resolver(configure=not servers)
        if servers:
            asked.nameservers, asked.port = list(servers), port
        asked.lifetime = PATIENCE
        name = f"{_SERVICE}.{domain}"
        records = sorted(asked.resolve(name, "SRV"), key=_before)
    except (dns.exception.DNSException, OSError):
        return None
    first: SRV = records[0]
    host = first.target.to_text(omit_final_dot=True)
    if not host or host == ".":
        return None
    place = host if first.port == 443 else f"{host}:{first.port}"
    return f"https://{place}{_path(asked, name)}"


def _before(record: SRV) -> tuple[int, int]:
    """Of several servers the one to be preferred, then the one that carries most."""
    return record.priority, -record.weight


def _path(asked: dns.resolver.Resolver, name: str) -> str:
    try:
        texts = [b"".join(record.strings).decode("utf-8", "replace") for record in asked.resolve(name, "TXT")]
    except (dns.exception.DNSException, OSError):
        texts = []
    named = (text.removeprefix("path=") for text in texts if text.startswith("path=/"))
    return next(named, "/.well-known/caldav")
