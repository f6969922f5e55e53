"""Looking into a mailbox, tried with a real server on loopback."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from halfhour.adapters.mail.imap import MOST, ImapMailbox
from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import LineSecurity
from halfhour.domain.noticing import Looked, Wanted
from tests.mail_servers import PASSWORD, DovecotMissingError, RunningMailbox, dovecot_server, imap_server

LONG_AGO = date(2020, 1, 1)
OURS = "<ours123456@example.org>"


def _mail(sender: str, words: str = "Hello", *, more: str = "") -> bytes:
    head = f"From: {sender}\r\nTo: ada@example.org\r\nSubject: Tides\r\n{more}"
    return f"{head}\r\n{words}\r\n".encode()


@pytest.fixture(params=["pymap", "dovecot"])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningMailbox]:
    """An empty mailbox, on one server and on another."""
    try:
        with imap_server(tmp_path) if request.param == "pymap" else dovecot_server() as found:
            yield found
    except DovecotMissingError as error:
        pytest.skip(str(error))


def _look(running: RunningMailbox, wanted: Wanted, before: Looked | None = None) -> Looked:
    box = ImapMailbox(running.server, PASSWORD, trusted=running.trusted, patience=20)
    validity, seen = (before.uid_validity, before.seen_uid) if before else (0, 0)
    return box.look(wanted, uid_validity=validity, seen_uid=seen, since=LONG_AGO)


def test_only_mails_that_concern_us_are_read_and_nothing_is_changed(running: RunningMailbox) -> None:
    bounce = _mail("MAILER-DAEMON@example.org", f"It came back.\r\n\r\nMessage-ID: {OURS}")
    answer = _mail("other@example.net", "From another address", more=f"In-Reply-To: {OURS}\r\n")
    running.put(
        _mail("dan@example.org", "private"),
        _mail("Ben <ben@example.org>", "Gladly"),
        answer,
        bounce,
        _mail("MAILER-DAEMON@example.org", "Something else came back."),
    )

    looked = _look(running, Wanted(("ben@example.org",), (OURS,)))

    read = b"\n".join(looked.letters)
    assert [word in read for word in (b"Gladly", b"another address", b"It came back")] == [True] * 3
    assert len(looked.letters) == 3
    assert b"private" not in read
    assert not any(b"\\Seen" in flags for flags in running.flags())


def test_what_was_looked_at_is_not_looked_at_again(running: RunningMailbox) -> None:
    wanted = Wanted(("ben@example.org",), ())
    running.put(_mail("ben@example.org", "one"))
    first = _look(running, wanted)
    running.put(_mail("dan@example.org"), _mail("ben@example.org", "two"))

    second = _look(running, wanted, first)
    third = _look(running, wanted, second)

    assert [len(each.letters) for each in (first, second, third)] == [1, 1, 0]
    assert b"two" in second.letters[0]


def test_where_numbers_count_anew_everything_is_looked_at_once_more(running: RunningMailbox) -> None:
    wanted = Wanted(("ben@example.org",), ())
    running.put(_mail("ben@example.org", "one"))
    first = _look(running, wanted)

    again = _look(running, wanted, replace(first, uid_validity=first.uid_validity + 1))

    assert len(again.letters) == 1


def test_many_mails_come_a_few_at_a_time(running: RunningMailbox) -> None:
    wanted = Wanted(tuple(f"p{number}@example.org" for number in range(25)), ())
    running.put(*(_mail(f"p{number % 25}@example.org", str(number)) for number in range(MOST + 5)))

    first = _look(running, wanted)
    second = _look(running, wanted, first)

    assert (len(first.letters), first.is_all) == (MOST, False)
    assert (len(second.letters), second.is_all) == (5, True)


def test_what_stands_in_an_address_is_no_command(running: RunningMailbox) -> None:
    running.put(_mail("dan@example.org", "private"))

    looked = _look(running, Wanted(('x" ALL OR FROM "dan', "ben@example.org"), ('<" ALL>',)))

    assert looked.letters == ()


def test_a_wrong_password_says_the_way_out_and_is_never_shown(running: RunningMailbox) -> None:
    box = ImapMailbox(running.server, "another secret", trusted=running.trusted)

    with pytest.raises(OutsideError, match="does not take the name or the password") as trouble:
        box.require_ready()

    assert not trouble.value.retry
    assert "another secret" not in str(trouble.value) + repr(trouble.value.__cause__)


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    with (
        imap_server(tmp_path, name="elsewhere.example.org") as other,
        pytest.raises(OutsideError, match="not to be trusted"),
    ):
        ImapMailbox(other.server, PASSWORD, trusted=other.trusted).require_ready()


def test_a_server_that_is_not_there_is_tried_again(running: RunningMailbox) -> None:
    gone = replace(running.server, port=1)

    with pytest.raises(OutsideError, match="Nothing listens") as trouble:
        ImapMailbox(gone, PASSWORD).require_ready()

    assert trouble.value.retry


def test_nothing_goes_over_an_open_line_to_elsewhere(running: RunningMailbox) -> None:
    there = replace(running.server, host="mail.example.org", security=LineSecurity.NONE)

    with pytest.raises(OutsideError, match="open to everybody"):
        ImapMailbox(there, PASSWORD).require_ready()
