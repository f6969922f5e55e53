"""SubRip captions (.srt) as talks: Otter, Rev, Descript, Whisper, podcasts and any other."""

import re

from halfhour.domain.talks.transcript import Transcript
from halfhour.formats.transcripts.captions import Caption, turns_of
from halfhour.formats.transcripts.clock import seconds_of
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_TIME = (
    r"(-?[0-9]{1,4}\s?:\s?[0-9]{1,2}\s?:\s?[0-9]{1,2}(?:\s?[.,:;]\s?[0-9]{0,6})?"
    r"|[0-9]{1,3}:[0-9]{2}[.,][0-9]{1,6}|[0-9]{1,6}\.[0-9]{1,6})"
)
_TIMES = re.compile(rf"\s*{_TIME}\s*(?:(?:--+|[-–—])>|,)\s*{_TIME}(?:\s.{{0,200}})?")


def read(source: Source) -> Transcript | None:
    """The talk in a SubRip text; None when it has no line of times or no words."""
    found = captions(source)
    # Teams' old Word export has such lines too, but a name on the line below each; its own reader came before.
    return talk(turns_of(found, carry=True), "srt") if found else None


def captions(source: Source) -> list[Caption]:
    """The captions of a SubRip text, read forgivingly: numbers, blank lines and zeros may be missing or too many.

    Words begin below a line of times and end above the next one (and its number).
    """
    lines = source.lines
    heads = [
        (at, match) for at, line in enumerate(lines) if ":" in line or ">" in line if (match := _TIMES.fullmatch(line))
    ]
    if not heads:
        return []
    ends = [_before(lines, at) for at, _ in heads[1:]] + [len(lines)]
    return [
        Caption(
            "\n".join(lines[at + 1 : end]).strip("\n "),
            _seconds(match[1]),
            _seconds(match[2]),
            source.numbers[at],
            _number(lines, at),
        )
        for (at, match), end in zip(heads, ends, strict=True)
    ]


def _before(lines: tuple[str, ...], at: int) -> int:
    """Where the words before the times at line `at` end: above its number, if it has one."""
    return at - 1 if _number(lines, at) else at


def _number(lines: tuple[str, ...], at: int) -> str:
    above = lines[at - 1].strip(" \t\ufeff") if at else ""
    return above if above.isdigit() and len(above) < 10 else ""


def _seconds(text: str) -> float | None:
    """Seconds of a SubRip time, also when blanks or one-digit parts got into it; a negative time is none."""
    text = re.sub(r"\s", "", text).replace(";", ",")
    hours, minutes, rest = text.split(":", 2) if text.count(":") >= 2 else ("", "", "")
    if not rest:
        return seconds_of(text)
    if hours.startswith("-"):
        return None
    seconds, _, fraction = rest.replace(":", ",").replace(".", ",").partition(",")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")
