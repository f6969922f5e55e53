"""Questions to be checked, a JSON object each, and what was found."""

from collections.abc import Mapping
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.question_checks import Check

WAY_OUT = 'A line looks like {"id": "7", "text": "How did you get into this work?"}.'


def read(value: Mapping[str, Any]) -> str:
    """The question in an object.

    Raises:
        InputError: it has no text.
    """
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("The line has no “text”.", WAY_OUT)
    return text


def as_json(check: Check) -> dict[str, Any]:
    """Form, grammar, topic, flags and a better wording; of another language only its name."""
    if check.language:
        return dict.fromkeys(("form", "type", "topic", "better")) | {"flags": [], "language": check.language}
    judged = check.judged
    return {
        "form": judged.form.value,
        "type": judged.grammar.value,
        "topic": judged.about.value,
        "flags": [flag.value for flag in judged.flags],
        "better": check.better,
        "start": judged.start,
        "end": judged.end,
    }
