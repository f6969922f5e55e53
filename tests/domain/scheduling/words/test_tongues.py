"""Days and hours of other languages are read word by word, and only ever asked about."""

from datetime import UTC, date, datetime

import pytest

from halfhour.domain.scheduling.words.tongues import in_english
from halfhour.domain.scheduling.words.values import About, Proposal
from tests.times import in_london


def read(text: str) -> Proposal:
    return in_london(text, date(2026, 11, 28))


@pytest.mark.parametrize(
    "text",
    [
        "Donnerstag, 10. Dezember um 14 Uhr 30 passt mir gut.",
        "Donnerstag, 10. Dezember, 14:30 Uhr",
        "Jeudi 10 décembre à 14h30 ?",
        "El jueves 10 de diciembre a las 14:30",
        "Quinta-feira, 10 de dezembro, às 14h30",
        "Giovedì 10 dicembre alle 14.30 va bene",
        "Donderdag 10 december om 14.30 uur",
    ],
)
def test_a_date_with_its_hour_is_one_question_with_one_reading(text: str):
    found = read(text)

    assert found.slots == ()
    assert found.question.about == (About.LANGUAGE,)
    assert [slot.start for reading in found.question.readings for slot in reading.slots] == [
        datetime(2026, 12, 10, 14, 30, tzinfo=UTC)
    ]


@pytest.mark.parametrize("text", ["Dienstag nachmittags um halb drei", "Dinsdag om half drie in de middag"])
def test_half_three_is_half_past_two_on_the_continent(text: str):
    readings = read(text).question.readings

    assert {slot.start.hour * 60 + slot.start.minute for reading in readings for slot in reading.slots} == {
        14 * 60 + 30
    }


def test_a_language_that_we_do_not_read_is_named_without_a_reading():
    asked = read("poniedziałek o 10").question

    assert asked.says == "pl"
    assert asked.readings == ()


def test_what_is_not_known_stays_as_it_is():
    assert in_english("Montag im Büro", {"montag": "monday"}) == "monday im büro"
