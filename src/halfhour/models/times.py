"""What is done with each time of a message, and which hour belongs to which day (times.md)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from halfhour.domain.deep_encoder import Network
from halfhour.domain.place_reader import Kept, Onward, PlaceReader
from halfhour.domain.scheduling.words.attending import STEP, WIDEST, Attending
from halfhour.domain.scheduling.words.link_nets import LinkNets, Net
from halfhour.domain.vectors import Floats, Vectors
from halfhour.models.deep_encoders import load_network, read_network
from halfhour.models.encoders import stored

ONWARD, NETS = "times-links.onnx", "times-links.npz"


def load_attending(vectors: Vectors) -> Attending:
    """The ear as it was stored."""
    return Attending(PlaceReader(_ear(), vectors, WIDEST, STEP))


def load_links(vectors: Vectors) -> LinkNets:
    """The links as they were stored; they read on from the ear."""
    return _links(load_network(ONWARD), stored(NETS), vectors)


def read_links(folder: Path, vectors: Vectors) -> LinkNets:
    """The same from a folder elsewhere."""
    with np.load(folder / NETS, allow_pickle=False) as kept:
        return _links(read_network(folder / ONWARD), kept, vectors)


def _links(onward: Network, kept: Mapping[str, Floats], vectors: Vectors) -> LinkNets:
    names = [name for name in ("roles", "whole", "away", "answers") if f"{name}.enter" in kept]
    nets = (Net(**{part: kept[f"{name}.{part}"].astype(np.float32) for part in Net.__annotations__}) for name in names)
    return LinkNets(PlaceReader(Kept(Onward(_ear(), onward)), vectors, WIDEST, STEP), *nets)


@cache
def _ear() -> Kept:
    """One for the ear and for what reads on from it."""
    return Kept(load_network("times-reader.onnx"))
