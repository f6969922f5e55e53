"""Until when somebody can be met may be told after what they offer, and bounds it then."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")


def windows(text: str) -> list[str]:
    proposal = times_in_words(text, Situation(date(2026, 11, 30), LONDON, LONDON), lexicon())
    return [f"{slot.start:%d %H:%M}-{slot.end:%H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Come any time after 10.30 on Thursday. I'm here till 4 that day.", "03 10:30-16:00"),
        ("Come after 10.30 on Thursday. Stay for a sandwich if you like. I'm here till 4.", "03 10:30-16:00"),
        ("Ring me after 10 on Thursday. I'm gone by noon.", "03 10:00-12:00"),
        ("Thursday afternoon is good. I'm around until 4.", "03 12:00-16:00"),
        ("I'm in from 10 on Thursday, finishing at 3.", "03 10:00-15:00"),
        ("Thursday any time after 1. The office closes at 4 on Thursdays.", "03 13:00-16:00"),
    ],
)
def test_an_end_in_the_next_sentence_bounds_what_is_offered(text: str, window: str):
    assert windows(text) == [window]


def test_an_hour_that_is_offered_needs_no_end():
    assert windows("Thursday at 10. I'm here till 4 that day.") == ["03 10:00-10:00"]


def test_an_end_that_leads_to_an_hour_bounds_nothing():
    assert windows("Could we try again on Thursday? I finish at 4 so 4.30 would do me.") == ["03 16:30-16:30"]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Thursday morning, as long as we're done by 11.", "03 09:00-11:00"),
        ("Thursday between 1 and 4 suits, provided I'm away by 3.", "03 13:00-15:00"),
        ("Thursday at 2, as long as we're done by 3.", "03 14:00-14:00"),
        ("Thursday lunchtime, as long as we're done by half one.", "03 12:00-13:30"),
    ],
)
def test_an_end_that_is_a_condition_of_the_offer_bounds_it(text: str, window: str):
    assert windows(text) == [window]


def test_a_thing_that_must_be_done_by_an_hour_ends_no_talk():
    assert windows("Thursday morning, as long as I'm done with the audit by 11.") == []
