"""The lines of one event that say when it is and whether it takes time; odd quotes, blanks and colons in them do no harm."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from halfhour.formats.transcripts.source import without_controls

TIMES = frozenset({"DTSTART", "DTEND", "DUE", "DURATION", "RECURRENCE-ID", "RDATE", "EXDATE", "FREEBUSY"})
WORDS = frozenset(
    {"RRULE", "EXRULE", "UID", "SUMMARY", "STATUS", "TRANSP", "SEQUENCE", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS"}
)

MAX_HEAD = 4_000
"""Characters of a line in which its parameters stand."""

_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]{1,60})\s*=\s*("[^"]*"|[^;]*)')
_TIME = re.compile(r":\s*(?=\d{4}-?\d\d-?\d\d|[+-]?P\d|[+-]?PT\d|P$)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,nN:])")
_QUOTED = re.compile(r'"[^"\n]*"')


@dataclass(frozen=True, slots=True)
class Line:
    """One line: parameter names in capitals, the value as it stands."""

    parameters: Mapping[str, str]
    value: str


def lines(text: str, names: frozenset[str]) -> Iterator[tuple[str, Line]]:
    """The lines of a component that have one of the names, as name in capitals and line."""
    for begins in _lines_named(names).finditer(text):
        name = begins[1].upper()
        parameters, value = _parted(begins[2], is_time=name in TIMES)
        yield name, Line(parameters, value.strip())


@cache
def _lines_named(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*({'|'.join(sorted(names))})[ \t]*([;:][^\n]*)", re.MULTILINE | re.IGNORECASE)


def plain_text(value: str) -> str:
    """A text value without its escapes."""
    plain = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return without_controls(plain).strip()


def _parted(rest: str, *, is_time: bool) -> tuple[Mapping[str, str], str]:
    """Parameters and value. Before a time the colon is the one that a time follows, since zones have colons in their names."""
    time = (_TIME.search(_masked(rest)) or _TIME.search(rest)) if is_time else None
    colon = time.start() if time else _colon(rest)
    head = rest[:colon]
    if head.count('"') % 2:  # a quote that is never closed closes nothing
        head = head.replace('"', "")
    values = {name.upper(): value.strip().strip('"') for name, value in _PARAMETER.findall(head[:MAX_HEAD])}
    return values, rest[colon + 1 :]


def _colon(rest: str) -> int:
    """The first colon outside quotes; the first of all where quotes leave none."""
    if '"' not in rest[: rest.find(":") + 1]:
        return rest.find(":")
    outside = _masked(rest).find(":")
    return outside if outside >= 0 else rest.find(":")


def _masked(rest: str) -> str:
    """The text with what stands in quotes blotted out."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), rest) if '"' in rest[:MAX_HEAD] else rest
