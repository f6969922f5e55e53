"""A mailbox at a server (RFC 3501): asked for the few mails that concern us, read without a trace, never changed."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from halfhour.adapters.mail.lines import context_for, require_private, told, trouble_with_the_line
from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import LineSecurity, MailServer
from halfhour.domain.noticing import Looked, Wanted, in_chunks

PATIENCE = 30.0
"""Seconds that a server may take to answer (our own default)."""

MOST = 50
"""Letters that one look brings; the others come with the next (our own default)."""

_TOGETHER = 10
"""Criteria in one question to the server (our own default)."""

_LARGEST = 25 * 1024 * 1024
_SAFE = re.compile(r"[!#-\[\]-~]{1,250}")
"""What may stand in a question: printable ASCII without quotes and backslashes."""


class ImapMailbox:
    """One folder of one account."""

    def __init__(
        self,
        server: MailServer,
        password: str | None,
        *,
        folder: str = "INBOX",
        patience: float = PATIENCE,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self.server = server
        self.password = password
        self.folder = folder
        self.patience = patience
        self.trusted = trusted

    def look(self, wanted: Wanted, *, uid_validity: int, seen_uid: int, since: date) -> Looked:
        """The letters that concern us and were not looked at before.

        Raises:
            OutsideError: the server could not be reached, or does not let us in.
        """
        with self._opened() as (box, standing):
            valid, highest = standing["UIDVALIDITY"], standing["UIDNEXT"] - 1
            before = seen_uid if uid_validity == valid else 0
            if highest <= before:
                return Looked(valid, before)
            found = sorted(self._found(box, wanted, before, since))
            taken = found[:MOST]
            letters = tuple(filter(None, (self._letter(box, uid) for uid in taken)))
            is_all = len(taken) == len(found)
            return Looked(valid, highest if is_all else taken[-1], letters, is_all)

    def require_ready(self) -> None:
        """Goes as far as one can without looking at anything.

        Raises:
            OutsideError: the server could not be reached, or does not let us in.
        """
        with self._opened():
            return

    @contextmanager
    def _opened(self) -> Iterator[tuple[BaseMailBox, dict[str, int]]]:
        """The folder, opened so that nothing in it can be changed; closed at the end."""
        require_private(self.server)
        if self.password is None:
            raise OutsideError(
                f"The password for {self.server.user} is not known.", "Give it in the settings, under Mail."
            )
        box: BaseMailBox | None = None
        try:
            box = self._connected()
            self._log_in(box)
            standing = box.folder.status(self.folder, ["UIDVALIDITY", "UIDNEXT"])
            box.folder.set(self.folder, readonly=True)
            yield box, standing
        except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
            raise self._translated(error) from error
        finally:
            if box is not None:
                with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                    box.logout()

    def _connected(self) -> BaseMailBox:
        server, context = self.server, self.trusted or context_for(self.server)
        if server.security is LineSecurity.TLS:
            return MailBox(server.host, server.port, timeout=self.patience, ssl_context=context)
        if server.security is LineSecurity.STARTTLS:
            return MailBoxStartTls(server.host, server.port, timeout=self.patience, ssl_context=context)
        return MailBoxUnencrypted(server.host, server.port, timeout=self.patience)

    def _log_in(self, box: BaseMailBox) -> None:
        password = self.password or ""
        try:
            if (self.server.user + password).isascii():
                box.login(self.server.user, password, initial_folder=None)
            else:
                box.login_utf8(self.server.user, password, initial_folder=None)
        except (imaplib.IMAP4.abort, OSError):
            raise
        except (imaplib.IMAP4.error, ImapToolsError) as error:
            # The cause is left out: some servers send back what they were sent.
            raise OutsideError(
                f"{self.server.host} does not take the name or the password of {self.server.user}.",
                "Give them again in the settings, under Mail. Many providers want a password made for programs.",
                retry=False,
            ) from error.with_traceback(None)

    def _found(self, box: BaseMailBox, wanted: Wanted, before: int, since: date) -> set[int]:
        """The server itself picks the letters, so that no others are ever opened."""
        new = f"UID {before + 1}:*" + ("" if before else f" SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}")
        found: set[int] = set()
        for question in _questions(wanted):
            status, answer = box.client.uid("SEARCH", f"{new} {question}")
            if status != "OK":
                raise imaplib.IMAP4.error(told(answer[0] or b""))
            found |= {int(uid) for uid in (answer[0] or b"").split() if uid.isdigit() and int(uid) > before}
        return found

    def _letter(self, box: BaseMailBox, uid: int) -> bytes | None:
        """A whole letter, which stays unread there; None for one that is too large or gone."""
        _, sizes = box.client.uid("FETCH", str(uid), "(RFC822.SIZE)")
        size = re.search(rb"RFC822\.SIZE (\d+)", sizes[0] if sizes and isinstance(sizes[0], bytes) else b"")
        if size and int(size[1]) > _LARGEST:
            return None
        _, answer = box.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
        return next((bytes(part[1]) for part in answer if isinstance(part, tuple)), None)

    def _translated(self, error: Exception) -> OutsideError:
        if isinstance(error, OutsideError):
            return error
        if isinstance(error, OSError):
            return trouble_with_the_line(error, self.server)
        if isinstance(error, imaplib.IMAP4.abort):
            return OutsideError(f"The line to {self.server.host} broke.", "It is tried again.")
        return OutsideError(f"{self.server.host} could not be asked: {told(str(error))}", "It is tried again.")


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _questions(wanted: Wanted) -> Iterator[str]:
    """What the server is asked: from these people, in answer to these letters, or sent back on account of them."""
    for addresses in in_chunks(filter(_SAFE.fullmatch, wanted.addresses), _TOGETHER):
        yield _any_of([f'FROM "{address}"' for address in addresses])
    for ids in in_chunks(filter(_SAFE.fullmatch, wanted.letters), _TOGETHER):
        yield _any_of([f'HEADER {name} "{each}"' for each in ids for name in ("In-Reply-To", "References")])
        back = _any_of([f'BODY "{each.strip("<>")}"' for each in ids])
        yield f'OR FROM "mailer-daemon" FROM "postmaster" {back}'


def _any_of(criteria: list[str]) -> str:
    """One of several, in the form in which servers are asked."""
    first, *others = criteria
    return f"OR {first} {_any_of(others)}" if others else first
