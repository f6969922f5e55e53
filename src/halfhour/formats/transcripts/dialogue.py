"""Text with `Name: words` turns: Google Meet, Granola exporters, Markdown and plain text typed by hand."""

import re
from collections import Counter
from dataclasses import dataclass, field

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.front import Front, front_of, people_in, titled_transcript, without_closing
from halfhour.formats.transcripts.heads import Head, Style, colon_head, lone_time, plain
from halfhour.formats.transcripts.names import can_be_name, is_speaker, looks_like_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_BOLD = re.compile(r"\s*(?:>\s*)?(?:[-*+•]\s+)?(?:\*\*|__)[^*_\n]{1,90}(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)")
_INTERVIEW = re.compile(r"\s*(?:\*\*)?([A-Z])[0-9]{0,3}(?:\*\*)?[:.](?:\*\*)?\s+(.*)", re.DOTALL)
_LENGTH = re.compile(r"(?<![0-9:])[0-9]{2}:[0-9]{2}:[0-9]{2}(?![0-9:])")
_MEET_END = re.compile(
    r"(?:transcription|meeting) ended after|editable transcript was computer generated", re.IGNORECASE
)


@dataclass(slots=True)
class _Run:
    """A turn while its lines come in."""

    speaker: str | None
    start: float | None
    line: int
    words: list[str] = field(default_factory=list)

    def turn(self) -> Turn:
        return Turn(self.speaker, " ".join(self.words), self.start, None, self.line)


def read(source: Source, front: Front) -> Transcript | None:
    """The talk in a text where names stand before a colon; None when no name does so often enough."""
    heads = _heads(source, front)
    if not heads:
        return None
    first = min(heads)
    before = front_of(source.lines[:first])
    turns = [run.turn() for run in _runs(source, heads)]
    title, day = before.title or front.title, before.day or front.day
    return talk(turns, _form(source, turns), title=title, day=day, notes=before.notes)


def _heads(source: Source, front: Front) -> dict[int, Head]:
    """The lines that begin a turn."""
    if lettered := _interview(source):
        return lettered
    found = {
        at: head for at, line in enumerate(source.lines) if (":" in line or "：" in line) and (head := _head(line))
    }
    people = front.people | people_in(
        [line for at, line in enumerate(source.lines[:400]) if at not in found or "," in line]
    )
    accepted = _accepted(source, found, people)
    return {at: head for at, head in found.items() if head.name in accepted}


def _head(line: str) -> Head | None:
    head = colon_head(plain(line))
    return head if head and head.name and can_be_name(head.name) else None


def _accepted(source: Source, heads: dict[int, Head], people: frozenset[str]) -> set[str]:
    """The names that are somebody.

    A name counts when it was invited, is set in bold or begins two turns. One that stands there once counts only in a text
    whose paragraphs nearly all begin with names, and only where a paragraph begins.
    """
    counts = Counter(head.name for head in heads.values() if head.name)
    bold = {head.name for at, head in heads.items() if _BOLD.match(source.lines[at])}
    sure = {name for name, number in counts.items() if is_speaker(name, number, people)}
    if len(bold) > 1 or bold & sure:
        sure |= {name for name in bold if name}
    if len(counts) > 1 and _nearly_all(source, {at for at, head in heads.items() if counts[head.name or ""] >= 2}):
        sure |= {name for name, number in counts.items() if number >= 2 and len(name.split()) <= 3}
    if not sure:
        return set()
    paragraphs = _paragraph_starts(source)
    if any(at not in paragraphs and heads[at].name in sure for at in heads):
        paragraphs |= {at for at, line in enumerate(source.lines) if line.strip() and lone_time(line) is None}
    first = min(at for at, head in heads.items() if head.name in sure)
    paragraphs = {at for at in paragraphs if at >= first}
    begun = sum(1 for at in paragraphs if at in heads and heads[at].name in sure)
    places = paragraphs | {at for at in heads if at < first}
    once = {head.name for at, head in heads.items() if head.name and at in places and looks_like_name(head.name)}
    full = all(" " in name for name in sure)
    return sure | {name for name in once if begun >= 0.5 * len(paragraphs) and (" " in name or not full)}


def _nearly_all(source: Source, begun: set[int]) -> bool:
    """Whether nearly all paragraphs begin at these lines; then even a lower-case word before the colon is somebody."""
    starts = _paragraph_starts(source)
    return len(begun & starts) >= 0.8 * len(starts) and len(begun) >= 4


def _paragraph_starts(source: Source) -> set[int]:
    """Lines that begin a paragraph: below a blank line or, where a text has few blank ones, every line."""
    lines = source.lines
    written = [at for at, line in enumerate(lines) if line.strip() and lone_time(line) is None]
    below_blank = {at for at in written if at == 0 or not lines[at - 1].strip()}
    return below_blank if len(below_blank) >= 0.3 * len(written) else set(written)


def _interview(source: Source) -> dict[int, Head]:
    """Heads of a printed interview, where nearly every paragraph begins with one of two letters (Q and A, A and B, Q1 and A1)."""
    matches = {at: match for at, line in enumerate(source.lines) if (match := _INTERVIEW.fullmatch(line))}
    letters = Counter(match[1] for match in matches.values())
    starts = _paragraph_starts(source) | set(matches)
    if len(letters) != 2 or min(letters.values()) < 2 or len(matches) < 0.7 * len(starts):
        return {}
    return {at: Head(Style.NAME_WORDS, match[1], None, match[2]) for at, match in matches.items()}


def _runs(source: Source, heads: dict[int, Head]) -> list[_Run]:
    """Turns with their lines; a time alone on a line (Google Meet's, every few minutes) dates the turn that begins below it."""
    runs: list[_Run] = []
    time = _time_above(source, min(heads))
    for at in range(min(heads), _end(source, heads)):
        line = source.lines[at]
        if at in heads:
            runs.append(_Run(heads[at].name, time, source.numbers[at], [plain(heads[at].rest)]))
            time = None
        elif (found := lone_time(line)) is not None:
            time = found
        elif line.strip():
            runs[-1].words.append(plain(line))
    return runs


def _end(source: Source, heads: dict[int, Head]) -> int:
    """Where the speech ends: above the closing lines, also those of Google Meet in a language we do not know.

    There a line of its own with the length of the talk ("… ended after 00:42:10") stands below the last turn.
    """
    end = without_closing(source.lines)
    last = max(heads)
    meet = any(lone_time(line) is not None for line in source.lines[: last + 1])
    for at in range(last + 1, end) if meet else ():
        line = source.lines[at]
        apart = source.container == "docx" or not source.lines[at - 1].strip()
        if apart and len(line) < 120 and _LENGTH.search(line) and lone_time(line) is None:
            return at
    return end


def _time_above(source: Source, first: int) -> float | None:
    """A time alone on a line just above the first turn."""
    above = [line for line in source.lines[max(0, first - 4) : first] if line.strip()]
    return lone_time(above[-1]) if above else None


def _form(source: Source, turns: list[Turn]) -> str:
    """Which program wrote the text, as far as it shows."""
    marked = any(line.startswith(("#", "**", "> **", "- **")) for line in source.lines)
    end = "docx" if source.container == "docx" else "md" if marked else "txt"
    if any(_MEET_END.search(line[:300]) for line in source.lines[-12:]) or any(
        map(titled_transcript, source.lines[:12])
    ):
        return f"meet-{end}"
    if {turn.speaker for turn in turns} <= {"Me", "Them"}:
        return f"granola-{end}"
    return {"docx": "docx", "md": "markdown", "txt": "text"}[end]
