"""A pasted thread taken apart: which lines are whose, the newest part first. One pass over the lines, whatever they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.utils import parseaddr
from itertools import pairwise

from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Author, Part
from halfhour.formats.mail.marks import (
    AT_THE_END,
    ATTRIBUTION,
    BEGINS_WITH_DAY,
    CLOSING,
    FIELD,
    LEGAL,
    QUOTE,
    SIGNED,
    author_named,
    begins_quote,
    ends_with_wrote,
    is_rule,
)

DEEPEST = 50
"""Parts of a thread that are told apart; what is older belongs to the last (our own default)."""

LONGEST_READ = 400_000
"""Characters in which somebody's own words are looked for (our own default)."""

_LONGEST_MARK = 600
"""Characters of a line that may be a mark; longer lines are words."""

_SIGNATURE = 12
"""Lines of a signature at most (our own default)."""


_TALLEST, _TALLEST_WORDS = 7, 5
"""Lines that may name a quote, blank ones and those with words (our own default)."""

_TELLING = ("from", "sent", "to", "subject")

_WRAPPED = 60
"""Characters of a quoted line from which the next may be its broken-off end (our own default)."""


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
    threads = _read(text, start)
    if writer:
        threads.authors[0] = writer
    found = (_part(threads.lines[depth], threads.authors.get(depth)) for depth in sorted(threads.lines))
    return tuple(part for part in found if part)


def own_part(text: str, start: int = 0) -> Part | None:
    """What the writer of a mail says themselves, whatever they quote; None when they only pass on what others said."""
    lines = _read(text[: start + LONGEST_READ], start).lines.get(0)
    return _part(lines, None) if lines else None


def _read(text: str, start: int) -> _Threads:
    lines = list(_lines(text, start))
    threads = _Threads()
    number = 0
    while number < len(lines):
        number += _step(threads, lines, number)
    return threads


def field_block(lines: Sequence[str]) -> tuple[int, Author | None, str]:
    """How many lines at the beginning are fields such as From and Sent, whom they name, and the subject; 0 for no such block."""
    author, subject, count, names, open_end = None, "", 0, set[str](), False
    for line in lines[:16]:
        match = FIELD.fullmatch(line.strip()[:_LONGEST_MARK])
        if not match and not (count and open_end and "@" in line):
            break
        count += 1
        open_end = _is_open(line)
        if not match:
            continue
        names.update(name for name in _TELLING if match[name] is not None)
        if match["from"] and author is None:
            author = author_of(match["who"])
        subject = subject or (match["what"] or "").strip(" *")
    told = "from" in names or {"sent", "to"} <= names
    return (count, author, subject) if count >= 2 and told else (0, None, "")


def _is_open(line: str) -> bool:
    """Whether a field goes on in the next line, where the mail program has broken it."""
    end = line.rstrip()
    return (
        end.endswith((",", ";", "mailto:", "<")) or end.count("<") > end.count(">") or end.count("[") > end.count("]")
    )


def author_of(words: str) -> Author | None:
    """Somebody from `Ada Okoro <ada@example.org>`, `Ada Okoro [mailto:…]` or a bare name or address; None for nobody."""
    plain = words.strip(" *\t")[:300].replace("[mailto:", "<").replace("]", ">")
    if "@" not in plain:
        return Author(plain.strip('"<>')) if plain else None
    name, address = parseaddr(plain)
    return Author(name.strip("' "), address) if name or address else None


def _lines(text: str, start: int) -> Iterator[_Line]:
    before: _Line | None = None
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = _line(text, start, end)
        if before and before.depth and _goes_on(before, line):
            line = replace(line, depth=before.depth)
        yield from _apart(line)
        before, start = line, end + 1


def _line(text: str, start: int, end: int) -> _Line:
    marks = QUOTE.match(text, start, end)
    if not marks or text[start:end].rstrip().endswith("<<"):
        return _Line(start, end, 0, text[start:end].strip())
    return _Line(marks.end(), end, min(marks[0].count(">"), DEEPEST), text[marks.end() : end].strip())


def _goes_on(quoted: _Line, line: _Line) -> bool:
    """Whether a line without marks is the end of the quoted one before it, broken off by a mail program on the way."""
    return (
        line.depth == 0
        and line.words[:1].islower()
        and len(quoted.words) >= _WRAPPED
        and quoted.words[-1] not in ".?!:"
    )


def _apart(line: _Line) -> Iterator[_Line]:
    """Two lines where the last words of a reply and what names its quote stand in one."""
    match = (
        AT_THE_END.fullmatch(line.words)
        if line.words.endswith((":", "：")) and len(line.words) <= _LONGEST_MARK
        else None
    )
    if not match or BEGINS_WITH_DAY.match(line.words):
        yield line
        return
    middle = line.end - len(match["head"])
    yield _Line(line.start, line.start + len(match["words"].rstrip("- ")), line.depth, match["words"].rstrip("- "))
    yield _Line(middle, line.end, line.depth, match["head"])


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
    depth, (taken, words) = lines[number].depth, _up_to_colon(lines[number : number + _TALLEST])
    if not words or not ATTRIBUTION.fullmatch(words[:_LONGEST_MARK]):
        return 0
    author = Author(*author_named(words[:_LONGEST_MARK]))
    behind = next((line for line in lines[number + taken : number + taken + 4] if line.words), None)
    if behind is None or behind.depth > depth:
        threads.authors.setdefault(threads.part_at(min(depth + 1, DEEPEST)), author)
    else:
        threads.begin_older(depth, author)
    return taken


def _up_to_colon(lines: Sequence[_Line]) -> tuple[int, str]:
    """How many lines go as far as a colon, and their words; (0, "") where they do not belong together.

    Over several lines it begins with its day; over blank ones it ends with the word for writing.
    """
    words: list[str] = []
    begins = bool(BEGINS_WITH_DAY.match(lines[0].words))
    for number, line in enumerate(lines):
        if line.depth != lines[0].depth or (number and not begins) or (number and _begins_anew(line)):
            break
        if line.words:
            words.append(line.words)
        if line.words.endswith((":", "：")) and len(words) <= _TALLEST_WORDS:
            return number + 1, " ".join(words)
    if ends_with_wrote(lines[0].words):
        return 1, lines[0].words
    return 0, ""


def _begins_anew(line: _Line) -> bool:
    return (
        bool(BEGINS_WITH_DAY.match(line.words))
        and line.words.endswith((":", "："))
        and "@" not in line.words.split(" ", 1)[0]
    )


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
