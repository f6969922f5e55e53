"""A message apart from what it quotes: lines with a ">", the line that says who wrote them, and an older message below."""

import re

_ATTRIBUTION = re.compile(
    r"(?:on|le|am|el|il|op|em)\b.{4,120}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)\b.{0,60}:\s*",
    re.IGNORECASE,
)
"""The line over a quoted message, "On Wed, Mar 7, 2012 at 9:12 AM, Carol wrote:", whose times are those of sending."""
_OLDER = re.compile(r"-{2,} ?(?:original|forwarded) message.*|_{10,}\s*", re.IGNORECASE)
"""The line from which on all is an older message."""


def own_words(text: str) -> tuple[str, str]:
    """A message with blanks in place of the lines that it quotes, and those lines; a message of nothing but such lines is its own."""
    lines = text.splitlines(keepends=True)
    marks = _marks(lines)
    if not any(marks) or not any(line.strip() and not mark for line, mark in zip(lines, marks, strict=True)):
        return text, ""
    told = list(zip(lines, marks, strict=True))
    own = "".join(" " * (len(line) - 1) + "\n" if mark else line for line, mark in told)
    return own, "".join(line.lstrip("> ") for line, mark in told if mark == "quote")


def _marks(lines: list[str]) -> list[str]:
    """For each line "quote", "heading" for what is said over a quote, or nothing for the writer's own."""
    marks: list[str] = []
    older = False
    for number, line in enumerate(lines):
        heads = bool(_ATTRIBUTION.fullmatch(line.strip()) or _OLDER.fullmatch(line.strip()))
        older = older or (heads and number > 0 and not any(each.startswith(">") for each in lines[number + 1 :]))
        marks.append("heading" if heads else "quote" if older or line.startswith(">") else "")
    return marks
