"""Mail by a server (RFC 5321): the line is private, the certificate is checked, and a letter leaves once."""

import smtplib
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from halfhour.adapters.mail.lines import context_for, require_private, told, trouble_with_the_line
from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import LineSecurity, MailServer
from halfhour.domain.outbox import MayHaveLeftError, Outgoing
from halfhour.formats.mail import writing

PATIENCE = 30.0
"""Seconds that a server may take to answer (our own default)."""

PATIENCE_AT_THE_END = 180.0
"""Seconds that it may take to say whether it took a letter; many look for unwanted mail meanwhile (RFC 5321, 4.5.3.2.6 allows 600)."""

_GO_ON, _TEMPORARY = 354, 400
_WRONG_PASSWORD = frozenset({530, 534, 535, 538})


class SmtpMail:
    """Hands letters to one server, a connection for each."""

    def __init__(
        self,
        server: MailServer,
        password: str | None,
        *,
        patience: float = PATIENCE,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self.server = server
        self.password = password
        self.patience = patience
        self.trusted = trusted

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        """Hands the letter over.

        Raises:
            OutsideError: the server could not be reached, or does not take it.
            MayHaveLeftError: the line broke between the last word and the answer to it.
        """
        blob = writing.write(letter, as_draft=False)
        with self._line() as line:
            self._name_both(line, letter, blob)
            _require(line.docmd("DATA"), _GO_ON)
            # Without the single dot at the end nothing has left, whatever becomes of the line.
            line.send(_stuffed(blob))
            leaving()
            self._end(line)

    def forget(self, mail_ids: Iterable[str]) -> None:
        """What has travelled on cannot be called back."""

    def require_ready(self) -> None:
        """Goes as far as one can without a letter.

        Raises:
            OutsideError: the server could not be reached, or does not know who one is.
        """
        with self._line():
            return

    @contextmanager
    def _line(self) -> Iterator[smtplib.SMTP]:
        """A private line on which the server knows who one is; closed at the end."""
        require_private(self.server)
        line: smtplib.SMTP | None = None
        try:
            line = self._connected()
            line.ehlo_or_helo_if_needed()
            self._log_in(line)
            yield line
            line.docmd("QUIT")
        except (OSError, smtplib.SMTPException) as error:
            raise _translated(error, self.server) from error
        finally:
            if line is not None:
                with suppress(OSError):
                    line.close()

    def _connected(self) -> smtplib.SMTP:
        # The name of this machine is nobody's business: servers ask for one, and take any.
        server, ours = self.server, "localhost"
        if server.security is LineSecurity.TLS:
            context = self.trusted or context_for(server)
            return smtplib.SMTP_SSL(server.host, server.port, ours, timeout=self.patience, context=context)
        line = smtplib.SMTP(server.host, server.port, ours, timeout=self.patience)
        if server.security is LineSecurity.STARTTLS:
            try:
                line.starttls(context=self.trusted or context_for(server))
            except (OSError, smtplib.SMTPException):
                line.close()
                raise
        return line

    def _log_in(self, line: smtplib.SMTP) -> None:
        if not self.server.user:
            return
        if self.password is None:
            raise OutsideError(
                f"The password for {self.server.user} is not known.", "Give it in the settings, under Mail."
            )
        line.login(self.server.user, self.password)

    def _name_both(self, line: smtplib.SMTP, letter: Outgoing, blob: bytes) -> None:
        """From whom it is and to whom."""
        options = [f"SIZE={len(blob)}"] if line.has_extn("size") else []
        if not (letter.sender + letter.to).isascii():
            if not line.has_extn("smtputf8"):
                raise OutsideError(
                    f"{self.server.host} takes no addresses in other scripts.",
                    "Write to another address of theirs.",
                    retry=False,
                )
            options += ["SMTPUTF8", "BODY=8BITMIME"]
            line.command_encoding = "utf-8"
        _require(line.mail(letter.sender, options))
        code, answer = line.rcpt(letter.to)
        if code >= _TEMPORARY:
            raise smtplib.SMTPRecipientsRefused({letter.to: (code, answer)})

    def _end(self, line: smtplib.SMTP) -> None:
        """The dot that ends a letter, and the answer to it."""
        try:
            if line.sock is not None:
                line.sock.settimeout(
                    max(self.patience, PATIENCE_AT_THE_END) if self.patience == PATIENCE else self.patience
                )
            line.send(b".\r\n")
            answer = line.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise MayHaveLeftError(f"{self.server.host} was lost just when it took the letter.") from error
        _require(answer)


def _require(answer: tuple[int, bytes], wanted: int | None = None) -> None:
    code, words = answer
    if code >= _TEMPORARY or (wanted and code != wanted):
        raise smtplib.SMTPResponseException(code, words)


def _stuffed(blob: bytes) -> bytes:
    """A letter as it goes over the line: lines end with CR LF, and a dot that begins one is doubled."""
    text = blob.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    text = b"." + text if text.startswith(b".") else text
    text = text.replace(b"\r\n.", b"\r\n..")
    return text if text.endswith(b"\r\n") else text + b"\r\n"


def _translated(error: OSError | smtplib.SMTPException, server: MailServer) -> OutsideError:
    """What went wrong, in words of a person, and whether trying again can help."""
    if isinstance(error, smtplib.SMTPAuthenticationError) or getattr(error, "smtp_code", 0) in _WRONG_PASSWORD:
        return _not_known(error, server)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        address, (code, words) = next(iter(error.recipients.items()))
        again = code < 500
        way_out = "It is tried again." if again else "Correct the address, or ask for another."
        return OutsideError(f"{server.host} does not take letters to {address}: {told(words)}", way_out, retry=again)
    if isinstance(error, smtplib.SMTPResponseException):
        again = _TEMPORARY <= error.smtp_code < 500
        way_out = (
            "It is tried again." if again else "Read what it says, and change the letter or the settings under Mail."
        )
        return OutsideError(f"{server.host} said: {told(error.smtp_error)}", way_out, retry=again)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return OutsideError(
            f"{server.host} cannot do what is needed: {error}",
            "Choose another kind of line in the settings, under Mail.",
            retry=False,
        )
    return trouble_with_the_line(error, server)


def _not_known(error: Exception, server: MailServer) -> OutsideError:
    code = int(getattr(error, "smtp_code", 535))
    if _TEMPORARY <= code < 500:
        return OutsideError(f"{server.host} cannot check passwords just now.", "It is tried again.")
    return OutsideError(
        f"{server.host} does not take the name or the password of {server.user or 'anybody without a name'}.",
        "Give them again in the settings, under Mail. Many providers want a password made for programs.",
        retry=False,
    )
