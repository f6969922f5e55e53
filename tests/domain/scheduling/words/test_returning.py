"""Days that are offered behind a return come after it."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        "We are open again on the 15th, and I hope that Tuesday at 10 works",
        "I'm back on the 14th. Tuesday at 10?",
        "The library reopens on Monday 14th. Would Tuesday at 10 suit?",
    ],
)
def test_a_day_by_its_name_comes_after_the_writer_is_back(text: str):
    assert windows_of(in_london(text, THURSDAY)) == ["Tue 15 10:00-10:00"]


def test_a_day_before_the_writer_leaves_stays():
    text = "I'm away from the 10th and back on the 15th. Tuesday at 10?"

    assert windows_of(in_london(text, THURSDAY)) == ["Tue 08 10:00-10:00"]


def test_the_return_of_somebody_else_moves_nothing():
    assert windows_of(in_london("She's back on the 15th. Tuesday at 10 suits me", THURSDAY)) == ["Tue 08 10:00-10:00"]
