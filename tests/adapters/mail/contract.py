"""What every mail does, whoever takes the letters."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.outbox import Outgoing
from halfhour.ports import Mail

LETTER = Outgoing(
    sender="ada@example.org",
    sender_name="Ada Óláfsdóttir",
    to="ngozi@example.org",
    to_name="Ngozi Okafor",
    subject="Tides, and your way there",
    text="Dear Ngozi,\n\nyour talk on tides … 🌊\n\nAda",
    mail_id="<abc@example.org>",
    at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
)


class MailContract:
    """Letters are taken whole and without smuggled headers."""

    @pytest.fixture
    def mail(self) -> Mail:
        """The mail under test."""
        raise NotImplementedError

    def taken(self, mail: Mail) -> list[bytes]:
        """The letters that it took."""
        raise NotImplementedError

    def test_a_letter_arrives_as_it_was_written(self, mail: Mail) -> None:
        mail.deliver(LETTER, _leaving)

        found = _read(self.taken(mail)[0])
        assert found["From"] == "Ada Óláfsdóttir <ada@example.org>"
        assert found["To"] == "Ngozi Okafor <ngozi@example.org>"
        assert found["Subject"] == LETTER.subject
        assert found["Message-ID"] == LETTER.mail_id
        assert found["Date"].datetime == LETTER.at
        assert found.get_content().replace("\r\n", "\n").strip() == LETTER.text

    def test_two_letters_with_the_same_words_are_two(self, mail: Mail) -> None:
        mail.deliver(LETTER, _leaving)
        mail.deliver(replace(LETTER, mail_id="<def@example.org>"), _leaving)

        assert len(self.taken(mail)) == 2

    def test_no_header_is_smuggled_in(self, mail: Mail) -> None:
        bad = "Hello\r\nBcc: eve@example.org"
        mail.deliver(replace(LETTER, subject=bad, to_name=bad, sender_name=bad), _leaving)

        found = _read(self.taken(mail)[0])
        assert found["Bcc"] is None
        assert [header for header in found if header == "To"] == ["To"]

    def test_an_address_that_is_none_is_refused(self, mail: Mail) -> None:
        with pytest.raises(InputError, match="no e-mail address"):
            mail.deliver(replace(LETTER, to="ngozi at example"), _leaving)

        assert self.taken(mail) == []

    def test_an_address_in_another_script_is_kept(self, mail: Mail) -> None:
        mail.deliver(replace(LETTER, to="нгози@example.org"), _leaving)

        assert "нгози@example.org" in str(_read(self.taken(mail)[0])["To"])


class KeepingMailContract(MailContract):
    """Mail that still has the letters: each once, and gone when it is forgotten."""

    def test_the_same_letter_is_taken_once(self, mail: Mail) -> None:
        mail.deliver(LETTER, _leaving)
        mail.deliver(replace(LETTER, at=datetime(2026, 3, 3, 9, 30, tzinfo=UTC)), _leaving)

        assert len(self.taken(mail)) == 1

    def test_a_letter_that_is_forgotten_is_gone_and_others_stay(self, mail: Mail) -> None:
        mail.deliver(LETTER, _leaving)
        mail.deliver(replace(LETTER, mail_id="<def@example.org>"), _leaving)

        mail.forget([LETTER.mail_id, "<unknown@example.org>"])

        assert [_read(letter)["Message-ID"] for letter in self.taken(mail)] == ["<def@example.org>"]


def _leaving() -> None:
    """Nobody calls it back."""


def _read(blob: bytes) -> EmailMessage:
    found = message_from_bytes(blob, policy=default)
    assert isinstance(found, EmailMessage)
    return found
