"""Words for times that cannot be placed are asked about, unless an hour beside them says as much."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import Proposal
from tests.times import in_london, windows_of


def read(text: str) -> Proposal:
    return in_london(text, date(2027, 2, 3))


def windows(text: str) -> list[str]:
    return windows_of(read(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tuesday or Thursday the 11th before clinic, say 8:15?", ["Tue 09 08:15-08:15", "Thu 11 08:15-08:15"]),
        ("Tue or Fri the 12th after the milking, 9.30?", ["Tue 09 09:30-09:30", "Fri 12 09:30-09:30"]),
    ],
)
def test_an_hour_says_as_much_as_the_thing_before_it(text: str, meant: list[str]):
    assert windows(text) == meant


@pytest.mark.parametrize(
    "text",
    ["Monday or after the service", "I'm on the ward until 3 on Monday. After that I'm free till 5 on Thursday."],
)
def test_what_has_no_hour_of_its_own_is_asked_about(text: str):
    assert read(text).question is not None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Either side of the funeral on Tuesday: 9.30 or 3.", ["Tue 09 09:30-09:30", "Tue 09 15:00-15:00"]),
        ("Either end of Friday: before 10 or after 3.", ["Fri 05 09:00-10:00", "Fri 05 15:00-17:00"]),
    ],
)
def test_either_side_is_plain_where_both_hours_are_given(text: str, meant: list[str]):
    assert windows(text) == meant


def test_either_side_alone_is_asked_about():
    assert read("Either side of lunch on Friday.").question
