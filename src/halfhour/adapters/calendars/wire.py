"""One question to a server and its answer: no larger, no slower and no further away than is good for us."""

import ssl
import time
from base64 import b64encode
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx2

from halfhour.adapters.calendars.places import beside, may_know_password, require_reachable
from halfhour.domain.calendars import ChangedThereError, GoneThereError, LaterError
from halfhour.domain.errors import InputError, OutsideError

LARGEST = 20 * 1024 * 1024
"""Bytes of one answer."""

PATIENCE = 60.0
"""Seconds that one answer may take from first to last (our own default)."""

SILENCE = 20.0
"""Seconds without a sign from the server."""

MOST_REDIRECTS = 5

_AGENT = "Halfhour"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class TooLargeError(OutsideError):
    """The answer is larger than we take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, and the address that said it after redirects."""

    status: int
    headers: httpx2.Headers
    body: bytes
    address: str


class Wire:
    """Questions to one server; who asks is told to it and its sisters only, and only when it wants to know."""

    def __init__(
        self, home: str, *, near: bool, user: str = "", password: str = "", patience: float = PATIENCE
    ) -> None:
        self._home, self._near, self._patience = home, near, patience
        self._login = (user, password) if password else None
        self._digest: httpx2.DigestAuth | None = None
        self._basic = False
        silence = httpx2.Timeout(min(SILENCE, patience), connect=min(SILENCE / 2, patience))
        self._client = httpx2.Client(timeout=silence, follow_redirects=False, headers={"User-Agent": _AGENT})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, method: str, address: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """The answer, whatever its status.

        Raises:
            InputError: it leads into the person's own network, and they did not say so.
            OutsideError: there is none, or it is too large, too slow, or cut.
        """
        for _ in range(MOST_REDIRECTS + 1):
            require_reachable(address, home=self._home, near=self._near)
            answer = self._once(method, address, dict(headers or {}), body)
            target = answer.headers.get("Location", "")
            if answer.status not in _REDIRECTS or not target:
                return answer
            address = self._followed(address, target)
        raise OutsideError("The server sends us round and round.", "Look at the address once more.", retry=False)

    def _followed(self, address: str, target: str) -> str:
        """Where a redirect leads, if we go there."""
        there = beside(address, target)
        if there is None or (address.startswith("https:") and not there.startswith("https:")):
            raise OutsideError("The server sends us somewhere that is not safe.", "Ask who runs it.", retry=False)
        if self._login and not may_know_password(self._home, there):
            host = httpx2.URL(there).host
            raise OutsideError(
                f"The server sends us on to {host}, and your password was meant for another.",
                f"If {host} is right, type that address.",
                retry=False,
            )
        return there

    def _once(self, method: str, address: str, headers: dict[str, str], body: bytes) -> Answer:
        """Asks, and asks once more with the name when the server wants to know it."""
        headers.setdefault("Accept-Encoding", "identity")
        until = time.monotonic() + self._patience
        try:
            request = self._client.build_request(method, address, headers=headers, content=body)
            answer = self._sent(self._signed(request), until)
            if answer.status == 401 and self._login and self._choose(request, answer):
                answer = self._sent(self._signed(request), until)
        except httpx2.InvalidURL as error:
            raise InputError("That is no address.", "Copy it once more.") from error
        except (httpx2.HTTPError, httpx2.StreamError, ssl.SSLError) as error:
            raise _told(error) from error
        return answer

    def _signed(self, request: httpx2.Request) -> httpx2.Request:
        """The request with who asks, in the way that this server was found to want it."""
        if self._digest:
            next(self._digest.auth_flow(request))
        elif self._basic and self._login:
            request.headers["Authorization"] = f"Basic {b64encode(':'.join(self._login).encode()).decode()}"
        return request

    def _choose(self, request: httpx2.Request, answer: Answer) -> bool:
        """Whether there is a way to say who asks that was not tried yet: digest where the server knows it, else basic."""
        wanted = " ".join(answer.headers.get_list("www-authenticate")).lower()
        was = request.headers.pop("Authorization", "")
        if "digest " in wanted and self._login and (not was or "stale=true" in wanted.replace('"', "")):
            self._digest = httpx2.DigestAuth(*self._login)
            return self._challenged(self._digest.auth_flow(request), answer, request)
        if "basic" in wanted and not was:
            self._basic = True
            return True
        return False

    def _challenged(
        self, flow: Generator[httpx2.Request, httpx2.Response, None], answer: Answer, request: httpx2.Request
    ) -> bool:
        try:
            next(flow)
            flow.send(httpx2.Response(401, headers=answer.headers, request=request))
        except (StopIteration, ValueError, KeyError, NotImplementedError, httpx2.HTTPError):
            self._digest = None
            return False
        return True

    def _sent(self, request: httpx2.Request, until: float) -> Answer:
        response = self._client.send(request, stream=True)
        try:
            pieces, size = [], 0
            for piece in response.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST:
                    raise TooLargeError("The answer is larger than 20 MB.", "Choose a smaller calendar.", retry=False)
                if time.monotonic() > until:
                    raise OutsideError("The server answers too slowly.", "It is tried again by itself.")
            return Answer(response.status_code, response.headers, b"".join(pieces), str(request.url))
        finally:
            response.close()


