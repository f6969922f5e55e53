"""JSON from strangers: read within limits, and looked into without trusting its shape."""

import json
from collections.abc import Iterator

from halfhour.domain.errors import InputError

# Our own limits: three hours with a time for each word have about 120,000 objects and 600,000 commas.
MAX_OBJECTS = 700_000
MAX_COMMAS = 4_000_000

_AGAIN = "Please export the transcript again, or choose another form such as VTT."


def parsed(text: str) -> object:
    """The value of a JSON text.

    Raises:
        InputError: it is damaged, nested too deeply, or far larger than any talk.
    """
    if text.count("{") + text.count("[") > MAX_OBJECTS or text.count(",") > MAX_COMMAS:
        raise InputError("This JSON file holds far more than any talk.", "Please give the transcript of one talk only.")
    try:
        # A number of a hundred thousand digits would cost seconds as an integer; as a float it is just endless.
        return json.loads(text, parse_int=_whole, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise InputError(f"This JSON file is damaged near line {error.lineno}.", _AGAIN) from error
    except RecursionError as error:
        raise InputError("This JSON file is nested far deeper than any talk.", _AGAIN) from error


def at(value: object, *path: str | int) -> object:
    """What stands at a path of keys and places; None when the way ends early."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def objects(value: object) -> list[dict[str, object]]:
    """The objects of a list; empty for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def numbered(value: object) -> Iterator[tuple[int, dict[str, object]]]:
    """The objects of a list with their 1-based places in it."""
    if isinstance(value, list):
        yield from ((number, item) for number, item in enumerate(value, start=1) if isinstance(item, dict))


def text_at(value: object, *path: str | int) -> str:
    """The text at a path; empty when there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def label_at(value: object, *path: str | int) -> str | None:
    """Who speaks, as the file says it: a name, a letter or a number; None when it says nothing."""
    found = at(value, *path)
    if isinstance(found, str):
        return found.strip() or None
    if isinstance(found, int | float) and not isinstance(found, bool):
        return f"{found:g}"
    if isinstance(found, dict):
        return next(
            (
                name
                for key in ("name", "display_name", "displayName", "speaker_name", "label", "id")
                if (name := label_at(found, key))
            ),
            None,
        )
    return None


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < 19 else float(digits)
