"""The command as people run it: a process of its own, its standard input given or closed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLES = Path("src/halfhour/samples")


@pytest.fixture(scope="session")
def halfhour_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `halfhour` with arguments; `given` is its standard input."""

    def run(*arguments: object, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
        blob = given.encode() if isinstance(given, str) else given
        command = [sys.executable, "-m", "halfhour", *map(str, arguments)]
        done = subprocess.run(command, input=blob, capture_output=True, check=False, timeout=60)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
