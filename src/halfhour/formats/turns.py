"""Turns as JSON values: what programs hand in, and what `halfhour read --json` gives."""

from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript, Turn

LATEST = 10_000_000
"""Seconds: about four months, beyond which a time is a mistake (our own default)."""
SHAPE = (
    'Each turn looks like {"speaker": "Ada", "text": "…", "start": 0.0, "end": 4.2}; speaker and times may be left out.'
)


def read(items: object) -> Transcript:
    """A talk from a list of JSON objects; turns without words are kept, so that numbers stay as given.

    Raises:
        InputError: names the first item that cannot be read.
    """
    if not isinstance(items, list) or not items:
        raise InputError("“turns” is not a list with at least one turn in it.", SHAPE)
    return Transcript(tuple(_turn(item, number) for number, item in enumerate(items)))


def write(transcript: Transcript) -> dict[str, Any]:
    """Plain JSON values: form, turns and what could not be read; title, date and notes only if there are any."""
    beside = {
        "title": transcript.title,
        "date": transcript.day.isoformat() if transcript.day else None,
        "notes": transcript.notes,
    }
    return {
        "form": transcript.form,
        **{name: value for name, value in beside.items() if value},
        "turns": [
            {"speaker": turn.speaker, "text": turn.text, "start": turn.start, "end": turn.end}
            for turn in transcript.turns
        ],
        "unreadable": [{"line": place.line, "why": place.why} for place in transcript.unreadable],
    }


def _turn(item: object, number: int) -> Turn:
    if not isinstance(item, dict):
        raise InputError(f"Turn {number} is not an object.", SHAPE)
    text, speaker = item.get("text"), item.get("speaker")
    if not isinstance(text, str):
        raise InputError(f"Turn {number} has no “text”.", SHAPE)
    if speaker is not None and not isinstance(speaker, str):
        raise InputError(f"The speaker of turn {number} is not a name.", SHAPE)
    return Turn(speaker or None, text, _seconds(item, "start", number), _seconds(item, "end", number), number + 1)


def _seconds(item: dict[str, Any], key: str, number: int) -> float | None:
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LATEST:
        raise InputError(f"“{key}” of turn {number} is not a time in seconds.", SHAPE)
    return float(value)
