"""Which questions of an employer touch protected ground (lawful.md)."""

from functools import cache

import numpy as np

from halfhour.domain.lawful.model import LawfulModel, Reading
from halfhour.models.deep_encoders import load_deep_encoder
from halfhour.models.encoders import stored


def load_lawful() -> LawfulModel:
    """The model as it was stored."""
    kept = stored("lawful.npz")
    return LawfulModel(
        {name: column for column, name in enumerate(kept["names"].tolist())},
        kept["weights"].astype(np.float32),
        kept["dense"].astype(np.float32),
        kept["bias"],
        tuple(kept["needs"].tolist()),
        float(kept["enough"]),
        _reading,
    )


@cache
def _reading() -> Reading:
    return Reading(load_deep_encoder("lawful-reader-glimpse.onnx", "lawful-reader.onnx"))
