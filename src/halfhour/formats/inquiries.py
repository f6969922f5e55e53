"""What a program asks about one talk, as a line of JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Planned
from halfhour.domain.talks.transcript import Transcript
from halfhour.formats import lines, planned, transcripts, turns

SHAPE = 'A line looks like {"id": "7", "text": "Ada: …"} or {"id": "7", "turns": […]}, with planned, me, date and kind if known.'


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A talk and what is known about it beforehand."""

    transcript: Transcript
    planned: tuple[Planned, ...] = ()
    me: str | None = None
    day: date | None = None
    kind: Kind | None = None


def parse(line: bytes) -> dict[str, Any]:
    """The JSON object on a line.

    Raises:
        InputError: it is none.
    """
    return lines.parse(line, SHAPE)


def read(value: dict[str, Any]) -> Inquiry:
    """The inquiry that a JSON object holds.

    Raises:
        InputError: names the field that cannot be read.
    """
    me = value.get("me")
    if me is not None and not isinstance(me, str):
        raise InputError("“me” is not a name.", SHAPE)
    return Inquiry(
        transcript=_transcript(value),
        planned=planned.read_values(value.get("planned") or []),
        me=me or None,
        day=day_of(value.get("date")),
        kind=kind_of(value.get("kind")),
    )


def day_of(value: object) -> date | None:
    """A day from `YYYY-MM-DD`, or from a time that begins so; None for nothing."""
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"“{str(value)[:40]}” is not a day.", "Write it as YYYY-MM-DD.") from error


def kind_of(value: object) -> Kind | None:
    """A kind by its name; None for nothing, and for `unclear`, which lets the talk itself speak."""
    if value is None or value in ("", Kind.UNCLEAR):
        return None
    if value in tuple(Kind):
        return Kind(str(value))
    names = ", ".join(kind for kind in Kind if kind is not Kind.UNCLEAR)
    raise InputError(f"“{str(value)[:40]}” is not a kind of conversation.", f"Use one of: {names}.")


def _transcript(value: dict[str, Any]) -> Transcript:
    if value.get("turns") is not None:
        return turns.read(value["turns"])
    text = value.get("text")
    if not isinstance(text, str):
        raise InputError("The line has neither “text” nor “turns”.", SHAPE)
    return transcripts.read(text.encode("utf-8", "replace"), "")
