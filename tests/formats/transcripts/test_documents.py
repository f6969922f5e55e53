"""Word documents and text: what is speech, who speaks, and what only stands beside it."""

import io
import zipfile

import pytest

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts import read


def said(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in read(text.encode()).turns]


def word(*paragraphs: str) -> bytes:
    body = "".join(
        f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r>{paragraph}</w:r></w:p>" for paragraph in paragraphs
    )
    return packed(f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>')


def packed(xml: str, part: str = "word/document.xml") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(part, xml)
    return archive.getvalue()


def test_a_name_counts_when_it_begins_two_turns():
    assert said("Ada: Why?\nBen: Because.\nLuck: I had it.\nAda: Really?\nBen: Yes.\n") == [
        ("Ada", "Why?"),
        ("Ben", "Because."),
        ("Luck", "I had it."),
        ("Ada", "Really?"),
        ("Ben", "Yes."),
    ]


def test_fields_of_a_form_are_no_speakers():
    assert read(b"Company: Acme\nRole: Planner\nSalary: unknown\nMet: at the library\n").speakers == ()


def test_an_invited_person_may_speak_once():
    front = "Attendees: Ada Lee, Ben Orr, Cleo Finch\n\n"
    talk = "Ada Lee: Hello.\n\nBen Orr: Hello.\n\nAda Lee: So?\n\nA pause.\n\nMore.\n\nAnd more.\n\nCleo Finch: Late.\n"

    assert said(front + talk)[-1] == ("Cleo Finch", "Late.")


def test_a_bold_name_is_a_name_at_once():
    assert said("**Ada:** Hello.\n\n**Ben:** Good day.\n") == [("Ada", "Hello."), ("Ben", "Good day.")]


def test_one_person_going_on_after_a_blank_line_is_one_turn():
    assert said("Ada: One.\n\nTwo.\n\nBen: Three.\n\nAda: Four.\n\nBen: Five.\n")[0] == ("Ada", "One. Two.")


def test_parts_below_the_transcript_are_notes():
    talk = read(b"# Coffee\n\n## Transcript\n\n**Ada:** Hello.\n\n**Ben:** Bye.\n\n## Summary\n\nAda: was polite.\n")

    assert [turn.text for turn in talk.turns] == ["Hello.", "Bye."]
    assert "was polite" in talk.notes
    assert talk.title == "Coffee"


def test_notes_of_gemini_alone_are_refused():
    with pytest.raises(InputError, match="Gemini") as told:
        read("📝 Notes\nFeb 11, 2026\nCoffee\nSummary\nTom: liked it.\nTom: left.\n".encode())

    assert "Transcript tab" in told.value.way_out


def test_breaks_and_tabs_of_a_paragraph_are_kept_apart():
    blob = word(
        "<w:t>Ada Lee   0:03</w:t><w:br/><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t>",
        "<w:t>Ben Orr   1:02:03</w:t><w:br/><w:t>Four</w:t>",
    )

    assert [(turn.speaker, turn.text, turn.start) for turn in read(blob).turns] == [
        ("Ada Lee", "One two three", 3),
        ("Ben Orr", "Four", 3723),
    ]


def test_a_time_inside_a_turn_of_a_word_document_was_said():
    blob = word(
        "<w:t>Ada Lee   0:03</w:t><w:br/><w:t>Lunch at</w:t><w:br/><w:t>Noon Cafe 12:30</w:t>",
        "<w:t>Ben Orr   0:09</w:t><w:br/><w:t>Good</w:t>",
    )

    assert read(blob).turns[0].text == "Lunch at Noon Cafe 12:30"


def test_deleted_words_of_a_word_document_are_not_read():
    blob = word(
        "<w:t>Ada: one</w:t>",
        "<w:t>Ben: two</w:t>",
        "<w:t>Ada: three</w:t><w:delText>four</w:delText>",
        "<w:t>Ben: five</w:t>",
    )

    assert "four" not in " ".join(turn.text for turn in read(blob).turns)


@pytest.mark.parametrize(
    "blob",
    [
        packed("<!DOCTYPE x [<!ENTITY a 'b'>]><w:document xmlns:w='u'>&a;</w:document>"),
        packed("<w:document"),
        packed("<a>" * 200),
        word("")[:200],
    ],
)
def test_a_damaged_or_cunning_word_document_is_refused(blob):
    with pytest.raises(InputError) as told:
        read(blob)

    assert told.value.way_out


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/workbook.xml", "spreadsheet"),
        ("ppt/slides.xml", "slides"),
        ("photo.jpg", "archive"),
        ("content.xml", "OpenDocument"),
    ],
)
def test_another_archive_is_refused_by_name(part, what):
    with pytest.raises(InputError, match=what):
        read(packed("<x/>", part))


def test_times_in_front_and_behind_and_in_ranges_are_read():
    for text in (
        "[00:03 - 00:05] Ada Lee: One\n[00:07 - 00:09] Ben Orr: Two\n",
        "00:03 Ada Lee: One\n00:07 Ben Orr: Two\n",
        "Ada Lee | 00:03\nOne\nBen Orr | 00:07\nTwo\n",
    ):
        assert [(turn.speaker, turn.text, turn.start) for turn in read(text.encode()).turns] == [
            ("Ada Lee", "One", 3),
            ("Ben Orr", "Two", 7),
        ]
