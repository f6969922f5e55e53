"""Small encoders as they were stored, in half precision (lawful.md, questions.md)."""

from importlib import resources
from typing import Any

import numpy as np

from halfhour.domain.encoder import Encoder, Layer, Topped
from halfhour.domain.vectors import Floats


def load_encoder(name: str, numbers: tuple[str, ...] | None = None) -> Topped:
    """The encoder of a file in this package; of its numbers only those named, in their order."""
    kept = stored(name)
    whole = {name: array.astype(np.float32) for name, array in kept.items() if array.dtype == np.float16}
    names = kept["numbers"].tolist()
    columns = [names.index(number) for number in numbers or names]
    enter = (whole["enter"], whole["enter_bias"])
    first = (whole["places"], whole["first"], whole["first_bias"])
    encoder = Encoder(*enter, *first, _layers(whole), int(kept["heads"]), float(kept["spread"]))
    return Topped(encoder, np.ascontiguousarray(whole["tops"][:, columns]), whole["tops_bias"][columns])


def _layers(whole: dict[str, Floats]) -> tuple[Layer, ...]:
    numbers = sorted({name.partition(".")[0] for name in whole if "." in name}, key=int)
    return tuple(Layer(**{name: whole[f"{number}.{name}"] for name in Layer.__annotations__}) for number in numbers)


def stored(name: str) -> dict[str, Any]:
    """Arrays of a file beside this one; what is in it is read, never executed."""
    with (
        resources.files("halfhour.models").joinpath(name).open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return {key: kept[key] for key in kept}
