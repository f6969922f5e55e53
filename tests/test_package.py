"""The package as people install it: a wheel that holds all it needs."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = set(".html .css .js .svg .toml .npy .npz .onnx .tsv .vtt .txt .json .md .typ .woff2".split())


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder into which the wheel was unpacked, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(built, cwd=ROOT, capture_output=True, check=True, timeout=100)
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def run_installed(installed) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs Python far from the clone, with the unpacked wheel before everything else."""
    paths = {**os.environ, "PYTHONPATH": str(installed)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], cwd=installed.parent, env=paths, capture_output=True, text=True, check=True
        )

    return run


def test_every_file_that_is_no_code_is_in_the_wheel(installed):
    there = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*")
        if path.suffix in DATA and path.is_file()
    }

    missing = {name for name in there if not (installed / name).exists()}

    assert not missing


def test_the_command_is_declared(installed):
    entries = next(installed.glob("*.dist-info/entry_points.txt")).read_text()

    assert "halfhour = halfhour.cli:main" in entries


def test_the_licence_goes_with_it(installed):
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_it_runs_away_from_the_clone(installed, run_installed):
    where = run_installed("-c", "import halfhour; print(halfhour.__file__)").stdout.strip()
    sample = str(installed / "halfhour/samples/bikes-otter.txt")

    page = run_installed("-m", "halfhour", "debrief", sample, "--markdown").stdout

    assert where.startswith(str(installed))
    assert "## In five lines" in page
