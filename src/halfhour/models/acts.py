"""What sentences of messages do: the models of the message coach (outreach.md) and of the thank-you check (thanks.md)."""

from importlib import resources

import numpy as np

from halfhour.domain.letters.acts import ActModel
from halfhour.domain.talks.wordings import Wordings


def load_acts(name: str) -> ActModel:
    """The model stored under a name, `outreach` or `thanks`; nothing in it is ever executed."""
    with (
        resources.files("halfhour.models").joinpath(f"{name}.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
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
