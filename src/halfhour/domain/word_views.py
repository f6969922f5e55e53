"""The words of a message looked at in several ways (as they stand, by their beginning, by their like), and the runs that a model knows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

WORD = re.compile(r"\w[\w'’]*\w|\d|[?]")
BITS = 20
"""Bits of one word in the key of a run: a million symbols, three words in 60 bits."""
NOTHING, RARE, NAME, FIGURE = range(4)
"""Symbols that stand for no word, an unknown word, an unknown word with a capital, and a number."""
FIRST = 4
"""The first symbol that is free for known words."""
BEGINNING = 5
"""Letters of a longer word that stand for it in the view of beginnings."""


class Words(NamedTuple):
    """The words of a text in small letters, the characters they cover, and whether each begins with a capital."""

    said: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]


@dataclass(frozen=True)
class View:
    """One way to look at words: a symbol each, and the sorted keys of the runs of at most `longest` symbols that are known.

    `row` is the first row of its runs in the model. In a view of `likes` an unknown word still counts, as rare or as a name.
    """

    symbols: Mapping[str, int]
    keys: Whole
    longest: int
    row: int
    likes: bool = False
    beginnings: bool = False

    def seen(self, words: Words) -> Whole:
        """The symbol of each word."""
        known = self.symbols.get
        if self.likes:
            found = [
                known(word) or (FIGURE if word[0].isdigit() else NAME if capital else RARE)
                for word, capital in zip(words.said, words.capital, strict=True)
            ]
        elif self.beginnings:
            found = [known(word[:BEGINNING], 0) if len(word) > BEGINNING else 0 for word in words.said]
        else:
            found = [known(word, 0) for word in words.said]
        return np.array(found, dtype=np.int64)


class Run(NamedTuple):
    """Known runs of a message: their rows in a model, the first and the last word that each covers."""

    rows: Whole
    begins: Whole
    ends: Whole


def words_in(text: str) -> Words:
    """The words of a text, its figures, and question marks."""
    matches = list(WORD.finditer(text))
    said = [match[0] for match in matches]
    return Words(
        [word.lower().replace("’", "'") for word in said],
        [match.start() for match in matches],
        [match.end() for match in matches],
        [word[0].isupper() for word in said],
    )


def run_keys(symbols: Whole, longest: int) -> Iterator[tuple[Whole, int]]:
    """For each length from one to `longest` the keys of all runs of that length, in order of their first word."""
    key = symbols
    yield key, 1
    for length in range(2, longest + 1):
        key = (key[:-1] << BITS) | symbols[length - 1 :]
        yield key, length


def known_runs(words: Words, views: Sequence[View]) -> Run:
    """The runs of a message that a model knows, in any of its views; a run counts as often as it stands there."""
    rows, begins, lengths = [], [], []
    for view in views:
        for keys, length in run_keys(view.seen(words), view.longest):
            if not len(keys) or not len(view.keys):
                continue
            place = np.minimum(np.searchsorted(view.keys, keys), len(view.keys) - 1)
            hits = np.flatnonzero(view.keys[place] == keys)
            rows.append(place[hits] + view.row)
            begins.append(hits)
            lengths.append(np.full(len(hits), length - 1))
    if not rows:
        nothing = np.zeros(0, dtype=np.int64)
        return Run(nothing, nothing, nothing)
    first = np.concatenate(begins)
    return Run(np.concatenate(rows), first, first + np.concatenate(lengths))
