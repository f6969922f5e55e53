"""Questions to be judged, a JSON object each, and what was found."""

from collections.abc import Mapping
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.lawful.judging import Judgement
from halfhour.domain.lawful.law import Country

WAY_OUT = 'A line looks like {"id": "7", "text": "How old are you?", "country": "us"}; country is us, uk, ca, de or eu.'


def read(value: Mapping[str, Any], country: Country) -> tuple[str, Country]:
    """The question in an object, and its country where it names one.

    Raises:
        InputError: it has no text, or the country is unknown.
    """
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("The line has no “text”.", WAY_OUT)
    named = value.get("country")
    return text, country if named in (None, "", "any") else country_of(named)


def country_of(name: object) -> Country:
    """A country by its two letters.

    Raises:
        InputError: there is no table for it.
    """
    try:
        return Country(str(name).lower())
    except ValueError as error:
        raise InputError(f"“{str(name)[:40]}” is no country with a table of rules.", WAY_OUT) from error


def as_json(found: Judgement) -> dict[str, Any]:
    """The verdict; with ground, rule, source, place and lawful wording where there is something to say."""
    rule = found.rule
    answer = {
        "verdict": found.verdict,
        "ground": found.ground,
        "rule": rule.text if rule else None,
        "better": found.better,
        "need": found.need,
        "source": rule.source if rule else None,
        "key": rule.key if rule else None,
        "start": found.start if rule else None,
        "end": found.end if rule else None,
    }
    return answer if found.verdict else answer | {"language": found.language}
