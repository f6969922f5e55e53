"""Real mail servers on loopback, with certificates of an authority of their own; stopped by their fixture."""

import asyncio
import imaplib
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from halfhour.domain.mail_servers import LineSecurity, MailServer

DOVECOT = Path(__file__).parent.parent / "tools" / "dovecot.sh"
USER, PASSWORD = "ada@example.org", "a password for tests"


@dataclass
class Postman:
    """What the server does with letters: it takes them, or says what it is told to say."""

    taken: list[bytes] = field(default_factory=list)
    at_recipient: str = "250 OK"
    hold_recipient: threading.Event | None = None
    at_the_end: str = "250 OK"
    cut_after_the_letter: bool = False
    hold: threading.Event | None = None
    holding: threading.Event = field(default_factory=threading.Event)
    """Set once somebody has said to whom a letter is."""
    has_letter: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:  # noqa: N802 - as aiosmtpd calls it
        """Takes a recipient, or not."""
        self.holding.set()
        if self.hold_recipient:
            await asyncio.get_running_loop().run_in_executor(None, self.hold_recipient.wait, 60)
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(to)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as aiosmtpd calls it
        """Takes a letter, and answers when it is let."""
        if self.at_the_end.startswith("250"):
            content = envelope.original_content or b""
            self.taken.append(content)
        self.has_letter.set()
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
        for each in (postman.hold, postman.hold_recipient):
            if each:
                each.set()
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class RunningMailbox:
    """An IMAP server that answers, who vouches for it, and a way to put mails into it."""

    server: MailServer
    trusted: ssl.SSLContext

    def put(self, *blobs: bytes, at: datetime | None = None) -> None:
        """Puts mails into the inbox, as a mail server would.

        Args:
            at: when they came; now, where it is not said.
        """
        came = imaplib.Time2Internaldate(at) if at else None
        with self._opened() as box:
            for blob in blobs:
                box.append("INBOX", None, came, blob)

    def flags(self) -> list[bytes]:
        """The flags of all mails in it."""
        with self._opened() as box:
            box.select("INBOX", readonly=True)
            _, answer = box.uid("FETCH", "1:*", "(FLAGS)")
            return [line for line in answer if isinstance(line, bytes)]

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4("localhost", self.server.port, timeout=20) as box:
            box.starttls(self.trusted)
            box.login(USER, PASSWORD)
            yield box


@contextmanager
def imap_server(folder: Path, *, name: str = "localhost") -> Iterator[RunningMailbox]:
    """A mailbox on a free port, empty at first."""
    authority, port = trustme.CA(), _free_port()
    certificate = authority.issue_cert(name)
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    program = str(Path(sys.executable).parent / "pymap")
    where = [
        "--host",
        "localhost",
        "--port",
        str(port),
        "--cert",
        str(folder / "server.pem"),
        "--key",
        str(folder / "server.pem"),
    ]
    who = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen([program, *where, *who], stdout=log, stderr=log) as process,
    ):
        try:
            _wait_for(port, process, folder / "log")
            yield RunningMailbox(MailServer("localhost", port, LineSecurity.STARTTLS, USER), trusted)
        finally:
            process.terminate()


@contextmanager
def dovecot_server(*, name: str = "localhost") -> Iterator[RunningMailbox]:
    """Another mailbox on a free port, by Dovecot, as most servers of the world are; empty at first.

    Raises:
        DovecotMissingError: it is not here, and cannot be installed.
    """
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o711)  # the server runs as another user when the tests run as root
        folder = Path(place) / "dovecot"
        folder.mkdir()
        authority.issue_cert(name).private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
        (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        started = subprocess.run(["sh", DOVECOT, "start", folder], capture_output=True, text=True, check=False)
        if started.returncode:
            raise DovecotMissingError(started.stderr.strip())
        try:
            yield RunningMailbox(MailServer("localhost", int(started.stdout), LineSecurity.STARTTLS, USER), trusted)
        finally:
            subprocess.run(["sh", DOVECOT, "stop", folder], check=True)


def has_dovecot() -> bool:
    """Whether there is one already; nothing is installed."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None


class DovecotMissingError(Exception):
    """There is no Dovecot on this machine."""


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(400):
        with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
            return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())
