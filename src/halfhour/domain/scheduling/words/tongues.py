"""Days and hours of other languages in the words of the grammar, word by word; what comes of it is only ever asked about."""

import re
from collections.abc import Mapping, Sequence

Tongue = Mapping[str, str]
"""Words of a language in lower case → English words."""

_WORDS = re.compile(r"'?[^\W\d_]+(?:['-][^\W\d_]+)*")
_SHAPES = (
    (re.compile(r"(\d{1,2})\s?(?:uhr|heures?|horas|uur)\s?(\d{2})(?!\d)"), r"\1:\2"),
    (re.compile(r"(\d{1,2})\.\s+(?=[^\W\d_])"), r"\1 "),
    (re.compile(r"(\d{1,2})[.](\d{2})\s?(?:uhr|uur)"), r"\1:\2"),
    (re.compile(r"(?<=\d)\s?(?:er|º)\b"), ""),
    (re.compile(r"(?<=\d)\s+d[ei]\s+(?!l)(?=[^\W\d_])"), " "),
)
"""German "15 Uhr 30" and "3. Dezember", Dutch "15.30 uur", French "1er", Spanish "9 de diciembre"."""
_LONGEST = 4


def in_english(text: str, tongue: Tongue) -> str:
    """The text with the words of a language put into English; what is not known stays."""
    plain = text.lower().replace("’", "'")
    for shape, right in _SHAPES:
        plain = shape.sub(right, plain)
    words = list(_WORDS.finditer(plain))
    told: list[str] = []
    place = at = 0
    while at < len(words):
        end, right = _longest_at(plain, words, at, tongue)
        told += [plain[place : words[at].start()], right]
        place, at = words[end - 1].end(), end
    return "".join(told) + plain[place:]


def _longest_at(plain: str, words: Sequence[re.Match[str]], at: int, tongue: Tongue) -> tuple[int, str]:
    """Where the longest known phrase from a word on ends, and its English; the word itself when none is known."""
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        phrase = " ".join(plain[words[at].start() : words[end - 1].end()].split())
        if phrase in tongue:
            return end, tongue[phrase]
    return at + 1, words[at].group()
