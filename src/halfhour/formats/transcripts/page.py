"""Web pages as lines of text, and Podcasting 2.0 transcripts in HTML."""

import html
import re
from collections.abc import Iterator

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import seconds_of
from halfhour.formats.transcripts.source import without_controls
from halfhour.formats.transcripts.speech import talk

MAX_PAGE = 8 * 1024 * 1024
MAX_TAGS = 600_000

# A small splitter instead of a parser of HTML: only a handful of tags matter, and its cost is one pass whatever it is fed.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:[\s/][^<>]{0,2000})?)>|<![^>]{0,5000}>|<\?[^>]{0,500}>")
_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype html|html|head|body|cite|time|p|div|article|section|main|h[1-6]|meta|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = frozenset({"script", "style", "head", "title", "svg", "noscript", "template", "nav", "button"})
BREAKS = re.compile(r"p|br|div|li|h[1-6]|tr|section|article|[uo]l|table|blockquote|header|footer|main|d[td]|hr")


def is_page(text: str) -> bool:
    """Whether a text begins as web pages do."""
    return bool(_PAGE.match(text[:6000]))


def read(text: str) -> Transcript | None:
    """The talk of a Podcasting 2.0 page: `<cite>Name:</cite> <time>0:00</time> <p>words</p>`; None without such times or names."""
    if "<cite" not in text.lower() and "<time" not in text.lower():
        return None
    return talk(_turns(text), "podcast-html")


def text_of(text: str) -> str:
    """The words of a page, a line for each paragraph, blank lines between."""
    lines: list[str] = [""]
    for tag, closing, words in pieces(text):
        if BREAKS.fullmatch(tag):
            lines.extend(["", ""] if tag == "p" and not closing else [""])
        lines[-1] += " ".join(words.split()) and words.replace("\n", " ")
    return "\n".join(line.strip() for line in lines)


def _turns(text: str) -> Iterator[Turn]:
    """A turn for each paragraph; names and times go on until the next ones."""
    kept: dict[str, list[str]] = {"cite": [], "time": [], "p": []}
    inside, speaker, start = "", None, None
    for tag, closing, words in pieces(text):
        if tag in kept:
            if closing and tag == "p" and inside == "p":
                yield Turn(speaker, "".join(kept["p"]), start, None, None)
                start = None
            if not closing:
                kept[tag] = []
            inside = "" if closing else tag
            words_after = words if not closing else ""
        else:
            words_after = words
        if inside:
            kept[inside].append(words_after)
        if inside == "cite":
            speaker = "".join(kept["cite"]).strip().rstrip(":：").strip() or None
        elif inside == "time":
            start = seconds_of("".join(kept["time"]).strip()[:40])


def pieces(text: str) -> Iterator[tuple[str, bool, str]]:
    """Each tag in lower case, whether it closes, and the words behind it; what browsers hide is left out."""
    if len(text) > MAX_PAGE or text.count("<") > MAX_TAGS:
        raise InputError(
            "This page is far larger than any talk.", "Please copy the words of the transcript and paste them."
        )
    hidden, tag, closing, since = "", "", False, 0
    for match in _TAG.finditer(text):
        if not hidden:
            yield tag, closing, without_controls(html.unescape(text[since : match.start()]))
        tag, closing, since = (match[2] or "").lower(), bool(match[1]), match.end()
        if tag in _HIDDEN and not hidden and not closing and not match[3].endswith("/"):
            hidden = tag
        elif closing and tag == hidden:
            hidden = ""
    if not hidden:
        yield tag, closing, without_controls(html.unescape(text[since:]))
