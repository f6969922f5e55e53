"""Plain notes without speakers, and words of one recording without names: a turn for each paragraph or point."""

import re

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.front import Front, without_closing
from halfhour.formats.transcripts.heads import plain
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_POINT = re.compile(r"\s*(?:[-*+•‣▪–—]|[0-9]{1,3}[.)]|#{1,6}|>)\s+")
_TITLE = re.compile(r"\s{0,3}#\s+(.{1,160})")
_WRAPPED = 55  # a line this long that does not end a sentence was probably broken by a program


def read(source: Source, front: Front) -> Transcript | None:
    """The notes in a text; None when it has no words."""
    lines = source.lines[: without_closing(source.lines)]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    match = _TITLE.fullmatch(lines[first]) if lines else None
    runs: list[tuple[int, list[str]]] = []
    previous = ""
    for at, line in enumerate(lines):
        if line.strip() and not (match and at == first):
            if previous.strip() and runs and _continues(previous, line):
                runs[-1][1].append(line)
            else:
                runs.append((source.numbers[at], [plain(line)]))
        previous = line
    pieces = [Turn(None, " ".join(words), None, None, number) for number, words in runs]
    return talk(pieces, "notes", title=match[1] if match else front.title, day=front.day)


def _continues(previous: str, line: str) -> bool:
    """Whether a line goes on with the one above: that one is long and unfinished, and this one is no point of a list."""
    return (
        len(previous) >= _WRAPPED
        and not _POINT.match(line)
        and line[:1].strip() != ""
        and previous.rstrip()[-1:] not in ".!?:;…"
    )