def _told(error: Exception) -> OutsideError:
    """What a broken connection means, in words."""
    if isinstance(error, httpx2.TimeoutException):
        return OutsideError("The server does not answer in time.", "It is tried again by itself.")
    if "CERTIFICATE" in str(error).upper():
        return OutsideError(
            "The server cannot prove who it is: its certificate is not valid.",
            "Ask who runs it; nothing was sent to it.",
            retry=False,
        )
    if isinstance(error, httpx2.ConnectError):
        return OutsideError("The server cannot be reached.", "It is tried again by itself.")
    if isinstance(error, httpx2.UnsupportedProtocol):
        return OutsideError("The server sends us somewhere that is not safe.", "Ask who runs it.", retry=False)
    return OutsideError("The connection broke off in the middle.", "It is tried again by itself.")


def require_well(answer: Answer, *allowed: int) -> Answer:
    """The answer, when its status is a good one or among those allowed.

    Raises:
        ChangedThereError: something else stands there.
        GoneThereError: nothing stands there.
        LaterError: the server wants to be left alone for a while.
        OutsideError: anything else, with what to do about it.
    """
    status = answer.status
    if 200 <= status < 300 or status in allowed:
        return answer
    if status in {429, 503}:
        raise LaterError(
            "The server is busy and asks to come back later.", "It is tried again by itself.", after=_after(answer)
        )
    if status in {409, 412}:
        raise ChangedThereError("It was changed there in the meantime.", "It is looked at again by itself.")
    if status in {404, 410}:
        raise GoneThereError("Nothing stands at this address.", "Look at the address once more.", retry=False)
    what, way_out, retry = _SAID.get(status, _SAID[500] if status >= 500 else _SAID[400])
    raise OutsideError(what.format(status=status), way_out, retry=retry)


_AGAIN = "It is tried again by itself."
_SAID = {
    400: ("The server does not understand what we ask ({status}).", "Look at the address once more.", False),
    401: (
        "The server does not accept the user name or the password.",
        "Type them once more; some services want a password made for programs.",
        False,
    ),
    403: (
        "The server does not allow this.",
        "Look there whether you may read and change this calendar.",
        False,
    ),
    413: ("The server finds this too large.", "Make the words of the meeting shorter.", False),
    423: ("Somebody else is changing it there just now.", _AGAIN, True),
    500: ("The server has a fault of its own ({status}).", _AGAIN, True),
    507: ("The server has no room left.", "Make room there. " + _AGAIN, True),
}


def _after(answer: Answer) -> timedelta | None:
    """How long a server wants to be left alone (RFC 9110, Retry-After): seconds, or a moment."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return timedelta(seconds=min(int(said[:9]), 10**7))  # nobody need read a number of thousands of figures
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(timedelta(0), moment - datetime.fromtimestamp(time.time(), UTC))
