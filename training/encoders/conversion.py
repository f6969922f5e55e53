"""Turns a deep encoder that was stored as arrays, as before docs/decisions/0027, into networks.

`python -m training.encoders.conversion OLD.npz NEW.onnx`
"""

import sys
from pathlib import Path

import numpy as np

from training.encoders.network import write


def main(old: Path, new: Path) -> None:
    """Weights of a byte times what their columns, and those of the table its rows, are multiplied by; the others as they are."""
    kept = dict(np.load(old, allow_pickle=False))
    scales = {name: kept[f"{name}/scale"] for name, weight in kept.items() if weight.dtype == np.int8}
    scales["table"] = scales["table"][:, None]
    names = [name for name, weight in kept.items() if weight.dtype in (np.int8, np.float16)]
    weights = {name: kept[name].astype(np.float32) * scales.get(name, 1) for name in names}
    write(weights, int(kept["heads"]), int(kept.get("glimpse_after", 0)), kept["numbers"].tolist(), new)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
