"""What came out covers what was offered, or is asked about."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import About, Proposal
from tests.times import in_london, windows_of


def read(text: str) -> Proposal:
    return in_london(text, date(2026, 11, 10))


@pytest.mark.parametrize(
    "text",
    [
        "My 2pm is free on Friday, and so is my 3pm",
        "Any afternoon next week except St Andrew's Day.",
        "Thursday, ore 15, can it go?",
    ],
)
def test_a_time_an_exception_or_a_number_that_is_left_out_is_asked_about(text: str):
    question = read(text).question

    assert question
    assert About.MEANT in question.about


@pytest.mark.parametrize(
    "text", ["Monday from 8, to 12 hrs", "Thursday at nineteen thirty", "Friday suits me, at eighteen something"]
)
def test_a_number_where_an_hour_would_stand_is_asked_about(text: str):
    answer = read(text)

    assert answer.slots == ()
    assert answer.question


@pytest.mark.parametrize(
    "text",
    [
        "Any day next week except Thursday, 10 till 12.",
        "Move our Thursday at 2 to Friday at 2.",
        "Parking is free after 9. Please come to the office on Thursday at 10.",
    ],
)
def test_what_is_excepted_moved_from_or_told_need_not_come_out(text: str):
    answer = read(text)

    assert answer.slots
    assert not answer.question


@pytest.mark.parametrize(
    "text",
    ["Thursday not before 10, from then till 12 I'm in theatre.", "Friday morning, when the lorry has gone at 10"],
)
def test_a_day_and_an_hour_that_sound_offered_are_asked_about_where_nothing_came_out(text: str):
    assert read(text).question


def test_hours_behind_an_exception_that_need_not_be_refused_are_asked_about():
    assert read("Any time next week barring Friday between 10 and 11.").question
    assert len(read("Thursday, except between 10 and 11.").slots) == 2


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Thursday is open save for 1 to 2.", ["Thu 12 09:00-13:00", "Thu 12 14:00-17:00"]),
        ("Thursday, all day minus 12 to 1 when I'm on a panel.", ["Thu 12 09:00-12:00", "Thu 12 13:00-17:00"]),
        ("Thursday, anytime but noon to 1.", ["Thu 12 09:00-12:00", "Thu 12 13:00-17:00"]),
        ("Thursday morning is fine apart from 10 to half past.", ["Thu 12 09:00-10:00", "Thu 12 10:30-12:00"]),
    ],
)
def test_hours_right_behind_an_exception_are_excepted_however_they_sound(text: str, windows: list[str]):
    assert windows_of(read(text)) == windows


def test_an_hour_that_is_only_told_is_not_taken_for_another_day():
    answer = read("The pool closes at 8, lessons begin at 9 and nobody is in. Take that quiet hour on Friday.")

    assert answer.slots == ()
    assert answer.question


def test_four_figures_may_be_an_hour_and_not_a_year():
    assert read("Friday, ring the ward: 1330").question
    assert read("Any time on Friday, I have been here since 1998").slots


def test_a_number_of_thousands_of_figures_is_no_hour():
    assert read(f"Any time on Wednesday, my badge is {'7' * 5000} and beeps").slots


def test_a_raised_figure_is_no_hour():
    assert read("Any time on Wednesday, our room is 80 m² and a ² hangs on the door").slots
