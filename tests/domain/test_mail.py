"""Which text of a thread is judged, and where its places stand in what is shown."""

from halfhour.domain.mail import ENOUGH_WORDS, newest, whole
from halfhour.formats.mail import read_text

LONG = "word " * ENOUGH_WORDS


def test_a_long_newest_part_is_read_alone() -> None:
    mail = read_text(f"Subject: tea\n\n{LONG}\n\n-----Original Message-----\nFrom: Ben\nTo: Ada\n\nolder")

    read = newest(mail).text

    assert read.startswith("Subject: tea\n\nword")
    assert "older" not in read
    assert "older" in whole(mail).text


def test_a_short_answer_is_read_with_what_it_answers() -> None:
    mail = read_text("Yes, Tuesday.\n\n> Could we talk\n> about bridges?")

    assert newest(mail).text == "Yes, Tuesday.\n\nCould we talk\nabout bridges?"


def test_places_lead_back_to_the_shown_text_even_across_quote_marks() -> None:
    mail = read_text("Yes, Tuesday.\n\n> Could we talk\n> about bridges?")
    read = newest(mail)

    start = read.text.index("talk")
    place = read.shown(start, read.text.index("bridges") + len("bridges"))

    assert place.of(mail.text) == "talk\n> about bridges"
