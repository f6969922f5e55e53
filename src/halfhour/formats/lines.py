"""Lines of JSON that ask about a text, an object each."""

import json
from typing import Any, NoReturn

from halfhour.domain.errors import InputError

WAY_OUT = 'Send an object like {"id": "1", "text": "Dear Ms Osei, …"}.'


def parse(line: bytes, way_out: str = WAY_OUT) -> dict[str, Any]:
    """One JSON object from a line; `way_out` shows what one looks like.

    Raises:
        InputError: it is no JSON, or no object.
    """
    try:
        value = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError("This line is no JSON.", way_out) from error
    if not isinstance(value, dict):
        raise InputError("This line is no JSON object.", way_out)
    return value


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")
