"""What is remarked of an excepted day does not take the hours behind it."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import About
from tests.times import in_london, windows_of

SAID_ON = date(2026, 1, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Any day next week barring Friday, which is a holiday for us (16th January), between 10 and 11 in the morning.",
        "Any day next week except Friday (I teach), 10 to 11.",
        "Any day next week other than Friday - that's our harvest supper - between 10 and 11.",
        "Any day next week but Friday, as I'm on call then, 10 to 11am.",
    ],
)
def test_hours_behind_a_remark_are_those_of_the_other_days(text: str):
    proposal = in_london(text, SAID_ON)

    assert windows_of(proposal) == [f"{day} 10:00-11:00" for day in ("Mon 12", "Tue 13", "Wed 14", "Thu 15")]


def test_a_remark_between_two_excepted_days_spares_neither():
    proposal = in_london(
        "Any day next week except Tuesday, when I have the vet at 9, and Thursday, from 2 to 4.", SAID_ON
    )

    assert windows_of(proposal) == [f"{day} 14:00-16:00" for day in ("Mon 12", "Wed 14", "Fri 16")]


def test_a_date_in_brackets_that_is_another_day_is_asked_about():
    proposal = in_london("Any day next week but Friday, which is a holiday (17th January), 10 to 11.", SAID_ON)

    assert proposal.question
    assert About.WEEKDAY in proposal.question.about


@pytest.mark.parametrize(
    "text",
    [
        "Any day next week but Friday and not before 10.",
        "Monday to Thursday next week, not Friday, when I'm at sea, from 10 on.",
    ],
)
def test_a_bound_behind_an_excepted_day_is_said_of_the_others(text: str):
    assert windows_of(in_london(text, SAID_ON)) == [
        f"{day} 10:00-17:00" for day in ("Mon 12", "Tue 13", "Wed 14", "Thu 15")
    ]
