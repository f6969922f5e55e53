"""A small CalDAV client (RFC 4791, RFC 6578): what calendars there are, what changed in them, and one event at a time."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from halfhour.adapters.calendars import dav
from halfhour.adapters.calendars.naming import told_address
from halfhour.adapters.calendars.places import beside, canonical, domain_of, may_know_password, origin, typed, within
from halfhour.adapters.calendars.wire import PATIENCE, Answer, TooLargeError, Wire, require_well
from halfhour.domain.calendars import ChangedThereError, Changes, Collection, GoneThereError, Resource
from halfhour.domain.errors import OutsideError

MOST_PAGES = 200
"""Answers in pieces that are taken of one question for changes (our own default)."""

AT_ONCE = 40
"""Files that are asked for in one question (our own default)."""

LONGEST_HREF = 1000

_XML = {"Content-Type": "application/xml; charset=utf-8"}
_WHAT_IT_IS = (dav.SORT, dav.NAME, dav.PRINCIPAL, dav.HOMES, dav.PARTS, dav.COLOUR, dav.RIGHTS)
_LOST = frozenset({400, 403, 404, 405, 409, 410, 412, 415, 422, 501})
"""How servers say that they lost a token, or never kept any; a question for everything tells more."""
_CANNOT_QUERY = frozenset({400, 403, 405, 409, 415, 422, 500, 501})
_COUNTED = "ctag:"
"""Before the mark of a server that knows no tokens, but says whether anything changed."""


class CalDavServer:
    """One account of a server, as its person typed it."""

    def __init__(
        self,
        address: str,
        *,
        user: str = "",
        password: str = "",
        near: bool = False,
        patience: float = PATIENCE,
        named: Callable[[str], str | None] = told_address,
    ) -> None:
        self._typed, self._near, self._named = address, near, named
        self._who = {"user": user, "password": password}
        self._patience = patience

    def collections(self) -> tuple[Collection, ...]:
        """Its calendars that hold events, searched from what was typed: the address, the well-known one, the domain's word (RFC 6764).

        Raises:
            InputError: nothing can be asked of such an address.
            OutsideError: nothing was found there, or it failed.
        """
        nothing = OutsideError(
            "There is no calendar at this address.",
            "Look into the help of the service for its CalDAV address.",
            retry=False,
        )
        with self._wire() as wire:
            try:
                found = _first(self._from(wire, address) for address in self._candidates())
            except OutsideError as error:
                found, nothing = (), error
            found = found or _first(self._from(wire, address) for address in self._told())
        if not found:
            raise nothing
        return found

    def changes(self, address: str, token: str, *, since: datetime) -> Changes:
        """What changed since a token; where that is lost, everything that ends after `since`."""
        with self._wire() as wire:
            if token and not token.startswith(_COUNTED):
                found = self._since(wire, address, token)
                if found is not None:
                    return found
            return self._all(wire, address, token, since)

    def read(self, address: str, hrefs: Sequence[str]) -> tuple[Resource, ...]:
        """Some files of a calendar; those that are gone or larger than we take are left out."""
        with self._wire() as wire:
            groups = (hrefs[at : at + AT_ONCE] for at in range(0, len(hrefs), AT_ONCE))
            return tuple(resource for group in groups for resource in self._files(wire, address, group))

    def put(self, address: str, href: str, blob: bytes, *, etag: str) -> Resource:
        """Writes one and gives it as it stands there now, since some servers change what they are given.

        Raises:
            ChangedThereError: something else stands there than what has this ETag; or anything, when that is empty.
        """
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        with self._wire() as wire:
            try:
                answer = require_well(wire.ask("PUT", href, headers=headers, body=blob))
            except GoneThereError as error:
                raise ChangedThereError("It was deleted there.", "It is looked at again by itself.") from error
            mark = answer.headers.get("ETag", "")
            if mark and not mark.startswith("W/"):
                return Resource(href, mark, blob)
            kept = self._files(wire, address, [href])
            return next(iter(kept), Resource(href, mark, blob))

    def delete(self, href: str, *, etag: str) -> None:
        """Takes one away.

        Raises:
            ChangedThereError: something else stands there than what has this ETag.
        """
        with self._wire() as wire:
            require_well(wire.ask("DELETE", href, headers={"If-Match": etag} if etag else {}), 404, 410)

    # ---- finding calendars ----

    def _wire(self) -> Wire:
        return Wire(typed(self._typed, near=self._near), near=self._near, patience=self._patience, **self._who)

    def _candidates(self) -> Iterator[str]:
        there = typed(self._typed, near=self._near)
        scheme, place = origin(there)
        root = f"{scheme}://{place}/"
        if there != root:
            yield there
        yield f"{root}.well-known/caldav"
        yield root

    def _told(self) -> Iterator[str]:
        """Where the domain itself says that its calendars are."""
        there = typed(self._typed, near=self._near)
        domain = domain_of(there)
        told = self._named(domain) if domain else None
        if told:
            yield self._trusted(there, told)

    def _from(self, wire: Wire, address: str) -> Iterator[Collection]:
        """The calendars that a place leads to: itself, those beneath the homes it names, or those of its principal."""
        here = self._look(wire, address, depth=0)
        if here is None:
            return
        base, parts = here
        own = next(iter(parts), None)
        if own is None:
            return
        if own.has(dav.SORT, f"{dav.CAL}calendar"):
            yield from _collections(base, parts)
            return
        homes = own.hrefs(dav.HOMES)
        principal = next(iter(own.hrefs(dav.PRINCIPAL)), "")
        if not homes and principal:
            who = self._sister(base, principal)
            found = self._look(wire, who, depth=0) if who else None
            base, parts = found or (base, ())
            homes = tuple(href for part in parts for href in part.hrefs(dav.HOMES))
        for home in homes or ([address] if not principal else []):
            place = self._sister(base, home)
            there = self._look(wire, place, depth=1) if place else None
            yield from _collections(*there) if there else ()

    def _sister(self, base: str, href: str) -> str | None:
        """Where the search goes on, if the password may go there."""
        there = beside(base, href)
        return self._trusted(typed(self._typed, near=self._near), there) if there else None

    def _trusted(self, home: str, there: str) -> str:
        """An address that may be told the password."""
        if self._who["password"] and not may_know_password(home, there):
            raise OutsideError(
                f"Your calendars seem to be kept at {there}, and your password was meant for another server.",
                "If that is right, type that address.",
                retry=False,
            )
        return there

    def _look(self, wire: Wire, address: str, *, depth: int) -> tuple[str, tuple[dav.Part, ...]] | None:
        """What stands at a place, and where that is after redirects; None when there is nothing of the kind."""
        headers = {**_XML, "Depth": str(depth)}
        answer = wire.ask("PROPFIND", address, headers=headers, body=dav.propfind(*_WHAT_IT_IS))
        if answer.status in {301, 302, 404, 405, 410, 501} or (answer.status == 400 and depth == 0):
            return None
        require_well(answer)
        if answer.status != 207:
            return None
        return canonical(answer.address), dav.read_parts(answer.body).parts

    # ---- what changed ----

    def _report(self, wire: Wire, address: str, body: bytes, depth: str) -> Answer:
        return wire.ask("REPORT", address, headers={**_XML, "Depth": depth}, body=body)

    def _since(self, wire: Wire, address: str, token: str) -> Changes | None:
        """Changes by token, page after page; None when the server does not know the token any more."""
        present: dict[str, str] = {}
        gone: set[str] = set()
        for _ in range(MOST_PAGES):
            answer = self._report(wire, address, dav.sync_collection(token), "0")
            if answer.status in _LOST:
                return None
            page = dav.read_parts(require_well(answer).body)
            is_cut = False
            for part in page.parts:
                href = _inside(address, part.href)
                if part.status == 507:
                    is_cut = True
                elif href and part.status in {404, 410}:
                    gone.add(href)
                    present.pop(href, None)
                elif href and part.text(dav.ETAG):
                    present[href] = part.text(dav.ETAG)
                    gone.discard(href)
            if not page.token or (is_cut and page.token == token):
                return None
            token = page.token
            if not is_cut:
                return Changes(token, present, tuple(sorted(gone)))
        return None

    def _all(self, wire: Wire, address: str, token: str, since: datetime) -> Changes:
        """Everything there is. The token is asked for first: what changes meanwhile is then told twice, and never missed."""
        headers = {**_XML, "Depth": "0"}
        marks = require_well(wire.ask("PROPFIND", address, headers=headers, body=dav.propfind(dav.TOKEN, dav.TAG)))
        own = next(iter(dav.read_parts(marks.body).parts), None)
        fresh = own.text(dav.TOKEN) if own else ""
        if own and not fresh and own.text(dav.TAG):
            fresh = f"{_COUNTED}{own.text(dav.TAG)}"
            if fresh == token:
                return Changes(token)
        answer = self._report(wire, address, dav.calendar_query(since), "1")
        if answer.status in _CANNOT_QUERY:
            body = dav.propfind(dav.ETAG, dav.SORT, dav.CONTENT)
            answer = wire.ask("PROPFIND", address, headers={**_XML, "Depth": "1"}, body=body)
        return Changes(fresh, dict(_places(address, dav.read_parts(require_well(answer).body).parts)), whole=True)

    def _files(self, wire: Wire, address: str, hrefs: Sequence[str]) -> list[Resource]:
        """Files in one question; in two smaller ones when the answer would be too large; one by one where that is not known."""
        paths = [_path(href) for href in hrefs]
        try:
            answer = self._report(wire, address, dav.calendar_multiget(paths), "1")
        except TooLargeError:
            if len(hrefs) == 1:
                return []
            half = len(hrefs) // 2
            return [*self._files(wire, address, hrefs[:half]), *self._files(wire, address, hrefs[half:])]
        if answer.status in _CANNOT_QUERY:
            return [file for href in hrefs for file in self._file(wire, href)]
        wanted, found = set(hrefs), []
        for part in dav.read_parts(require_well(answer).body).parts:
            href, text = _inside(address, part.href), part.properties.get(dav.BLOB)
            if href in wanted and text is not None and text.text:
                found.append(Resource(href, part.text(dav.ETAG), text.text.encode()))
        return found

    def _file(self, wire: Wire, href: str) -> Iterator[Resource]:
        try:
            answer = require_well(wire.ask("GET", href, headers={"Accept": "text/calendar"}), 404, 410)
        except TooLargeError:
            return
        if answer.status == 200:
            yield Resource(href, answer.headers.get("ETag", ""), answer.body)


def _first(searches: Iterable[Iterator[Collection]]) -> tuple[Collection, ...]:
    """What the first search finds that finds anything."""
    return next(filter(None, map(tuple, searches)), ())


def _collections(base: str, parts: Iterable[dav.Part]) -> Iterator[Collection]:
    """Those that are calendars and take events."""
    for part in parts:
        address = beside(base, part.href)
        if address is None or not part.has(dav.SORT, f"{dav.CAL}calendar"):
            continue
        kinds = part.properties.get(dav.PARTS)
        if kinds is not None and not any(each.get("name", "").upper() == "VEVENT" for each in kinds):
            continue
        address = address if address.endswith("/") else f"{address}/"
        name = part.text(dav.NAME) or address.rstrip("/").rpartition("/")[2]
        yield Collection(address, name[:120], _colour(part.text(dav.COLOUR)), _may_write(part))


def _may_write(part: dav.Part) -> bool:
    """Whether one may put events there; yes where the server does not say."""
    if dav.RIGHTS not in part.properties:
        return True
    return any(part.has(dav.RIGHTS, f"{dav.DAV}{right}") for right in ("all", "write", "write-content", "bind"))


def _colour(text: str) -> str:
    found = re.match(r"#[0-9a-fA-F]{6}", text)
    return found[0].lower() if found else ""


def _places(address: str, parts: Iterable[dav.Part]) -> Mapping[str, str]:
    """Files with their ETags; folders and what is no calendar file left out."""
    found: dict[str, str] = {}
    for part in parts:
        href = _inside(address, part.href)
        is_folder = part.has(dav.SORT, f"{dav.DAV}collection")
        kind = part.text(dav.CONTENT).lower()
        if href and not is_folder and (not kind or "calendar" in kind):
            found[href] = part.text(dav.ETAG)
    return found


def _inside(address: str, href: str) -> str | None:
    """Where a file of a collection stands; None for the collection itself, for what is elsewhere, and for what is too long."""
    found = within(address, href)
    if found is None or len(found) > LONGEST_HREF or found.rstrip("/") == address.rstrip("/"):
        return None
    return found


def _path(href: str) -> str:
    return "/" + href.split("/", 3)[3]
