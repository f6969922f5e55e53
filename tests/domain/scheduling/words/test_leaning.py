"""Ends, stretches and hours that lean on what we cannot place are asked about, and those that are said are taken."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

SAID = date(2026, 11, 10)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday from 2 until the concert?",
        "The library shuts when the last bus goes. I can be had on Monday from 11 until then.",
        "One class is at 9 and another at 12. On Friday get me in the middle, please.",
        "Ring me after rehearsing on Friday.",
        "The bus leaves at 5 and mornings are gone till 11. Between that, on Friday I can adjust.",
        "Between shifts, Monday: I start again at 8. In between, Friday, ring the ward: 1330",
    ],
)
def test_what_leans_on_something_unplaced_is_asked_about(text: str):
    answer = in_london(text, SAID)

    assert answer.slots == ()
    assert answer.question


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Thursday from 2 until 4, the concert begins then.", ["Thu 12 14:00-16:00"]),
        ("I'm at home on Friday from 10 to 2. Call any time in that window.", ["Fri 13 10:00-14:00"]),
        ("I teach till 2 and leave at 4. Friday at 3 would be perfect, it falls in between.", ["Fri 13 15:00-15:00"]),
        ("Friday at 10, after rehearsing.", ["Fri 13 10:00-10:00"]),
        ("I teach till 10 and lunch is at 12. On Friday get me in the middle, please.", ["Fri 13 10:00-12:00"]),
        ("I teach till 10 and my train leaves at noon. Friday, please, in that gap.", ["Fri 13 10:00-12:00"]),
    ],
)
def test_what_is_said_is_taken_beside_it(text: str, windows: list[str]):
    assert windows_of(in_london(text, SAID)) == windows
