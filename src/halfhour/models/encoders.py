"""Encoders as they were stored (lawful.md, letters.md, questions.md)."""

from importlib import resources
from pathlib import Path
from typing import IO, Any

import numpy as np

from halfhour.domain.encoder import DeepEncoder, Encoder, Glimpsing, Layer, Topped
from halfhour.domain.vectors import Floats


def load_encoder(name: str, numbers: tuple[str, ...] | None = None) -> Topped:
    """The encoder of a file in this package, small or deep; of its numbers only those named, in their order."""
    return _encoder(stored(name), numbers)


def read_encoder(path: Path, numbers: tuple[str, ...] | None = None) -> Topped:
    """The same for a file elsewhere."""
    with path.open("rb") as file:
        return _encoder(_arrays(file), numbers)


def load_glimpsing(name: str) -> Glimpsing:
    """The deep encoder of a file in this package, with its glimpse."""
    kept = stored(name)
    whole = _whole(kept)
    last, glimpse = ((whole[top], whole[f"{top}_bias"]) for top in ("tops", "glimpse"))
    return Glimpsing(_deep(kept, whole), last, glimpse, int(kept["glimpse_after"]))


def _encoder(kept: dict[str, Any], numbers: tuple[str, ...] | None) -> Topped:
    """A deep one has a table of word pieces of its own; a small one reads the word vectors."""
    whole = _whole(kept)
    names = kept["numbers"].tolist()
    columns = [names.index(number) for number in numbers or names]
    encoder = _deep(kept, whole) if "table" in kept else _small(kept, whole)
    return Topped(encoder, np.ascontiguousarray(whole["tops"][:, columns]), whole["tops_bias"][columns])


def _whole(kept: dict[str, Any]) -> dict[str, Floats]:
    """What was stored in half precision."""
    return {name: array.astype(np.float32) for name, array in kept.items() if array.dtype == np.float16}


def _deep(kept: dict[str, Any], whole: dict[str, Floats]) -> DeepEncoder:
    """Its other tables are whole numbers of one byte, with what their columns are multiplied by."""
    tables = (name for name, array in kept.items() if array.dtype == np.int8 and name != "table")
    whole = whole | {name: kept[name] * kept[f"{name}/scale"] for name in tables}
    first = (whole["places"], whole["first"], whole["first_bias"])
    return DeepEncoder(kept["table"], kept["table/scale"], *first, _layers(whole), int(kept["heads"]))


def _small(kept: dict[str, Any], whole: dict[str, Floats]) -> Encoder:
    enter = (whole["enter"], whole["enter_bias"])
    first = (whole["places"], whole["first"], whole["first_bias"])
    return Encoder(*enter, *first, _layers(whole), int(kept["heads"]), float(kept["spread"]))


def _layers(whole: dict[str, Floats]) -> tuple[Layer, ...]:
    numbers = sorted({name.partition(".")[0] for name in whole if "." in name}, key=int)
    return tuple(Layer(**{name: whole[f"{number}.{name}"] for name in Layer.__annotations__}) for number in numbers)


def stored(name: str) -> dict[str, Any]:
    """Arrays of a file beside this one."""
    with resources.files("halfhour.models").joinpath(name).open("rb") as file:
        return _arrays(file)


def _arrays(file: IO[bytes]) -> dict[str, Any]:
    """What is in it is read, never executed."""
    with np.load(file, allow_pickle=False) as kept:
        return {key: kept[key] for key in kept}
