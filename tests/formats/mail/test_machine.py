"""What a mail is."""

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.incoming import MailSort
from halfhour.formats.mail.machine import arrival_of

REPORT = """Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: ada@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Original-Recipient: rfc822; ben@example.org
Final-Recipient: rfc822; ben@old.example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user here

--b
Content-Type: message/rfc822

From: ada@example.org
To: ben@example.org
Message-ID: <one@example.org>
Subject: Tides

Hello
--b--
"""


def _mail(head: str, words: str = "Hello") -> bytes:
    return f"{head}\n\n{words}\n".encode()


def test_a_report_names_whom_it_did_not_reach_and_which_letter() -> None:
    found = arrival_of(REPORT.format(action="failed").encode())

    assert (found.sort, found.about) == (MailSort.BOUNCE, "<one@example.org>")
    failure = found.failures[0]
    assert (failure.address, failure.written_to, failure.status) == ("ben@old.example.org", "ben@example.org", "5.1.1")
    assert failure.why == "550 5.1.1 no such user here"
    assert not found.delayed


def test_a_report_of_a_delay_is_no_failure_yet() -> None:
    assert arrival_of(REPORT.format(action="delayed").encode()).delayed


def test_a_report_that_it_arrived_is_no_bounce() -> None:
    found = arrival_of(REPORT.format(action="delivered").encode())

    assert (found.sort, found.failures) == (MailSort.AUTO_REPLY, ())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (
            "Hi. This is the mail program at mx.\nI wasn't able to deliver your message.\n\n<ben@example.org>:\n550 no mailbox (#5.1.1)",
            "5.1.1",
        ),
        (
            "A message that you sent could not be delivered to\n\n  ben@example.org\n    host mx [192.0.2.1]: 550 unknown",
            "5.0.0",
        ),
        (
            "Your message\n\n  Subject: Tides\n\nwas not delivered to:\n\n  ben@example.org\n\nbecause:\n\n  not listed",
            "",
        ),
        ("Ihre Nachricht konnte nicht zugestellt werden an <ben@example.org>: 452 4.2.2 voll", "4.2.2"),
    ],
)
def test_servers_that_speak_freely_are_understood(words: str, status: str) -> None:
    head = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: ada@example.org\nSubject: failure notice"
    found = arrival_of(_mail(head, words + "\n\n--- Below this line is a copy of the message.\n\nTo: dan@example.org"))

    assert found.sort is MailSort.BOUNCE
    assert [(failure.address, failure.status) for failure in found.failures] == [("ben@example.org", status)]


@pytest.mark.parametrize(
    "head",
    [
        "From: ben@example.org\nSubject: Re: Tides\nAuto-Submitted: auto-replied",
        "From: ben@example.org\nSubject: Automatic reply: Tides",
        "From: ben@example.org\nSubject: Automatische Antwort: Tides",
        "From: ben@example.org\nSubject: Réponse automatique : Tides",
        "From: ben@example.org\nSubject: =?utf-8?q?R=C3=A9ponse_automatique?= : Tides",
        "From: ben@example.org\nSubject: Re: Tides\nPrecedence: auto_reply",
        "From: ben@example.org\nSubject: Tides\nX-Autoreply: yes",
        "Return-Path: <>\nFrom: ben@example.org\nSubject: Out of office",
    ],
)
def test_an_automatic_answer_is_told_apart(head: str) -> None:
    assert arrival_of(_mail(head, "I am away until the 5th.")).sort is MailSort.AUTO_REPLY


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("From: ben@example.org\nSubject: Re: Tides\nAuto-Submitted: no", "Tuesday suits me."),
        ("From: ben@example.org\nSubject: On holiday next week, so rather Tuesday", "Until then!"),
        ("From: ben@example.org\nSubject: Failure notice for the lift", "The lift could not be reached today."),
        (
            "From: System Administrator <admin@example.org>\nSubject: Your mailbox is nearly full",
            "Mailbox is full soon.",
        ),
        (
            "From: ben@example.org\nSubject: Re: your talk",
            "The parcel was not delivered to me, sorry. 550 people came.",
        ),
        ("Subject: Returned mail", "I have returned the mail to the sender."),
    ],
)
def test_words_of_a_person_raise_no_alarm(head: str, words: str) -> None:
    assert arrival_of(_mail(head, words)).sort is MailSort.WORDS


def test_a_list_a_complaint_and_a_calendar_are_told_apart() -> None:
    report = "Content-Type: multipart/report; report-type=feedback-report; boundary=b\nFrom: a@example.org\nSubject: x"
    calendar = "From: ben@example.org\nSubject: Accepted: Tides\nContent-Type: text/calendar; method=REPLY"

    assert arrival_of(_mail("From: a@example.org\nSubject: x\nList-Id: <x.example.org>")).sort is MailSort.LIST
    assert (
        arrival_of(_mail(report, "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--")).sort
        is MailSort.COMPLAINT
    )
    assert arrival_of(_mail(calendar, "BEGIN:VCALENDAR\nEND:VCALENDAR")).sort is MailSort.CALENDAR


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: =?x-unknown?b?!!!?=\nSubject: =?utf-8?q?\xff?=\nContent-Type: text/plain; charset=nonsense\n\n\xff",
        b"From: a@b\nContent-Type: text/plain; charset*=utf-8''%zz\nContent-Transfer-Encoding: base64\n\n====",
        b"From: <>\nContent-Type: multipart/mixed\n\nno parts",
        b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGE=",
        b"Date: nonsense\nTo: " + b"<" * 50_000,
    ],
)
def test_nothing_makes_it_stumble(blob: bytes) -> None:
    arrival_of(blob)


def test_what_is_nested_too_deep_is_refused() -> None:
    blob = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(60))

    with pytest.raises(InputError, match="nested"):
        arrival_of(blob)
