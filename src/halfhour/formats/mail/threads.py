"""A pasted thread taken apart: which lines are whose, the newest part first. One pass over the lines, whatever they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import parseaddr
from itertools import pairwise

from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Author, Part
from halfhour.formats.mail.marks import (
    ATTRIBUTION,
    CLOSING,
    FIELD,
    LEGAL,
    QUOTE,
    SIGNED,
    author_named,
    begins_quote,
    is_rule,
)

DEEPEST = 50
"""Parts of a thread that are told apart; what is older belongs to the last (our own default)."""

_LONGEST_MARK = 600
"""Characters of a line that may be a mark; longer lines are words."""

_SIGNATURE = 12
"""Lines of a signature at most (our own default)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its quote marks: where its words stand, and how many marks stood before them."""

    start: int
    end: int
    depth: int
    words: str


@dataclass(slots=True)
class _Threads:
    """Where we are while reading: which part a line at each depth belongs to."""

    shifts: list[int] = field(default_factory=lambda: [0] * (DEEPEST + 1))
    lines: dict[int, list[_Line]] = field(default_factory=dict)
    authors: dict[int, Author] = field(default_factory=dict)

    def part_at(self, depth: int) -> int:
        """The number of the part that a line with so many quote marks belongs to, 0 for the newest."""
        return min(depth + sum(self.shifts[: depth + 1]), DEEPEST)

    def begin_older(self, depth: int, author: Author | None) -> None:
        """From here on, lines at this depth are an older mail."""
        self.shifts[depth] += 1
        if author:
            self.authors.setdefault(self.part_at(depth), author)

    def add(self, line: _Line) -> None:
        """The line to its part."""
        self.lines.setdefault(self.part_at(line.depth), []).append(line)


def parts_of(text: str, start: int = 0, writer: Author | None = None) -> tuple[Part, ...]:
    """The parts of a thread, the newest first; lines are places in the text.

    Args:
        start: where the words begin, behind the header of a mail.
        writer: who wrote the newest part.
    """
    lines = list(_lines(text, start))
    threads = _Threads()
    number = 0
    while number < len(lines):
        number += _step(threads, lines, number)
    if writer:
        threads.authors[0] = writer
    found = (_part(threads.lines[depth], threads.authors.get(depth)) for depth in sorted(threads.lines))
    return tuple(part for part in found if part)


def field_block(lines: Sequence[str]) -> tuple[int, Author | None, str]:
    """How many lines at the beginning are fields such as From and Sent, whom they name, and the subject; 0 for no such block."""
    author, subject, count = None, "", 0
    for line in lines[:12]:
        match = FIELD.fullmatch(line.strip()[:_LONGEST_MARK])
        if not match or not (count or match["from"]):
            break
        count += 1
        if match["from"] and author is None:
            author = author_of(match["who"])
        subject = subject or (match["what"] or "").strip(" *")
    return (count, author, subject) if count >= 2 else (0, None, "")


def author_of(words: str) -> Author | None:
    """Somebody from `Ada Okoro <ada@example.org>`, `Ada Okoro [mailto:…]` or a bare name or address; None for nobody."""
    plain = words.strip(" *\t")[:300].replace("[mailto:", "<").replace("]", ">")
    if "@" not in plain:
        return Author(plain.strip('"<>')) if plain else None
    name, address = parseaddr(plain)
    return Author(name.strip("' "), address) if name or address else None


def _lines(text: str, start: int) -> Iterator[_Line]:
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        marks = QUOTE.match(text, start, end)
        begin = marks.end() if marks else start
        yield _Line(begin, end, min(marks[0].count(">"), DEEPEST) if marks else 0, text[begin:end].strip())
        start = end + 1


def _step(threads: _Threads, lines: Sequence[_Line], number: int) -> int:
    """Reads what stands at a line and says how many lines it took."""
    line = lines[number]
    if line.words and len(line.words) <= _LONGEST_MARK:
        taken = _separator(threads, lines, number) or _attribution(threads, lines, number)
        if taken:
            return taken
    threads.add(line)
    return 1


def _separator(threads: _Threads, lines: Sequence[_Line], number: int) -> int:
    """A rule, a block of fields, or both."""
    words = lines[number].words
    named = begins_quote(words)
    ahead = number + 1 if named or is_rule(words) else number
    while ahead > number and ahead < min(len(lines), number + 4) and not lines[ahead].words:
        ahead += 1
    count, author, _ = field_block([line.words for line in lines[ahead : ahead + 12]])
    if not count and not named:
        return 0
    threads.begin_older(lines[number].depth, author)
    return (ahead - number + count) if count else 1


def _attribution(threads: _Threads, lines: Sequence[_Line], number: int) -> int:
    """“On Monday, Ada wrote:”, in up to three lines; what is not marked as quoted behind it begins an older part."""
    depth, words = lines[number].depth, _up_to_colon(lines[number : number + 3])
    if not words or not ATTRIBUTION.fullmatch(" ".join(words)[:_LONGEST_MARK]):
        return 0
    taken = len(words)
    author = Author(*author_named(" ".join(words)[:_LONGEST_MARK]))
    behind = next((line for line in lines[number + taken : number + taken + 4] if line.words), None)
    if behind is None or behind.depth > depth:
        threads.authors.setdefault(threads.part_at(min(depth + 1, DEEPEST)), author)
    else:
        threads.begin_older(depth, author)
    return taken


def _up_to_colon(lines: Sequence[_Line]) -> list[str]:
    """The words of lines as far as the one that ends with a colon; none when a blank line or another depth comes first."""
    words: list[str] = []
    for line in lines:
        if line.depth != lines[0].depth or not line.words:
            return []
        words.append(line.words)
        if line.words.endswith((":", "：")):
            return words
    return []


def _part(lines: Sequence[_Line], author: Author | None) -> Part | None:
    """The words of a part without blank ends; None when there are none."""
    kept = _trimmed(_without_small_print(lines))
    if not kept:
        return None
    at = _signature(kept)
    words, signature = _trimmed(kept[:at]), _trimmed(kept[at:])
    if not words:
        words, signature = kept, ()
    known = author if author and str(author) else None
    return Part(known, _spans(words), _spans(signature))


def _spans(lines: Sequence[_Line]) -> tuple[Span, ...]:
    """The places of lines; several blank lines in a row count as one."""
    kept = [line for before, line in pairwise([None, *lines]) if line and (line.words or (before and before.words))]
    return tuple(Span(line.start, line.end) for line in kept)


def _trimmed(lines: Sequence[_Line]) -> Sequence[_Line]:
    first = next((number for number, line in enumerate(lines) if line.words), len(lines))
    last = next((number for number in range(len(lines), first, -1) if lines[number - 1].words), first)
    return lines[first:last]


def _without_small_print(lines: Sequence[_Line]) -> Sequence[_Line]:
    for number, line in enumerate(lines):
        if number and len(line.words) > 20 and LEGAL.search(line.words[:300]):
            return lines[:number]
    return lines


def _signature(lines: Sequence[_Line]) -> int:
    """The number of the line with which the signature begins; that behind the last when there is none."""
    for number in range(max(1, len(lines) - _SIGNATURE), len(lines)):
        words = lines[number].words
        if words and len(words) < 80 and SIGNED.fullmatch(words):
            return number
        if words and CLOSING.fullmatch(words) and all(len(line.words) < 80 for line in lines[number:]):
            return number
    return len(lines)
