"""Pasted text and notes."""

import pytest

from halfhour.domain.dossiers import Section
from halfhour.domain.errors import InputError
from halfhour.formats import sources


def test_paragraphs_stand_at_their_places_and_the_first_line_is_the_title() -> None:
    found = sources.pasted("One thing\r\n\r\nAnother, see https://tide.example/a.\u202e")

    assert found.title == "One thing"
    assert [found.text[one.start : one.end] for one in found.blocks] == [
        "One thing",
        "Another, see https://tide.example/a.",
    ]
    assert found.links == ("https://tide.example/a",)


def test_lists_copied_from_a_profile_are_known_by_their_headings() -> None:
    found = sources.pasted("About\nI look at hulls.\n\nTop Skills\nHulls\nSails\n\nLanguages\nPortuguese")

    assert [(one.section, one.text) for one in found.blocks] == [
        (Section.OTHER, "I look at hulls."),
        (Section.SKILLS, "Hulls\nSails"),
        (Section.LANGUAGES, "Portuguese"),
    ]
    assert all(found.text[one.start : one.end] == one.text for one in found.blocks)


@pytest.mark.parametrize("words", ["", " \u200b ", "x" * 1_000_001])
def test_nothing_and_too_much_are_refused(words: str) -> None:
    with pytest.raises(InputError) as refusal:
        sources.pasted(words)

    assert refusal.value.way_out
