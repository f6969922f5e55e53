"""Behind what fills an hour or ends at one, what follows it is free from there."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation
from tests.times import LONDON, grammar, in_london, windows_of

SAID = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("My shift ends at 2 on Friday, then I'm free.", "Fri 04 14:00-17:00"),
        ("I finish at 2 on Friday and I'm free afterwards.", "Fri 04 14:00-17:00"),
        ("The market closes at 3 on Thursday, so ring me after that.", "Thu 03 15:00-17:00"),
        ("I get off work at 3 on Thursday, then I'm around until 6pm.", "Thu 03 15:00-18:00"),
        ("Choir wraps at 1 on Thursday and I'm all yours after that, till 4.", "Thu 03 13:00-16:00"),
    ],
)
def test_after_the_hour_at_which_something_is_over(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("I teach 9 to 11 on Thursday and I'm free right after, till 1.", "Thu 03 11:00-13:00"),
        ("I've a clinic from 9 to 11 on Thursday; after that I'm all yours.", "Thu 03 11:00-17:00"),
        ("I'm on a ferry on Thursday from 9 to 11, after that I have time until 2.", "Thu 03 11:00-14:00"),
        ("On Thursday I lecture from 9 to 10 and am at a loose end afterwards until 12.", "Thu 03 10:00-12:00"),
        ("I'm in class from 9 to 11 on Thursday and then I'm free at 2.", "Thu 03 14:00-14:00"),
    ],
)
def test_after_a_span_that_is_told(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("class til 1 on thurs then im free", "Thu 03 13:00-17:00"),
        ("meeting til 2 on thurs then im yours", "Thu 03 14:00-17:00"),
        ("I have a staff meeting until 11 on Thursday and can talk right after, through 12:30.", "Thu 03 11:00-12:30"),
    ],
)
def test_then_needs_no_comma_behind_what_lasts_until_an_hour(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Thursday 9 to 11 works, or I'm free after that.", "Thu 03 09:00-11:00"),
        ("We meet at 10 on Thursday, then I'm free.", "Thu 03 10:00-10:00"),
        (
            "Exams run on Monday from 9 to 4. After that week I can breathe. Thursday the 10th from 10 to 12 is yours.",
            "Thu 10 10:00-12:00",
        ),
    ],
)
def test_an_offer_is_not_what_something_follows(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The branch meeting eats up 9 to 11 on Thursday, but the rest of that day is wide open.",
            ["Thu 03 11:00-17:00"],
        ),
        (
            "We've inspectors from 1 to 3 on Thursday; the rest of the day is wide open.",
            ["Thu 03 09:00-13:00", "Thu 03 15:00-17:00"],
        ),
        ("Thursday I teach 9 to 11, the rest of that day is yours.", ["Thu 03 11:00-17:00"]),
        ("I'm out until 11 on Thursday but free the rest of the day.", ["Thu 03 11:00-17:00"]),
    ],
)
def test_the_rest_of_a_day_is_what_the_hours_told_of_it_leave(text: str, found: list[str]):
    assert windows_of(times_in_words(text, Situation(SAID, LONDON, LONDON), grammar())) == found
