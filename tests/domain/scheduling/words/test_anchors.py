"""Hours that lean on one which was told end or begin there; what takes leave, or says when nobody is free, bounds nothing."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

SAID = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("My train goes at noon on Thursday, I'm free from 10 until then.", "Thu 03 10:00-12:00"),
        ("I leave for the airport at 4 on Thursday, so anything from 2 up to then.", "Thu 03 14:00-16:00"),
        ("The library shuts at 5 on Fridays. I can be had on Friday from 11 until then.", "Fri 04 11:00-17:00"),
        ("I fly at 5 on Thursday and leave the office at 2. Any time before then that day.", "Thu 03 09:00-14:00"),
        ("I've a hard stop at 4 on Thursday but I'm free till then.", "Thu 03 09:00-16:00"),
    ],
)
def test_until_then_ends_what_is_free_at_the_hour_that_was_told(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("The bank shuts at 1 on Thursday so anytime from then till 3.", "Thu 03 13:00-15:00"),
        (
            "I don't start till half ten on Fridays but anything between then and 1 on Friday is open.",
            "Fri 04 10:30-13:00",
        ),
        ("I teach from 9 to 11 on Thursday, and I'm free from then to 1.", "Thu 03 11:00-13:00"),
    ],
)
def test_from_then_begins_where_something_ends(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


@pytest.mark.parametrize(
    "text",
    [
        "Thursday at 3 works. Until then!",
        "Thursday at 3, and happy to write until then.",
    ],
)
def test_until_then_bounds_only_what_is_free(text: str):
    assert windows_of(in_london(text, SAID)) == ["Thu 03 15:00-15:00"]
