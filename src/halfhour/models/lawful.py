"""Which questions of an employer touch protected ground (lawful.md)."""

from importlib import resources

import numpy as np

from halfhour.domain.lawful.model import LawfulModel


def load_lawful() -> LawfulModel:
    """The model as it was stored; nothing in it is ever executed."""
    with (
        resources.files("halfhour.models").joinpath("lawful.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return LawfulModel(
            {name: column for column, name in enumerate(kept["names"].tolist())},
            kept["weights"].astype(np.float32),
            kept["dense"].astype(np.float32),
            kept["bias"],
            tuple(kept["needs"].tolist()),
            float(kept["enough"]),
        )
