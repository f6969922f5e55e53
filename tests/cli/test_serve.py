"""`halfhour serve`: whom it lets in, and how it starts and stops."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest

from halfhour.cli import serving
from halfhour.domain.errors import RuleError, SetupError


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(tmp_path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a new data folder, once it has said its address."""
    running = subprocess.Popen(
        [sys.executable, "-m", "halfhour", "serve", "--port", str(free_port()), "--sample"],
        env={**os.environ, "HALFHOUR_DATA": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield running, running.stdout.readline().split()[-1]
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_alone_may_come_in(host):
    serving.require_allowed(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "desk.local"])
def test_others_are_refused_until_their_names_are_set(host, monkeypatch):
    monkeypatch.delenv("HALFHOUR_HOSTS", raising=False)

    with pytest.raises(RuleError, match="no accounts yet") as told:
        serving.require_allowed(host)

    assert "HALFHOUR_HOSTS" in told.value.way_out


def test_names_that_are_set_let_others_in_with_a_warning(monkeypatch, capsys):
    monkeypatch.setenv("HALFHOUR_HOSTS", "desk.local")

    serving.require_allowed("0.0.0.0")

    assert "no accounts yet" in capsys.readouterr().err


def test_names_for_guests_let_others_in_to_booking_pages_alone(monkeypatch, capsys):
    monkeypatch.delenv("HALFHOUR_HOSTS", raising=False)
    monkeypatch.setenv("HALFHOUR_GUEST_HOSTS", "hours.example")

    serving.require_allowed("0.0.0.0")

    assert "booking pages under hours.example, and nothing else" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_with_another():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SetupError, match="taken") as told:
            serving.require_free("127.0.0.1", port)

    assert str(port + 1) in told.value.way_out


def test_an_address_of_another_machine_cannot_be_served():
    with pytest.raises(SetupError, match="not an address of this machine"):
        serving.require_free("203.0.113.9", 8030)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_where_it_says_and_stops_when_told(server, sign):
    running, address = server

    with urllib.request.urlopen(address, timeout=20) as answer:
        status = answer.status
    # to all of its processes, as a terminal does with Ctrl-C
    os.killpg(running.pid, sign)
    _, told = running.communicate(timeout=30)

    assert status == 200
    assert running.returncode == 0
    assert "Everything is kept" in told


def test_a_folder_that_cannot_be_used_is_said(halfhour_command, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("HALFHOUR_DATA", str(tmp_path / "file" / "data"))

    done = halfhour_command("serve", "--port", free_port())

    assert done.returncode == 6
    assert "HALFHOUR_DATA" in done.stderr
