"""Encoders of sentences that mind the order of words: attention over word pieces, in numpy. A small one, and a deeper one beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats, Vectors

LONGEST = 48
"""Word pieces of a text that are read."""
AT_ONCE = 1024
"""Word pieces computed together, padding included: enough to keep the processor busy, little enough for its cache (measured)."""
_TINY = 1e-5

Ids = NDArray[np.int64]
Shown = NDArray[np.bool_]
Bend = Callable[[Floats], Floats]
Settled = Callable[[Sequence[int], Floats], Shown]
"""Of the places of some texts and their numbers: which of them need no further reading?"""


@dataclass(frozen=True)
class Layer:
    """One round of attention and one of thought; shapes with width d: `mix` d × 3d, `out` d × d, `wide` d × f, `narrow` f × d."""

    mix: Floats
    mix_bias: Floats
    out: Floats
    out_bias: Floats
    norm: Floats
    norm_bias: Floats
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    last: Floats
    last_bias: Floats


@dataclass(frozen=True)
class Encoder:
    """Turns texts into rows of 2 d numbers: the mean and the greatest of what its last layer holds of each word piece.

    Shapes: `enter` width of the vectors × d, `places` LONGEST × d. `spread` is what the vectors are divided by.
    """

    enter: Floats
    enter_bias: Floats
    places: Floats
    first: Floats
    first_bias: Floats
    layers: tuple[Layer, ...]
    heads: int
    spread: float

    def encode(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order; a text without a known word is read as a full stop."""
        stop = vectors.pieces["."]
        pieces = [vectors.ids(text)[:LONGEST] or [stop] for text in texts]
        rows = np.zeros((len(texts), 2 * self.enter.shape[1]), dtype=np.float32)
        for chosen, ids, there in _together(pieces):
            rows[chosen] = self._encoded(ids, there, vectors)
        return rows

    def _encoded(self, ids: Ids, there: Shown, vectors: Vectors) -> Floats:
        meaning = vectors.table[ids].astype(np.float32) * (vectors.scale[ids] / self.spread)[..., None]
        state = meaning @ self.enter + self.enter_bias + self.places[: ids.shape[1]]
        state = _through(self.layers, self.heads, _cut, _normed(state, self.first, self.first_bias), there)
        shown = there[..., None]
        greatest = np.where(shown, state, np.float32(-1e4)).max(1)
        return np.concatenate([_mean(state, there), greatest], axis=1).astype(np.float32)


@dataclass(frozen=True)
class Halfway:
    """A look after so many layers: of the places of some texts and their rows so far, which texts are to be read to the end?"""

    after: int
    goes_on: Callable[[Sequence[int], Floats], Shown]


@dataclass(frozen=True)
class DeepEncoder:
    """Turns texts into rows of d numbers: the mean of what its last layer holds of each word piece, beginning and end included.

    Shapes: `table` (word pieces of the vectors, beginning, end) × d, whole numbers of one byte with a `scale` a row; `places`
    LONGEST + 2 × d. It knows more of the world than `Encoder`; with six layers it costs some fourteen times as much.
    """

    table: NDArray[np.int8]
    scale: Floats
    places: Floats
    first: Floats
    first_bias: Floats
    layers: tuple[Layer, ...]
    heads: int

    def encode(self, texts: Sequence[str], vectors: Vectors, halfway: Halfway | None = None) -> Floats:
        """One row a text, in order; unknown words are left out. A text that is told halfway gets zeros."""
        begin, end = len(self.table) - 2, len(self.table) - 1
        pieces = [[begin, *vectors.ids(text)[:LONGEST], end] for text in texts]
        rows = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        after = halfway.after if halfway else 0
        for chosen, ids, there in _together(pieces):
            meaning = self.table[ids].astype(np.float32) * self.scale[ids][..., None]
            state = _normed(meaning + self.places[: ids.shape[1]], self.first, self.first_bias)
            state = self._further(self.layers[:after], state, there)
            on = halfway.goes_on(chosen, _mean(state, there)) if halfway else np.ones(len(chosen), dtype=bool)
            if on.any():
                state = self._further(self.layers[after:], state[on], there[on])
                rows[np.array(chosen)[on]] = _mean(state, there[on])
        return rows

    def _further(self, layers: Sequence[Layer], state: Floats, there: Shown) -> Floats:
        return _through(layers, self.heads, _bent, state, there)


