"""Meaning of short texts as vectors: the sum of the vectors of their word pieces."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST_WORD = 40
"""Letters of a word that are looked at; what is longer is no word of a language."""


@dataclass(frozen=True)
class Vectors:
    """A table of word pieces: whole numbers of one byte with a scale a row (see models/vectors.md).

    Shapes: `table` pieces × width, `scale` pieces. Pieces inside a word begin with `##`.
    """

    pieces: dict[str, int]
    table: NDArray[np.int8]
    scale: Floats
    _seen: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def width(self) -> int:
        """Numbers in one vector."""
        return int(self.table.shape[1])

    def of(self, texts: Iterable[str]) -> Floats:
        """One row a text, of length 1; a text without a known word gives zeros. Cost grows with the number of words."""
        rows = [self.ids(text) for text in texts]
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        flat = np.fromiter((id_ for row in rows for id_ in row), dtype=np.int64, count=int(lengths.sum()))
        sums = np.zeros((len(rows), self.width), dtype=np.float32)
        if flat.size:
            used, where = np.unique(flat, return_inverse=True)
            known = self.table[used].astype(np.float32) * self.scale[used, None]
            filled = np.flatnonzero(lengths)
            begins = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
            for start in range(0, len(filled), 2048):  # so that a very long talk does not need all words at once
                stop = min(start + 2048, len(filled))
                end = begins[stop] if stop < len(begins) else flat.size
                chunk = known[where[begins[start] : end]]
                sums[filled[start:stop]] = np.add.reduceat(chunk, begins[start:stop] - begins[start], axis=0)
        norms: Floats = np.linalg.norm(sums, axis=1, keepdims=True)
        sums[:] = np.divide(sums, norms, out=sums, where=norms > 0)
        return sums

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        """How near in meaning each text on the left is to each on the right: -1 to 1, left × right."""
        likeness: Floats = self.of(left) @ self.of(right).T
        return likeness

    def ids(self, text: str) -> list[int]:
        """The rows of the word pieces of a text, in order; unknown words are left out."""
        return [id_ for word in _TOKEN.findall(folded(text)) for id_ in self._ids(word)]

    def placed(self, text: str) -> list[tuple[int, int, int]]:
        """The same, each with where its word begins and ends in the text."""
        words = _TOKEN.finditer(text)
        return [(id_, word.start(), word.end()) for word in words for id_ in self._ids(folded(word.group()))]

    def _ids(self, word: str) -> tuple[int, ...]:
        """The pieces of a word, longest first from its beginning; none when a part is unknown."""
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._split(word) if len(word) <= LONGEST_WORD else ()
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        start, mark = 0, ""
        while start < len(word):
            for end in range(len(word), start, -1):
                id_ = self.pieces.get(mark + word[start:end])
                if id_ is not None:
                    found.append(id_)
                    start, mark = end, "##"
                    break
            else:
                return ()
        return tuple(found)


def folded(text: str) -> str:
    """Small letters without accents, as the word pieces are written."""
    if text.isascii():
        return text.lower()
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
