"""The parts of a message."""

import pytest

from halfhour.domain.letters.faults import placeholder, wrong_name
from halfhour.domain.letters.letter import read_letter

MAIL = """Subject: Your path

Dear Dr. Osei,

I read your paper. Could we talk
for 20 minutes?

Kind regards,
Efua Mensah

On Monday Kofi wrote:
> Hello
"""


def test_a_mail_falls_into_its_parts():
    letter = read_letter(MAIL)

    assert letter.subject.of(MAIL) == "Your path"
    assert letter.name.of(MAIL) == "Dr. Osei"
    assert letter.said() == ["I read your paper.", "Could we talk\nfor 20 minutes?"]
    assert letter.signature.of(MAIL) == "Kind regards,\nEfua Mensah"


@pytest.mark.parametrize("greeting", ["", "Hi Marit! "])
def test_thanks_that_begin_a_note_of_one_line_do_not_close_it(greeting):
    text = greeting + "Thank you, Marit, for half an hour at the press and for the book. I begin on Monday"

    assert read_letter(text).said()[-1] == "I begin on Monday"
    assert read_letter("It was a good hour for me.\nThanks again, Anna Berg, welder").said() == [
        "It was a good hour for me."
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "Subject:", ">", "Hi", "Dear", "🙂", "Subject: x\n> y"])
def test_the_smallest_texts_have_parts_too(text):
    letter = read_letter(text)

    assert letter.whole.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear [Name],",
        "Hi {{first_name}}!",
        "at INSERT COMPANY",
        "Mr. XXX",
        "Hello <insert name>",
        "Dear _____,",
        "on (date)?",
    ],
)
def test_places_left_to_fill_in_are_found(text):
    assert placeholder(text)


@pytest.mark.parametrize(
    "text", ["see [1]", "<b>bold</b>", "love, xx", "ann@b.org <ann@b.org>", "a (good) day", "wait..."]
)
def test_brackets_alone_are_none(text):
    assert placeholder(text) is None


def test_a_wrong_name_is_noticed_and_a_short_form_is_not():
    assert wrong_name(read_letter("Dear Peter, thanks"), ["Anna Berg"])
    assert not wrong_name(read_letter("Hi Tom, thanks"), ["Thomas Berg", "Tomas"])
    assert not wrong_name(read_letter("Dear Ms Berg, thanks"), ["Anna Berg"])
