"""Small trained models, each with a card: what, from what, how measured, how to rebuild."""

from importlib import resources

import numpy as np

from halfhour.domain.vectors import Vectors


def load_vectors() -> Vectors:
    """The table of word pieces (vectors.md), read from the package."""
    folder = resources.files(__name__)
    pieces = folder.joinpath("vectors.txt").read_text(encoding="utf-8").split("\n")[:-1]
    with folder.joinpath("vectors.npy").open("rb") as table, folder.joinpath("vectors-scale.npy").open("rb") as scale:
        return Vectors({piece: row for row, piece in enumerate(pieces)}, np.load(table), np.load(scale))
