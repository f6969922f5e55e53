"""Words for times and what they can mean: found at a place of a text, the longest first, small typing errors forgiven."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from halfhour.domain.scheduling.words.hearing import Ear
from halfhour.domain.scheduling.words.link_nets import Links
from halfhour.domain.scheduling.words.spelling import Spelling

Meanings = Mapping[str, str]
"""Kind of piece → value: "may" is a month and nothing else, "second" is an ordinal; "in the morning" can be two things."""

FORGIVEN = ("weekday", "weekdays", "month", "relday", "part", "unit")
"""Kinds in whose words a typing error is forgiven."""

SHORTEST_FORGIVEN = 6
"""Letters of a word in which a typing error is forgiven; shorter words are other words too often (our own default)."""

LONG = 4
"""Letters by which phrases are found that have so many; shorter ones are found by two."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, by their first four letters, short ones by two; those in which errors are forgiven; foreign ones with their language.

    `ear` hears in the words around a time what is done with it, `links` know which hour belongs to which day; those that load nothing leave
    all to the grammar.
    `spelling` knows text speak.
    """

    phrases: Mapping[str, tuple[tuple[str, Meanings], ...]]
    forgiven: Mapping[str, Meanings]
    never: frozenset[str]
    foreign: Mapping[str, str]
    letters: Mapping[str, tuple[tuple[str, int], ...]]
    tongues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ear: Ear = field(default_factory=Ear)
    links: Links = field(default_factory=Links)
    spelling: Spelling = field(default_factory=Spelling)
    known: dict[str, str | None] = field(default_factory=dict)

    def phrase_at(self, text: str, place: int) -> tuple[str, Meanings] | None:
        """The longest phrase that begins at a place of a text in lower case."""
        longer, shorter = (self.phrases.get(text[place : place + letters], ()) for letters in (LONG, 2))
        for phrase, meanings in (*longer, *shorter):
            if text.startswith(phrase, place) and _ends(text, place + len(phrase)):
                return phrase, meanings
        return None

    def mistyped(self, word: str) -> Meanings | None:
        """What a word means when it is one with a typing error; None when it is none of ours."""
        if len(word) < SHORTEST_FORGIVEN or word in self.never:
            return None
        if word not in self.known:
            if len(self.known) > 5_000:
                self.known.clear()
            self.known[word] = next((right for right in self.forgiven if _is_slip(word, right)), None)
        right = self.known[word]
        return self.forgiven[right] if right else None

    def language_of(self, text: str) -> str | None:
        """The language of most words for times in a text in lower case, the last of several; None when there are none."""
        found = [code for match in _WORD.finditer(text) if (code := self.foreign.get(match.group()))]
        return max(reversed(found), key=found.count) if found else None


def read_lexicon(
    words: Mapping[str, Mapping[str, Sequence[str]]],
    zones: Mapping[str, Mapping[str, Sequence[str]]],
    tongues: Mapping[str, Mapping[str, Sequence[str]]],
) -> Lexicon:
    """The lexicon from `phrases/times_in_words.toml`, `phrases/time_zones.toml` and `phrases/times_in_tongues.toml`."""
    meanings: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, table in words.items():
        if kind not in ("foreign", "typo_free"):
            for value, phrases in table.items():
                for phrase in phrases:
                    meanings[phrase.replace("’", "'")][kind if kind != "polarity" else value] = value
    for name, phrases in zones["regional"].items():
        for phrase in phrases:
            meanings[phrase]["zone"] = name
            if phrase.endswith(" time"):
                hour = f"{phrase.removesuffix('time')}hour"  # as the French say it; else an hour of French
                meanings[hour] |= {"zone": name, "word": hour}
    for letters in zones["letters"]:
        meanings[letters.lower()]["zone"] = letters
    for name, phrases in zones["places"].items():
        for phrase in phrases:
            meanings[phrase]["place"] = name
            meanings[f"{phrase} time"]["zone"] = name
            meanings[f"{phrase} local time"]["zone"] = name
            meanings[f"{phrase} hour"]["zone"] = name
            meanings[f"heure de {phrase}"]["zone"] = name
    return Lexicon(
        _by_letters(meanings),
        {word: meaning for word, meaning in meanings.items() if _is_forgiven(word, meaning)},
        frozenset(words["typo_free"]["words"]),
        {word: code for code, list_ in words["foreign"].items() for word in list_},
        {letters: tuple(_zone(row) for row in rows) for letters, rows in zones["letters"].items()},
        {code: {word: right for right, list_ in table.items() for word in list_} for code, table in tongues.items()},
    )


def _by_letters(meanings: Mapping[str, Meanings]) -> Mapping[str, tuple[tuple[str, Meanings], ...]]:
    found: dict[str, list[tuple[str, Meanings]]] = defaultdict(list)
    for phrase, meaning in sorted(meanings.items(), key=lambda row: -len(row[0])):
        for start in (
            {phrase[: LONG if len(phrase) >= LONG else 2]}
            if len(phrase) > 1
            else {phrase + sign for sign in " .,;:?!)\n/'\"-"} | {phrase}
        ):
            found[start].append((phrase, meaning))
    for phrase in (phrase for phrase in meanings if len(phrase) == 1):
        found[phrase].append((phrase, meanings[phrase]))
    return {start: tuple(sorted(rows, key=lambda row: -len(row[0]))) for start, rows in found.items()}


def _is_forgiven(word: str, meaning: Meanings) -> bool:
    return len(word) >= SHORTEST_FORGIVEN and word.isalpha() and any(kind in FORGIVEN for kind in meaning)


def _zone(row: str) -> tuple[str, int]:
    name, _, minutes = row.rpartition(" ")
    return name, int(minutes)


def _ends(text: str, place: int) -> bool:
    if text[place : place + 1] == "'" and text[place + 1 : place + 2].isalpha():
        return text.startswith("'s", place)
    return place >= len(text) or not (text[place].isalnum() and text[place - 1].isalnum())


def _is_slip(word: str, right: str) -> bool:
    """Whether a word is another one with one slip, or two in a long one: a letter too many, missing, wrong, or two turned round."""
    if word[0] != right[0] or abs(len(word) - len(right)) > 2:
        return False
    return _slips(word, right) <= (2 if len(right) >= 8 else 1)


def _slips(word: str, right: str) -> int:
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(word, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and word[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