class Encodes(Protocol):
    """What turns texts into rows of numbers."""

    def encode(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order."""


@dataclass(frozen=True)
class Topped:
    """An encoder with some numbers on top: `tops` what it gives × numbers, and their bias."""

    encoder: Encodes
    tops: Floats
    bias: Floats

    def numbers(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order."""
        found: Floats = self.encoder.encode(texts, vectors) @ self.tops + self.bias
        return found


@dataclass(frozen=True)
class Glimpsing:
    """A deep encoder with the same numbers on top twice: of its last layer, and a first glimpse of them `after` some of its layers."""

    encoder: DeepEncoder
    last: tuple[Floats, Floats]
    """What it gives × numbers, and their bias."""
    glimpse: tuple[Floats, Floats]
    after: int

    def numbers(self, texts: Sequence[str], vectors: Vectors, is_settled: Settled) -> Floats:
        """One row a text, in order: those of the glimpse where they settle it (that text is read no further), else the last."""
        found = np.zeros((len(texts), len(self.last[1])), dtype=np.float32)
        on = np.zeros(len(texts), dtype=bool)

        def goes_on(places: Sequence[int], rows: Floats) -> Shown:
            found[places] = _topped(rows, self.glimpse)
            on[places] = ~is_settled(places, found[places])
            return on[places]

        rows = self.encoder.encode(texts, vectors, Halfway(self.after, goes_on))
        found[on] = _topped(rows[on], self.last)
        return found


def _topped(rows: Floats, top: tuple[Floats, Floats]) -> Floats:
    found: Floats = rows @ top[0] + top[1]
    return found


def _together(pieces: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Ids, Shown]]:
    """Texts of like length together: their places, their word pieces filled up with zeros, and which of these are there."""
    order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
    start = 0
    while start < len(order):
        stop = start + max(1, AT_ONCE // len(pieces[order[min(start + 64, len(order) - 1)]]))
        chosen = order[start:stop]
        longest = len(pieces[chosen[-1]])
        ids = np.zeros((len(chosen), longest), dtype=np.int64)
        there = np.zeros((len(chosen), longest), dtype=bool)
        for row, text in enumerate(chosen):
            ids[row, : len(pieces[text])] = pieces[text]
            there[row, : len(pieces[text])] = True
        yield chosen, ids, there
        start = stop


def _through(layers: Sequence[Layer], heads: int, bend: Bend, state: Floats, there: Shown) -> Floats:
    away = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
    shape = state.shape
    flat = state.reshape(-1, shape[2])  # one large product instead of one a text
    for layer in layers:
        heard = _attended(flat @ layer.mix + layer.mix_bias, shape, heads, away)
        flat = _normed(flat + heard @ layer.out + layer.out_bias, layer.norm, layer.norm_bias)
        thought = bend(flat @ layer.wide + layer.wide_bias) @ layer.narrow + layer.narrow_bias
        flat = _normed(flat + thought, layer.last, layer.last_bias)
    return flat.reshape(shape)


def _attended(mixed: Floats, shape: tuple[int, ...], heads: int, away: Floats) -> Floats:
    many, longest, width = shape
    parts = mixed.reshape(many, longest, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
    asks, keys, gives = np.ascontiguousarray(parts)
    looks = asks @ keys.transpose(0, 1, 3, 2)
    looks *= np.float32(1 / np.sqrt(width // heads))
    looks += away
    looks -= looks.max(-1, keepdims=True)
    np.exp(looks, out=looks)
    looks /= looks.sum(-1, keepdims=True)
    heard: Floats = (looks @ gives).transpose(0, 2, 1, 3).reshape(-1, width)
    return heard


def _mean(state: Floats, there: Shown) -> Floats:
    shown = there[..., None]
    mean: Floats = (state * shown).sum(1) / shown.sum(1)
    return mean


def _cut(state: Floats) -> Floats:
    cut: Floats = np.maximum(state, 0)
    return cut


def _bent(state: Floats) -> Floats:
    """Nearly the Gaussian error unit, by three cheap steps; the deep encoder was taught with it."""
    line: Floats = state * np.float32(0.29)
    line += np.float32(0.5)
    np.clip(line, 0, 1, out=line)
    line *= state
    return line


def _normed(state: Floats, gain: Floats, bias: Floats) -> Floats:
    normed: Floats = state - state.mean(-1, keepdims=True)
    spread = np.einsum("...i,...i->...", normed, normed)[..., None] / np.float32(state.shape[-1])
    normed *= 1 / np.sqrt(spread + np.float32(_TINY))
    normed *= gain
    normed += bias
    return normed
