"""Everything we ask of the outside, on one page."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from halfhour.domain.backups import Backup
from halfhour.domain.outbox import Outgoing


class Mail(Protocol):
    """Whoever takes letters along."""

    def deliver(self, letter: Outgoing) -> None:
        """Takes a letter; one that was taken before, known by its `mail_id`, is not taken again.

        Raises:
            OutsideError: it could not be taken; `retry` says whether trying again can help.
        """

    def forget(self, mail_ids: Iterable[str]) -> None:
        """Lets go of what is still kept of these letters; what has travelled on cannot be called back.

        Raises:
            OutsideError: they could not be removed.
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
