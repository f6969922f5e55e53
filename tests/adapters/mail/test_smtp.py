"""Mail by a server, tried with real ones on loopback."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from halfhour.adapters.mail.smtp import SmtpMail
from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import LineSecurity, MailServer
from halfhour.domain.outbox import CalledBackError, MayHaveLeftError
from halfhour.ports import Mail
from tests.adapters.mail.contract import LETTER, MailContract
from tests.mail_servers import PASSWORD, Postman, Running, smtp_server


def _mail(running: Running, password: str | None = PASSWORD, patience: float = 5) -> SmtpMail:
    return SmtpMail(running.server, password, patience=patience, trusted=running.trusted)


def _deliver(mail: SmtpMail) -> bool:
    """Delivers the letter; gives whether it came as far as leaving."""
    left: list[bool] = []
    with suppress(OutsideError):
        mail.deliver(LETTER, lambda: left.append(True))
    return bool(left)


@pytest.fixture(params=[LineSecurity.STARTTLS, LineSecurity.TLS])
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    """A server with either kind of private line."""
    with smtp_server(request.param) as found:
        yield found


class TestSmtpMail(MailContract):
    """A server on either kind of private line."""

    @pytest.fixture
    def mail(self, running: Running) -> Mail:
        """A server that takes everything."""
        self.postman = running.postman
        return _mail(running)

    def taken(self, mail: Mail) -> list[bytes]:
        """What the server took."""
        return self.postman.taken


def test_a_letter_names_what_it_answers_and_is_no_draft(running: Running) -> None:
    letter = replace(LETTER, answers="<two@example.org>", thread=("<one@example.org>", "<two@example.org>", "no id"))
    _mail(running).deliver(letter, lambda: None)

    blob = running.postman.taken[0]
    assert b"In-Reply-To: <two@example.org>" in blob
    assert b"References: <one@example.org> <two@example.org>\r\n" in blob
    assert b"X-Unsent" not in blob


def test_a_line_that_begins_with_a_dot_arrives_as_it_is(running: Running) -> None:
    _mail(running).deliver(replace(LETTER, text="One.\n.\n..two\nEnd"), lambda: None)

    assert b"\r\n.\r\n..two\r\n" in running.postman.taken[0]


@pytest.mark.parametrize("security", [LineSecurity.STARTTLS, LineSecurity.TLS])
def test_a_certificate_for_another_name_is_refused_before_the_password_is_told(security: LineSecurity) -> None:
    with smtp_server(security, name="elsewhere.example.org") as other:
        with pytest.raises(OutsideError, match="certificate of localhost is not to be trusted") as trouble:
            _mail(other).deliver(LETTER, lambda: None)

        assert not trouble.value.retry
        assert other.postman.taken == []


def test_a_certificate_of_nobody_is_refused(running: Running) -> None:
    stranger = SmtpMail(running.server, PASSWORD, trusted=ssl.create_default_context())

    with pytest.raises(OutsideError, match="not to be trusted"):
        stranger.require_ready()


def test_a_wrong_password_says_the_way_out_and_is_never_shown(running: Running) -> None:
    with pytest.raises(OutsideError, match=r"name or the password of ada@example\.org") as trouble:
        _mail(running, "another secret").deliver(LETTER, lambda: None)

    assert not trouble.value.retry
    assert "another secret" not in str(trouble.value)
    assert "another secret" not in repr(trouble.value.__cause__)


def test_a_password_that_nobody_knows_can_be_given_later(running: Running) -> None:
    with pytest.raises(OutsideError, match="is not known") as trouble:
        _mail(running, None).deliver(LETTER, lambda: None)

    assert trouble.value.retry


@pytest.mark.parametrize(
    ("postman", "again"),
    [
        (Postman(at_recipient="450 4.2.1 busy"), True),
        (Postman(at_recipient="550 5.1.1 no such user"), False),
        (Postman(at_the_end="451 4.3.0 try later"), True),
        (Postman(at_the_end="554 5.7.1 not wanted"), False),
    ],
)
def test_what_the_server_refuses_has_not_left(postman: Postman, again: bool) -> None:
    with smtp_server(LineSecurity.TLS, postman=postman) as refusing:
        with pytest.raises(OutsideError) as trouble:
            _mail(refusing).deliver(LETTER, lambda: None)

        assert not isinstance(trouble.value, MayHaveLeftError)
        assert trouble.value.retry is again
        assert postman.taken == []


def test_a_line_cut_after_the_letter_leaves_it_open_whether_it_left() -> None:
    postman = Postman(cut_after_the_letter=True)
    with smtp_server(LineSecurity.STARTTLS, postman=postman) as cutting:
        with pytest.raises(MayHaveLeftError, match="lost just when") as trouble:
            _mail(cutting).deliver(LETTER, lambda: None)

        assert not trouble.value.retry
        assert len(postman.taken) == 1


def test_a_server_that_is_silent_after_the_letter_leaves_it_open_too() -> None:
    postman = Postman(hold=threading.Event())
    with smtp_server(LineSecurity.TLS, postman=postman) as silent, pytest.raises(MayHaveLeftError):
        _mail(silent, patience=0.5).deliver(LETTER, lambda: None)


def test_a_letter_called_back_in_the_last_moment_stays(running: Running) -> None:
    def called_back() -> None:
        raise CalledBackError("Held.")

    with pytest.raises(CalledBackError):
        _mail(running).deliver(LETTER, called_back)

    assert running.postman.taken == []


def test_a_server_that_is_not_there_is_tried_again() -> None:
    mail = SmtpMail(MailServer("localhost", 1, LineSecurity.TLS), None, patience=1)

    with pytest.raises(OutsideError, match=r"Nothing listens at localhost:1") as trouble:
        mail.deliver(LETTER, lambda: None)

    assert trouble.value.retry


def test_the_wrong_kind_of_line_is_told() -> None:
    with smtp_server(LineSecurity.STARTTLS) as other:
        wrong = SmtpMail(replace(other.server, security=LineSecurity.TLS), PASSWORD, patience=2, trusted=other.trusted)
        with pytest.raises(OutsideError, match="Try STARTTLS"):
            wrong.require_ready()


def test_nothing_goes_over_an_open_line_to_elsewhere() -> None:
    mail = SmtpMail(MailServer("mail.example.org", 25, LineSecurity.NONE, "ada"), PASSWORD)

    with pytest.raises(OutsideError, match="open to everybody"):
        mail.require_ready()


def test_an_open_line_within_this_machine_is_fine() -> None:
    with smtp_server(LineSecurity.NONE, user="") as here:
        assert _deliver(SmtpMail(here.server, None))

        assert len(here.postman.taken) == 1
