"""Lines at which somebody begins to speak: a name, a time, or both, in the order and brackets of many programs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from halfhour.formats.transcripts.clock import seconds_of
from halfhour.formats.transcripts.names import can_be_name, looks_like_name

_LATEST = 110  # the longest name with its brackets stands before it
HEAD_LENGTH = 240  # how much of a line is looked at; a name, two times and their brackets need less


class Style(Enum):
    """How a line begins a turn; `…_WORDS` have words behind on the same line."""

    NAME_TIME = "name, time"
    NAME_TIME_WORDS = "name, time, words"
    TIME_NAME = "time, name"
    TIME_NAME_WORDS = "time, name, words"
    TIME = "time alone"
    TIME_WORDS = "time, words"
    NAME_WORDS = "name, words"


@dataclass(frozen=True, slots=True)
class Head:
    """What the beginning of a line says; `sure` when its shape leaves no doubt (brackets, two blanks, bold, a colon after the time)."""

    style: Style
    name: str | None
    start: float | None
    rest: str
    sure: bool = True
    end: float | None = None


_T = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,6})?"
_RANGE = rf"(?P<t>{_T})(?:\s*(?:-->|->|-|–|—|to)\s*(?P<u>{_T}))?"
_OPEN_T = rf"(?:\[\s*{_RANGE}\s*\]|\(\s*{_RANGE.replace('<t>', '<t2>').replace('<u>', '<u2>')}\s*\))"
_NAME = r"(?P<n>[^\s\[:：|][^:：\t|]{0,90}?)"
_WORDS = r"(?P<w>.*)"

_A_TIME = re.compile(r"[0-9]:[0-9]{2}(?![0-9])")
_BLANKS = re.compile(r"\s{3,}")
_MARKED = re.compile(r"[*\\]|__")
_MARKS = re.compile(r"^(?:\s*(?:>|#{1,6}|[-*+•])(?:\s+|\Z))*\s*")
_STARS = re.compile(r"\*{1,3}|(?<!\w)_{2}|_{2}(?!\w)")
_ESCAPES = re.compile(r"\\([-_*#\[\]().!:~`>+])")

# First match wins; what is more exact stands first. The groups are n(ame), t(ime), u(ntil), w(ords).
_PATTERNS: tuple[tuple[Style, bool, re.Pattern[str]], ...] = tuple(
    (style, sure, re.compile(pattern, re.DOTALL))
    for style, sure, pattern in (
        (Style.TIME, True, rf"(?:{_OPEN_T}|(?P<t3>{_T})(?:\s*(?:-->|->|-|–|—)\s*(?P<u3>{_T}))?)\s*:?"),
        (Style.TIME_NAME_WORDS, True, rf"{_OPEN_T}\s*[-–|]?\s*\[?{_NAME}\]?\s?[:：](?:\s+{_WORDS})?"),
        (Style.TIME_NAME_WORDS, True, rf"{_OPEN_T}\s*\[(?P<n>[^\[\]:]{{1,80}})\]\s*{_WORDS}"),
        (Style.TIME_NAME_WORDS, False, rf"{_RANGE}\s*(?:[-–—|]\s*|\s){_NAME}\s?[:：](?:\s+{_WORDS})?"),
        (Style.TIME_NAME_WORDS, True, rf"{_RANGE}\s*[|\t]\s*{_NAME}\s*[|\t]\s*{_WORDS}"),
        (Style.NAME_TIME_WORDS, True, rf"\[?{_NAME}\]?\s*{_OPEN_T}\s*[:：](?:\s+{_WORDS})?"),
        (Style.NAME_TIME_WORDS, True, rf"\[?{_NAME}\]?\s?[:：]\s*{_OPEN_T}(?:\s+{_WORDS})?"),
        (Style.NAME_TIME, True, rf"\[?{_NAME}\]?\s*{_OPEN_T}\s*"),
        (Style.NAME_TIME_WORDS, False, rf"{_NAME}\s*{_OPEN_T}\s+{_WORDS}"),
        (Style.NAME_TIME, True, rf"\[?{_NAME}\]?(?:\s{{2,}}|\t\s*|\s*[|•·,–—]\s*|\s-\s){_RANGE}\s*"),
        (Style.NAME_TIME, False, rf"{_NAME}\s?[:：]?\s{_RANGE}\s*:?"),
        (Style.TIME_NAME_WORDS, True, rf"{_OPEN_T}\s*(?P<n>(?:Speaker|SPEAKER|speaker)[ _][0-9]{{1,2}})\s+{_WORDS}"),
        (Style.TIME_NAME, True, rf"{_OPEN_T}\s*(?P<n>[^:：|\[\]]{{1,80}})"),
        (Style.TIME_NAME, False, rf"{_RANGE}(?:\s*[|•·–—,-]\s*|\s+)(?P<n>[^:：|\[\]]{{1,80}})"),
        (Style.TIME_WORDS, True, rf"{_OPEN_T}\s*{_WORDS}"),
        (Style.TIME_WORDS, False, rf"{_RANGE}\s+{_WORDS}"),
    )
)
_TIME_FIRST = tuple(pattern for pattern in _PATTERNS if pattern[0].name.startswith("TIME"))
_TIME_ONLY = tuple(pattern for pattern in _PATTERNS if pattern[0] in {Style.TIME, Style.TIME_WORDS})
_NAME_FIRST = tuple(pattern for pattern in _PATTERNS if pattern[0].name.startswith("NAME"))
_BEGINS = re.compile(rf"[\[(]?\s?{_T}")
_COLON = re.compile(rf"(?:\[(?P<n2>[^\[\]:]{{1,80}})\]|{_NAME})\s?(?::(?:\s+|\Z)|：\s*){_WORDS}", re.DOTALL)


def plain(line: str) -> str:
    """A line without Markdown's marks: headings, quotes, bullets, stars and escapes."""
    head, tail = line[:HEAD_LENGTH], line[HEAD_LENGTH:]
    if head[:1].isalnum() and not _MARKED.search(head):
        return line
    head = _MARKS.sub("", head)
    if "*" in head or "__" in head:
        head = _STARS.sub("", head)
    return (_ESCAPES.sub(r"\1", head) if "\\" in head else head) + tail


