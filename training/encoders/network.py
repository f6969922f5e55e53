"""Networks of deep encoders in ONNX, as they are shipped: `write` stores what `deep` learned, in whole numbers (docs/decisions/0027).

A product has weights of one byte, with a scale a column, and is given whole numbers of seven bits with one scale for all, found by what
it is given of some texts. Seven, for a processor may add up two products in sixteen bits: 2 × 127 × 127 fits, and so each machine
counts alike. What is far greater in a few columns than in others is made smaller there, and its weights greater, before both are rounded.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

from halfhour.domain.clauses import plain
from halfhour.domain.encoder import LONGEST, of_one_length
from halfhour.models import load_vectors
from training.encoders.mixing import message_sentences

Weights = Mapping[str, np.ndarray]
"""By their names in `deep`: those of a layer begin with its number and a dot."""
OWN = "com.microsoft"
"""Where onnxruntime keeps what several steps are in one."""
PRODUCTS = ("mix", "out", "wide", "narrow")
TINY = 1e-5
BEYOND = 1.5
"""How many times as great as the middle one a column may be before it is made smaller."""
SEVEN_BITS = 127
MEASURED = 2_000
"""Sentences on which it is measured what products are given."""


@dataclass(frozen=True)
class Given:
    """What a product was given of some texts: the least and the greatest number of each column."""

    least: np.ndarray
    greatest: np.ndarray


@dataclass
class Graph:
    """Steps, one after the other, and the constants that they read."""

    steps: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def constant(self, name: str, value: Any, kind: type = np.float32) -> str:
        """A constant by its name, which is given back."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, dtype=kind)), name)
        return name

    def step(self, kind: str, *given: str, domain: str = "", called: str = "", **settings: Any) -> str:
        """One step; the name of what comes out of it is given back."""
        name = called or f"{kind}-{len(self.steps)}"
        self.steps.append(helper.make_node(kind, given, [name], domain=domain, name=f"{name}-step", **settings))
        return name

    def model(self, given: onnx.ValueInfoProto, gives: Sequence[str]) -> onnx.ModelProto:
        """All of it, from what it is given to what it gives."""
        outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in gives]
        graph = helper.make_graph(self.steps, "encoder", [given], outputs, list(self.constants.values()))
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(OWN, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=9)


