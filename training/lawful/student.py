"""Makes models/lawful-encoder.npz: a small encoder that minds the order of words, taught by a large one.

`python -m training.lawful.student --meetings FOLDER [--without STYLE]`, in the environment of `tools/train_vectors.sh` (torch). With
`--without` it is measured on the lines of a style that neither teacher nor student has seen, and nothing is written.
"""

import argparse
import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from halfhour.domain.clauses import plain
from halfhour.domain.encoder import LONGEST
from halfhour.domain.lawful.law import Verdict
from halfhour.domain.lawful.model import GROUNDS
from halfhour.domain.talks.sentences import spans
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.lawful.read import STYLES, Line, lines, listed_questions, talk_turns
from training.lawful.teacher import VERDICTS, batches, taught
from training.lawful.transfer import transfer_lines
from training.lessons import MODELS

WIDTH, LAYERS, HEADS, WIDE = 128, 2, 4, 256
ROUNDS, BATCH, RATE = 6, 128, 1.5e-3
SOFT = 1.5
"""Temperature at which the student listens."""
TAUGHT_OTHERS, TRANSFER = 2_800, 64_000
"""Ordinary lines that the teacher reads, and lines that it labels for the student."""


class Student(nn.Module):
    """The shape of `domain.encoder.Encoder`, with a verdict and a ground on top."""

    def __init__(self, vectors: Vectors) -> None:
        super().__init__()
        meaning = torch.tensor(vectors.table.astype(np.float32) * vectors.scale[:, None])
        self.spread = float(meaning.std())
        table = torch.cat([torch.zeros(1, vectors.width), meaning / self.spread])
        self.emb = nn.Embedding.from_pretrained(table, freeze=True, padding_idx=0)
        self.inp, self.n0 = nn.Linear(vectors.width, WIDTH), nn.LayerNorm(WIDTH)
        self.pos = nn.Parameter(torch.randn(LONGEST, WIDTH) * 0.02)
        self.enc = nn.ModuleList(
            nn.TransformerEncoderLayer(WIDTH, HEADS, WIDE, 0.1, "relu", batch_first=True) for _ in range(LAYERS)
        )
        self.h, self.g = nn.Linear(2 * WIDTH, len(VERDICTS)), nn.Linear(2 * WIDTH, len(GROUNDS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of verdict and ground; pieces are counted from 1, 0 pads."""
        there = pieces > 0
        state = self.dropout(self.n0(self.inp(self.emb(pieces)) + self.pos[: pieces.shape[1]]))
        for layer in self.enc:
            state = layer(state, src_key_padding_mask=~there)
        shown = there[..., None].float()
        mean = (state * shown).sum(1) / shown.sum(1)
        greatest = state.masked_fill(~there[..., None], -1e4).max(1)[0]
        both = torch.cat([mean, greatest], 1)
        return self.h(both), self.g(both)


def pieces_of(text: str, vectors: Vectors) -> list[int]:
    """The word pieces of a line as the encoder reads it."""
    return vectors.ids(plain(text))[:LONGEST] or [vectors.pieces["."]]


def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """Rows of one length, pieces counted from 1."""
    longest = max(map(len, rows))
    return torch.tensor([[piece + 1 for piece in row] + [0] * (longest - len(row)) for row in rows])


def learn(own: Sequence[Line], vectors: Vectors, meetings: Sequence[str]) -> Student:
    """A student that a fresh teacher taught; the marked lines count by their marks too."""
    others = [*talk_turns(), *listed_questions()]
    random.Random(1).shuffle(others)
    teacher = taught([*own, *others[:TAUGHT_OTHERS]])
    texts = transfer_lines([line.text for line in own], vectors, meetings)[:TRANSFER]
    verdicts, grounds = map(torch.tensor, teacher.labels(texts))
    known = {line.text: VERDICTS.index(Verdict(line.verdict)) for line in own}
    marked = torch.tensor([known.get(text, -1) for text in texts])
    rows = [pieces_of(text, vectors) for text in texts]
    torch.manual_seed(0)
    student, dice = Student(vectors), random.Random(0)
    free = [weight for weight in student.parameters() if weight.requires_grad]
    steps = torch.optim.AdamW(free, lr=RATE, weight_decay=0.01)
    many = ROUNDS * (len(rows) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, (step + 1) / 400) * max(0.02, 1 - step / many))
    for number in range(ROUNDS):
        for chosen in batches([len(row) for row in rows], BATCH, dice):
            verdict, ground = student(padded([rows[place] for place in chosen]))
            loss = _loss(verdict, ground, verdicts[chosen], grounds[chosen], marked[chosen])
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            steps.step()
            pace.step()
        print(f"student, round {number + 1} of {ROUNDS}", flush=True)
    return student.eval()


def _loss(
    verdict: torch.Tensor, ground: torch.Tensor, said: torch.Tensor, said_ground: torch.Tensor, marked: torch.Tensor
) -> torch.Tensor:
    """As near to the teacher as may be: its verdict softly, its scores, the ground where it flags; then the marks themselves."""
    soft = functional.kl_div(
        functional.log_softmax(verdict / SOFT, 1), functional.softmax(said / SOFT, 1), reduction="batchmean"
    )
    scores = functional.mse_loss(verdict - verdict.mean(1, keepdim=True), said - said.mean(1, keepdim=True))
    flagged = 1 - functional.softmax(said, 1)[:, 0]
    apart = functional.kl_div(
        functional.log_softmax(ground, 1), functional.softmax(said_ground, 1), reduction="none"
    ).sum(1)
    loss = soft * SOFT**2 + 0.1 * scores + 0.3 * (flagged * apart).mean()
    known = marked >= 0
    return loss + 0.2 * functional.cross_entropy(verdict[known], marked[known]) if known.any() else loss


def save(student: Student, path: Path) -> None:
    """Writes the weights under the names of `domain.encoder`, in half precision."""
    kept = {
        "enter": student.inp.weight.T,
        "enter_bias": student.inp.bias,
        "places": student.pos,
        "first": student.n0.weight,
        "first_bias": student.n0.bias,
        "tops": torch.cat([student.h.weight, student.g.weight]).T,
        "tops_bias": torch.cat([student.h.bias, student.g.bias]),
    }
    for number, layer in enumerate(student.enc):
        parts = {
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
        kept |= {f"{number}.{name}": weight for name, weight in parts.items()}
    arrays = {name: weight.detach().numpy().astype(np.float16) for name, weight in kept.items()}
    np.savez_compressed(path, heads=np.array(HEADS), spread=np.array(student.spread), **arrays)


def sentences_of_meetings(folder: Path | None) -> list[str]:
    """Half of the sentences of the meetings, one a turn; nothing without a folder."""
    if folder is None:
        return []
    dice, found = random.Random(5), []
    with gzip.open(folder / "meetings-with-summaries.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            for turn in json.loads(row)["turns"]:
                said = [turn["text"][start:end] for start, end in spans(turn["text"])]
                whole = [sentence for sentence in said if 4 <= len(sentence.split()) <= 40]
                if whole and dice.random() < 0.5:
                    found.append(dice.choice(whole))
    return found


def main() -> None:
    """Teaches, and measures or writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    parser.add_argument("--without", default="", help="a style to be measured on")
    arguments = parser.parse_args()
    vectors = load_vectors()
    own = [line for line in lines(*STYLES) if line.style != arguments.without]
    student = learn(own, vectors, sentences_of_meetings(arguments.meetings))
    path = (
        Path(f"lawful-encoder-without-{arguments.without}.npz") if arguments.without else MODELS / "lawful-encoder.npz"
    )
    save(student, path)
    print(path)


if __name__ == "__main__":
    main()
