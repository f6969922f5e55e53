"""What is excepted from a refusal is offered."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

TUESDAY = date(2026, 12, 8)


@pytest.mark.parametrize(
    "text",
    [
        "Next week packed, except Thursday 17th",
        "I'm busy all next week except Thursday.",
        "I can't do any day next week except Thursday.",
        "Nothing free next week, bar Thursday.",
        "Apart from Thursday, next week is full.",
    ],
)
def test_a_day_that_is_excepted_from_a_refusal_is_offered(text: str):
    assert windows_of(in_london(text, TUESDAY)) == ["Thu 17 09:00-17:00"]


def test_hours_that_are_excepted_are_of_the_day_that_is_refused():
    assert windows_of(in_london("Thursday is full except from 2 to 3.", TUESDAY)) == ["Thu 10 14:00-15:00"]


def test_a_day_that_is_excepted_is_offered_at_the_hours_that_are_refused():
    assert windows_of(in_london("My mornings are gone except Friday.", TUESDAY)) == ["Fri 11 09:00-12:00"]


def test_what_is_excepted_from_an_offer_is_still_refused():
    assert (
        windows_of(in_london("Thursday and Friday are free, except Friday morning.", TUESDAY))[0]
        == "Thu 10 09:00-17:00"
    )