@dataclass
class Network:
    """Some of the layers of an encoder while they are written down; in whole numbers once it is known what its products are given."""

    weights: Weights
    heads: int
    given: Mapping[str, Given] = field(default_factory=dict)
    graph: Graph = field(default_factory=Graph)
    seen: dict[str, str] = field(default_factory=dict)
    """What goes into each product, while it is computed in fractions."""
    is_each: bool = False
    """Whether each piece has numbers of its own, and not the whole text."""

    def entered(self, ids: str) -> str:
        """What the first layer is given: what the pieces mean and where they stand."""
        table, scale = in_bytes(self.weights["table"].T)
        graph = self.graph
        rows = graph.step("Gather", graph.constant("table", table.T, np.int8), ids)
        scales = graph.step("Gather", graph.constant("table/scale", scale[:, None]), ids)
        meaning = graph.step("Mul", graph.step("Cast", rows, to=TensorProto.FLOAT), scales)
        places, zero = self._constant("places"), graph.constant("zero", [0], np.int64)
        many = graph.step("Shape", ids, start=1, end=2)
        state = graph.step("Add", meaning, graph.step("Slice", places, zero, many, zero))
        return self._normed(state, "first")

    def layer(self, number: int, state: str) -> str:
        """A round of attention and one of thought, which is bent by a line that is cut at 0 and 1."""
        heard = self._product(f"{number}.out", self._attended(f"{number}.mix", state))
        state = self._normed(self.graph.step("Add", state, heard), f"{number}.norm")
        wide = self._product(f"{number}.wide", state)
        bent = self.graph.step("Mul", wide, self.graph.step("HardSigmoid", wide, alpha=0.29, beta=0.5))
        thought = self._product(f"{number}.narrow", bent)
        return self._normed(self.graph.step("Add", state, thought), f"{number}.last")

    def topped(self, top: str, state: str) -> str:
        """The numbers on top of the mean, or of each piece."""
        if self.is_each:
            numbers = self.graph.step("MatMul", state, self._constant(top))
            return self.graph.step("Add", numbers, self._constant(f"{top}_bias"), called="numbers")
        mean = self.graph.step("ReduceMean", state, axes=[1], keepdims=0)
        return self.graph.step("Gemm", mean, self._constant(top), self._constant(f"{top}_bias"), called="numbers")

    def _attended(self, name: str, state: str) -> str:
        self.seen[name] = state
        bias = self._constant(f"{name}_bias")
        if name not in self.given:
            whole = (state, self._constant(name), bias)
            return self.graph.step("Attention", *whole, domain=OWN, num_heads=self.heads)
        whole, weight, scales, zeros = self._in_whole(name, state)
        given = (whole, weight, bias, *scales, "", *zeros)
        return self.graph.step("QAttention", *given, domain=OWN, num_heads=self.heads)

    def _product(self, name: str, state: str) -> str:
        self.seen[name] = state
        bias = self._constant(f"{name}_bias")
        if name not in self.given:
            return self.graph.step("Add", self.graph.step("MatMul", state, self._constant(name)), bias)
        whole, weight, scales, zeros = self._in_whole(name, state)
        return self.graph.step("MatMulIntegerToFloat", whole, weight, *scales, *zeros, bias, domain=OWN)

    def _in_whole(self, name: str, state: str) -> tuple[str, str, tuple[str, str], tuple[str, str]]:
        """What a product is given, and its weights, in whole numbers; the scales of both, and what stands for nought in both."""
        graph, given = self.graph, self.given[name]
        reach = np.maximum(-given.least, given.greatest)
        smaller = np.maximum(1, reach / (BEYOND * np.median(reach)))
        least, greatest = min(0, (given.least / smaller).min()), (given.greatest / smaller).max()
        step = (greatest - least) / SEVEN_BITS
        scale = graph.constant(f"{name}/step", step)
        zero = graph.constant(f"{name}/zero", round(-least / step), np.uint8)
        state = graph.step("Mul", state, graph.constant(f"{name}/smaller", 1 / smaller))
        whole = graph.step("QuantizeLinear", state, scale, zero)
        whole = graph.step("Clip", whole, "", graph.constant("seven bits", SEVEN_BITS, np.uint8))
        weight, scales = in_bytes(self.weights[name] * smaller[:, None])
        names = graph.constant(name, weight, np.int8), graph.constant(f"{name}/scale", scales)
        return whole, names[0], (scale, names[1]), (zero, graph.constant("nought", 0, np.int8))

    def _normed(self, state: str, name: str) -> str:
        parts = self._constant(name), self._constant(f"{name}_bias")
        return self.graph.step("LayerNormalization", state, *parts, axis=-1, epsilon=TINY)

    def _constant(self, name: str) -> str:
        return self.graph.constant(name, self.weights[name])


def in_bytes(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -127 to 127, and what each column is multiplied by."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def write(
    weights: Weights, heads: int, after: int, names: Sequence[str], path: Path, *, is_each: bool = False, held: int = 0
) -> None:
    """Writes an encoder whose numbers have such names, of the whole text or of each piece.

    With a glimpse `after` so many layers these are two files, else (0) one, which gives beside its numbers what it holds after the
    layers that are `held`, if any: others read on from there (`write_onward`).
    """
    pieces = _sentences()
    given = measured(weights, heads, pieces)
    cuts = [0, after, _layers(weights)] if after else [0, _layers(weights)]
    example = np.array(pieces[:1], np.int32)
    models = [_part(Network(weights, heads, given, is_each=is_each), begin, end, held) for begin, end in pairwise(cuts)]
    for begin, model in zip(cuts, models, strict=False):
        numbers, *gives = InferenceSession(model.SerializeToString()).run(None, {model.graph.input[0].name: example})
        _tell(model, names, pieces[0], numbers)
        onnx.save(model, path.with_stem(f"{path.stem}-glimpse") if after and begin == 0 else path)
        example = gives[0] if gives else example