def timed_head(line: str, *, named: bool = True) -> Head | None:
    """The beginning of a turn with a time in it; None when the line begins none.

    `named`: a name may stand there too; otherwise what follows the time are words, whatever they look like.
    """
    head = _front(line)
    time = _A_TIME.search(head)
    if not time or time.start() > _LATEST:
        return None
    for style, sure, pattern in _TIME_ONLY if not named else _TIME_FIRST if _BEGINS.match(head) else _NAME_FIRST:
        match = pattern.fullmatch(head)
        if match and (found := _head(style, sure, match, line[HEAD_LENGTH:])):
            return found
    return None


def lone_time(line: str) -> float | None:
    """The time that stands alone on a line, in seconds; None when words stand there too."""
    head = timed_head(plain(line)) if len(line) < 60 and _A_TIME.search(line) else None
    return head.start if head and head.style is Style.TIME else None


def has_time(line: str) -> bool:
    """Whether a time stands anywhere near the beginning of a line."""
    return ":" in line and bool(_A_TIME.search(line, 0, HEAD_LENGTH))


def colon_head(line: str) -> Head | None:
    """The beginning of a turn as `Name: words` or `[Name] : words`; the name only has to be possible."""
    match = _COLON.fullmatch(_front(line))
    if not match:
        return None
    groups = match.groupdict()
    name = (groups["n2"] or groups["n"] or "").strip()
    if not can_be_name(name):
        return None
    return Head(Style.NAME_WORDS, name, None, (groups["w"] or "") + line[HEAD_LENGTH:], sure=looks_like_name(name))


def _front(line: str) -> str:
    """The part of a line that is looked at; long runs of blanks are cut to two, lest patterns try every way to share them."""
    head = line[:HEAD_LENGTH]
    return (_BLANKS.sub("  ", head) if "  " in head or "\t" in head else head).strip("\u200b\ufeff ")


def _head(style: Style, sure: bool, match: re.Match[str], beyond: str) -> Head | None:
    groups = match.groupdict()
    name = groups.get("n")
    name = name.strip(" -–—|:[]") if name else None
    # A shape that words could have too is believed only with something that looks like a name.
    allowed: Callable[[str], bool] = can_be_name if sure and style is not Style.TIME_NAME else looks_like_name
    if style not in {Style.TIME, Style.TIME_WORDS} and (not name or not allowed(name)):
        return None
    start = next((groups[key] for key in ("t", "t2", "t3") if groups.get(key)), None)
    end = next((groups[key] for key in ("u", "u2", "u3") if groups.get(key)), None)
    return Head(style, name, seconds_of(start or ""), (groups.get("w") or "") + beyond, sure, seconds_of(end or ""))
