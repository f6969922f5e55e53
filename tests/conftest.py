"""What tests of several rooms share: a PostgreSQL of their own, and examples that may take their time."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # a busy machine fails no test

SCRIPT = Path(__file__).parent.parent / "tools" / "postgres.sh"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL in a folder of its own, stopped and removed at the end."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o711)  # the server runs as another user when the tests run as root
        folder = f"{place}/postgres"
        started = subprocess.run(["sh", SCRIPT, "start", folder], check=True, stdout=subprocess.PIPE, text=True)
        yield started.stdout.strip()
        subprocess.run(["sh", SCRIPT, "stop", folder], check=True)
