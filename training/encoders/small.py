"""The small encoder while it learns: the shape of `domain.encoder.Encoder`, in torch."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from halfhour.domain.clauses import plain
from halfhour.domain.encoder import LONGEST
from halfhour.domain.vectors import Vectors
from training.encoders.large import Loss, batches, step_down

BATCH, RATE = 128, 1.5e-3


@dataclass(frozen=True)
class Size:
    """How large the encoder is, and how often it reads the lines."""

    width: int = 128
    layers: int = 2
    heads: int = 4
    wide: int = 256
    rounds: int = 6


class Small(nn.Module):
    """An encoder with some numbers on top."""

    def __init__(self, numbers: int, vectors: Vectors, size: Size) -> None:
        super().__init__()
        meaning = torch.tensor(vectors.table.astype(np.float32) * vectors.scale[:, None])
        self.spread, self.vectors, self.heads = float(meaning.std()), vectors, size.heads
        table = torch.cat([torch.zeros(1, vectors.width), meaning / self.spread])
        width = size.width
        self.known = nn.Embedding.from_pretrained(table, freeze=True, padding_idx=0)
        self.enter, self.first = nn.Linear(vectors.width, width), nn.LayerNorm(width)
        self.places = nn.Parameter(torch.randn(LONGEST, width) * 0.02)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(width, size.heads, size.wide, 0.1, "relu", batch_first=True)
            for _ in range(size.layers)
        )
        self.top, self.dropout = nn.Linear(2 * width, numbers), nn.Dropout(0.1)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """The numbers, a row a text; pieces are counted from 1, 0 pads."""
        there = pieces > 0
        state = self.dropout(self.first(self.enter(self.known(pieces)) + self.places[: pieces.shape[1]]))
        for layer in self.layers:
            state = layer(state, src_key_padding_mask=~there)
        shown = there[..., None].float()
        mean = (state * shown).sum(1) / shown.sum(1)
        greatest = state.masked_fill(~there[..., None], -1e4).max(1)[0]
        found: torch.Tensor = self.top(torch.cat([mean, greatest], 1))
        return found

    def pieces_of(self, text: str) -> list[int]:
        """The word pieces of a text, as the encoder reads it."""
        return self.vectors.ids(plain(text))[:LONGEST] or [self.vectors.pieces["."]]


def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """Rows of one length; pieces are counted from 1."""
    longest = max(map(len, rows))
    return torch.tensor([[piece + 1 for piece in row] + [0] * (longest - len(row)) for row in rows])


def learned(texts: Sequence[str], numbers: int, loss: Loss, vectors: Vectors, size: Size) -> Small:
    """An encoder that has read all lines."""
    torch.manual_seed(0)
    student, dice = Small(numbers, vectors, size), random.Random(0)
    rows = [student.pieces_of(text) for text in texts]
    free = [weight for weight in student.parameters() if weight.requires_grad]
    steps = torch.optim.AdamW(free, lr=RATE, weight_decay=0.01)
    many = size.rounds * (len(rows) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, (step + 1) / 400) * max(0.02, 1 - step / many))
    for number in range(size.rounds):
        total = 0.0
        for chosen in batches([len(row) for row in rows], BATCH, dice):
            short = loss(student(padded([rows[place] for place in chosen])), chosen)
            step_down(student, short, steps, pace)
            total += short.item() * len(chosen)
        print(f"student, round {number + 1} of {size.rounds}: {total / len(rows):.3f}", flush=True)
    return student.eval()


def save(student: Small, path: Path, names: Sequence[str] = ()) -> None:
    """Writes the weights under the names of `domain.encoder`, in half precision, and how the numbers on top are called."""
    kept = {
        "enter": student.enter.weight.T,
        "enter_bias": student.enter.bias,
        "places": student.places,
        "first": student.first.weight,
        "first_bias": student.first.bias,
        "tops": student.top.weight.T,
        "tops_bias": student.top.bias,
    }
    for number, layer in enumerate(student.layers):
        kept |= {f"{number}.{name}": weight for name, weight in _parts(layer).items()}
    arrays = {name: weight.detach().numpy().astype(np.float16) for name, weight in kept.items()}
    marks = {"heads": np.array(student.heads), "spread": np.array(student.spread), "numbers": np.array(names)}
    np.savez_compressed(path, **marks, **arrays)


def _parts(layer: nn.Module) -> dict[str, torch.Tensor]:
    """The weights of a layer by their names in `domain.encoder.Layer`."""
    return {
        "mix": layer.self_attn.in_proj_weight.T,
        "mix_bias": layer.self_attn.in_proj_bias,
        "out": layer.self_attn.out_proj.weight.T,
        "out_bias": layer.self_attn.out_proj.bias,
        "norm": layer.norm1.weight,
        "norm_bias": layer.norm1.bias,
        "wide": layer.linear1.weight.T,
        "wide_bias": layer.linear1.bias,
        "narrow": layer.linear2.weight.T,
        "narrow_bias": layer.linear2.bias,
        "last": layer.norm2.weight,
        "last_bias": layer.norm2.bias,
    }
