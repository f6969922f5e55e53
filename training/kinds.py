"""Makes models/kinds.npz: which kind of conversation a message is about, from messages written here (messages/GUIDE.md).

`python -m training.kinds` measures across authors (each author judged by what the others taught) and writes the model.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

from halfhour.domain.kind_model import DECIDED, KindModel, kind_of, run_worth
from halfhour.domain.kinds import Kind
from halfhour.domain.word_views import BEGINNING, BITS, FIRST, View, Words, known_runs, run_keys, words_in
from halfhour.models import load_vectors

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "halfhour" / "models"
SEEN_IN, LIKES_SEEN_IN = 2, 3
COMMON = 250
"""Words that stand for themselves among the classes."""
CLASSES = (100, 800)
CLASSED = 12_000
"""The commonest whole words, from which the classes are found."""
LIKES_WEIGHT = 0.7
STRENGTH = 10.0
NO_KEYS = np.zeros(0, dtype=np.int64)


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
    said = [words_in(message.text) for message in taught]
    views = taught_views(said)
    runs = [known_runs(words, views).rows for words in said]
    many = sum(len(view.keys) for view in views)
    seen = np.bincount(np.concatenate([np.unique(rows) for rows in runs]), minlength=many)
    weight = np.concatenate([np.full(len(view.keys), LIKES_WEIGHT if view.likes else 1.0) for view in views])
    rarity = ((np.log((1 + len(taught)) / (1 + seen)) + 1) * weight).astype(np.float32)
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(
        counted(runs, rarity), [DECIDED.index(message.kind) for message in taught]
    )
    return KindModel(views, rarity, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))


def taught_views(said: Sequence[Words]) -> tuple[View, ...]:
    """Words and pairs, beginnings, and runs of likes in coarse and fine classes, each with the runs that occur often enough."""
    often = Counter(word for words in said for word in set(words.said))
    common = {word for word, _ in often.most_common(COMMON)}
    kept = [word for word, times in often.items() if times >= SEEN_IN]
    begun = Counter(
        begin for words in said for begin in {word[:BEGINNING] for word in words.said if len(word) > BEGINNING}
    )
    starts = [begin for begin, times in begun.items() if times >= SEEN_IN]
    views = [
        View(dict(zip(sorted(kept), range(FIRST, FIRST + len(kept)), strict=True)), NO_KEYS, 2, 0),
        View(dict(zip(sorted(starts), range(FIRST, FIRST + len(starts)), strict=True)), NO_KEYS, 1, 0, beginnings=True),
        *(View(likes_of(kept, common, many), NO_KEYS, 3, 0, likes=True) for many in CLASSES),
    ]
    return tuple(_with_keys(views, said))


def _with_keys(views: Sequence[View], said: Sequence[Words]) -> Iterator[View]:
    row = 0
    for view in views:
        seen: Counter[int] = Counter()
        for words in said:
            symbols = view.seen(words)
            keys = np.concatenate([keys for keys, _ in run_keys(symbols, view.longest)])
            seen.update(np.unique(keys).tolist())
        enough = LIKES_SEEN_IN if view.likes else SEEN_IN
        mask = (1 << BITS) - 1
        known = np.array(
            sorted(
                key
                for key, times in seen.items()
                if times >= enough and (view.likes or (key & mask and (key < 1 << BITS or key >> BITS)))
            ),
            dtype=np.int64,
        )
        yield replace(view, keys=known, row=row)
        row += len(known)


@cache
def _whole_words() -> tuple[tuple[str, ...], np.ndarray]:
    """The whole words of the vector table, and the meaning of each."""
    vectors = load_vectors()
    words = tuple(piece for piece in vectors.pieces if len(piece) > 1 and piece.isalpha() and piece.isascii())
    return words, vectors.of(words)


@cache
def _classes(many: int) -> tuple[KMeans, dict[str, int]]:
    """Words of like meaning in classes: what is learned of one counts for all."""
    words, meaning = _whole_words()
    found = MiniBatchKMeans(many, random_state=0, n_init=3, batch_size=4096).fit(meaning[:CLASSED])
    return found, dict(zip(words, found.predict(meaning).tolist(), strict=True))


def likes_of(kept: Sequence[str], common: Collection[str], many: int) -> dict[str, int]:
    """A symbol for each word: its own for the commonest, else that of its class."""
    classes, known = _classes(many)
    unknown = [word for word in kept if word not in known and word[0].isalpha()]
    if unknown:
        known = known | dict(zip(unknown, classes.predict(load_vectors().of(unknown)).tolist(), strict=True))
    own = {word: FIRST + many + number for number, word in enumerate(sorted(common))}
    return {word: FIRST + number for word, number in known.items()} | own


def counted(runs: Sequence[np.ndarray], rarity: np.ndarray) -> csr_matrix:
    """Messages × runs."""
    rows, cells, values = [], [], []
    for row, found in enumerate(runs):
        known, worth = run_worth(found, rarity)
        rows.append(np.full(len(known), row))
        cells.append(known)
        values.append(worth)
    place = (np.concatenate(rows), np.concatenate(cells))
    return csr_matrix((np.concatenate(values), place), shape=(len(runs), len(rarity)))


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
    """Writes the model beside the others; all views but the one of beginnings share a list of words."""
    words = sorted({word for view in model.views if not view.beginnings for word in view.symbols})
    begins = sorted({word for view in model.views if view.beginnings for word in view.symbols})
    np.savez_compressed(
        MODELS / "kinds.npz",
        words=np.array("\n".join(words)),
        beginnings=np.array("\n".join(begins)),
        views=np.array([(view.longest, view.likes, view.beginnings) for view in model.views]),
        **{
            f"symbols-{number}": np.array(
                [view.symbols.get(word, 0) for word in (begins if view.beginnings else words)], np.int32
            )
            for number, view in enumerate(model.views)
        },
        **{f"keys-{number}": view.keys for number, view in enumerate(model.views)},
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
