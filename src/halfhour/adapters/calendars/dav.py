"""The words of WebDAV and CalDAV: what is asked as XML, and answers of many parts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from halfhour.domain.errors import OutsideError

DAV = "{DAV:}"
CAL = "{urn:ietf:params:xml:ns:caldav}"
SERVER = "{http://calendarserver.org/ns/}"
APPLE = "{http://apple.com/ns/ical/}"

ETAG = f"{DAV}getetag"
TOKEN = f"{DAV}sync-token"
TAG = f"{SERVER}getctag"
SORT = f"{DAV}resourcetype"
NAME = f"{DAV}displayname"
PRINCIPAL = f"{DAV}current-user-principal"
RIGHTS = f"{DAV}current-user-privilege-set"
CONTENT = f"{DAV}getcontenttype"
HOMES = f"{CAL}calendar-home-set"
PARTS = f"{CAL}supported-calendar-component-set"
BLOB = f"{CAL}calendar-data"
COLOUR = f"{APPLE}calendar-color"

_CODE = re.compile(r"\s*\S+\s+(\d{3})(?!\S)", re.ASCII)
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    ' xmlns:S="http://calendarserver.org/ns/" xmlns:A="http://apple.com/ns/ical/">'
)
_PREFIX = {DAV: "", CAL: "C:", SERVER: "S:", APPLE: "A:"}


@dataclass(frozen=True, slots=True)
class Part:
    """One place in an answer: its status when it has one for itself, and the properties that were found there."""

    href: str
    status: int
    properties: Mapping[str, Element]

    def text(self, name: str) -> str:
        """The words of a property; empty when it is not there."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def hrefs(self, name: str) -> tuple[str, ...]:
        """The addresses in a property."""
        found = self.properties.get(name)
        return tuple((each.text or "").strip() for each in found.iter(f"{DAV}href")) if found is not None else ()

    def has(self, name: str, inside: str) -> bool:
        """Whether a property holds an element."""
        found = self.properties.get(name)
        return found is not None and found.find(f".//{inside}") is not None


@dataclass(frozen=True, slots=True)
class Parts:
    """An answer of many parts, and the token that goes with it where there is one."""

    parts: tuple[Part, ...]
    token: str = ""


def propfind(*names: str) -> bytes:
    """The question for some properties."""
    return _written("propfind", _properties(names))


def sync_collection(token: str) -> bytes:
    """The question what changed since a token (RFC 6578)."""
    inner = f"<sync-token>{escape(token)}</sync-token><sync-level>1</sync-level>{_properties((ETAG,))}"
    return _written("sync-collection", inner)


def calendar_query(since: datetime) -> bytes:
    """The question for all events that end after a moment (RFC 4791, 7.8)."""
    start = f"{since.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    inner = (
        f'{_properties((ETAG,))}<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
        f'<C:time-range start="{start}"/></C:comp-filter></C:comp-filter></C:filter>'
    )
    return _written("C:calendar-query", inner)


def calendar_multiget(paths: Iterable[str]) -> bytes:
    """The question for some files (RFC 4791, 7.9)."""
    inner = "".join(f"<href>{escape(path)}</href>" for path in paths)
    return _written("C:calendar-multiget", f"{_properties((ETAG, BLOB))}{inner}")


def read_parts(body: bytes) -> Parts:
    """An answer of many parts.

    Raises:
        OutsideError: it is none, or XML that could do harm.
    """
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise _no_calendar_server() from error
    if root.tag != f"{DAV}multistatus":
        raise _no_calendar_server()
    parts = tuple(_part(each) for each in root.findall(f"{DAV}response"))
    return Parts(parts, (root.findtext(TOKEN) or "").strip())


def _no_calendar_server() -> OutsideError:
    return OutsideError(
        "What answers there does not speak as a calendar server does.",
        "Look at the address once more; calendar programs ask for the CalDAV address.",
    )


def _part(response: Element) -> Part:
    found: dict[str, Element] = {}
    for group in response.findall(f"{DAV}propstat"):
        if _status(group.findtext(f"{DAV}status")) in {0, 200}:
            properties = group.find(f"{DAV}prop")
            found |= {each.tag: each for each in (properties if properties is not None else ())}
    return Part(response.findtext(f"{DAV}href") or "", _status(response.findtext(f"{DAV}status")), found)


def _status(line: str | None) -> int:
    """The number of a status line; 0 when there is none."""
    found = _CODE.match(line or "")
    return int(found[1]) if found else 0


def _properties(names: Iterable[str]) -> str:
    return f"<prop>{''.join(f'<{_short(name)}/>' for name in names)}</prop>"


def _short(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"{_PREFIX[f'{space}}}']}{local}"


def _written(name: str, inner: str) -> bytes:
    return f"{_HEAD.format(name=name)}{inner}</{name}>".encode()
