"""A break in hours that are offered is taken out of them, and a break that is offered is not."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

SAID_ON = date(2024, 11, 14)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        (
            "You reach me at my desk until 15:00 on Tuesday, with a break from 12 to 13 for the canteen.",
            ["Tue 19 09:00-12:00", "Tue 19 13:00-15:00"],
        ),
        (
            "On Tuesday I'm free between 10 and 16, with a lunch break from 13 to 14.",
            ["Tue 19 10:00-13:00", "Tue 19 14:00-16:00"],
        ),
        ("I am free all day on Wednesday, with a break from 12 to 13.", ["Wed 20 09:00-12:00", "Wed 20 13:00-17:00"]),
        ("Monday from 9 to 15, apart from a pause between 11 and 12.", ["Mon 18 09:00-11:00", "Mon 18 12:00-15:00"]),
    ],
)
def test_a_break_is_taken_out_of_the_hours_around_it(text: str, windows: list[str]):
    assert windows_of(in_london(text, SAID_ON)) == windows


def test_a_break_that_is_offered_is_the_time():
    proposal = in_london("On Tuesday my only free time is the break from 12 to 13.", SAID_ON)

    assert windows_of(proposal) == ["Tue 19 12:00-13:00"]


def test_hours_that_are_only_told_are_asked_about_with_their_break():
    assert in_london("I am in the workshop from 9 to 17 on Monday, with a pause from 12 to 12.30.", SAID_ON).question
