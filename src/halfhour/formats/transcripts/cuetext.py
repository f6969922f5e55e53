"""The text inside a WebVTT cue: tags, escapes and voices, as the published rules read them and as people mean them.

Source:
    W3C WebVTT, section 6.4 "Cue text parsing rules".
"""

import html
import re
from dataclasses import dataclass, field

from halfhour.formats.transcripts.webvtt import timestamp

_TAGS = frozenset({"c", "i", "b", "u", "ruby", "rt", "v", "lang"})
_TOKEN = re.compile(r"<([^>]*)>?|([^<]+)")
_START = re.compile(r"([^ \t\n\f.]*)((?:\.[^ \t\n\f.]*)*)(?:[ \t\n\f](.*))?", re.DOTALL)
# What speech may hold as a tag: WebVTT's own and those that caption programs add. Anything else, such as `<really>` in
# Zoom's unescaped captions, was said.
_SPOKEN_TAG = re.compile(
    r"<(/?)(c|i|b|u|ruby|rt|v|lang|font|span|br|em|strong|s)(?=[\s.>/]|\Z)([^>\n]{0,300})>?|<[0-9:.]{3,20}>",
    re.IGNORECASE,
)
_VOICE = re.compile(r"(?:\.[^\s.]*)*\s+(.+)|\Z", re.DOTALL)
_ESCAPE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """A piece of cue text: a tag with its children, a timestamp, or words (`tag` is then empty)."""

    tag: str = ""
    words: str = ""
    classes: tuple[str, ...] = ()
    annotation: str | None = None
    seconds: float | None = None
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of a cue with the name of the voice they stand in; None when they stand in none."""

    name: str | None
    words: str


def tree(text: str) -> list[Node]:
    """Cue text as nodes, strictly after the standard: unknown tags vanish, escapes are resolved."""
    root = Node()
    stack, languages = [root], [""]
    for match in _TOKEN.finditer(text):
        if match[2] is not None:
            _add_words(stack[-1], html.unescape(match[2]))
        elif match[1].startswith("/"):
            _close(stack, languages, match[1][1:])
        elif match[1][:1].isdigit() and match[1][:1].isascii():
            seconds = timestamp(match[1])
            if seconds is not None:
                stack[-1].children.append(Node(tag="timestamp", seconds=seconds))
        else:
            _open(stack, languages, match[1])
    return root.children


def voices(text: str) -> list[Voice]:
    """The words of a cue in order, each with the voice they stand in; a line break is a blank.

    Kinder than the standard: what is no tag of any caption program was said and is kept.
    """
    found: list[Voice] = []
    name, since = None, 0
    words: list[str] = []
    for match in _SPOKEN_TAG.finditer(text):
        words.append(text[since : match.start()])
        since = match.end()
        if (match[2] or "").lower() == "br":
            words.append(" ")
        elif (match[2] or "").lower() == "v":
            found.append(Voice(name, unescaped("".join(words))))
            name, words = (None if match[1] else _voice_name(match[3])), []
    words.append(text[since:])
    found.append(Voice(name, unescaped("".join(words))))
    # Some put a dash before the tag of each voice; it is nobody's word.
    return [voice for voice in found if voice.words.strip(None if voice.name or len(found) == 1 else " \t\n-–—")]


def unescaped(text: str) -> str:
    """Text with its escapes resolved; only those that end in `;`, so that "R&D" and "&not" stay."""
    return _ESCAPE.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _voice_name(rest: str) -> str | None:
    match = _VOICE.match(rest)
    name = unescaped(match[1]).strip() if match and match[1] else ""
    return name or None


def _add_words(parent: Node, words: str) -> None:
    parent.children.append(Node(words=words))


def _open(stack: list[Node], languages: list[str], inside: str) -> None:
    match = _START.match(inside)
    if not match or match[1] not in _TAGS or (match[1] == "rt" and stack[-1].tag != "ruby"):
        return
    classes = tuple(name for name in match[2].split(".") if name)
    annotation = " ".join(html.unescape(match[3] or "").split()) if match[1] in {"v", "lang"} else None
    node = Node(tag=match[1], classes=classes, annotation=annotation)
    stack[-1].children.append(node)
    stack.append(node)
    if node.tag == "lang":
        languages.append(annotation or "")


def _close(stack: list[Node], languages: list[str], name: str) -> None:
    current = stack[-1].tag
    if name == current and len(stack) > 1:
        stack.pop()
        if name == "lang":
            languages.pop()
    elif name == "ruby" and current == "rt":
        del stack[-2:]
