"""Whom one knows at a place, and how warm that is."""

from datetime import date, timedelta

import pytest

from halfhour.domain.acquaintance import (
    Belonging,
    Standing,
    Warmth,
    known_there,
    last_real_contact,
    near_spellings,
    warmth_of,
)

TODAY = date(2026, 3, 3)


def test_the_last_real_contact_has_happened_and_was_real() -> None:
    touches = [(date(2025, 1, 1), True), (date(2026, 1, 1), False), (date(2027, 1, 1), True)]

    assert last_real_contact(touches, TODAY) == date(2025, 1, 1)
    assert last_real_contact([], TODAY) is None


@pytest.mark.parametrize(
    ("days", "warmth"),
    [(0, Warmth.RECENT), (121, Warmth.YEAR), (400, Warmth.COOL), (3 * 365, Warmth.DORMANT)],
)
def test_warmth_goes_by_silence(days: int, warmth: Warmth) -> None:
    assert warmth_of(TODAY - timedelta(days=days), TODAY) is warmth


def test_nobody_talked_with_is_not_cold_but_unknown() -> None:
    assert warmth_of(None, TODAY) is Warmth.NEVER


def test_each_person_stands_once_where_they_are_nearest_and_the_latest_first() -> None:
    belongings = [
        Belonging("ada", "organization", is_over=True),
        Belonging("ada", "organization"),
        Belonging("ben", "organization"),
        Belonging("cleo", "organization", is_over=True),
    ]

    found = known_there(belongings, {"ben": TODAY})

    assert [(standing, [each.person for each in there]) for standing, there in found] == [
        (Standing.NOW, ["ben", "ada"]),
        (Standing.FORMERLY, ["cleo"]),
    ]


def test_schools_and_fields_have_words_of_their_own() -> None:
    belongings = [Belonging("a", "school"), Belonging("b", "school", is_over=True), Belonging("c", "field")]

    assert [standing for standing, _ in known_there(belongings, {})] == [
        Standing.STUDIES,
        Standing.STUDIED,
        Standing.FIELD,
    ]


def test_near_spellings_are_asked_about_and_parts_of_words_are_not() -> None:
    names = ["harbour works", "harbour works international", "bank"]

    assert near_spellings("harbor works", names) == ("harbour works",)
    assert near_spellings("works international", names) == ("harbour works international",)
    assert near_spellings("ban", ["urban planning"]) == ()
