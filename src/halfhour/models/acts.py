"""What sentences of messages do: the models of the message coach (outreach.md) and of the thank-you check (thanks.md)."""

import numpy as np

from halfhour.domain.letters.acts import ActModel
from halfhour.domain.outreach.balance import Scale
from halfhour.domain.talks.wordings import Wordings
from halfhour.models.deep_encoders import load_deep_encoder
from halfhour.models.encoders import stored


def load_acts(name: str) -> ActModel:
    """The model stored under a name, `outreach` or `thanks`, with what the encoder that both share hears of its acts."""
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
        load_deep_encoder("letters-reader.onnx", numbers=acts),
    )


def load_scale() -> Scale:
    """When a message is about its writer (outreach.md)."""
    kept = stored("about-them.npz")
    return Scale(kept["weights"], float(kept["bias"]))
