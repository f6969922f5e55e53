"""Mail from files and as people paste it, kind and hostile."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Author, Mail
from halfhour.formats import mail

MATERIAL = Path(__file__).parents[2] / "material" / "mail"
HEAD = b"From: a@example.org\nTo: b@example.org\nSubject: s\nMIME-Version: 1.0\n"


def words(found: Mail) -> list[tuple[str, str]]:
    """Who wrote each part, and what."""
    return [(str(part.author or ""), found.words_of(part)) for part in found.parts]


def test_a_thread_is_told_newest_first_with_its_authors() -> None:
    found = mail.read((MATERIAL / "thread.txt").read_bytes())

    parts = words(found)
    assert found.subject == "RE: a favour from a stranger"
    assert [author for author, _ in parts] == ["", "Ada Okoro", "Robin Vale", "Ada Okoro"]
    assert parts[0][1] == "Tuesday works. The café by the east door, 4.\n\nG."
    assert parts[3][1] == "Whom could I ask about museums?"


def test_every_line_of_a_part_stands_in_the_shown_text() -> None:
    text = (MATERIAL / "thread.txt").read_text(encoding="utf-8")

    found = mail.read_text(text)

    assert found.text == text
    assert all("\n" not in text[line.start : line.end] for part in found.parts for line in part.lines)


def test_an_encoded_mail_shows_its_words_and_keeps_the_signature_apart() -> None:
    found = mail.read((MATERIAL / "coffee.eml").read_bytes())

    assert found.subject == "A quick café?"
    assert found.sender == Author("Jo Lind", "jo@firm.example")
    assert [str(person) for person in found.recipients] == ["Ada Okoro", "Ben"]
    assert found.day == date(2026, 3, 2)
    assert "profile – we are growing" in found.text
    assert found.signature_of(found.parts[0]) == "Best,\nJo\nTalent partner"


def test_html_alone_becomes_text_with_its_quotes_marked() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ada@example.org", "tea"
    message.set_content(
        "<style>p {}</style><p>Come for <b>tea</b> &amp; cake</p><div>On Monday 3, Ben wrote:</div>"
        "<blockquote><p>old words</p></blockquote><script>alert(1)</script>",
        subtype="html",
    )

    found = mail.read(message.as_bytes())

    assert words(found) == [("ada@example.org", "Come for tea & cake"), ("Ben", "old words")]


def test_what_is_attached_is_left_out() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ada@example.org", "tea"
    message.set_content("See what is attached.")
    message.add_attachment("my résumé", filename="cv.txt")

    assert "résumé" not in mail.read(message.as_bytes()).text


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 2 Mar 2026 at 10:00, Ben <ben@example.org> wrote:",
        "Le 2 mars 2026 à 10:00, Ben <ben@example.org> a écrit :",
        "El 2 mar 2026, a las 10:00, Ben <ben@example.org> escribió:",
        "Il giorno 2 mar 2026, Ben <ben@example.org> ha scritto:",
        "Am 2.3.2026 um 10:00 schrieb Ben <ben@example.org>:",
        "Op 2 mrt. 2026 om 10:00 schreef Ben <ben@example.org>:",
        "2 мар. 2026, Ben <ben@example.org> написал:",
        "-------- Originalnachricht --------",
        "---------- Forwarded message ---------",
        "________________________________\nVon: Ben <ben@example.org>\nGesendet: Montag, 2. März 2026",
        "*From:* Ben <ben@example.org>\n*Sent:* Monday",
    ],
)
def test_quotes_are_known_in_many_languages(line: str) -> None:
    found = mail.read_text(f"Thanks, Tuesday suits me.\n\n{line}\n\nCould we talk on Tuesday?")

    assert [text for _, text in words(found)] == ["Thanks, Tuesday suits me.", "Could we talk on Tuesday?"]


def test_answers_between_quotes_are_the_newest_part() -> None:
    found = mail.read_text("> When?\nOn Tuesday.\n> Where?\nAt the door.")

    assert words(found) == [("", "On Tuesday.\nAt the door."), ("", "When?\nWhere?")]


def test_a_message_without_any_header_is_one_part() -> None:
    found = mail.read_text("Hi Ben, coffee?\n\nAda")

    assert words(found) == [("", "Hi Ben, coffee?\n\nAda")]


def _nested(depth: int) -> bytes:
    parts = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(depth))
    return HEAD + b"".join(parts) + b"Content-Type: text/plain\n\nhi\n"


@pytest.mark.parametrize(
    "blob",
    [
        _nested(3_000),
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhi\n" * 40_000,
        b"x" * 3_000_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<" * 2_000_000,
    ],
    ids=["deep", "many parts", "long", "brackets"],
)
def test_more_than_any_mail_is_refused_in_a_sentence(blob: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        mail.read(blob)

    assert refusal.value.way_out


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\0" * 500,
        bytes(range(256)) * 50,
        HEAD + b"Content-Type: text/plain; charset=rot13\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n",
        HEAD + b"Content-Type: ;;;=\nContent-Type: multipart/mixed\n\nhi",
        b"Subject: =?utf-8?b?AAA=====?= =?x?q?=ff?=\nFrom: =?\nTo: " + b'("<' * 5_000 + b"\nDate: 99\n\nhi",
        HEAD + b"Content-Type: text/html\n\n" + b"<blockquote><p>a" * 20_000,
        (b"-" * 300 + b"\n") * 5_000,
        b"On 12 3 4\n" * 50_000,
    ],
)
def test_broken_mail_is_read_as_far_as_it_goes(blob: bytes) -> None:
    assert isinstance(mail.read(blob), Mail)
