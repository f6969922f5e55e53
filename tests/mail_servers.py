"""Real mail servers on loopback, with certificates of an authority of their own; stopped by their fixture."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from halfhour.domain.mail_servers import LineSecurity, MailServer

USER, PASSWORD = "ada@example.org", "a password for tests"


@dataclass
class Postman:
    """What the server does with letters: it takes them, or says what it is told to say."""

    taken: list[bytes] = field(default_factory=list)
    at_recipient: str = "250 OK"
    at_the_end: str = "250 OK"
    cut_after_the_letter: bool = False
    hold: threading.Event | None = None
    holding: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:  # noqa: N802 - as aiosmtpd calls it
        """Takes a recipient, or not."""
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(to)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as aiosmtpd calls it
        """Takes a letter, and answers when it is let."""
        if self.at_the_end.startswith("250"):
            content = envelope.original_content or b""
            self.taken.append(content)
        self.holding.set()
        if self.hold:
            await asyncio.get_running_loop().run_in_executor(None, self.hold.wait, 60)
        if self.cut_after_the_letter and server.transport:
            server.transport.abort()
        return self.at_the_end


def _known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    good = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=good, handled=False)


class _Tls(Controller):
    """A server that speaks TLS from the first byte."""

    def factory(self) -> SMTP:
        """One for each line."""
        return SMTP(self.handler, **self.SMTP_kwargs)


@dataclass(frozen=True)
class Running:
    """A server that answers, and who vouches for it."""

    server: MailServer
    postman: Postman
    trusted: ssl.SSLContext


@contextmanager
def smtp_server(
    security: LineSecurity, *, name: str = "localhost", user: str = USER, postman: Postman | None = None
) -> Iterator[Running]:
    """A server on a free port.

    Args:
        name: for which name its certificate is.
    """
    authority, postman = trustme.CA(), postman or Postman()
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(ours)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    how = {"authenticator": _known, "auth_required": bool(user), "auth_require_tls": security is not LineSecurity.NONE}
    if security is LineSecurity.STARTTLS:
        how |= {"tls_context": ours, "require_starttls": True}
    if security is LineSecurity.TLS:
        how |= {"auth_require_tls": False}
    context = ours if security is LineSecurity.TLS else None
    controller = _Tls(postman, hostname="localhost", port=0, ssl_context=context, enable_SMTPUTF8=True, **how)
    controller.port = _free_port()
    controller.start()
    try:
        yield Running(MailServer("localhost", controller.port, security, user), postman, trusted)
    finally:
        if postman.hold:
            postman.hold.set()
        controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
