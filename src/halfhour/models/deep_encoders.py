"""Deep encoders as they were stored, as networks in ONNX (lawful.md, letters.md), which onnxruntime runs (docs/decisions/0027)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from halfhour.domain.deep_encoder import DeepEncoder
from halfhour.domain.encoder import Ids
from halfhour.domain.vectors import Floats

if TYPE_CHECKING:  # nothing of it is loaded before a first text is to be read
    from onnxruntime import InferenceSession


def load_deep_encoder(*names: str, numbers: Sequence[str] | None = None) -> DeepEncoder:
    """The encoder of files in this package, one a network; of its numbers only those named, in their order."""
    folder = resources.files("halfhour.models")
    return _encoder([folder.joinpath(name).read_bytes() for name in names], numbers)


def load_network(name: str) -> "OnnxNetwork":
    """The network of one file in this package."""
    return OnnxNetwork(_session(resources.files("halfhour.models").joinpath(name).read_bytes()))


def read_network(path: Path) -> "OnnxNetwork":
    """The network of a file elsewhere."""
    return OnnxNetwork(_session(path.read_bytes()))


def read_deep_encoder(*paths: Path, numbers: Sequence[str] | None = None) -> DeepEncoder:
    """The same for files elsewhere."""
    return _encoder([path.read_bytes() for path in paths], numbers)


def _encoder(stored: Sequence[bytes], numbers: Sequence[str] | None) -> DeepEncoder:
    networks = tuple(OnnxNetwork(_session(blob)) for blob in stored)
    names = networks[0].numbers
    return DeepEncoder(networks, [names.index(number) for number in numbers or names])


def _session(blob: bytes) -> "InferenceSession":
    """With one thread, since many texts are spread over processes; the networks are stored as they are best run."""
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # one is kept for each shape, of which there are thousands
    options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL
    return InferenceSession(blob, options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True)
class OnnxNetwork:
    """A `domain.deep_encoder.Network`."""

    session: "InferenceSession"

    @property
    def numbers(self) -> list[str]:
        """How its numbers are called."""
        return list(self._told("numbers"))

    @property
    def example(self) -> tuple[Ids, Sequence[float]]:
        """Word pieces of a text, and the numbers that it had of it where it was written."""
        pieces, numbers = self._told("example")
        return np.array([pieces], dtype=np.int32), numbers

    def _told(self, name: str) -> Any:
        return json.loads(self.session.get_modelmeta().custom_metadata_map[name])

    def run(self, given: Ids | Floats) -> Sequence[Floats]:
        """What it makes of texts of one length."""
        found: Sequence[Floats] = self.session.run(None, {self.session.get_inputs()[0].name: given})
        return found
