"""A real server for all tests of a module, told apart by their calendars' files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendar_servers import SERVERS, Running


@pytest.fixture(scope="module", params=sorted(SERVERS))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Radicale, then Xandikos."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    with SERVERS[request.param](folder) as running:
        yield running
