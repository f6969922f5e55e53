"""What is done with each time of a message (times.md)."""

from halfhour.domain.place_reader import PlaceReader
from halfhour.domain.scheduling.words.attending import STEP, WIDEST, Attending
from halfhour.domain.vectors import Vectors
from halfhour.models.deep_encoders import load_network


def load_attending(vectors: Vectors) -> Attending:
    """The model as it was stored."""
    return Attending(PlaceReader(load_network("times-reader.onnx"), vectors, WIDEST, STEP))
