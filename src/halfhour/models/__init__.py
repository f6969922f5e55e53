"""Small trained models, each with a card: what, from what, how measured, how to rebuild."""

from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.kind_model import Deciding, KindModel
from halfhour.domain.talks.answers import Topic
from halfhour.domain.talks.lessons import LessonModel
from halfhour.domain.talks.salience import SalienceModel
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.trees import Trees
from halfhour.domain.vectors import Vectors
from halfhour.domain.word_views import View


def load_vectors() -> Vectors:
    """The table of word pieces (vectors.md)."""
    pieces = resources.files(__name__).joinpath("vectors.txt").read_text(encoding="utf-8").split("\n")[:-1]
    return Vectors({piece: row for row, piece in enumerate(pieces)}, _array("vectors.npy"), _array("vectors-scale.npy"))


def load_lessons() -> LessonModel:
    """What makes a sentence advice, a skill, a step of a career… (lessons.md)."""
    kept = _array("lessons.npz")
    wordings = Wordings(
        {run: column for column, run in enumerate(kept["wordings"].tolist())}, frozenset(kept["common"].tolist())
    )
    return LessonModel(
        wordings,
        kept["runs"].astype(np.float32),
        kept["dense"],
        kept["bias"],
        kept["around"],
        kept["around_bias"],
        dict(zip(Topic, kept["enough"].tolist(), strict=True)),
    )


def load_salience() -> SalienceModel:
    """Which words and sentences of a talk matter (salience.md)."""
    kept = _array("salience.npz")
    trees = Trees(
        kept["feature"],
        kept["threshold"],
        kept["left"],
        kept["right"],
        kept["value"],
        int(kept["depth"]),
        float(kept["base"]),
    )
    return SalienceModel(
        trees,
        dict(zip(kept["plain_words"].tolist(), kept["plain"].tolist(), strict=True)),
        dict(zip(kept["stems"].tolist(), kept["spread"].tolist(), strict=True)),
        int(kept["talks"]),
        kept["sentence"],
        float(kept["sentence_bias"]),
    )


def load_kinds() -> KindModel:
    """Which kind of conversation a message is about (kinds.md)."""
    kept = _array("kinds.npz")
    words = str(kept["words"]).split("\n")
    views, row = [], 0
    for number, (longest, likes, beginnings) in enumerate(kept["views"].tolist()):
        names = str(kept["beginnings"]).split("\n") if beginnings else words
        symbols = {
            word: symbol for word, symbol in zip(names, kept[f"symbols-{number}"].tolist(), strict=True) if symbol
        }
        views.append(View(symbols, kept[f"keys-{number}"], longest, row, bool(likes), bool(beginnings)))
        row += len(views[-1].keys)
    deciding = Deciding(kept["deciding-outer"], kept["deciding-likes"].astype(np.float32), float(kept["deciding-bias"]))
    return KindModel(tuple(views), kept["rarity"], kept["weights"].astype(np.float32), kept["bias"], deciding)


def _array(name: str) -> Any:
    """What numpy stored under a name in this package; nothing in it is ever executed."""
    with resources.files(__name__).joinpath(name).open("rb") as file:
        kept: NDArray[Any] | dict[str, NDArray[Any]] = np.load(file, allow_pickle=False)
        return {key: kept[key] for key in kept} if name.endswith(".npz") else kept
