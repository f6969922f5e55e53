"""Files of archives in the data folder, each with a note of how far the work on it has come."""

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path

from halfhour.domain.archive import Shelved
from halfhour.domain.errors import OutsideError

_KEY = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")


class Shelf:
    """A folder for one workspace: a ZIP and a note (`.json`) for each piece of work."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, note: Shelved) -> Shelved:
        """A new piece of work, with a key that sorts by time."""
        note = Shelved(**{**asdict(note), "key": f"{note.begun_at:.15}-{secrets.token_hex(4)}"})
        self.note(note)
        return note

    def take_in(self, note: Shelved, pieces: Iterable[bytes]) -> Shelved:
        """A new piece of work on a file that was brought.

        Raises:
            OutsideError: the disk is full, or cannot be written.
        """
        note = Shelved(**{**asdict(note), "key": f"{note.begun_at:.15}-{secrets.token_hex(4)}"})
        path = self.path(note.key)
        try:
            self._made()
            with path.open("xb") as file:
                path.chmod(0o600)
                for piece in pieces:
                    file.write(piece)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise _unwritable(error) from error
        self.note(note)
        return note

    def note(self, note: Shelved) -> None:
        """Notes how far a piece of work is; whole or not at all.

        Raises:
            OutsideError: the disk is full, or cannot be written.
        """
        unfinished = self.folder / f".{secrets.token_hex(8)}.unfinished"
        try:
            self._made()
            unfinished.write_text(json.dumps(asdict(note)), encoding="utf-8")
            unfinished.replace(self.folder / f"{note.key}.json")
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def find(self, key: str) -> Shelved | None:
        """A piece of work; None where there is none of this key."""
        if not _KEY.fullmatch(key):
            return None
        try:
            told = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            known = {field.name for field in fields(Shelved)}
            return Shelved(**{name: value for name, value in told.items() if name in known})
        except (OSError, ValueError, TypeError):
            return None

    def all(self) -> Iterator[Shelved]:
        """Every piece of work, the latest first."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("*.json"), reverse=True):
                found = self.find(path.stem)
                if found:
                    yield found

    def path(self, key: str) -> Path:
        """Where the file of a piece of work stands."""
        return self.folder / f"{key}.zip"

    def clear(self, key: str) -> None:
        """Throws a piece of work away, file and note."""
        self.path(key).unlink(missing_ok=True)
        (self.folder / f"{key}.json").unlink(missing_ok=True)

    def _made(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _unwritable(error: OSError) -> OutsideError:
    return OutsideError(
        f"The data folder could not be written: {(error.strerror or 'the disk refused').lower()}.",
        "Make room on the disk, then try again; what you keep is as it was.",
    )
