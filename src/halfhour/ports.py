"""Everything we ask of the outside, on one page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

from halfhour.domain.backups import Backup
from halfhour.domain.calendars import Changes, Collection, Fetched, Resource
from halfhour.domain.noticing import Looked, Wanted
from halfhour.domain.outbox import Outgoing


class Mail(Protocol):
    """Whoever takes letters along."""

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        """Takes a letter; one that was taken before, known by its `mail_id`, is not taken again.

        Args:
            leaving: called in the last moment before the letter cannot be called back, by those who cannot know afterwards whether
                they took it; may raise CalledBackError, and then it does not leave.

        Raises:
            OutsideError: it could not be taken; `retry` says whether trying again can help.
            MayHaveLeftError: nobody knows whether it was taken.
        """

    def forget(self, mail_ids: Iterable[str]) -> None:
        """Lets go of what is still kept of these letters; what has travelled on cannot be called back.

        Raises:
            OutsideError: they could not be removed.
        """


class Mailbox(Protocol):
    """Whoever keeps the mails that come in; nothing there is ever changed."""

    def look(self, wanted: Wanted, *, uid_validity: int, seen_uid: int, since: date) -> Looked:
        """The letters that concern us and came after the one that was seen last.

        Args:
            uid_validity: what the number of that one counts in; where it is another now, all since a day are looked at.

        Raises:
            OutsideError: it could not be looked at; `retry` says whether trying again can help.
        """


class ArchiveOut(Protocol):
    """Where an archive is written to; whole at the end of `writing`, or nothing."""

    def writing(self) -> AbstractContextManager[Any]:
        """Open for writing.

        Raises:
            OutsideError: the disk is full, or cannot be written.
        """

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """One file of the archive, by its path with `/` between folders."""


class ArchiveIn(Protocol):
    """Where an archive is read from; never more bytes than are asked for."""

    def reading(self) -> AbstractContextManager[Any]:
        """Open for reading.

        Raises:
            InputError: it is damaged, or unpacks to far more than an archive of ours.
        """

    def names(self) -> tuple[str, ...]:
        """The paths of its files."""

    def lines(self, name: str, *, longest: int) -> Iterator[bytes]:
        """The lines of a file, none longer than `longest` bytes."""

    def read(self, name: str, *, largest: int) -> bytes:
        """A whole file of at most `largest` bytes."""


class Backups(Protocol):
    """Whoever keeps copies of the whole database."""

    def all(self) -> tuple[Backup, ...]:
        """Those that it keeps, the latest first."""

    def make(self, now: datetime) -> Backup:
        """A new one.

        Raises:
            OutsideError: it could not be made.
        """

    def copy_to(self, path: str) -> int:
        """A copy elsewhere; gives its size in bytes.

        Raises:
            OutsideError: it could not be made.
        """

    def remove(self, backup: Backup) -> None:
        """Throws one away."""

    def steps_of(self, path: str) -> tuple[str, ...]:
        """The steps that the database in a file has taken, once it is known to be whole.

        Raises:
            InputError: it is none of Halfhour, or damaged.
        """

    def put_back(self, path: str, now: datetime) -> str | None:
        """Puts a copy in the place of the database; gives where the one that stood there is now.

        Raises:
            OutsideError: it could not be; then everything stands as before.
        """

    def alone(self) -> AbstractContextManager[None]:
        """While something is put back.

        Raises:
            RuleError: the database is in use.
        """


class Passwords(Protocol):
    """Whoever keeps passwords, each under the id of its account."""

    def variable(self, key: str) -> str:
        """The name of the environment variable that may hold it."""

    def known(self, key: str) -> str | None:
        """The password; None when nobody has told it."""

    def keep(self, key: str, password: str) -> None:
        """Keeps it.

        Raises:
            OutsideError: there is nothing here that keeps passwords.
        """

    def forget(self, key: str) -> None:
        """Throws it away; nothing happens when there is none."""


class CalendarAddresses(Protocol):
    """Whoever fetches calendars from addresses that the person typed."""

    def fetch(self, address: str, *, etag: str, last_modified: str, near: bool) -> Fetched | None:
        """The calendar; None when it is as it was with these two marks.

        Args:
            near: the person said that the address stands in their own network.

        Raises:
            InputError: nothing can be fetched from such an address.
            OutsideError: it could not be fetched; `retry` says whether trying again can help.
        """


class CalendarServer(Protocol):
    """A CalDAV account: which calendars it has, what changed in them, and writing one event at a time.

    Everything raises OutsideError when the server fails; `retry` says whether trying again can help.
    """

    def collections(self) -> tuple[Collection, ...]:
        """Its calendars that hold events.

        Raises:
            InputError: nothing can be asked of such an address.
        """

    def changes(self, address: str, token: str, *, since: datetime) -> Changes:
        """What changed in a calendar since a token; with an empty or a lost one everything that ends after `since`."""

    def read(self, address: str, hrefs: Sequence[str]) -> tuple[Resource, ...]:
        """Some files of a calendar; those that are not there any more are left out."""

    def put(self, address: str, href: str, blob: bytes, *, etag: str) -> Resource:
        """Writes one and gives it as it stands there now.

        Args:
            href: empty for a new one is not allowed; the place is chosen by us.
            etag: what is written over; empty when there must be nothing.

        Raises:
            ChangedThereError: something else stands there.
        """

    def delete(self, href: str, *, etag: str) -> None:
        """Takes one away; nothing happens when it is gone already.

        Raises:
            ChangedThereError: something else stands there.
        """
