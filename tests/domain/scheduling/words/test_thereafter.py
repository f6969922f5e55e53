"""Where something ends at an hour, any time after that begins with it; what may end at any hour is asked about or left."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")


def windows(text: str) -> list[str]:
    proposal = times_in_words(text, Situation(date(2026, 11, 30), LONDON, LONDON), lexicon())
    return [f"{slot.start:%a %H:%M}-{slot.end:%H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("Off shift at 3 on Friday so anytime after that", "Fri 15:00-17:00"),
        ("I'm out of theatre by 1 on Friday, anytime after is fine.", "Fri 13:00-17:00"),
        ("Class is over at 3 Thursday. Anytime after that suits me.", "Thu 15:00-17:00"),
        ("I get off at 2pm Friday, free anytime after that until 6.", "Fri 14:00-18:00"),
        ("I teach from 1 to 3 on Thursday, anytime after that is fine.", "Thu 15:00-17:00"),
    ],
)
def test_any_time_after_that_begins_where_something_ends(said: str, window: str):
    assert windows(said) == [window]


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("Thursday I've got clinic until 1, then it's only paperwork. Ring me whenever up to 5.", "Thu 13:00-17:00"),
        ("Thursday I've got clinic until 1. Friday ring me whenever up to 5.", "Fri 09:00-17:00"),
    ],
)
def test_hours_of_a_day_that_the_writer_tells_of_are_no_part_of_it(said: str, window: str):
    assert windows(said) == [window]


@pytest.mark.parametrize(
    "said", ["Tomorrow at 4, or not until Monday at 10.", "Tomorrow at 4 or else not till Monday 10am."]
)
def test_what_cannot_be_until_an_hour_is_offered_at_it(said: str):
    assert windows(said) == ["Tue 16:00-16:00", "Mon 10:00-10:00"]


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("Thurs arvo any time suits, the shop isn't busy", "Thu 12:00-17:00"),
        ("Come Thursday between 1 and 4, closed toe boots only.", "Thu 13:00-16:00"),
        ("Thursday at 2, wear sturdy boots.", "Thu 14:00-14:00"),
        ("Thursday at 2 in Augusta works.", "Thu 14:00-14:00"),
    ],
)
def test_what_is_said_of_things_beside_an_offer_takes_nothing_from_it(said: str, window: str):
    assert windows(said) == [window]


def test_a_day_behind_hours_that_are_excepted_is_asked_about_where_it_has_its_own():
    said = "Friday except from 12 to 1, and Monday works from 2"

    proposal = times_in_words(said, Situation(date(2026, 11, 30), LONDON, LONDON), lexicon())

    assert proposal.question is not None


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("I teach until 2. After that I'm free till 4 on Tuesday.", "Tue 14:00-16:00"),
        ("I'm at the till until noon. After that I can talk on Friday.", "Fri 12:00-17:00"),
    ],
)
def test_a_day_named_after_that_is_free_from_the_hour_that_was_said(said: str, window: str):
    assert windows(said) == [window]


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("Sat aft, once the market packs up at 3", "Sat 15:00-17:00"),
        ("Friday, after the last bus leaves at 2", "Fri 14:00-17:00"),
        ("Tuesday morning, as soon as the bakery closes at 10", "Tue 10:00-12:00"),
        ("Friday at 4, once the shop closes at 3.", "Fri 16:00-16:00"),
    ],
)
def test_an_hour_at_which_something_is_over_begins_what_is_offered(said: str, window: str):
    assert windows(said) == [window]


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("My shift ends at 2 and from then till 4 I'm yours on Friday", ["Fri 14:00-16:00"]),
        ("Choir ends at 3 and from then to 5 I'm available on Thursday.", ["Thu 15:00-17:00"]),
        ("School ends at 3 and from then till 5 I have the kids, so Friday at 10?", ["Fri 10:00-10:00"]),
    ],
)
def test_from_then_begins_what_is_said_behind_it(said: str, window: list[str]):
    assert windows(said) == window


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("I've got council until 3 on Thursday and nothing after that.", "Thu 15:00-17:00"),
        ("My audit finishes at 3 on Friday and I have nothing else that day.", "Fri 15:00-17:00"),
        ("I'm free until 3 on Thursday and nothing after that.", "Thu 09:00-15:00"),
    ],
)
def test_nothing_after_what_lasts_until_an_hour_is_room_behind_it(said: str, window: str):
    assert windows(said) == [window]
