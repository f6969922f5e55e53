"""How job interviews sound, whatever their words (talk-kinds.md)."""

import numpy as np

from halfhour.domain.encoder import Topped
from halfhour.domain.interviews import PARTS, Interviews
from halfhour.domain.letters.acts import ActModel
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Vectors
from halfhour.models.encoders import load_encoder, stored


def load_interviews(vectors: Vectors) -> Interviews:
    """The model as it was stored; its turns are heard by the encoder of lawful.md."""
    kept = stored("talk-kinds.npz")
    wordings = Wordings(
        {run: column for column, run in enumerate(kept["wordings"].tolist())}, frozenset(kept["common"].tolist())
    )
    encoder = load_encoder("talk-encoder.npz").encoder
    hearing = Topped(encoder, kept["tops"].astype(np.float32), np.zeros(len(PARTS), np.float32))
    turns = ActModel(PARTS, wordings, kept["runs"].astype(np.float32), kept["dense"], kept["bias"], {}, hearing)
    return Interviews(turns, vectors, kept["mean"], kept["spread"], kept["weights"], float(kept["line"]))
