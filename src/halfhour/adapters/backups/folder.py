"""Backups of the SQLite database in a folder: whole copies, made while it is in use."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from halfhour.domain.backups import Backup, moment_of, name_of
from halfhour.domain.errors import InputError, OutsideError, RuleError

try:
    import fcntl

    LOCKS = True
except ImportError:  # Windows has no such locks; there an open database cannot be replaced, which guards as well
    LOCKS = False

_WAY_OUT = "Make room on the disk, or choose another place; nothing unfinished is left behind."


class FolderBackups:
    """Copies of one database file; each under another name until it is whole, checked and on the disk."""

    def __init__(self, database: Path, folder: Path) -> None:
        self.database, self.folder = database, folder

    def all(self) -> tuple[Backup, ...]:
        """Those in the folder, the latest first by name."""
        found = []
        with suppress(FileNotFoundError):
            for path in self.folder.iterdir():
                moment = moment_of(path.name)
                if moment:
                    with suppress(FileNotFoundError):
                        found.append(Backup(moment, path.name, str(path), path.stat().st_size))
        return tuple(sorted(found, key=lambda backup: backup.moment, reverse=True))

    def make(self, now: datetime) -> Backup:
        """A backup into the folder.

        Raises:
            OutsideError: the disk is full, cannot be written, or the database cannot be read.
        """
        path = self.folder / name_of(now)
        size = self.copy_to(str(path))
        return Backup(now.replace(microsecond=0), path.name, str(path), size)

    def copy_to(self, path: str) -> int:
        """A backup as the named file; gives its size in bytes.

        Raises:
            OutsideError: the disk is full, cannot be written, or the database cannot be read.
        """
        target = Path(path)
        unfinished = target.with_name(f".{secrets.token_hex(8)}.unfinished")
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _copy(self.database, unfinished)
            _synced(unfinished)
            unfinished.replace(target)
            _synced(target.parent)
            return target.stat().st_size
        except OSError as error:
            raise OutsideError(
                f"The backup could not be written: {(error.strerror or 'the disk refused').lower()}.", _WAY_OUT
            ) from error
        except sqlite3.Error as error:
            raise OutsideError(f"The backup could not be made: {error}.", _WAY_OUT) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def remove(self, backup: Backup) -> None:
        """Takes one out of the folder; one that is gone already is no matter."""
        (self.folder / backup.name).unlink(missing_ok=True)

    def steps_of(self, path: str) -> tuple[str, ...]:
        """The steps that the database in a file has taken, as `app.name`, once it is known to be whole.

        Raises:
            InputError: it is no database of Halfhour, or damaged.
        """
        file = Path(path)
        try:
            with file.open("rb") as opened_file:
                if opened_file.read(16) != b"SQLite format 3\x00":
                    raise InputError(f"{file.name} is no backup of Halfhour.", "Choose a file that ends in .sqlite3.")
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
                if opened.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    raise _damaged(file)
                taken = opened.execute("SELECT app, name FROM django_migrations").fetchall()
        except OSError as error:
            why = (error.strerror or "it cannot be opened").lower()
            raise InputError(f"{path} cannot be read: {why}.", "Check the path and try again.") from error
        except sqlite3.Error as error:
            raise _damaged(file) from error
        steps = tuple(f"{app}.{name}" for app, name in taken)
        if not any(step.startswith("records.") for step in steps):
            raise InputError(f"{file.name} is a database, but none of Halfhour.", "Choose another file.")
        return steps

    def put_back(self, path: str, now: datetime) -> str | None:
        """Puts a copy of a backup in the place of the database; gives where the one that stood there is now, None if none did.

        Raises:
            OutsideError: the disk is full or cannot be written; then everything stands as before.
        """
        fresh = self.database.with_name(f".{secrets.token_hex(8)}.unfinished")
        try:
            self.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _copy(Path(path), fresh)
            _synced(fresh)
            aside = self._aside(now)
            fresh.replace(self.database)
            _synced(self.database.parent)
            return str(aside) if aside else None
        except OSError as error:
            raise OutsideError(
                f"The backup could not be put back: {(error.strerror or 'the disk refused').lower()}.", _WAY_OUT
            ) from error
        except sqlite3.Error as error:
            raise OutsideError(f"The backup could not be put back: {error}.", _WAY_OUT) from error
        finally:
            fresh.unlink(missing_ok=True)

    def _aside(self, now: datetime) -> Path | None:
        """The database under a dated name, with all that its log still holds."""
        if not self.database.exists():
            return None
        aside = _free(self.database.with_name(f"put aside {name_of(now)}"))
        # A database that is broken cannot empty its log: then the log goes along under the same name.
        with suppress(sqlite3.Error), closing(sqlite3.connect(self.database, timeout=2)) as opened:
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for ending in ("-wal", "-shm"):
            beside = self.database.with_name(self.database.name + ending)
            if beside.exists():
                beside.replace(aside.with_name(aside.name + ending))
        # A second name, not a new one: were the power cut now, the database would still stand where it stood.
        os.link(self.database, aside)
        return aside

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """While the pages are served: until then nothing can be put back."""
        with self._lock(shared=True):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While something is put back.

        Raises:
            RuleError: the pages are being served.
        """
        with self._lock(shared=False):
            yield

    @contextmanager
    def _lock(self, *, shared: bool) -> Iterator[None]:
        if not LOCKS:
            yield
            return
        self.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.database.parent / "in-use").open("a") as file:
            try:
                fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except OSError as error:
                raise _busy(shared=shared) from error
            yield


def _busy(*, shared: bool) -> RuleError:
    if shared:
        return RuleError("A backup is being put back at this moment.", "Wait until it is done, then start again.")
    return RuleError(
        "Halfhour is running on this data folder.",
        "Stop it first (Ctrl-C where `halfhour serve` runs), then restore.",
    )


def _copy(source: Path, target: Path) -> None:
    """The whole of a database, as of one moment, in one file without a log."""
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as from_,
        closing(sqlite3.connect(target)) as to,
    ):
        from_.backup(to)
        to.execute("PRAGMA journal_mode=DELETE")
        told = to.execute("PRAGMA quick_check").fetchone()[0]
        if told != "ok":
            raise sqlite3.DatabaseError(f"the copy is not whole ({told})")


def _synced(path: Path) -> None:
    """On the disk, not only on its way."""
    with suppress(PermissionError):  # Windows opens no folders
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _free(path: Path) -> Path:
    """The path, or with a number behind it when something stands there."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def _damaged(path: Path) -> InputError:
    return InputError(f"{path.name} is damaged and was left alone.", "Take an older backup; yours are as they were.")
