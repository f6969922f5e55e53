"""The large model that teaches small encoders: MPNet (all-mpnet-base-v2, Apache-2.0), all its layers taught anew on our labelled lines.

Needs torch and transformers in an environment of its own, and the model where `tools/teacher.sh` puts it; nobody who uses Halfhour
needs them.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

FOLDER = Path(__file__).parents[2] / ".cache" / "teacher" / "all-mpnet-base-v2"
ROUNDS, BATCH, LONGEST = 3, 32, 48
SLOW, FAST = 3e-5, 1e-3
STILL = 4
"""Lowest layers that stay as they are, as the word pieces do: they hold what words mean anywhere."""

HALVES = any(torch.cpu.get_capabilities().get(name) for name in ("amx_bf16", "avx512_bf16"))
"""Whether the processor multiplies numbers of half precision: twice as fast then, and half as fast where it does not."""

Loss = Callable[[torch.Tensor, Sequence[int]], torch.Tensor]
"""What a row of numbers for each of the chosen lines falls short of."""


class Large(nn.Module):
    """MPNet with some numbers on the mean of its last layer."""

    def __init__(self, numbers: int) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(FOLDER)
        self.model = AutoModel.from_pretrained(FOLDER)
        for part in (self.model.embeddings, *self.model.encoder.layer[:STILL]):
            part.requires_grad_(False)
        self.top, self.dropout = nn.Linear(self.model.config.hidden_size, numbers), nn.Dropout(0.1)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """The numbers, a row a text."""
        plain = [text.replace("’", "'") for text in texts]
        read = self.tokenizer(plain, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            state = self.model(**read).last_hidden_state.float()
        shown = read["attention_mask"][..., None].float()
        found: torch.Tensor = self.top(self.dropout((state * shown).sum(1) / shown.sum(1)))
        return found

    def labels(self, texts: Sequence[str]) -> torch.Tensor:
        """The same for many, in order, without learning."""
        self.eval()
        found = torch.zeros((len(texts), self.top.out_features))
        with torch.no_grad():
            for chosen in batches([len(text) for text in texts], 64):
                found[chosen] = self([texts[place] for place in chosen])
        return found


def taught(texts: Sequence[str], numbers: int, loss: Loss, rounds: int = ROUNDS) -> Large:
    """A teacher that has read the lines, some of them as captions have them."""
    torch.manual_seed(0)
    dice, teacher = random.Random(0), Large(numbers)
    groups = [
        {"params": [weight for weight in teacher.model.parameters() if weight.requires_grad], "lr": SLOW},
        {"params": [*teacher.top.parameters()], "lr": FAST},
    ]
    steps = torch.optim.AdamW(groups, weight_decay=0.01)
    many = rounds * (len(texts) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, 10 * (step + 1) / many, 1.02 - step / many))
    for number in range(rounds):
        teacher.train()
        heard = [_varied(text, dice) for text in texts]
        for chosen in batches([len(text) for text in heard], BATCH, dice):
            short = loss(teacher([heard[place] for place in chosen]), chosen)
            step_down(teacher, short, steps, pace)
        print(f"teacher, round {number + 1} of {rounds}", flush=True)
    return teacher


def step_down(
    model: nn.Module,
    short: torch.Tensor,
    steps: torch.optim.Optimizer,
    pace: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    """One step by what a model falls short of, none of them wild."""
    steps.zero_grad()
    short.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    steps.step()
    pace.step()


def batches(lengths: Sequence[int], size: int, dice: random.Random | None = None) -> Iterator[list[int]]:
    """Places in groups of like length; in a random order where there are dice."""
    if dice is None:
        order = sorted(range(len(lengths)), key=lambda place: lengths[place])
        yield from (order[start : start + size] for start in range(0, len(order), size))
        return
    order = list(range(len(lengths)))
    dice.shuffle(order)
    large = [
        sorted(order[start : start + 20 * size], key=lambda place: lengths[place])
        for start in range(0, len(order), 20 * size)
    ]
    groups = [part[start : start + size] for part in large for start in range(0, len(part), size)]
    dice.shuffle(groups)
    yield from groups


def _varied(text: str, dice: random.Random) -> str:
    chance = dice.random()
    if chance < 0.25:
        return re.sub(r"[^\w\s']", "", text.lower())
    return text.lower() if chance < 0.35 else text
