"""A day of which something was said is finished; the hour of the next one is its own."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
WEDNESDAY = date(2027, 9, 8)


def windows(text: str) -> list[str]:
    slots = times_in_words(text, Situation(WEDNESDAY, LONDON, LONDON), lexicon()).slots
    local = [(slot.start.astimezone(LONDON), slot.end.astimezone(LONDON)) for slot in slots]
    return [f"{start:%a %H}-{end:%H}" for start, end in local]


@pytest.mark.parametrize(
    "text",
    [
        "Thursday I'm wide open, and Friday I'm open till 2.",
        "I'm free Thursday, and on Friday I'm free till 2.",
        "Thursday works, or Friday before 2.",
        "Either Thursday, which is wide open, or Friday before 2.",
        "Both Thursday and Friday work, Friday only until 2.",
        "Thursday is fine. Friday is fine too, but only until 2.",
        "Any time Thursday, Friday until 2.",
    ],
)
def test_the_bound_of_a_statement_does_not_reach_a_day_that_is_finished(text: str):
    assert windows(text) == ["Thu 09-17", "Fri 09-14"]


@pytest.mark.parametrize(
    "text",
    [
        "I'm free Thursday and Friday until 2.",
        "Thursday or Friday until 2 works.",
        "Thursday works, Friday works, until 2 on both days.",
        "Any time Thursday or Friday until 2.",
        "Would Thursday or Friday until 2 suit you?",
        "I think Thursday or Friday until 2 would suit us.",
    ],
)
def test_the_bound_of_one_statement_is_of_all_its_days(text: str):
    assert windows(text) == ["Thu 09-14", "Fri 09-14"]


def test_a_week_of_which_something_was_said_still_holds_its_days():
    assert windows("The week after next is quiet, Tuesday from 10 to 11 works.") == ["Tue 10-11"]


def test_a_whole_day_that_is_named_in_so_many_words_stands_beside_an_hour():
    assert windows("Any time Thursday, or 2 on Friday.") == ["Thu 09-17", "Fri 14-14"]


def test_all_of_a_day_has_no_bound():
    assert windows("After 4 on Thursday or all of Friday.") == ["Thu 16-17", "Fri 09-17"]
