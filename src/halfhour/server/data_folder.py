"""The data folder: where the database is, and the secret key that is made once and kept."""

import os
import secrets
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from halfhour.domain.errors import SetupError

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON",
}


def folder_at(path: str | Path) -> Path:
    """The data folder itself, made when it is missing and open to its owner only.

    Raises:
        SetupError: it cannot be made.
    """
    folder = Path(path).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unusable(folder, error) from error
    return folder


def secret_key_in(folder: Path) -> str:
    """The key kept in the folder, made at the first call and readable by its owner only.

    Raises:
        SetupError: the folder cannot be written.
    """
    path = folder / "secret-key"
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or _made_at_this_moment(path)
    except OSError as error:
        raise _unusable(folder, error) from error
    key = secrets.token_urlsafe(50)
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(key)
    return key


def _unusable(folder: Path, error: OSError) -> SetupError:
    return SetupError(
        f"The data folder {folder} cannot be used: {error.strerror}.",
        "Set HALFHOUR_DATA to a folder that you may write to.",
    )


def _made_at_this_moment(path: Path) -> str:
    """The key that another process of the same start is writing: it appears within a blink."""
    for _ in range(50):
        time.sleep(0.02)
        if key := path.read_text(encoding="ascii").strip():
            return key
    raise SetupError(f"The file {path} is empty.", "Remove it; a new one is made at the next start.")


def database_from(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?option=value`; SQLite in the folder when empty.

    Raises:
        SetupError: the address names another kind of database.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "halfhour.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SetupError(
            f"DATABASE_URL begins with “{parts.scheme}”, and only PostgreSQL is known by address.",
            "Write postgresql://user:password@host:5432/name, or leave it out to use SQLite in the data folder.",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
