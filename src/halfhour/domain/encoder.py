"""A small encoder of sentences that minds the order of words: attention over word pieces, in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.vectors import Floats, Vectors

LONGEST = 48
"""Word pieces of a text that are read."""
AT_ONCE = 1024
"""Word pieces computed together, padding included: enough to keep the processor busy, little enough for its cache (measured)."""
_TINY = 1e-5


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
        order = sorted(range(len(texts)), key=lambda row: len(pieces[row]))
        start = 0
        while start < len(order):
            stop_at = start + max(1, AT_ONCE // len(pieces[order[min(start + 64, len(order) - 1)]]))
            chosen = order[start:stop_at]
            rows[chosen] = self._encoded([pieces[row] for row in chosen], vectors)
            start = stop_at
        return rows

    def _encoded(self, pieces: Sequence[Sequence[int]], vectors: Vectors) -> Floats:
        longest = max(map(len, pieces))
        ids = np.zeros((len(pieces), longest), dtype=np.int64)
        there = np.zeros((len(pieces), longest), dtype=bool)
        for row, own in enumerate(pieces):
            ids[row, : len(own)] = own
            there[row, : len(own)] = True
        meaning = vectors.table[ids].astype(np.float32) * (vectors.scale[ids] / self.spread)[..., None]
        state = _normed(meaning @ self.enter + self.enter_bias + self.places[:longest], self.first, self.first_bias)
        away = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in self.layers:
            state = self._through(layer, state, away)
        shown = there[..., None]
        mean = (state * shown).sum(1) / shown.sum(1)
        greatest = np.where(shown, state, np.float32(-1e4)).max(1)
        return np.concatenate([mean, greatest], axis=1).astype(np.float32)

    def _through(self, layer: Layer, state: Floats, away: Floats) -> Floats:
        many, longest, width = state.shape
        mixed = (state @ layer.mix + layer.mix_bias).reshape(many, longest, 3, self.heads, width // self.heads)
        asks, keys, gives = (mixed[:, :, part].transpose(0, 2, 1, 3) for part in range(3))
        looks = asks @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // self.heads)) + away
        looks = np.exp(looks - looks.max(-1, keepdims=True))
        looks /= looks.sum(-1, keepdims=True)
        heard = (looks @ gives).transpose(0, 2, 1, 3).reshape(many, longest, width)
        state = _normed(state + heard @ layer.out + layer.out_bias, layer.norm, layer.norm_bias)
        thought = np.maximum(state @ layer.wide + layer.wide_bias, 0) @ layer.narrow + layer.narrow_bias
        return _normed(state + thought, layer.last, layer.last_bias)


@dataclass(frozen=True)
class Topped:
    """An encoder with some numbers on top: `tops` 2 d × numbers, and their bias."""

    encoder: Encoder
    tops: Floats
    bias: Floats

    def numbers(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """One row a text, in order."""
        found: Floats = self.encoder.encode(texts, vectors) @ self.tops + self.bias
        return found


def _normed(state: Floats, gain: Floats, bias: Floats) -> Floats:
    state = state - state.mean(-1, keepdims=True)
    spread = np.sqrt(np.square(state).mean(-1, keepdims=True) + _TINY)
    normed: Floats = state / spread * gain + bias
    return normed
