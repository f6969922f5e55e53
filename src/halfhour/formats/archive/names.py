"""Names of files that every system takes, that tell what is in them, and that cannot lead out of an archive."""

import re
import unicodedata
from collections.abc import Container

from halfhour.domain.errors import InputError

LONGEST = 60
_BAD = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(words: str, otherwise: str = "without a name") -> str:
    """Words as a name of a file, in their own script."""
    plain = unicodedata.normalize("NFC", _BAD.sub(" ", words))
    plain = " ".join(plain.split())[:LONGEST].strip(" .")
    while len(plain.encode()) > 180:
        plain = plain[:-1]
    return f"{plain}_" if _TAKEN.fullmatch(plain) else plain or otherwise


def unique_name(words: str, key: str, taken: Container[str]) -> str:
    """The same, with a key behind it where another file is called so; names are compared without case."""
    name = file_name(words)
    return f"{name} {key}" if name.casefold() in taken else name


def require_inside(name: str) -> str:
    """A path inside an archive, as it stands.

    Raises:
        InputError: it would lead out of the archive.
    """
    parts = name.replace("\\", "/").split("/")
    if not name or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name:
        raise InputError(
            "A file in this archive would be written outside of it.", "It is none that Halfhour wrote; leave it closed."
        )
    return name
