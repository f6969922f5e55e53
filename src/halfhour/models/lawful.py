"""Which questions of an employer touch protected ground (lawful.md)."""

from importlib import resources
from typing import Any

import numpy as np

from halfhour.domain.encoder import Encoder, Layer
from halfhour.domain.lawful.model import Hearing, LawfulModel
from halfhour.domain.vectors import Floats


def load_lawful() -> LawfulModel:
    """The model as it was stored."""
    kept = _stored("lawful.npz")
    return LawfulModel(
        {name: column for column, name in enumerate(kept["names"].tolist())},
        kept["weights"].astype(np.float32),
        kept["dense"].astype(np.float32),
        kept["bias"],
        tuple(kept["needs"].tolist()),
        float(kept["enough"]),
        load_hearing(),
    )


def load_hearing() -> Hearing:
    """The small encoder and what stands on top of it."""
    kept = _stored("lawful-encoder.npz")
    whole = {name: array.astype(np.float32) for name, array in kept.items() if array.dtype == np.float16}
    return Hearing(_encoder(whole, int(kept["heads"]), float(kept["spread"])), whole["tops"], whole["tops_bias"])


def _encoder(whole: dict[str, Floats], heads: int, spread: float) -> Encoder:
    layers = sorted({name.partition(".")[0] for name in whole if "." in name}, key=int)
    return Encoder(
        whole["enter"],
        whole["enter_bias"],
        whole["places"],
        whole["first"],
        whole["first_bias"],
        tuple(Layer(**{name: whole[f"{layer}.{name}"] for name in Layer.__annotations__}) for layer in layers),
        heads,
        spread,
    )


def _stored(name: str) -> dict[str, Any]:
    """Arrays of a file beside this one; nothing in it is ever executed."""
    with (
        resources.files("halfhour.models").joinpath(name).open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return {key: kept[key] for key in kept}
