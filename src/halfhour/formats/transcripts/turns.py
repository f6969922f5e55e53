"""Turns as programs hand them over: counted exactly as given, nothing joined."""

from collections.abc import Iterable, Mapping

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import any_seconds
from halfhour.formats.transcripts.names import clean_name
from halfhour.formats.transcripts.source import tidy
from halfhour.formats.transcripts.speech import MAX_TURNS

_WAY_OUT = 'Each turn is an object such as {"speaker": "Ada", "text": "Hello.", "start": 0, "end": 1.5}; speaker and times may be missing.'


def turns_from(items: object) -> Transcript:
    """A talk from a list of `{"speaker", "text", "start"?, "end"?}`; turn numbers are the places in that list.

    Raises:
        InputError: not a list, empty, too long, or a turn of another shape; the message says which one, counted from 0.
    """
    if not isinstance(items, Iterable) or isinstance(items, str | bytes | Mapping):
        raise InputError("The turns are not a list.", _WAY_OUT)
    turns = []
    for place, item in enumerate(items):
        if place >= MAX_TURNS:
            raise InputError("These are more turns than any talk has.", "Please give the turns of one talk only.")
        turns.append(_turn(place, item))
    if not turns:
        raise InputError("The list of turns is empty.", _WAY_OUT)
    return Transcript(tuple(turns), "turns")


def _turn(place: int, item: object) -> Turn:
    if not isinstance(item, Mapping):
        raise InputError(f"Turn {place} is not an object.", _WAY_OUT)
    text, speaker = item.get("text"), item.get("speaker")
    if not isinstance(text, str):
        raise InputError(f"Turn {place} has no text.", _WAY_OUT)
    if speaker is not None and not isinstance(speaker, str | int):
        raise InputError(f"The speaker of turn {place} is not a text.", _WAY_OUT)
    name = None if speaker is None else clean_name(str(speaker))
    return Turn(name, tidy(text), _time(place, item, "start"), _time(place, item, "end"), None)


def _time(place: int, item: Mapping[object, object], key: str) -> float | None:
    value = item.get(key)
    if value is None:
        return None
    seconds = any_seconds(value)
    if seconds is None:
        raise InputError(f"The {key} of turn {place} is not a number of seconds.", _WAY_OUT)
    return seconds
