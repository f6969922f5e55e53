"""Times of a talk: written in many ways, kept as seconds from its beginning."""

import math
import re
from datetime import date, datetime

_CLOCK = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{2})(?:[.,]([0-9]{1,6}))?")
_LETTERS = re.compile(
    r"(?:([0-9]{1,3})\s?h(?:ours?|rs?)?)?\s*(?:([0-9]{1,3})\s?m(?:in)?)?\s*(?:([0-9]{1,3})\s?s(?:ec)?)?"
)
MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari",
            "feb february februar février fevrier febrero febbraio fevereiro februari",
            "mar march märz maerz mars marzo março marco maart mrz",
            "apr april avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet julio luglio julho",
            "aug august août aout agosto augustus augusti",
            "sep sept september septembre septiembre settembre setembro",
            "oct october oktober octobre octubre ottobre outubro okt",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre decembre diciembre dicembre dezembro dez",
        ),
        start=1,
    )
    for month in names.split()
}
_DAY_FIRST = re.compile(r"\b([0-9]{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?((?:19|20)[0-9]{2})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)[0-9]{2})\b")
_ISO = re.compile(r"\b((?:19|20)[0-9]{2})[-/.年]\s?([0-9]{1,2})[-/.月]\s?([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:[-_T][0-9]{4,6})?(?![0-9])")


def seconds_of(text: str) -> float | None:
    """Seconds written as `H:MM:SS`, `M:SS`, either with a fraction, or as plain `12.5`; None when it is none of these."""
    text = text.strip()
    match = _CLOCK.fullmatch(text)
    if match:
        hours, minutes, seconds, fraction = match.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")
    return plain_seconds(text)


def plain_seconds(value: object, *, per_second: float = 1) -> float | None:
    """A number, or a number as text, as seconds; None for what is missing, negative or beyond a hundred days."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value[:40].strip().removesuffix("s")) if isinstance(value, str) else float(value)
    except (ValueError, OverflowError):
        return None
    number /= per_second
    return round(number, 6) if math.isfinite(number) and 0 <= number < 8_640_000 else None


def any_seconds(value: object) -> float | None:
    """Seconds from a number or from a text such as `01:05`, `12.5` or `3.500s`."""
    if isinstance(value, str):
        return seconds_of(value[:40]) if ":" in value else plain_seconds(value)
    return plain_seconds(value)


def instant(value: object) -> datetime | None:
    """A moment written in ISO 8601; None when it is not one."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def is_length(text: str) -> bool:
    """Whether a line is only a length such as `27m 42s` or `1h 2m 3s`."""
    text = text.strip()
    match = _LETTERS.fullmatch(text) if 0 < len(text) < 30 else None
    return bool(match and any(match.groups()))


def day_in(text: str) -> date | None:
    """The first date written out in a short text (`15 January 2026`, `Jan 15, 2026`, `2026-01-15`, `20260115`).

    Dates of digits alone such as 01/02/2026 are not guessed: half the world reads them the other way round.
    """
    text = text[:300]
    for match in _DAY_FIRST.finditer(text):
        if match[2].lower() in MONTHS:
            return _day(int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        if match[1].lower() in MONTHS:
            return _day(int(match[3]), MONTHS[match[1].lower()], int(match[2]))
    for pattern in (_ISO, _COMPACT):
        for match in pattern.finditer(text):
            found = _day(int(match[1]), int(match[2]), int(match[3]))
            if found:
                return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
