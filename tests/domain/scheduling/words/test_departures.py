"""Who says when they leave bounds what they offer, in the same sentence, behind it or before it; the end of something else does not."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation
from tests.times import LONDON, in_london, lexicon, slot_in, windows_of

SAID = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Friday afternoon, hard stop at 4.", "Fri 04 12:00-16:00"),
        ("Friday morning is fine, I've got to scoot by 11.", "Fri 04 09:00-11:00"),
        ("Thursday from 10, finishing at 3.", "Thu 03 10:00-15:00"),
        ("Thursday 10 to 3 works, I'm leaving at 2.", "Thu 03 10:00-14:00"),
        ("Friday morning works, but I've got to be out the door at 11:15.", "Fri 04 09:00-11:15"),
        ("Let's say Friday afternoon, only I'm gone at half 3.", "Fri 04 12:00-15:30"),
        ("Thursday morning, but I have to leave at half 11 for a tribunal over in Leeds.", "Thu 03 09:00-11:30"),
        ("Friday afternoon suits. I need to dash at 4.", "Fri 04 12:00-16:00"),
    ],
)
def test_an_hour_of_leaving_ends_what_is_offered_before_it(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]


def test_an_hour_of_leaving_ends_what_is_offered_behind_it():
    assert windows_of(in_london("Gonna need to bail by 3, but Wednesday from 1:30 is free.", SAID)) == [
        "Wed 02 13:30-15:00"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Yes to Monday, hard stop at 12 though.",
        "Monday works but I've only got until noon, as my shift starts at 1.",
        "That works, but I have a hard stop at noon.",
        "Monday is fine, but I have to leave at 12.",
        "That window's perfect once we finish by 12.",
    ],
)
def test_an_hour_of_leaving_ends_a_window_on_the_table(text: str):
    table = (slot_in("12-07 10:00-13:00", SAID, LONDON),)

    answer = times_in_words(text, Situation(SAID, LONDON, LONDON, before=table), lexicon())

    assert windows_of(answer) == ["Mon 07 10:00-12:00"]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("I leave home at 8 on Thursday but the morning is fine.", "Thu 03 09:00-12:00"),
        ("I finish my shift at 1 on Thursday but the afternoon is fine.", "Thu 03 12:00-17:00"),
        ("I'm away until 2 on Thursday but the afternoon is free.", "Thu 03 14:00-17:00"),
        ("Thursday afternoon is good as I finish at 2.", "Thu 03 12:00-17:00"),
        ("Friday at 2, but I have to leave at 3.", "Fri 04 14:00-14:00"),
    ],
)
def test_what_ends_elsewhere_or_before_ends_no_talk(text: str, window: str):
    assert windows_of(in_london(text, SAID)) == [window]
