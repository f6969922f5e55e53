"""Encoders as they were stored (lawful.md, letters.md, questions.md)."""

from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from halfhour.domain.encoder import DeepEncoder, Encoder, Layer, Topped
from halfhour.domain.vectors import Floats


def load_topped(name: str, numbers: tuple[str, ...] | None = None) -> Topped:
    """The small encoder of a file in this package; of its numbers only those named, in their order."""
    return topped(stored(name), numbers)


def read_topped(path: Path, numbers: tuple[str, ...] | None = None) -> Topped:
    """The same for a file elsewhere."""
    return topped(_read(path), numbers)


def topped(kept: dict[str, Any], numbers: tuple[str, ...] | None = None) -> Topped:
    """A small encoder from its arrays."""
    whole = _floats(kept)
    return Topped(_encoder(whole, int(kept["heads"]), float(kept["spread"])), *_top(kept, whole, numbers))


def load_deep(name: str, numbers: tuple[str, ...] | None = None) -> Topped:
    """The deep encoder of a file in this package; of its numbers only those named, in their order."""
    return deep(stored(name), numbers)


def read_deep(path: Path, numbers: tuple[str, ...] | None = None) -> Topped:
    """The same for a file elsewhere."""
    return deep(_read(path), numbers)


def deep(kept: dict[str, Any], numbers: tuple[str, ...] | None = None) -> Topped:
    """A deep encoder from its arrays: tables are whole numbers of one byte, with what their columns are multiplied by."""
    whole = _floats(kept)
    tables = (name for name, array in kept.items() if array.dtype == np.int8 and name != "table")
    whole |= {name: kept[name] * kept[f"{name}/scale"] for name in tables}
    first = (whole["places"], whole["first"], whole["first_bias"])
    encoder = DeepEncoder(kept["table"], kept["table/scale"], *first, _layers(whole), int(kept["heads"]))
    return Topped(encoder, *_top(kept, whole, numbers))


def _top(kept: dict[str, Any], whole: dict[str, Floats], numbers: tuple[str, ...] | None) -> tuple[Floats, Floats]:
    names = kept["numbers"].tolist()
    columns = [names.index(number) for number in numbers or names]
    return np.ascontiguousarray(whole["tops"][:, columns]), whole["tops_bias"][columns]


def _floats(kept: dict[str, Any]) -> dict[str, Floats]:
    """What is stored in half precision."""
    return {name: array.astype(np.float32) for name, array in kept.items() if array.dtype == np.float16}


def _encoder(whole: dict[str, Floats], heads: int, spread: float) -> Encoder:
    return Encoder(
        whole["enter"],
        whole["enter_bias"],
        whole["places"],
        whole["first"],
        whole["first_bias"],
        _layers(whole),
        heads,
        spread,
    )


def _layers(whole: dict[str, Floats]) -> tuple[Layer, ...]:
    numbers = sorted({name.partition(".")[0] for name in whole if "." in name}, key=int)
    return tuple(Layer(**{name: whole[f"{number}.{name}"] for name in Layer.__annotations__}) for number in numbers)


def _read(path: Path) -> dict[str, Any]:
    with np.load(path, allow_pickle=False) as kept:
        return {key: kept[key] for key in kept}


def stored(name: str) -> dict[str, Any]:
    """Arrays of a file beside this one; nothing in it is ever executed."""
    with (
        resources.files("halfhour.models").joinpath(name).open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return {key: kept[key] for key in kept}
