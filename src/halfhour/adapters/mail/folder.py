"""The dull mail: a file for each letter in a folder, to be opened in one's own mail program."""

import os
import re
import secrets
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from halfhour.domain.errors import OutsideError
from halfhour.domain.outbox import Outgoing
from halfhour.formats.mail import writing


class FolderMail:
    """Writes `.eml` files; each letter once, and each file whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:  # noqa: ARG002 - a file is there or not
        """Puts the letter into the folder.

        Raises:
            OutsideError: the folder cannot be written.
        """
        blob = writing.write(letter)
        key = _key(letter.mail_id)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # The key alone tells whether it was taken: name and date in front of it are for those who look into the folder.
            if not any(self.folder.glob(f"*{key}.eml")):
                self._put(f"{letter.at:%Y-%m-%d} {_readable(letter)} {key}.eml", blob)
        except OSError as error:
            raise self._unwritable(error) from error

    def forget(self, mail_ids: Iterable[str]) -> None:
        """Removes the files of these letters.

        Raises:
            OutsideError: the folder cannot be written.
        """
        try:
            for key in {_key(mail_id) for mail_id in mail_ids}:
                for file in self.folder.glob(f"*{key}.eml"):
                    file.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> OutsideError:
        return OutsideError(
            f"The folder {self.folder} could not be written: {error.strerror}.",
            "Make room there, or allow Halfhour to write into it.",
        )

    def _put(self, name: str, blob: bytes) -> None:
        """Under another name until it is whole and on the disk, so that a power cut leaves no half of a letter."""
        unfinished = self.folder / f".{secrets.token_hex(8)}.unfinished"
        try:
            with unfinished.open("wb") as file:
                file.write(blob)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.folder / name)
        finally:
            unfinished.unlink(missing_ok=True)


def _key(mail_id: str) -> str:
    return sha256(mail_id.encode()).hexdigest()[:16]


def _readable(letter: Outgoing) -> str:
    """To whom, in signs that every file system takes."""
    return re.sub(r"[^\w@.+-]+", " ", letter.to_name or letter.to).strip(" .")[:40] or "letter"
