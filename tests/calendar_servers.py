"""Real calendar servers on loopback, Radicale and Xandikos, each in a folder of its own and stopped by its fixture."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

USER, PASSWORD = "ada", "a password for tests"
PATIENCE = 40


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: what a person would type, and the one calendar that is in it."""

    name: str
    address: str
    calendar: str
    user: str = ""
    password: str = ""

    def ask(self, method: str, address: str, body: str = "", **headers: str) -> httpx2.Response:
        """A plain question beside the client that is tested."""
        login = httpx2.BasicAuth(self.user, self.password) if self.user else None
        with httpx2.Client(auth=login, timeout=20) as client:
            return client.request(method, address, content=body.encode(), headers=headers)

    def put(self, name: str, text: str) -> str:
        """Puts a file into the calendar as another program would; gives where."""
        href = f"{self.calendar}{name}.ics"
        answer = self.ask("PUT", href, text.replace("\n", "\r\n"), **{"Content-Type": "text/calendar"})
        assert answer.status_code < 300, answer.text
        return href

    def text(self, href: str) -> str:
        """What stands there; empty when nothing does."""
        answer = self.ask("GET", href)
        return answer.text if answer.status_code == 200 else ""


def event(uid: str, start: str, end: str, title: str = "Dentist", more: str = "") -> str:
    """A calendar file with one event; times in UTC, as `20260303T100000`."""
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//tests//EN\nBEGIN:VEVENT\n"
        f"UID:{uid}\nDTSTAMP:20260101T000000Z\nDTSTART:{start}Z\nDTEND:{end}Z\nSUMMARY:{title}\n{more}"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


@contextmanager
def radicale(folder: Path) -> Iterator[Running]:
    """Radicale with one person who has one calendar, and a password."""
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n")
    port = free_port()
    options = {
        "storage-filesystem-folder": folder / "radicale",
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": users,
        "auth-htpasswd-encryption": "plain",
        "auth-delay": 0,
        "server-hosts": f"127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", "radicale", *(f"--{name}={value}" for name, value in options.items())]
    address = f"http://127.0.0.1:{port}/"
    there = Running("radicale", address, f"{address}{USER}/own/", USER, PASSWORD)
    with _running(command, there, folder / "radicale.log"):
        body = (
            '<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>'
            "<displayname>My days</displayname></prop></set></C:mkcalendar>"
        )
        assert there.ask("MKCALENDAR", there.calendar, body).status_code == 201
        yield there


@contextmanager
def xandikos(folder: Path) -> Iterator[Running]:
    """Xandikos with the calendar that it makes by itself; it has no passwords without TLS."""
    port = free_port()
    command = [sys.executable, "-m", "xandikos", "serve", "-d", str(folder / "xandikos"), "--defaults"]
    command += ["--state-dir", str(folder / "state"), "--no-detect-systemd", "-l", "127.0.0.1", "-p", str(port)]
    address = f"http://127.0.0.1:{port}/"
    there = Running("xandikos", address, f"{address}user/calendars/calendar/")
    with _running(command, there, folder / "xandikos.log"):
        yield there


SERVERS = {"radicale": radicale, "xandikos": xandikos}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], there: Running, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(there):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(there: Running) -> bool:
    try:
        return there.ask("OPTIONS", there.address).status_code < 500
    except httpx2.HTTPError:
        return False
