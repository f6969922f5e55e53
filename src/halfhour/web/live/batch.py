"""What a phone sends when it is back: marks, extensions and the end, in one piece of JSON."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from halfhour.actions.sittings import Marked
from halfhour.domain.errors import InputError
from halfhour.domain.timebox import STEPS, Extension
from halfhour.records.sittings import Mark

MOST = 5_000
"""Marks in one piece; a long talk has some hundred."""
_MADE = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened on the phone since it last reached us."""

    marks: tuple[Marked, ...] = ()
    extensions: tuple[Extension, ...] = ()
    ended: datetime | None = None


def read(body: bytes) -> Batch:
    """The batch in a request.

    Raises:
        InputError: it has another shape.
    """
    try:
        given = json.loads(body or b"{}")
        marks = tuple(_mark(one) for one in given.get("marks", []))
        extensions = tuple(_extension(one) for one in given.get("extensions", []))
        ended = _moment(given["ended"]) if given.get("ended") else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "What the phone sent could not be read.", "Load the page anew; your notes stay on it."
        ) from error
    if len(marks) > MOST:
        raise InputError("That is more than a talk can hold.", f"Send at most {MOST} marks at once.")
    return Batch(marks, extensions, ended)


def _mark(one: dict[str, Any]) -> Marked:
    made, version = str(one["made"]), int(one.get("version", 1))
    if not _MADE.fullmatch(made) or not 1 <= version < 2**31:
        raise ValueError(made)
    text = str(one.get("text", "")).replace("\0", "")
    return Marked(made, Mark.Sort(one["sort"]), text, _moment(one["at"]), version, str(one.get("question") or ""))


def _extension(one: dict[str, Any]) -> Extension:
    if one["minutes"] not in STEPS:
        raise ValueError(one["minutes"])
    return Extension(_moment(one["at"]), int(one["minutes"]), bool(one["agreed"]))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not 2000 <= moment.year < 2200:
        raise ValueError(text)
    return moment
