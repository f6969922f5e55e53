"""Questions prepared beforehand: one a line, or a JSON list."""

import json
import re

from halfhour.domain.errors import InputError
from halfhour.domain.talks.answers import Planned

SHAPE = 'Write one question a line, or a JSON list of {"id": "…", "text": "…"}.'
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")


def read(text: str) -> tuple[Planned, ...]:
    """The questions in their order; lines are numbered from 1, without their bullets; empty lines and `#` lines are left out.

    Raises:
        InputError: a JSON list that is not one of questions.
    """
    text = text.removeprefix("\ufeff").strip()
    if text.startswith("["):
        return _from_list(text)
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    questions = [line for line in lines if line and not line.startswith("#")]
    return tuple(Planned(str(number), question) for number, question in enumerate(questions, start=1))


def read_values(items: object) -> tuple[Planned, ...]:
    """The questions of a parsed JSON list: objects with id and text, or texts alone, which are numbered from 1.

    Raises:
        InputError: names the first item that is no question.
    """
    if not isinstance(items, list):
        raise InputError("“planned” is not a list.", SHAPE)
    return tuple(_question(item, number) for number, item in enumerate(items, start=1))


def _from_list(text: str) -> tuple[Planned, ...]:
    try:
        return read_values(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InputError("The planned questions begin like a JSON list, but are not one.", SHAPE) from error


def _question(item: object, number: int) -> Planned:
    if isinstance(item, str):
        return Planned(str(number), item)
    if isinstance(item, dict) and isinstance(item.get("text"), str):
        name = item.get("id")
        if name is None or isinstance(name, str | int):
            return Planned(str(number if name is None else name), item["text"])
    raise InputError(f"Planned question {number} has no text, or an id that is neither text nor number.", SHAPE)
