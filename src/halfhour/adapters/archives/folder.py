"""An archive as a folder, to be looked into with any program."""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from halfhour.adapters.archives.zips import missing
from halfhour.domain.errors import InputError, OutsideError, RuleError
from halfhour.formats.archive.names import require_inside


class FolderOut:
    """Writes a new folder, under another name until it is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def writing(self) -> Iterator["FolderOut"]:
        """Whole at the end, or nothing.

        Raises:
            RuleError: something stands there already.
            OutsideError: the disk is full, or cannot be written.
        """
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise RuleError(f"Something stands at {self.path} already.", "Name a new or an empty folder.")
        self._root = self.path.with_name(f".{secrets.token_hex(8)}.unfinished")
        try:
            self._root.mkdir(parents=True, mode=0o700)
            yield self
            if self.path.exists():
                self.path.rmdir()
            self._root.replace(self.path)
        except OSError as error:
            raise OutsideError(
                f"{self.path} could not be written: {(error.strerror or 'the disk refused').lower()}.",
                "Make room there, or choose another place; nothing unfinished is left behind.",
            ) from error
        finally:
            shutil.rmtree(self._root, ignore_errors=True)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """One file of the archive."""
        path = self._root / require_inside(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())


class FolderIn:
    """Reads a folder; links that lead out of it are not followed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator["FolderIn"]:
        """Open for reading.

        Raises:
            InputError: it cannot be read.
        """
        try:
            self._root = self.path.resolve()
            yield self
        except OSError as error:
            raise InputError(
                f"{self.path} cannot be read: {(error.strerror or 'it cannot be opened').lower()}.", "Check the path."
            ) from error

    def names(self) -> tuple[str, ...]:
        """The paths of its files."""
        return tuple(path.relative_to(self._root).as_posix() for path in self._root.rglob("*") if path.is_file())

    def lines(self, name: str, *, longest: int) -> Iterator[bytes]:
        """The lines of a file, none longer than `longest` bytes."""
        with self._path(name).open("rb") as file:
            while line := file.readline(longest + 1):
                if len(line) > longest:
                    raise InputError(f"A line of {name[:120]} is far too long.", "Take the archive as it was made.")
                yield line

    def read(self, name: str, *, largest: int) -> bytes:
        """A whole file of at most `largest` bytes."""
        with self._path(name).open("rb") as file:
            blob = file.read(largest + 1)
        if len(blob) > largest:
            raise InputError(f"The file {name[:120]} is far too large.", "Take the archive as it was made.")
        return blob

    def _path(self, name: str) -> Path:
        path = (self._root / require_inside(name)).resolve()
        if not path.is_relative_to(self._root) or not path.is_file():
            raise missing(name)
        return path
