"""The parts of a document that holds more than speech: what stands before, the transcript, what comes after."""

import re
from dataclasses import dataclass

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts.front import Front, front_of, other_heading, titled_transcript, transcript_heading
from halfhour.formats.transcripts.source import Source

_GEMINI = re.compile(
    r"notes by gemini|review gemini['’]s notes|notizen von gemini|notas de gemini|notes (?:de|par) gemini",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*|📝)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The speech alone, and what stands around it."""

    speech: Source
    front: Front
    after: str = ""


def parts_of(source: Source) -> Parts:
    """The speech below a heading such as `Transcript`; the whole text when there is none.

    Raises:
        InputError: the document holds only notes that another product's AI wrote.
    """
    heading = _heading(source)
    if heading is None:
        _refuse_gemini(source)
        return Parts(source, Front())
    front = front_of(source.lines[:heading])
    start, end = heading + 1, _end(source, heading + 1)
    speech = Source(source.lines[start:end], source.numbers[start:end], source.container, source.name)
    return Parts(speech, front, "\n".join(source.lines[end:]).strip())


def _heading(source: Source) -> int | None:
    """The line above the speech; the last such line, because the notes before it may point to it."""
    found = [
        at
        for at, line in enumerate(source.lines)
        if len(line) < 240 and (transcript_heading(line) or titled_transcript(line))
    ]
    last = max((at for at, line in enumerate(source.lines) if line.strip()), default=0)
    found = [at for at in found if at < last]
    if not found:
        return None
    tabs = [at for at in found if "📖" in source.lines[at]]
    return tabs[-1] if tabs else found[-1] if found[-1] - found[0] < 12 else found[0]


def _end(source: Source, start: int) -> int:
    """Where the speech ends: at the heading of another part, if one follows."""
    for at in range(start, len(source.lines)):
        line = source.lines[at]
        if len(line) < 80 and _HEADING.match(line) and other_heading(line):
            return at
    return len(source.lines)


def _refuse_gemini(source: Source) -> None:
    first = next((line for line in source.lines if line.strip()), "")
    if first.strip().startswith("📝") or any(_GEMINI.search(line[:300]) for line in source.lines[:5000]):
        raise InputError(
            "This holds notes that Gemini wrote, not the words that were spoken.",
            "Please open the Transcript tab of the document and export that, or the whole document.",
        )
