"""Facts out of sources, and what two people share that few others do."""

from datetime import date

import pytest

from halfhour.domain.dossiers import (
    Block,
    Commons,
    Document,
    Form,
    Matter,
    Section,
    Trait,
    findings,
    is_place,
    is_span,
    rare,
    read_commons,
    read_fact_cues,
    sentences,
    shared_by,
    span_of,
    years_in,
)

CUES = read_fact_cues({"study": [r"\bstudied\b"], "interest": [r"\bsings?\b|\bsails?\b"], "work": [r"\bworks?\b"]})
COMMONS = read_commons({"skills": ["Excel"], "places": ["London"], "interests": ["reading", "sings", "sing"]})


def document(*blocks: tuple[str, Section]) -> Document:
    """A document of these blocks."""
    text, made = "", []
    for words, section in blocks:
        made.append(Block(words, len(text), "", section))
        text += f"{words}\n\n"
    return Document(Form.PROFILE, "", text, tuple(made))


def test_an_employment_is_one_fact_with_its_time_and_its_words_in_their_place() -> None:
    it = document(
        ("Tidal Works\nSurveyor\nMarch 2021 - Present (3 years)\nPorto, Portugal\nI look.", Section.EXPERIENCE)
    )

    work, place = findings(it, CUES)

    assert (work.matter, work.text) == (Matter.WORK, "Surveyor, Tidal Works")
    assert (work.since, work.until) == (date(2021, 3, 1), None)
    assert it.text[work.start : work.end] == "Tidal Works\nSurveyor\nMarch 2021 - Present (3 years)"
    assert (place.matter, it.text[place.start : place.end]) == (Matter.PLACE, "Porto, Portugal")


def test_a_school_keeps_its_degree_and_years() -> None:
    (found,) = findings(document(("University of Porto\nMEng, Ships · (2014 - 2019)", Section.EDUCATION)), CUES)

    assert found.text == "MEng, Ships, University of Porto"
    assert (found.since, found.until) == (date(2014, 1, 1), date(2019, 1, 1))


def test_sentences_count_only_with_a_cue_but_every_line_of_a_note_does() -> None:
    it = document(("She studied in Porto from 2014 to 2019. The sky is blue.", Section.OTHER))

    assert [one.text for one in findings(it, CUES)] == ["She studied in Porto from 2014 to 2019."]
    assert [one.matter for one in findings(it, CUES, keep_all=True)] == [Matter.STUDY, Matter.OTHER]


def test_what_is_said_twice_is_one_fact_and_keeps_its_time() -> None:
    it = document(
        ("Ada Berg\nSurveyor\nPorto, Portugal", Section.HEAD),
        ("Tidal Works\nSurveyor\n2019 - 2020\nPorto, Portugal", Section.EXPERIENCE),
    )

    places = [one for one in findings(it, CUES) if one.matter is Matter.PLACE]

    assert [one.since for one in places] == [date(2019, 1, 1)]


def test_sentences_lose_their_bullets_and_keep_their_places() -> None:
    text = "- One thing\n• Dr. Berg sings. She sails."

    assert [words for words, _ in sentences(text)] == ["One thing", "Dr. Berg sings.", "She sails."]
    assert all(text[at:].startswith(words) for words, at in sentences(text))


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("January 2019 - Present (4 years)", (date(2019, 1, 1), None)),
        ("März 2019 – Heute", (date(2019, 3, 1), None)),
        ("junio de 2015 - julio de 2016 (1 año 2 meses)", (date(2015, 6, 1), date(2016, 7, 1))),
        ("2014 - 2018", (date(2014, 1, 1), date(2018, 1, 1))),
    ],
)
def test_times_are_read_as_profiles_write_them(line: str, time: tuple[date, date | None]) -> None:
    assert is_span(line)
    assert span_of(line) == time


@pytest.mark.parametrize("line", ["In 2019 we built a ship", "Sailing 2019 - 2020", "2019 was good"])
def test_sentences_with_years_are_no_time(line: str) -> None:
    assert not is_span(line)


def test_years_need_a_word_of_time() -> None:
    assert years_in("since 2016 in Gdynia") == (date(2016, 1, 1), None)
    assert years_in("until 2020") == (None, date(2020, 1, 1))
    assert years_in("a crane of 2000 tonnes") == (None, None)


def test_a_place_is_short_and_written_with_capitals() -> None:
    assert is_place("Viana do Castelo, Portugal")
    assert not is_place("I survey barges")
    assert not is_place("")


def trait(matter: Matter, words: str) -> Trait:
    """Something known of somebody."""
    return Trait(matter, words, words)


def test_a_school_in_a_row_and_in_a_sentence_is_the_same() -> None:
    mine = [trait(Matter.STUDY, "I studied at the University of Porto for a year.")]
    theirs = [trait(Matter.STUDY, "University of Porto\nMEng · (2014 - 2019)")]

    (found,) = shared_by(mine, theirs, COMMONS)

    assert found.label == "University of Porto"
    assert found.mine.words.startswith("I studied")


def test_parts_of_longer_names_are_never_shared() -> None:
    mine = [trait(Matter.STUDY, "University of Porto Alegre\nBSc")]

    assert shared_by(mine, [trait(Matter.STUDY, "University of Porto\nMEng")], COMMONS) == ()


def test_what_everybody_shares_is_no_common_ground() -> None:
    mine = [trait(Matter.SKILL, "Excel"), trait(Matter.PLACE, "London, England"), trait(Matter.INTEREST, "I sing.")]
    theirs = [trait(Matter.SKILL, "Excel"), trait(Matter.PLACE, "London, UK"), trait(Matter.INTEREST, "She sings.")]

    assert shared_by(mine, theirs, COMMONS) == ()


def test_an_uncommon_interest_is_shared_by_its_word() -> None:
    mine, theirs = [trait(Matter.INTEREST, "I sail old boats.")], [trait(Matter.INTEREST, "Sailing, and bell ringing")]

    (found,) = shared_by(mine, theirs, COMMONS)

    assert (found.label, found.matter) == ("Sailing", Matter.INTEREST)


def test_one_pair_of_sentences_is_named_once() -> None:
    mine = [trait(Matter.INTEREST, "I sail with the Douro Rowing Club.")]
    theirs = [trait(Matter.INTEREST, "He sails with the Douro Rowing Club.")]

    assert [one.label for one in shared_by(mine, theirs, COMMONS)] == ["Douro Rowing Club"]


def test_what_many_known_people_have_is_not_rare_and_the_rarest_comes_first() -> None:
    theirs = [trait(Matter.STUDY, f"{name}\nBA") for name in ("Porto School", "Vigo School", "Lima School")]
    shared = shared_by(theirs, theirs, Commons(frozenset(), frozenset()))

    found = rare(shared, {"porto school": 40, "vigo school": 2}, people=1000)

    assert [(one.shared.label, one.others) for one in found] == [("Lima School", 0), ("Vigo School", 2)]
