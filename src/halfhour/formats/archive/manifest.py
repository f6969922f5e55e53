"""`archive.json`: what an archive is, of which version, and what it holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from halfhour.domain.errors import InputError

NAME = "archive.json"
FORMAT = "halfhour archive"
VERSION = 1
"""Counts up when an older Halfhour could no longer read what a newer one writes."""

LARGEST = 1024 * 1024


class NewerArchiveError(InputError):
    """A newer version wrote it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of an archive: `workspace` has its columns, `tables` how many rows each table has."""

    made_at: str
    program: str
    workspace: Mapping[str, Any]
    tables: Mapping[str, int]
    version: int = VERSION

    def write(self) -> str:
        """As JSON."""
        head = {
            "format": FORMAT,
            "version": self.version,
            "made_at": self.made_at,
            "program": self.program,
            "workspace": dict(self.workspace),
            "tables": dict(self.tables),
        }
        return json.dumps(head, ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> Manifest:
    """The head of an archive.

    Raises:
        NewerArchiveError: a newer version wrote it.
        InputError: it is none of ours, or broken.
    """
    try:
        head = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken() from error
    if not isinstance(head, dict) or head.get("format") != FORMAT or not isinstance(head.get("version"), int):
        raise _broken()
    if head["version"] > VERSION:
        raise NewerArchiveError(
            f"A newer Halfhour wrote this archive ({str(head.get('program', ''))[:40] or 'its version is not told'}).",
            "Update Halfhour, then bring it in again; nothing was changed.",
        )
    tables, workspace = head.get("tables"), head.get("workspace")
    if not isinstance(tables, dict) or not isinstance(workspace, dict):
        raise _broken()
    if not all(isinstance(count, int) and count >= 0 for count in tables.values()):
        raise _broken()
    return Manifest(
        str(head.get("made_at", ""))[:40], str(head.get("program", ""))[:40], workspace, tables, head["version"]
    )


def _broken() -> InputError:
    return InputError(
        f"The file {NAME} in it is none that Halfhour wrote, or it was changed.",
        "Take the archive as it was made; if you have unpacked it, choose the folder that holds archive.json.",
    )
