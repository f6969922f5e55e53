"""Text whose turns carry the time of day: Zoom's saved captions and TranscripTonic for Google Meet."""

import re
from collections.abc import Callable
from datetime import date

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import day_in
from halfhour.formats.transcripts.front import front_of, without_closing
from halfhour.formats.transcripts.names import can_be_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_DAY = 24 * 3600
_CAPTION = re.compile(
    r"\[([^\[\]]{1,90})\]\s*([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\s*([AP])\.?M\.?)?\s*", re.IGNORECASE
)
_DATED = re.compile(
    r"([^()]{1,80}(?:\([^()]{1,40}\)\s*)?)\s*\(\s*([^()]*[0-9][^()]*[0-9]{1,2}[:.][0-9]{2}[^()]*)\)\s*:?\s*"
)


def read(source: Source) -> Transcript | None:
    """The talk in one of the two forms; None when it is neither."""
    return _zoom(source) or _dated(source)


def _zoom(source: Source) -> Transcript | None:
    """Zoom's captions: `[Name] HH:MM:SS` with the words below; times are counted from the first caption."""
    heads = _heads(source, _CAPTION)
    if not heads:
        return None
    moments = _since_first([_time_of_day(match) for match in heads.values()])
    times = dict(zip(heads, moments, strict=True))
    return talk(_turns(source, heads, times.get), "zoom-captions")


def _dated(source: Source) -> Transcript | None:
    """TranscripTonic: `Name (date and time as the reader's country writes them)`, words below.

    The time is left away: its shape differs by country and says nothing of the beginning of the talk.
    """
    heads = {
        at: match
        for at, match in _heads(source, _DATED).items()
        if ":" in match[2] and re.search(r"[0-9].*[/.,\-年 ].*[0-9]:", match[2])
    }
    if not heads:
        return None
    first = next(iter(heads.values()))
    front = front_of(source.lines[: min(heads)])
    return talk(
        _turns(source, heads, lambda _: None),
        "transcriptonic-txt",
        title=front.title,
        day=_day(first[2]),
        notes=front.notes,
    )


def _heads(source: Source, pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
    found = {}
    for at, line in enumerate(source.lines):
        match = pattern.fullmatch(line.strip()) if len(line) < 200 and ":" in line else None
        if match and can_be_name(match[1]):
            found[at] = match
    return found


def _turns(source: Source, heads: dict[int, re.Match[str]], time: Callable[[int], float | None]) -> list[Turn]:
    ends = [*list(heads)[1:], without_closing(source.lines)]
    return [
        Turn(match[1], " ".join(source.lines[at + 1 : end]), time(at), None, source.numbers[at])
        for (at, match), end in zip(heads.items(), ends, strict=True)
    ]


def _time_of_day(match: re.Match[str]) -> float:
    hours = int(match[2])
    if match[5]:
        hours = hours % 12 + (12 if match[5].upper() == "P" else 0)
    return hours * 3600 + int(match[3]) * 60 + int(match[4])


def _since_first(moments: list[float]) -> list[float]:
    """Seconds since the first moment; a clock that jumps back by half a day has passed midnight."""
    since, days, before = [], 0, moments[0]
    for moment in moments:
        days += moment < before - _DAY / 2
        before = moment
        since.append(max(0.0, moment + days * _DAY - moments[0]))
    return since


def _day(text: str) -> date | None:
    return day_in(text)
