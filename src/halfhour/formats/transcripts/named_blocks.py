"""Text in blocks whose first line is only a name: Otter without times, hand-made transcripts."""

from collections import Counter

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.front import Front, without_closing
from halfhour.formats.transcripts.heads import plain
from halfhour.formats.transcripts.names import looks_like_name
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk


def read(source: Source, front: Front) -> Transcript | None:
    """The talk in such a text; None unless most blocks begin with a name and some name comes back."""
    names = _name_lines(source)
    counts = Counter(names.values())
    if not names or max(counts.values()) < 2 or len(counts) > 0.8 * sum(counts.values()) + 1:
        return None
    ends = [*list(names)[1:], without_closing(source.lines)]
    pieces = [
        Turn(name, " ".join(plain(line) for line in source.lines[at + 1 : end]), None, None, source.numbers[at])
        for (at, name), end in zip(names.items(), ends, strict=True)
    ]
    form = "otter-txt" if any("otter.ai" in line for line in source.lines[-6:]) else "named-blocks"
    return talk(pieces, form, title=front.title, day=front.day)


def _name_lines(source: Source) -> dict[int, str]:
    """Lines that are only a name and begin a block of at least two lines; empty when fewer than half the blocks do so."""
    lines = source.lines
    starts = [at for at, line in enumerate(lines) if line.strip() and (at == 0 or not lines[at - 1].strip())]
    found = {
        at: plain(lines[at]).strip()
        for at in starts
        if len(lines[at]) < 90 and at + 1 < len(lines) and lines[at + 1].strip() and _is_name(plain(lines[at]).strip())
    }
    return found if len(found) >= 0.5 * len(starts) else {}


def _is_name(text: str) -> bool:
    return looks_like_name(text) and not text.endswith((".", ":", "-")) and len(text.split()) <= 5
