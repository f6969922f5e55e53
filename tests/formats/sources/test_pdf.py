"""Profiles and other PDFs, drawn by the tests themselves from invented people."""

import io
from contextlib import suppress
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from halfhour.domain.dossiers import Form, Section
from halfhour.domain.errors import InputError
from halfhour.formats import sources
from tests.profiles import INES, plain_pdf, profile_pdf


def blocks(section: Section, **changes: Any) -> list[list[str]]:
    """The lines of each block of a section."""
    return [one.text.split("\n") for one in sources.read(profile_pdf(**changes)).blocks if one.section is section]


def test_a_profile_is_known_by_its_two_columns() -> None:
    found = sources.read(profile_pdf())

    assert (found.form, found.title) == (Form.PROFILE, "Inês Fado")
    assert found.links == ("https://www.linkedin.com/in/ines-fado-3b7",)
    assert all(found.text[one.start : one.end] == one.text for one in found.blocks)


def test_the_side_bar_stands_apart() -> None:
    assert blocks(Section.SKILLS) == [["Hull inspection", "Finite element analysis", "Excel"]]
    assert blocks(Section.LANGUAGES) == [["Portuguese (Native or Bilingual)", "English (Full Professional)"]]
    assert blocks(Section.CERTIFICATIONS) == [["Certified marine surveyor", "Working at height"]]


def test_the_head_is_name_headline_and_place() -> None:
    assert blocks(Section.HEAD) == [[INES["name"], INES["headline"], INES["place"]]]


def test_an_employer_of_two_titles_stands_with_both() -> None:
    assert blocks(Section.EXPERIENCE) == [
        ["Tidal Works", "Ship surveyor", "January 2023 - Present (3 years 2 months)", "Porto, Portugal", "I survey tidal barges."],
        ["Tidal Works", "Assistant surveyor", "March 2021 - December 2022 (1 year 10 months)"],
        ["Gdynia Yard", "Intern", "2019 - 2020 (1 year)", "Gdynia, Poland"],
    ]  # fmt: skip


def test_schools_keep_degree_and_years_on_one_line() -> None:
    assert blocks(Section.EDUCATION) == [
        ["University of Porto", "Master of Engineering - MEng, Naval Architecture · (2014 - 2019)"],
        ["Escola Secundária de Monserrate", "· (2011 - 2014)"],
    ]


def test_sentences_broken_by_the_column_are_whole_again() -> None:
    assert blocks(Section.SUMMARY) == [INES["summary"]]


def test_a_profile_over_several_pages_goes_on_in_its_column() -> None:
    many = [
        [f"Yard {number}", "", [["Welder", f"{2000 + number} - {2001 + number}", "", "Hulls. " * 60]]]
        for number in range(12)
    ]

    found = blocks(Section.EXPERIENCE, experience=many)

    assert [one[:3] for one in found] == [[f"Yard {n}", "Welder", f"{2000 + n} - {2001 + n}"] for n in range(12)]
    assert not any("Page" in line for one in found for line in one)


def test_a_profile_without_work_or_schools_still_says_who_it_is() -> None:
    found = sources.read(profile_pdf(experience=[], education=[["Escola Náutica", "· (2020 - 2022)"]]))

    assert found.form is Form.PROFILE


def test_any_other_pdf_is_read_in_paragraphs_under_their_headings() -> None:
    found = sources.read(plain_pdf("= On noise\n#lorem(60)\n\nShips are loud.\n== At night\nLess so."))

    assert found.form is Form.PDF
    assert found.title == "On noise"
    assert [(one.heading, one.text) for one in found.blocks[1:]] == [
        ("On noise", "Ships are loud."),
        ("At night", "Less so."),
    ]


def locked() -> bytes:
    """A PDF with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf("Secret"))))
    writer.encrypt("tide")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\nnothing follows", "damaged"),
        (plain_pdf("Hello")[:700], "damaged"),
        (locked(), "password"),
        (plain_pdf("#rect()"), "only pictures"),
        (plain_pdf("#for _ in range(120) [x #pagebreak()]"), "pages"),
        (b"\x7fELF\0\0\0", "neither"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(blob: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refusal:
        sources.read(blob)

    assert refusal.value.way_out


def test_bytes_that_swell_when_unpacked_are_refused() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    drawing = StreamObject()
    drawing.set_data(b"q " * 1_600_000)
    page[NameObject("/Contents")] = writer._add_object(drawing.flate_encode())
    written = io.BytesIO()
    writer.write(written)

    assert len(written.getvalue()) < 10_000
    with pytest.raises(InputError, match="too much drawing"):
        sources.read(written.getvalue())


def test_any_damage_is_read_or_refused() -> None:
    whole = profile_pdf()
    for cut in range(0, len(whole), len(whole) // 60):
        spoiled = whole[:cut] + bytes(17) + whole[cut + 17 :]
        with suppress(InputError):
            assert sources.read(spoiled).text
