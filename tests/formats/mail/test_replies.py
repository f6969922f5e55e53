"""The reply's own words, whatever mail program sent it."""

import pytest

from halfhour.formats.mail.replies import own_words_in

OWN = "Tuesday at ten suits me well.\n\nBen"
QUOTED = "\n\nWould Tuesday at ten suit you?\nAda"


def _own(text: str) -> str:
    return own_words_in(text.encode())


@pytest.mark.parametrize(
    "head",
    [
        "On Mon, Mar 2, 2026 at 9:12 AM Ada Okoro <ada@example.org> wrote:",
        "On 2 Mar 2026, at 09:12, Ada Okoro\n<ada@example.org> wrote:",
        "On Monday, March 2, 2026\n\nAda Okoro <ada@example.org>\nwrote:",
        "Le lun. 2 mars 2026 à 09:12, Ada Okoro <ada@example.org> a\nécrit :",
        "Am 02.03.2026 um 09:12 schrieb Ada Okoro <ada@example.org>:",
        "Am Mo., 2. März 2026 um 09:12 Uhr schrieb Ada Okoro <\nada@example.org>:",
        "El lun, 2 mar 2026 a las 9:12, Ada Okoro (<ada@example.org>) escribió:",
        "Il giorno lun 2 mar 2026 alle ore 09:12 Ada Okoro <ada@example.org> ha scritto:",
        "Em seg., 2 de mar. de 2026 às 09:12, Ada Okoro <ada@example.org> escreveu:",
        "Op ma 2 mrt 2026 om 09:12 schreef Ada Okoro <ada@example.org>:",
        "Den mån 2 mars 2026 kl 09:12 skrev Ada Okoro <ada@example.org>:",
        "ma 2. maalisk. 2026 klo 9.12 Ada Okoro (ada@example.org) kirjoitti:",
        "pon., 2 mar 2026 o 09:12 Ada Okoro <ada@example.org> napisał(a):",
        "po 2. 3. 2026 v 9:12 odesílatel Ada Okoro <ada@example.org> napsal:",
        "пн, 2 мар. 2026 г. в 09:12, Ada Okoro <ada@example.org>:",
        "2026年3月2日(月) 9:12 Ada Okoro <ada@example.org>:",
        "Ada Okoro <ada@example.org> 于2026年3月2日周一 09:12写道：",
        "2026년 3월 2일 (월) 오전 9:12, Ada Okoro <ada@example.org>님이 작성:",
        "Vào Th 2, 2 thg 3, 2026 vào lúc 09:12 Ada Okoro <ada@example.org> đã viết:",
        "-----Original Message-----\nFrom: Ada Okoro <ada@example.org>\nSent: Monday, March 2, 2026 9:12 AM",
        "________________________________\nVon: Ada Okoro <ada@example.org>\nGesendet: Montag, 2. März 2026 09:12\nAn: Ben",
        "De : Ada Okoro<mailto:ada@example.org>\nEnvoyé le :lundi 2 mars 2026 09:12\nÀ : Ben\nObjet :Mardi",
        "Date: Mon, 2 Mar 2026 09:12:00 +0000\nTo: ben@example.org\nSubject: Tuesday",
        "---- Ada Okoro wrote ----",
        "From: Ada Okoro [mailto:\nada@example.org]\nSent: Monday\nTo: Ben\nSubject: Tuesday",
    ],
)
def test_it_ends_where_the_quote_begins(head: str) -> None:
    assert _own(f"{OWN}\n\n{head}{QUOTED}") == OWN


def test_words_around_and_between_quotes_are_kept() -> None:
    text = "See below.\n\nOn 2 Mar 2026, at 09:12, Ada <ada@example.org> wrote:\n> Tuesday?\nYes.\n\n> At ten?\n\nRather eleven."

    assert _own(text) == "See below.\n\nYes.\n\nRather eleven."


def test_the_broken_off_end_of_a_quoted_line_is_no_word_of_the_reply() -> None:
    quoted = "> We could meet where the old harbour was, beside the bakery that I wrote about\nlast week"

    assert _own(f"Good idea.\n\n{quoted}\n> or elsewhere") == "Good idea."


@pytest.mark.parametrize(
    "mark",
    [
        "-- \nBen Ito\nHarbour Authority",
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.example/o0>",
        "Von meinem iPhone gesendet",
        "Envoyé de mon téléphone",
        "Enviado desde mi teléfono",
        "iPhoneから送信",
        "Wysłane z telefonu",
    ],
)
def test_marks_of_programs_and_signatures_are_left_out(mark: str) -> None:
    assert _own(f"{OWN}\n\n{mark}") == OWN


def test_a_sentence_about_writing_and_days_is_no_quote() -> None:
    text = "On Tuesday I am free; as Ada wrote, ten is fine.\n\nThree things matter to me: the harbour, the people, and time."

    assert _own(text) == text


def test_a_list_of_days_is_no_signature() -> None:
    text = "These suit me:\n- Tuesday\n- Wednesday"

    assert _own(text) == text


def test_who_only_passes_something_on_says_nothing() -> None:
    assert _own("> On Monday Ada wrote something\n> and more") == ""


def test_quotes_in_html_are_left_out() -> None:
    blob = (
        "From: ben@example.org\nTo: ada@example.org\nSubject: Re: Tides\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        "<div>Ten it is.</div><div class='gmail_quote'><div>On Mon, 2 Mar 2026 at 09:12 Ada &lt;ada@example.org&gt; wrote:<br></div>"
        "<blockquote>Ten?</blockquote></div>"
    )

    assert _own(blob) == "Ten it is."


def test_outlook_parts_mails_in_html_by_fields() -> None:
    blob = (
        "From: ben@example.org\nTo: ada@example.org\nSubject: Re: Tides\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
        "<p>Ten it is.</p><hr><div id='divRplyFwdMsg'><b>From:</b> Ada &lt;ada@example.org&gt;<br><b>Sent:</b> Monday<br>"
        "<b>To:</b> Ben<br><b>Subject:</b> Tides</div><p>Ten?</p>"
    )

    assert _own(blob) == "Ten it is."
