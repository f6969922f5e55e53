"""Small encoders of sentences: they mind the order of words, by attention over word pieces, in numpy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.vectors import Floats, Vectors

LONGEST = 48
"""Word pieces of a text that are read."""
AT_ONCE = 1024
"""Word pieces computed together: enough to keep the processor busy, little enough for its cache (measured)."""
_TINY = 1e-5

Ids = NDArray[np.int32]


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
        for chosen, ids in of_one_length(pieces):
            rows[chosen] = self._encoded(ids, vectors)
        return rows

    def _encoded(self, ids: Ids, vectors: Vectors) -> Floats:
        meaning = vectors.table[ids].astype(np.float32) * (vectors.scale[ids] / self.spread)[..., None]
        state = meaning @ self.enter + self.enter_bias + self.places[: ids.shape[1]]
        state = _through(self.layers, self.heads, _normed(state, self.first, self.first_bias))
        return np.concatenate([state.mean(1), state.max(1)], axis=1)


class Hears(Protocol):
    """What turns texts into numbers, small or deep."""

    def numbers(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order."""


@dataclass(frozen=True)
class Topped:
    """An encoder with some numbers on top: `tops` what it gives × numbers, and their bias."""

    encoder: Encoder
    tops: Floats
    bias: Floats

    def numbers(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order."""
        found: Floats = self.encoder.encode(texts, vectors) @ self.tops + self.bias
        return found


def of_one_length(pieces: Sequence[Sequence[int]]) -> Iterator[tuple[NDArray[np.intp], Ids]]:
    """Texts of one length together, so that nothing need be filled up: their places and their word pieces."""
    lengths = np.array([len(text) for text in pieces], dtype=np.int64)
    for length in np.unique(lengths):
        places = np.flatnonzero(lengths == length)
        at_once = max(1, AT_ONCE // int(length))
        for start in range(0, len(places), at_once):
            chosen = places[start : start + at_once]
            yield chosen, np.array([pieces[place] for place in chosen], dtype=np.int32)


def _through(layers: Sequence[Layer], heads: int, state: Floats) -> Floats:
    shape = state.shape
    flat = state.reshape(-1, shape[2])  # one large product instead of one a text
    for layer in layers:
        heard = _attended(flat @ layer.mix + layer.mix_bias, shape, heads)
        flat = _normed(flat + heard @ layer.out + layer.out_bias, layer.norm, layer.norm_bias)
        thought = np.maximum(flat @ layer.wide + layer.wide_bias, 0) @ layer.narrow + layer.narrow_bias
        flat = _normed(flat + thought, layer.last, layer.last_bias)
    return flat.reshape(shape)


def _attended(mixed: Floats, shape: tuple[int, ...], heads: int) -> Floats:
    many, longest, width = shape
    parts = mixed.reshape(many, longest, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
    asks, keys, gives = np.ascontiguousarray(parts)
    looks = asks @ keys.transpose(0, 1, 3, 2)
    looks *= np.float32(1 / np.sqrt(width // heads))
    looks -= looks.max(-1, keepdims=True)
    np.exp(looks, out=looks)
    looks /= looks.sum(-1, keepdims=True)
    heard: Floats = (looks @ gives).transpose(0, 2, 1, 3).reshape(-1, width)
    return heard


def _normed(state: Floats, gain: Floats, bias: Floats) -> Floats:
    normed: Floats = state - state.mean(-1, keepdims=True)
    spread = np.einsum("...i,...i->...", normed, normed)[..., None] / np.float32(state.shape[-1])
    normed *= 1 / np.sqrt(spread + np.float32(_TINY))
    normed *= gain
    normed += bias
    return normed
