"""Text speak in full spelling: words typed with a thumb, and clocks in a span without their colon; each place of the text is kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"(?<![\w'/.@])(?:[^\W_]|'(?=\w))+/?(?![\w'@])")
_SPAN = re.compile(r"(?<![\w:./-])(\d{1,2})([0-5][05])?(\s?[-–]\s?)(\d{1,2})([0-5][05])?(?![\w:/-]|\.\d)", re.ASCII)
"""Two clocks of a span, at least one of them with minutes: "9-930", "1130-12"."""
LAST = 12
"""Last hour of a clock that is written without its colon and its half of the day."""

Change = tuple[int, int, str]
"""From where to where a text is spelt anew, and how."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words that are meant by short or wrong spellings in lower case; two words of a spelling stand apart by a blank."""

    words: Mapping[str, str] = field(default_factory=dict)

    def spelt(self, text: str) -> tuple[str, list[int]]:
        """A text in full spelling, and for each place of it, its end too, the place of the text where it was said."""
        parts: list[str] = []
        places: list[int] = []
        at = 0
        for start, end, word in sorted([*self._words(text), *_clocks(text)]):
            if start < at:
                continue
            parts += [text[at:start], word]
            places += [*range(at, start), *(min(start + number, end - 1) for number in range(len(word)))]
            at = end
        return "".join([*parts, text[at:]]), [*places, *range(at, len(text) + 1)]

    def _words(self, text: str) -> Iterator[Change]:
        found = list(_WORD.finditer(text))
        for place, match in enumerate(found):
            after = found[place + 1] if place + 1 < len(found) else None
            two = after is not None and text[match.end() : after.start()] == " "
            for end in ([after.end()] if two and after else []) + [match.end()]:
                said = text[match.start() : end]
                if word := self.words.get(said.lower()):
                    yield match.start(), end, word.capitalize() if said[0].isupper() else word
                    break


def _clocks(text: str) -> Iterator[Change]:
    for match in _SPAN.finditer(text):
        first, minutes, link, last, others = match.groups()
        if (minutes or others) and 0 < int(first) <= LAST and 0 < int(last) <= LAST:
            yield match.start(), match.end(), f"{_clock(first, minutes)}{link}{_clock(last, others)}"


def _clock(hour: str, minutes: str | None) -> str:
    return f"{hour}:{minutes}" if minutes else hour
