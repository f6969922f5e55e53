"""Which addresses are asked at all: typed by the person, private ones only where they said so, redirects never further than that."""

import ipaddress
import re
import socket
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from halfhour.domain.errors import InputError, OutsideError

_SCHEMES = {"webcal": "https", "webcals": "https", "caldav": "https", "caldavs": "https"}
_MAIL = re.compile(r"^[^@/:]+@(?=[^@/]+$)")
"""What stands before the domain in a mail address; the domain says where its calendars are."""
_SAFE = "@:!$&'()*+,;=~"


class NearError(InputError):
    """The address stands in one's own network, and nobody said that this is meant."""


def typed(address: str, *, near: bool) -> str:
    """What the person typed as an address that can be asked; `https` where they named nothing.

    Raises:
        InputError: it is none, or what it gives could be read on its way.
    """
    plain = "".join(address.split())
    if "://" not in plain:
        plain = f"https://{_MAIL.sub('', plain)}"
    try:
        parts = urlsplit(plain)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError("That is no address.", "An address looks like https://example.org/calendar.ics.") from error
    scheme = _SCHEMES.get(parts.scheme.lower(), parts.scheme.lower())
    if scheme not in {"https", "http"} or not host:
        raise InputError(
            "Calendars are fetched from addresses that begin with https:// or webcal://.",
            "Copy the address that the calendar program shows under sharing or subscribing.",
        )
    if parts.username or parts.password:
        raise InputError("A name or password stands in the address.", "Leave it out; it would be kept in plain words.")
    if scheme == "http" and not near:
        raise InputError(
            "What travels by http:// can be read on its way.",
            "Type https:// instead, or say below that it stands in your own network.",
        )
    return canonical(urlunsplit((scheme, parts.netloc, parts.path or "/", parts.query, "")))


def canonical(address: str) -> str:
    """The same address always written in the same way: the host in small letters, its path escaped where it must be."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    standard = {"https": 443, "http": 80}.get(parts.scheme)
    port = f":{parts.port}" if parts.port and parts.port != standard else ""
    path = "/".join(quote(unquote(piece), safe=_SAFE) for piece in (parts.path or "/").split("/"))
    return urlunsplit((parts.scheme, f"{host}{port}", path, parts.query, ""))


def within(base: str, href: str) -> str | None:
    """Where a place named by a server stands; None when it is no address, or on another server."""
    try:
        found = canonical(urljoin(base, href.strip()))
    except ValueError:
        return None
    return found if origin(found) == origin(base) else None


def beside(base: str, href: str) -> str | None:
    """Where the next step of a search stands, also on a sister server; None when it is no address."""
    try:
        found = canonical(urljoin(base, href.strip()))
    except ValueError:
        return None
    return found if urlsplit(found).scheme in {"https", "http"} and urlsplit(found).hostname else None


def origin(address: str) -> tuple[str, str]:
    """Scheme and host with its port."""
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def domain_of(address: str) -> str | None:
    """The name of the host, where a domain may say more about it; None for numbers and names of one's own machine."""
    host = urlsplit(address).hostname or ""
    return host if "." in host and not _is_number(host) else None


def may_know_password(home: str, other: str) -> bool:
    """Whether the password for one address may be told at another: the same server, or a sister of it by its name.

    Large services answer at one name and keep calendars at another under the same roof (`caldav.` and `p12-caldav.`).
    """
    (scheme, _), (other_scheme, _) = origin(home), origin(other)
    if scheme == "https" and other_scheme != "https":
        return False
    if origin(home) == origin(other):
        return True
    one, two = urlsplit(home).hostname or "", urlsplit(other).hostname or ""
    if one == two:
        return scheme != other_scheme  # the same machine, from http to https
    roof = one if one.count(".") < 2 else one.partition(".")[2]
    return "." in roof and two.endswith(f".{roof}") and not _is_number(one)


def require_reachable(address: str, *, home: str, near: bool) -> None:
    """The host may be asked.

    Raises:
        NearError: it stands in a private network and was not said to.
        OutsideError: nobody knows a host of that name.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if near and host == urlsplit(home).hostname:
        return
    if parts.scheme in getproxies() and not proxy_bypass(host) and not _is_number(host) and host != "localhost":
        return  # the proxy finds the host, and we would not
    if any(not _is_public(found) for found in _addresses(host, parts.port or 443)):
        raise NearError(
            f"{host} stands in your own network or on this machine.",
            "If you mean that, say below that it is in your own network.",
        )


def _addresses(host: str, port: int) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise OutsideError(
            f"Nobody knows a server called {host}, or this machine is offline.",
            "Look at the address once more; it is tried again by itself.",
        ) from error


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
