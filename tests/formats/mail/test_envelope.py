"""What stands on the outside of a mail."""

from datetime import UTC, datetime

import pytest

from halfhour.formats.mail.envelope import read


def mail(*lines: str) -> bytes:
    return "\r\n".join(["From: Ben Stone <ben@example.org>", "Subject: Thursday", *lines, "", "Gladly."]).encode()


def test_id_moment_and_thread_are_read():
    found = read(
        mail(
            "Message-ID:\r\n <one@example.org>",
            "Date: Mon, 2 Mar 2026 14:30:00 +0100",
            "In-Reply-To: <asked@example.com>",
            "References: <first@example.com>\r\n <asked@example.com>",
        )
    )

    assert found.mail_id == "<one@example.org>"
    assert found.at == datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
    assert found.answers == "<asked@example.com>"
    assert found.thread.split() == ["<first@example.com>", "<asked@example.com>"]
    assert not found.is_automatic


@pytest.mark.parametrize(
    "day", ["", "yesterday", "Mon, 2 Mar 2026 14:30:00", "Mon, 99 Mar 2026 14:30:00 +0100", "9" * 900]
)
def test_a_moment_that_is_none_or_has_no_zone_is_not_known(day):
    assert read(mail(f"Date: {day}")).at is None


@pytest.mark.parametrize(
    "line",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; type=x",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    ],
)
def test_a_machine_is_known_by_its_marks(line):
    assert read(mail(line)).is_automatic


@pytest.mark.parametrize("line", ["Auto-Submitted: no", "Precedence: first-class", "Return-Path: <ben@example.org>"])
def test_a_person_is_no_machine(line):
    assert not read(mail(line)).is_automatic


def test_pasted_words_have_no_envelope():
    found = read(b"Gladly, Thursday at three works for me.")

    assert (found.mail_id, found.at, found.is_automatic) == ("", None, False)


def test_an_id_without_end_is_cut():
    assert len(read(mail(f"Message-ID: <{'x' * 9000}@example.org>")).mail_id) <= 255


def test_no_field_holds_a_nul_which_a_database_may_refuse():
    found = read(
        mail("Message-ID: <a\0b@example.org>", "In-Reply-To: <c\0d@example.org>", "References: <e\0f@example.org>")
    )

    assert (found.mail_id, found.answers, found.thread) == ("<ab@example.org>", "<cd@example.org>", "<ef@example.org>")
