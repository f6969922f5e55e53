"""How names are compared."""

import pytest

from halfhour.domain.names import plain_person, plain_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Ngozi Adé, PhD", "ngozi ade"),
        ("Søren  KRAGH (he/him)", "Søren Kragh"),
        ("O’Neill, Ada", "ONeill Ada"),
        ("李 明", "李 明"),
    ],
)
def test_what_does_not_tell_people_apart_is_left_out(one: str, other: str) -> None:
    assert plain_person(one) == plain_person(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tidal Works Ltd.", "tidal works"),
        ("Haas & Möller GmbH", "Haas and Moller"),
        ("Norrkraft AB", "NORRKRAFT"),
        ("S.A.S.", "sas"),
    ],
)
def test_legal_forms_do_not_tell_places_apart(one: str, other: str) -> None:
    assert plain_place(one) == plain_place(other)


def test_a_part_of_a_name_is_another_place() -> None:
    assert plain_place("Shell") != plain_place("Shell Bay Hotel")


def test_a_name_of_signs_alone_is_kept() -> None:
    assert plain_person("***") == "***"
    assert plain_place("Co") == "co"
