"""What is left of a window in which an hour does not suit."""

from datetime import date

from halfhour.domain.scheduling.words.values import About
from tests.times import in_london, windows_of

MONDAY = date(2027, 2, 8)


def test_an_hour_that_does_not_suit_ends_the_window_that_it_lies_in():
    assert windows_of(in_london("Thursday from 2 but I can't do 4", MONDAY)) == ["Thu 11 14:00-16:00"]


def test_what_lies_behind_such_an_hour_is_offered_where_the_length_is_known():
    found = windows_of(in_london("Half an hour on Thursday from 2 to 5, but not at 3", MONDAY))

    assert found == ["Thu 11 14:00-15:00", "Thu 11 15:30-17:00"]


def test_a_whole_day_in_which_an_hour_does_not_suit_is_asked_about():
    question = in_london("Thursday is open but I can't do 11", MONDAY).question

    assert question is not None
    assert About.MEANT in question.about
