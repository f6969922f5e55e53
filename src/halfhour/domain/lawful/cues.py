"""Words that mean the like, and wordings that ask for protected ground or keep clear of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*'?|\?")
_SHORT_FORM = re.compile(r"(?:n't|'(?:s|re|ve|d|ll|m))$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or several that are one: as it stands for its like, what it means, and the characters it covers.

    `like` is the name of its first concept in braces, or the word itself; `concepts` is empty for plain words.
    """

    like: str
    concepts: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Cues:
    """Concepts by their words (joined by one blank), the ground of each concept that has one, and patterns by name.

    `overruled` names for clear wordings the grounds whose signs do not count beside them.
    """

    concepts: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]
    grounds: Mapping[str, str]
    signs: Mapping[str, re.Pattern[str]]
    clear: Mapping[str, re.Pattern[str]]
    overruled: Mapping[str, frozenset[str]]

    def units(self, text: str, begin: int = 0) -> list[Unit]:
        """The words of a text, made plain, in order; the longest run of words that is a concept becomes one unit.

        `begin` is where the text stands in the whole.
        """
        words = [
            (begin + match.start(), begin + match.end(), part)
            for match in _WORD.finditer(text)
            for part in _parts(match[0])
        ]
        found, place = [], 0
        while place < len(words):
            unit, used = self._unit(words, place)
            found.append(unit)
            place += used
        return found

    def _unit(self, words: Sequence[tuple[int, int, str]], place: int) -> tuple[Unit, int]:
        start, end, word = words[place]
        for count in range(min(self.longest.get(word, 1), len(words) - place), 0, -1):
            name = " ".join(part for _, _, part in words[place : place + count])
            concepts = self.concepts.get(name) or (self.concepts.get(name[:-1]) if name.endswith("s") else None)
            if concepts:
                return Unit("{" + concepts[0] + "}", concepts, start, words[place + count - 1][1]), count
        return Unit(word, (), start, end), 1


def read_cues(table: Mapping[str, Any]) -> Cues:
    """Cues from `phrases/lawful_cues.toml`."""
    concepts: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for name, row in table["concept"].items():
        for entry in row["words"].split():
            parts = [part for word in entry.split("_") for part in _parts(word)]
            joined = " ".join(parts)
            concepts[joined] = (*concepts.get(joined, ()), name)
            longest[parts[0]] = max(longest.get(parts[0], 1), len(parts))
    return Cues(
        concepts,
        longest,
        {name: row["ground"] for name, row in table["concept"].items() if "ground" in row},
        {row["ground"]: _any_of(row["patterns"]) for row in table["sign"]},
        {row["name"]: _any_of(row["patterns"]) for row in table["clear"]},
        {row["name"]: frozenset(row.get("instead_of", ())) for row in table["clear"]},
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _parts(word: str) -> list[str]:
    """A word without its apostrophe, its short form apart: "you're" is two, "workers'" one."""
    short = _SHORT_FORM.search(word)
    if short is None or not short.start():
        return [word.replace("'", "") or word]
    return [word[: short.start()].replace("'", ""), short[0]]
