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
from scipy.sparse import csr_matrix, hstack
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

from halfhour.domain.kind_model import (
    DECIDED,
    OUTER,
    Deciding,
    KindModel,
    gains,
    kind_of,
    outer_marks,
    parts_of,
    run_worth,
)
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
SHARPER = 1.7
"""Scores are stretched by this, so that on authors not seen a chance of .8 is right eight times in ten."""
LEANS = np.array([0.6, 1.0, 1.0, 1.0])
"""In doubt rather not informational (the order of `DECIDED`): who takes a selection for a friendly talk comes to harm."""
NEIGHBOUR = 0.7
"""What the like of a neighbouring word counts beside that of the word itself."""
SYMBOLS = FIRST + CLASSES[-1] + COMMON
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
    """All messages that teach, author by author; an author is the first part of the file's name."""
    yield from _messages_in(HERE / "messages")


def kept_messages() -> Iterator[Message]:
    """Those of two more authors, which teach nothing."""
    yield from _messages_in(HERE / "messages" / "kept")


def _messages_in(folder: Path) -> Iterator[Message]:
    for path in sorted(folder.glob("*.jsonl")):
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
    sharp, lean = np.float32(SHARPER), np.log(LEANS).astype(np.float32)
    weights, bias = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return KindModel(views, rarity, weights * sharp, bias * sharp + lean)


def fit_deciding(judged: Sequence[tuple[Message, KindModel]]) -> Deciding:
    """What makes a word a deciding one, from messages that their model had not seen and what their authors marked."""
    outer, symbols, marked, edges = [], [], [], []
    for message, model in judged:
        words = words_in(message.text)
        seen = model.views[-1].seen(words)
        places = [message.text.find(reason) for reason in message.because]
        spans = [(place, place + len(reason)) for place, reason in zip(places, message.because, strict=True)]
        outer.append(_outer(message.text, words, model))
        symbols.append(seen)
        edges.append(len(seen))
        marked.append(
            [
                any(start < end and begin < stop for begin, end in spans)
                for start, stop in zip(words.starts, words.ends, strict=True)
            ]
        )
    dense = np.concatenate(outer)
    spread = dense.std(0) + 1e-9
    own = np.minimum(np.concatenate(symbols), SYMBOLS - 1)
    first = np.cumsum([0, *edges[:-1]])
    before, after = np.roll(own, 1), np.roll(own, -1)
    before[first], after[first - 1] = 0, 0
    lexical = [_one_hot(row) for row in (own, before, after)]
    features = hstack([csr_matrix(dense / spread), lexical[0], *(row * NEIGHBOUR for row in lexical[1:])]).tocsr()
    model = LogisticRegression(C=0.3, max_iter=200, solver="liblinear").fit(features, np.concatenate(marked))
    weights = model.coef_[0]
    of_own, of_before, of_after = weights[OUTER:].reshape(3, SYMBOLS)
    likes = np.stack([of_before * NEIGHBOUR, of_own, of_after * NEIGHBOUR], 1)
    return Deciding((weights[:OUTER] / spread).astype(np.float32), likes.astype(np.float32), float(model.intercept_[0]))


def _outer(text: str, words: Words, model: KindModel) -> np.ndarray:
    runs = known_runs(words, model.views)
    rows, worth = run_worth(runs.rows, model.rarity)
    scores = model.bias + worth @ model.weights[rows]
    first, second = np.argsort(-scores, kind="stable")[:2]
    leads = worth * (model.weights[rows, first] - model.weights[rows, second])
    alone = worth * (model.weights[rows, first] - model.weights[rows].mean(1))
    many = len(words.said)
    return outer_marks(words, parts_of(text, words), gains(runs, many, rows, leads), gains(runs, many, rows, alone))


def _one_hot(symbols: np.ndarray) -> csr_matrix:
    return csr_matrix((np.ones(len(symbols)), (np.arange(len(symbols)), symbols)), shape=(len(symbols), SYMBOLS))


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
        "hard": float(np.mean([truth[index] is said[index] for index in hard])) if hard else 1.0,
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
        **({} if model.deciding is None else _kept(model.deciding)),
    )


def _kept(deciding: Deciding) -> dict[str, np.ndarray]:
    return {
        "deciding-outer": deciding.outer,
        "deciding-likes": deciding.likes.astype(np.float16),
        "deciding-bias": np.array(deciding.bias, np.float32),
    }


def main() -> None:
    """Measures author by author, then teaches with all."""
    everything = list(messages())
    authors = sorted({message.author for message in everything})
    print(len(everything), "messages", dict(Counter(message.author for message in everything)))
    unseen = {author: fit([message for message in everything if message.author != author]) for author in authors}
    truth, said = [], []
    for author in authors:
        others = [message for message in everything if message.author != author]
        deciding = fit_deciding([(message, unseen[message.author]) for message in others])
        model = replace(unseen[author], deciding=deciding)
        judged = [message for message in everything if message.author == author]
        print(author, {name: round(value, 3) for name, value in measure(model, judged).items()}, flush=True)
        truth += [message.kind for message in judged]
        said += [kind_of(message.text, model, decide=True).kind for message in judged]
    print("all", round(accuracy_score(truth, said), 3), round(f1_score(truth, said, average="macro"), 3))
    print(confusion_matrix(truth, said, labels=list(DECIDED)))
    deciding = fit_deciding([(message, unseen[message.author]) for message in everything])
    save(replace(fit(everything), deciding=deciding))


if __name__ == "__main__":
    main()
