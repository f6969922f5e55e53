"""What suits badly, and what is called a problem, is refused; what is called none is not."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

MONDAY = date(2027, 2, 8)


def test_a_day_that_is_called_a_problem_is_refused_and_one_called_none_is_offered():
    assert windows_of(in_london("Friday would be a problem. Thursday no problem", MONDAY)) == ["Thu 11 09:00-17:00"]


@pytest.mark.parametrize(
    "text",
    ["Friday at 10 won't be a problem.", "Would Friday at 10 be a problem?", "Friday at 10 would never be a problem."],
)
def test_what_is_said_or_asked_to_be_no_problem_is_offered(text: str):
    assert windows_of(in_london(text, MONDAY)) == ["Fri 12 10:00-10:00"]


def test_times_that_suit_badly_are_refused():
    assert windows_of(in_london("Thursday at 10 works badly. Friday at 10?", MONDAY)) == ["Fri 12 10:00-10:00"]


@pytest.mark.parametrize(
    "text", ["I'm on holiday on Friday and home all morning", "Day off on Friday, home all morning"]
)
def test_who_is_off_work_and_at_home_may_be_called(text: str):
    assert windows_of(in_london(text, MONDAY)) == ["Fri 12 09:00-12:00"]


def test_who_is_off_work_offers_nothing_by_that():
    assert windows_of(in_london("I'm on holiday on Friday", MONDAY)) == []
