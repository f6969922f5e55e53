"""Teams' Word export of 2021: a line with two times, a line with a name, then the words."""

import re

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.names import can_be_name, looks_like_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_MOMENT = r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]{1,7}))?"
_TIMES = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}\s*")


def read(source: Source) -> Transcript | None:
    """The talk in such an export; None when lines of times are missing, numbered as captions are, or not followed by names."""
    heads = [(at, match) for at, line in enumerate(source.lines) if "-->" in line and (match := _TIMES.fullmatch(line))]
    if not heads:
        return None
    named = sum(1 for at, _ in heads if looks_like_name(_line(source, at + 1)) and _line(source, at + 2).strip())
    numbered = sum(1 for at, _ in heads if _line(source, at - 1).strip().isdigit())
    if named < 0.8 * len(heads) or numbered > 0.5 * len(heads):
        return None
    ends = [at for at, _ in heads[1:]] + [len(source.lines)]
    return talk(
        (_turn(source, at, match, end) for (at, match), end in zip(heads, ends, strict=True)), "teams-docx-2021"
    )


def _turn(source: Source, at: int, match: re.Match[str], end: int) -> Turn:
    below = [line for line in source.lines[at + 1 : end] if line.strip()]
    name = below[0] if below and can_be_name(below[0]) else None
    words = " ".join(below[1:] if name else below)
    times = match.groups()
    return Turn(name, words, _seconds(*times[:4]), _seconds(*times[4:]), source.numbers[at])


def _seconds(hours: str, minutes: str, seconds: str, thousandths: str | None) -> float:
    """Nothing is padded here: what stands behind the dot is a number of milliseconds, so `2.90` is 2.090 s."""
    digits = thousandths or "0"
    # .NET writes seven digits when it writes a fraction after all.
    rest = float(f"0.{digits}") if len(digits) > 3 else int(digits) / 1000
    return round(int(hours) * 3600 + int(minutes) * 60 + int(seconds) + rest, 6)


def _line(source: Source, at: int) -> str:
    return source.lines[at] if 0 <= at < len(source.lines) else ""