def write_onward(weights: Weights, heads: int, begin: int, first: Path, path: Path) -> None:
    """Writes the layers of an encoder from one on, which read on from what the `first` one holds there, with numbers of each piece."""
    pieces = _sentences()
    model = _part(Network(weights, heads, measured(weights, heads, pieces), is_each=True), begin, _layers(weights))
    _, held = InferenceSession(first).run(None, {"pieces": np.array(pieces[:1], np.int32)})
    [numbers] = InferenceSession(model.SerializeToString()).run(None, {"held": held})
    _tell(model, [], pieces[0], numbers)
    onnx.save(model, path)


def _tell(model: onnx.ModelProto, names: Sequence[str], pieces: Sequence[int], numbers: np.ndarray) -> None:
    """Notes in a network how its numbers are called, and which ones it has of a text here."""
    told = {"numbers": list(names), "example": [pieces, numbers[0].tolist()]}
    helper.set_model_props(model, {name: json.dumps(value) for name, value in told.items()})


def read(path: Path) -> tuple[dict[str, np.ndarray], int, int]:
    """The weights that were written, as near as whole numbers hold them; how many layers there are, and after how many comes a glimpse."""
    glimpse = path.with_stem(f"{path.stem}-glimpse")
    parts = [_stored(one) for one in (glimpse, path) if one.exists()]
    weights = {name: weight for part in parts for name, weight in part.items()}
    return weights, _layers(weights), _layers(parts[0]) if len(parts) > 1 else 0


def _stored(path: Path) -> dict[str, np.ndarray]:
    kept = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    found = {name: kept[name] for name in kept if "/" not in name and kept[name].dtype == np.float32}
    for name in (name for name in kept if f"{name}/scale" in kept):
        found[name] = kept[name] * kept[f"{name}/scale"]
        if f"{name}/smaller" in kept:
            found[name] = found[name] * kept[f"{name}/smaller"][:, None]
    return found


def _part(network: Network, begin: int, end: int, held: int = 0) -> onnx.ModelProto:
    """Some of the layers, with what goes before the first, and the numbers on top of the last of them."""
    states = ["held" if begin else network.entered("pieces")]
    for number in range(begin, end):
        states.append(network.layer(number, states[-1]))
    is_last = end == _layers(network.weights)
    numbers = network.topped("tops" if is_last else "glimpse", states[-1])
    gives = [states[held - begin]] if held else [] if is_last else states[-1:]
    return network.graph.model(_input(begin), [numbers, *gives])


def measured(weights: Weights, heads: int, pieces: Sequence[Sequence[int]]) -> dict[str, Given]:
    """What each product is given of some texts."""
    network = Network(weights, heads)
    state = network.entered("pieces")
    for number in range(_layers(weights)):
        state = network.layer(number, state)
    seen = list(network.seen.values())
    session = InferenceSession(network.graph.model(_input(0), seen).SerializeToString())
    found: dict[str, list[Given]] = {name: [] for name in network.seen}
    for _, ids in of_one_length(pieces):
        for name, rows in zip(network.seen, session.run(None, {"pieces": ids}), strict=True):
            found[name].append(Given(rows.min((0, 1)), rows.max((0, 1))))
    return {
        name: Given(np.min([one.least for one in some], axis=0), np.max([one.greatest for one in some], axis=0))
        for name, some in found.items()
    }


def _sentences() -> list[list[int]]:
    """Word pieces of sentences of messages, whatever the encoder will read: the same columns are great in all texts."""
    vectors, said = load_vectors(), random.Random(3).sample(list(message_sentences()), MEASURED)
    begin = len(vectors.pieces)
    return [[begin, *vectors.ids(plain(text))[:LONGEST], begin + 1] for text in said]


def _layers(weights: Weights) -> int:
    return len({name.partition(".")[0] for name in weights if "." in name})


def _input(begin: int) -> onnx.ValueInfoProto:
    if begin == 0:
        return helper.make_tensor_value_info("pieces", TensorProto.INT32, ["texts", "length"])
    return helper.make_tensor_value_info("held", TensorProto.FLOAT, ["texts", "length", "width"])
