"""Files and standard input, as a person names them on the command line."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click

from halfhour.domain.errors import InputError

LARGEST = 64 * 1024 * 1024
"""Bytes read from one file; a day of captions is about 2 MB, so this refuses accidents only (our own default)."""
LONGEST_MESSAGE = 1024 * 1024
"""Bytes of one message (our own default)."""


def blob_of(name: str, *, largest: int = LARGEST) -> bytes:
    """All bytes of a file, or of standard input when the name is `-`.

    Raises:
        InputError: it cannot be opened, or holds more than `largest` bytes.
    """
    if name == "-":
        if sys.stdin.isatty():
            click.echo("Paste the talk here, then press Ctrl-D on a line of its own.", err=True)
        return _limited(sys.stdin.buffer, "What came on standard input", largest)
    try:
        with Path(name).open("rb") as file:
            return _limited(file, name, largest)
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise InputError(f"{name} cannot be read: {why.lower()}.", "Check the path and try again.") from error


def texts_of(names: Iterable[str]) -> list[str]:
    """The text of each message; none is longer than a megabyte."""
    return [blob_of(name, largest=LONGEST_MESSAGE).decode("utf-8", "replace").lstrip("\ufeff") for name in names]


def _limited(file: BinaryIO, name: str, largest: int) -> bytes:
    blob = file.read(largest + 1)
    if len(blob) > largest:
        raise InputError(
            f"{name} holds more than {largest // 1024 // 1024} MB, which no talk does.",
            "Export the transcript alone, as text, captions or a document.",
        )
    return blob
