"""Who comes from outside, and what is open to them: pages under secret addresses and the files that draw them, nothing else."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via")
"""What a server before this one adds: whoever comes through it does not sit at this machine."""


def is_for_guests(path: str) -> bool:
    """Whether an address is open to guests."""
    static = settings.STATIC_URL if settings.STATIC_URL.startswith("/") else f"/{settings.STATIC_URL}"
    return path.startswith(("/with/", "/team/", "/candidate/", static))


def is_guest(request: HttpRequest, host: str) -> bool:
    """Whether a request comes from outside, so that only what is for guests is open to it.

    The name alone does not tell: whoever reaches this machine may call it `localhost`. So a name of this machine counts only for
    those who sit at it, unless the person opened everything to everybody (`HALFHOUR_HOSTS`).
    """
    name = split_domain_port(host)[0]
    if validate_host(name, settings.GUEST_HOSTS):
        return True
    return not settings.OPEN_HOSTS and name in LOOPBACK and not _is_at_home(request)


def came_from(request: HttpRequest) -> str:
    """The network address of whoever asks; behind a server of this machine the one that it names last."""
    peer: str = request.META.get("REMOTE_ADDR", "")
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return named if named and _is_loopback(peer) else peer


def _is_at_home(request: HttpRequest) -> bool:
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and not any(name in request.headers for name in FORWARDED)


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)
