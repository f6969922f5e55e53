"""What sentences of messages do: the models of the message coach (outreach.md) and of the thank-you check (thanks.md)."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from halfhour.domain.letters.acts import ActModel
from halfhour.domain.letters.reading import STEP, WIDEST
from halfhour.domain.outreach.balance import Scale
from halfhour.domain.place_reader import PlaceReader
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Vectors
from halfhour.models.deep_encoders import load_deep_encoder, load_network, read_network
from halfhour.models.encoders import stored


def load_wishes() -> ActModel:
    """The acts of the message coach, with what an encoder hears of a sentence."""
    linear = load_acts("outreach")
    return replace(linear, hearing=load_deep_encoder("letters-reader.onnx", numbers=linear.acts))


def load_thanks_ear(vectors: Vectors) -> PlaceReader:
    """What hears the sentences of a thank-you in their letter."""
    return PlaceReader(load_network("thanks-reader.onnx"), vectors, WIDEST, STEP)


def read_thanks_ear(path: Path, vectors: Vectors) -> PlaceReader:
    """The same from a file elsewhere."""
    return PlaceReader(read_network(path), vectors, WIDEST, STEP)


def load_acts(name: str) -> ActModel:
    """The linear model stored under a name, `outreach` or `thanks`."""
    kept = stored(f"{name}.npz")
    acts = tuple(kept["acts"].tolist())
    return ActModel(
        acts,
        Wordings(
            {run: column for column, run in enumerate(kept["wordings"].tolist())},
            frozenset(kept["common"].tolist()),
        ),
        kept["runs"].astype(np.float32),
        kept["dense"],
        kept["bias"],
        dict(zip(acts, kept["enough"].tolist(), strict=True)),
    )


def load_scale() -> Scale:
    """When a message is about its writer (outreach.md)."""
    kept = stored("about-them.npz")
    return Scale(kept["weights"], float(kept["bias"]))
