"""What a domain says of its calendars, asked of a real server of names on loopback."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import dns.flags
import dns.message
import dns.rrset
import pytest

from halfhour.adapters.calendars.caldav import CalDavServer
from halfhour.adapters.calendars.naming import told_address
from halfhour.adapters.calendars.places import typed
from halfhour.domain.errors import OutsideError
from tests.calendar_servers import SERVERS

SAID = {
    ("_caldavs._tcp.far.example.", "SRV"): ["10 5 8443 spare.far.example.", "0 5 443 dav.far.example."],
    ("_caldavs._tcp.far.example.", "TXT"): ['"path=/calendars/"'],
    ("_caldavs._tcp.port.example.", "SRV"): ["0 0 8443 dav.port.example."],
    ("_caldavs._tcp.none.example.", "SRV"): ["0 0 0 ."],
}


@pytest.fixture(scope="module")
def names() -> Iterator[int]:
    """The port of a server that knows four domains, or fewer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind(("127.0.0.1", 0))
        threading.Thread(target=_answer, args=(wire,), daemon=True).start()
        yield wire.getsockname()[1]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", wire.getsockname())


def _answer(wire: socket.socket) -> None:
    while True:
        blob, who = wire.recvfrom(4096)
        if not blob:
            return
        asked = dns.message.from_wire(blob)
        (question,) = asked.question
        answer = dns.message.make_response(asked)
        answer.flags |= dns.flags.RA
        sort = "SRV" if question.rdtype == 33 else "TXT"
        if told := SAID.get((question.name.to_text(), sort)):
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", sort, *told))
        wire.sendto(answer.to_wire(), who)


@pytest.mark.parametrize(
    ("domain", "address"),
    [
        ("far.example", "https://dav.far.example/calendars/"),
        ("port.example", "https://dav.port.example:8443/.well-known/caldav"),
        ("none.example", None),
        ("silent.example", None),
    ],
)
def test_a_domain_says_where_its_calendars_are(names, domain, address):
    assert told_address(domain, servers=["127.0.0.1"], port=names) == address


def test_nobody_who_knows_names_is_no_mishap():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]

    assert told_address("far.example", servers=["127.0.0.1"], port=port) is None


def test_of_a_mail_address_the_domain_is_asked():
    assert typed("ada@example.org", near=False) == "https://example.org/"


def test_where_the_domain_says_so_the_calendars_are_found(tmp_path, names, monkeypatch):
    with SERVERS["xandikos"](tmp_path) as running:
        _know_only(monkeypatch, "home.example", "127.0.0.1", port=1)
        there = running.address.replace("127.0.0.1", "home.example")
        client = CalDavServer("http://home.example:1/", near=True, named=lambda domain: there)

        found = [each.address.replace("home.example", "127.0.0.1") for each in client.collections()]

        assert running.calendar in found


def test_the_password_goes_to_no_other_domain_unasked(monkeypatch):
    _know_only(monkeypatch, "home.example", "127.0.0.1", port=1)
    client = CalDavServer(
        "http://home.example:1/", user="ada", password="secret", near=True, named=lambda domain: "https://dav.example/"
    )

    with pytest.raises(OutsideError, match=r"dav\.example") as error:
        client.collections()

    assert "type that address" in error.value.way_out


def _know_only(monkeypatch: pytest.MonkeyPatch, host: str, number: str, *, port: int) -> None:
    """One more name that this machine knows; nothing listens there."""
    asked = socket.getaddrinfo

    def answer(name: str, *rest: Any, **more: Any) -> Any:
        return asked(number if name == host else name, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
