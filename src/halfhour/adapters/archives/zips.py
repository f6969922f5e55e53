"""An archive as one ZIP; what it claims of its sizes is never believed, its bytes are counted while they come."""

import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from halfhour.domain.errors import InputError, OutsideError
from halfhour.formats.archive.names import require_inside

MAX_MEMBERS = 200_000
MAX_UNPACKED = 20 * 1024**3
"""Bytes that an archive may unpack to; 500 talks with their files are some 100 MB (our own default)."""

MAX_FOLD = 1_000
"""An archive may unpack to so many times its own size; text of ours stays under 30 (our own default)."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class ZipOut:
    """Writes a ZIP under another name until it is whole, member after member, never all in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def writing(self) -> Iterator["ZipOut"]:
        """Whole at the end, or nothing.

        Raises:
            OutsideError: the disk is full, or cannot be written.
        """
        unfinished = self.path.with_name(f".{secrets.token_hex(8)}.unfinished")
        try:
            with unfinished.open("xb") as file:
                unfinished.chmod(0o600)
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as self._zip:
                    yield self
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path)
        except OSError as error:
            raise OutsideError(
                f"{self.path} could not be written: {(error.strerror or 'the disk refused').lower()}.",
                "Make room there, or choose another place; nothing unfinished is left behind.",
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """One file of the archive."""
        entry = zipfile.ZipInfo(require_inside(name), (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        with self._zip.open(entry, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)


class ZipIn:
    """Reads a ZIP; the bytes of all its members together are counted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._room = 0

    @contextmanager
    def reading(self) -> Iterator["ZipIn"]:
        """Open for reading.

        Raises:
            InputError: it is damaged, or unpacks to far more than an archive of ours.
        """
        try:
            size = self.path.stat().st_size
            self._room = min(MAX_UNPACKED, max(size * MAX_FOLD, 1024**2))
            with zipfile.ZipFile(self.path) as self._zip:
                if len(self._zip.infolist()) > MAX_MEMBERS:
                    raise _bomb()
                self._names = {require_inside(name): name for name in self._zip.namelist()}
                yield self
        except _BROKEN as error:
            raise InputError(
                "This archive is damaged or locked and cannot be opened.", "Take it once more from where it was kept."
            ) from error

    def names(self) -> tuple[str, ...]:
        """The paths of its files."""
        return tuple(name for name in self._names if not name.endswith("/"))

    def lines(self, name: str, *, longest: int) -> Iterator[bytes]:
        """The lines of a file, none longer than `longest` bytes."""
        with self._open(name) as member:
            while line := member.readline(longest + 1):
                self._count(len(line))
                if len(line) > longest:
                    raise _bomb()
                yield line

    def read(self, name: str, *, largest: int) -> bytes:
        """A whole file of at most `largest` bytes."""
        with self._open(name) as member:
            blob = member.read(largest + 1)
        self._count(len(blob))
        if len(blob) > largest:
            raise _bomb()
        return blob

    def _open(self, name: str) -> IO[bytes]:
        if name not in self._names:
            raise missing(name)
        return self._zip.open(self._names[name])

    def _count(self, number: int) -> None:
        self._room -= number
        if self._room < 0:
            raise _bomb()


def missing(name: str) -> InputError:
    """A file that an archive speaks of and does not hold."""
    return InputError(
        f"The archive lacks its file {name[:120]}.", "Take the archive as it was made, with all its files."
    )


def _bomb() -> InputError:
    return InputError(
        "This archive unpacks to far more than any that Halfhour writes.", "It is none of ours; leave it closed."
    )
