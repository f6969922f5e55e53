"""Lines of JSON that ask about a text, an object each."""

import json
from typing import Any

from halfhour.domain.errors import InputError

WAY_OUT = 'Send an object like {"id": "1", "text": "Dear Ms Osei, …"}.'


def parse(line: bytes) -> dict[str, Any]:
    """One JSON object from a line.

    Raises:
        InputError: it is no JSON, or no object.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("This line is no JSON.", WAY_OUT) from error
    if not isinstance(value, dict):
        raise InputError("This line is no JSON object.", WAY_OUT)
    return value
