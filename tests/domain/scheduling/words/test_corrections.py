"""Who takes back a day or an hour puts another in its place, and the rest stays."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

SAID_ON = date(2026, 1, 7)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("can we do 3 on thursday, sorry friday, thursday is town council", "Fri 09 15:00-15:00"),
        ("10am tuesday scratch that thursday", "Thu 08 10:00-10:00"),
        ("Between 2 and 4 on Monday, sorry Tuesday.", "Tue 13 14:00-16:00"),
        ("tomorrow at 3, no sorry, friday, tomorrow i'm in court", "Fri 09 15:00-15:00"),
        ("I can ring you at 4 on Monday, sorry, 5, I have class till then", "Mon 12 17:00-17:00"),
        ("would 2 on monday suit, sorry tuesday, monday is the clinic", "Tue 13 14:00-14:00"),
        ("Does Thursday 15 Jan at 4 suit? Sorry, the 16th, the 15th is parents' evening.", "Fri 16 16:00-16:00"),
    ],
)
def test_what_stands_behind_sorry_takes_the_place_of_its_like(text: str, window: str):
    assert windows_of(in_london(text, SAID_ON)) == [window]


def test_of_two_alternatives_only_the_last_is_taken_back():
    proposal = in_london("Tuesday 13th at 2 or Thursday 15th at 3, sorry, Friday 16th at 3", SAID_ON)

    assert windows_of(proposal) == ["Tue 13 14:00-14:00", "Fri 16 15:00-15:00"]


def test_who_is_sorry_about_another_day_takes_nothing_back():
    assert windows_of(in_london("Thursday is fine, sorry Friday is full.", SAID_ON)) == ["Thu 08 09:00-17:00"]


def test_an_excuse_in_dashes_takes_back_the_day_before_it():
    proposal = in_london(
        "I'd suggest Friday – excuse me, I looked in the wrong month – Thursday 15 January, 13.15.", SAID_ON
    )

    assert windows_of(proposal) == ["Thu 15 13:15-13:15"]


def test_an_excuse_in_dashes_between_alternatives_takes_nothing_back():
    proposal = in_london("Tuesday at 10:00 – excuse the short notice – or Wednesday at 11:00.", SAID_ON)

    assert windows_of(proposal) == ["Tue 13 10:00-10:00", "Wed 14 11:00-11:00"]
