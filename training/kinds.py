"""Makes models/kinds.npz: which kind of conversation a message is about, from messages written here (messages/GUIDE.md).

`python -m training.kinds` measures across authors (each author judged by what the others taught) and writes the model.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

from halfhour.domain.kind_model import (
    DECIDED,
    KindModel,
    kind_of,
    known_runs,
    message_words,
    run_worth,
    runs_of,
)
from halfhour.domain.kinds import Kind

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
SEEN_IN = 2
STRENGTH = 10.0


@dataclass(frozen=True)
class Message:
    """An invented message with its kind, the words that decide it, and whether a hasty reader would be wrong."""

    id: str
    author: str
    text: str
    kind: Kind
    because: tuple[str, ...]
    hard: bool


def messages() -> Iterator[Message]:
    """All messages, author by author; an author is the first part of the file's name."""
    for path in sorted((HERE / "messages").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            author = path.name.split("-")[0]
            yield Message(raw["id"], author, raw["text"], Kind(raw["kind"]), tuple(raw["because"]), raw["hard"])


def fit(taught: Sequence[Message]) -> KindModel:
    """A model from some messages."""
    words = [[word for word, _, _ in message_words(message.text)] for message in taught]
    seen = Counter(run for said in words for run in {run for run, _, _ in runs_of(said)})
    runs = sorted(run for run, times in seen.items() if times >= SEEN_IN)
    columns = {run: row for row, run in enumerate(runs)}
    rarity = np.array([np.log((1 + len(taught)) / (1 + seen[run])) + 1 for run in runs], np.float32)
    features = counted(words, columns, rarity)
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(
        features, [DECIDED.index(message.kind) for message in taught]
    )
    return KindModel(columns, rarity, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))


def counted(words: Sequence[Sequence[str]], columns: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    """Messages × runs."""
    rows, cells, values = [], [], []
    for row, said in enumerate(words):
        known, worth = run_worth(known_runs(said, columns)[:, 0], rarity)
        rows.append(np.full(len(known), row))
        cells.append(known)
        values.append(worth)
    place = (np.concatenate(rows), np.concatenate(cells))
    return csr_matrix((np.concatenate(values), place), shape=(len(words), len(columns)))


def measure(model: KindModel, judged: Sequence[Message]) -> dict[str, float]:
    """Accuracy, macro-F1, accuracy on the hard half, formal called informational, and how often a named place is a deciding one."""
    guesses = [kind_of(message.text, model, decide=True) for message in judged]
    truth, said = [message.kind for message in judged], [guess.kind for guess in guesses]
    hard = [index for index, message in enumerate(judged) if message.hard]
    formal = [guess for guess, kind in zip(said, truth, strict=True) if kind is Kind.FORMAL_JOB]
    right = [
        (message, guess)
        for message, guess in zip(judged, guesses, strict=True)
        if guess.kind is message.kind and guess.because
    ]
    return {
        "accuracy": accuracy_score(truth, said),
        "macro-F1": f1_score(truth, said, average="macro"),
        "hard": accuracy_score([truth[index] for index in hard], [said[index] for index in hard]),
        "formal as informational": float(np.mean([kind is Kind.INFORMATIONAL for kind in formal])),
        "a named place decides": float(np.mean([names_a_reason(message, guess) for message, guess in right])),
    }


def names_a_reason(message: Message, guess) -> bool:
    """Whether one of the places named overlaps with what the author marked."""
    for reason in message.because:
        start = message.text.find(reason)
        if any(place.start < start + len(reason) and start < place.end for place in guess.because):
            return True
    return False


def save(model: KindModel) -> None:
    """Writes the model beside the others."""
    runs = sorted(model.columns, key=model.columns.__getitem__)
    np.savez_compressed(
        MODELS / "kinds.npz",
        runs=np.array("\n".join(runs)),
        rarity=model.rarity,
        weights=model.weights.astype(np.float16),
        bias=model.bias,
    )


def main() -> None:
    """Measures author by author, then teaches with all."""
    everything = list(messages())
    print(len(everything), "messages", dict(Counter(message.author for message in everything)))
    truth, said = [], []
    for author in sorted({message.author for message in everything}):
        model = fit([message for message in everything if message.author != author])
        judged = [message for message in everything if message.author == author]
        print(author, {name: round(value, 3) for name, value in measure(model, judged).items()}, flush=True)
        truth += [message.kind for message in judged]
        said += [kind_of(message.text, model, decide=True).kind for message in judged]
    print("all", round(accuracy_score(truth, said), 3), round(f1_score(truth, said, average="macro"), 3))
    print(confusion_matrix(truth, said, labels=list(DECIDED)))
    save(fit(everything))


if __name__ == "__main__":
    main()
