"""Text in which each turn begins with a name and a time: Otter, Teams' Word export, Rev, Descript, Fireflies, tl;dv and others."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.front import Front, front_of, without_closing
from halfhour.formats.transcripts.heads import Head, Style, has_time, lone_time, plain, timed_head
from halfhour.formats.transcripts.names import looks_like_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_NAMED = (Style.NAME_TIME, Style.NAME_TIME_WORDS, Style.TIME_NAME, Style.TIME_NAME_WORDS)
_TEAMS_TITLE = re.compile(r"(.{0,200}?)-?([0-9]{8})_[0-9]{4,6}(?:UTC)?-.{3,60}")


@dataclass(slots=True)
class _Run:
    """A turn while its lines come in."""

    head: Head
    line: int
    words: list[str] = field(default_factory=list)

    def turn(self) -> Turn:
        return Turn(self.head.name, " ".join(self.words), self.head.start, self.head.end, self.line)


def read(source: Source) -> Transcript | None:
    """The talk in a text with timed turns; None when too few lines begin one."""
    heads = _heads(source)
    if not _is_enough(source, heads):
        return None
    first = min(heads)
    front = front_of(source.lines[:first])
    runs = _runs(source, heads)
    form = _form(source, heads, front)
    if form.startswith("teams"):
        _drop_markers(source, runs, front)
    return talk([run.turn() for run in runs], form, title=front.title, day=front.day, notes=front.notes)


def _heads(source: Source) -> dict[int, Head]:
    """The lines that begin a turn, in the styles that this text uses."""
    found = {}
    previous: int | None = None
    for at, line in enumerate(source.lines):
        # In a Word document a turn begins with its paragraph, so a time within one was said.
        if has_time(line) and source.numbers[at] != (previous if source.container == "docx" else None):
            head = timed_head(plain(line))
            if head:
                found[at] = head
        previous = source.numbers[at]
    return _in_main_style(source, _with_names_above(source, found))


def _with_names_above(source: Source, heads: dict[int, Head]) -> dict[int, Head]:
    """Heads whose name and time stand on two lines, as when a page is copied; unchanged where times stand alone."""
    alone = [at for at, head in heads.items() if head.style is Style.TIME]
    found = {at: at - 1 for at in alone if at and _is_name_line(source.lines[at - 1])}
    if len(alone) < 2 or len(found) < 0.8 * len(alone) or any(head.style in _NAMED for head in heads.values()):
        return heads
    return {
        above: replace(heads[at], style=Style.NAME_TIME, name=source.lines[above].strip())
        for at, above in found.items()
    }


def _is_name_line(line: str) -> bool:
    return looks_like_name(line) and not line.rstrip().endswith((".", ":", ","))


def _in_main_style(source: Source, heads: dict[int, Head]) -> dict[int, Head]:
    """Only heads whose style is at home in this text: names with times if there are any such, else times alone."""
    counts = Counter(head.style for head in heads.values() if head.sure)
    named = {style: counts[style] for style in _NAMED if counts[style]}
    if not named:
        loose = Counter(head.style for head in heads.values() if head.style in _NAMED)
        named = {style: count for style, count in loose.items() if count >= 2}
    names = Counter(head.name for head in heads.values() if head.style in named)
    if not named or (counts[Style.TIME_WORDS] >= sum(named.values()) and max(names.values()) < 2):
        return _unnamed(source, heads)
    allowed = {style for style, count in named.items() if count * 10 >= max(named.values())}
    return {
        at: head
        for at, head in heads.items()
        if head.style in allowed and (head.sure or names[head.name] > 1 or looks_like_name(head.name or ""))
    }


def _unnamed(source: Source, heads: dict[int, Head]) -> dict[int, Head]:
    """Times without names: alone on a line or in front of words, whichever is the rule here."""
    found = {at: head for at in heads if (head := timed_head(plain(source.lines[at]), named=False)) and head.sure}
    counts = Counter(head.style for head in found.values())
    style = Style.TIME if counts[Style.TIME] >= counts[Style.TIME_WORDS] else Style.TIME_WORDS
    return {at: head for at, head in found.items() if head.style is style}


def _is_enough(source: Source, heads: dict[int, Head]) -> bool:
    """Whether heads make the text a timed transcript: several of them, or one at the very beginning or with a known footer."""
    if not heads:
        return False
    first = min(heads)
    if len(heads) == 1 and not _is_otter(source):
        begins = not any(line.strip() for line in source.lines[:first])
        return begins and heads[first].sure and heads[first].style in _NAMED
    written = sum(1 for line in source.lines if line.strip())
    unnamed = heads[first].style in {Style.TIME, Style.TIME_WORDS}
    return len(heads) * (8 if unnamed else 60) >= written - first or _is_otter(source)


def _is_otter(source: Source) -> bool:
    return any("otter.ai" in line for line in source.lines[-6:])


def _runs(source: Source, heads: dict[int, Head]) -> list[_Run]:
    runs: list[_Run] = []
    first, last = min(heads), without_closing(source.lines)
    for at in range(first, last):
        if at in heads:
            runs.append(_Run(heads[at], source.numbers[at], [heads[at].rest]))
        elif source.lines[at].strip() and not (at - 1 in heads and _is_time_of(source.lines[at], heads[at - 1])):
            runs[-1].words.append(plain(source.lines[at]))
    return runs


def _is_time_of(line: str, head: Head) -> bool:
    """Whether a line is the time that belongs to the name above it."""
    return head.start is not None and lone_time(line) == head.start


def _form(source: Source, heads: dict[int, Head], front: Front) -> str:
    """Which program wrote the text, as far as it shows."""
    end = "docx" if source.container == "docx" else "txt"
    style, head = Counter(head.style for head in heads.values()).most_common(1)[0][0], heads[min(heads)]
    line = source.lines[min(heads)]
    if _is_otter(source) or front.is_otter:
        return f"otter-{end}"
    if any(_TEAMS_TITLE.fullmatch(line.strip()) for line in front.lines) or (end == "docx" and "   " in line):
        return "teams-docx" if end == "docx" else "teams-txt"
    if style is Style.NAME_TIME_WORDS:
        return "descript-md" if line.startswith("**") else f"rev-{end}"
    if style is Style.NAME_TIME and head.name and "  " in line.strip():
        return f"otter-{end}"
    return {Style.TIME_NAME_WORDS: "timed-lines", Style.TIME: f"otter-{end}"}.get(style, "timed-text")


def _drop_markers(source: Source, runs: list[_Run], front: Front) -> None:
    """Takes away the line that says, in some language, who stopped the transcription.

    It is known by its place: the last one, apart from the turn before, and naming who is named in the line before the first turn.
    """
    written = [at for at, line in enumerate(source.lines) if line.strip()]
    last = written[-1]
    words = plain(source.lines[last])
    apart = (
        source.numbers[last] != source.numbers[written[-2]]
        if source.container == "docx"
        else not source.lines[last - 1].strip()
    )
    names = {run.head.name for run in runs if run.head.name}
    opener = front.lines[-1].strip() if front.lines else ""
    named = any(name in words for name in names) or (bool(opener) and _shares_a_name(opener, words))
    if apart and named and len(words) < 160 and runs[-1].words[-1] == words and len(runs[-1].words) > 1:
        runs[-1] = replace(runs[-1], words=runs[-1].words[:-1])


def _shares_a_name(one: str, other: str) -> bool:
    """Whether two short lines begin or end with the same word, as two lines about one person do."""
    a, b = one.split(), other.split()
    return bool(a and b) and (a[0] == b[0] or a[-1] == b[-1])
