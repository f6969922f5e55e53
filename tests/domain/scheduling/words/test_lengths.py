"""The length of a talk may be said in another sentence than its times, and other things have lengths too."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
OFFER = "Thursday 10 December at 11am or Friday 11 December at 3pm?"


def lengths(text: str) -> list[int | None]:
    proposal = times_in_words(text, Situation(date(2026, 11, 30), LONDON, LONDON), lexicon())
    return [slot.minutes for slot in proposal.slots]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("We would like to set up a 20-minute informational call with one of our alumni.", 20),
        ("Let's plan on a video call of about 25 minutes with our lab manager.", 25),
        ("I can only spare a quarter of an hour between lectures I'm afraid.", 15),
        ("20 mins max.", 20),
        ("I can squeeze in 20 minutes between ward rounds.", 20),
        ("We could fit in half an hour.", 30),
        ("A quick fifteen would do me.", 15),
        ("Let's make it a full 45 minutes.", 45),
        ("A chat takes thirty minutes.", 30),
        ("It's only twenty minutes, the porters want their room back.", 20),
    ],
)
def test_a_length_that_is_said_of_the_talk_is_that_of_all_its_times(said: str, minutes: int):
    assert lengths(f"{said} {OFFER}") == [minutes, minutes]


@pytest.mark.parametrize(
    "said",
    [
        "My commute takes 45 minutes each way on a good day.",
        "I've a 45-minute meeting with the auditors every morning.",
        "I teach for two hours on Wednesdays.",
        "The bus takes 45 minutes.",
        "We had a full 30 people in that room.",
    ],
)
def test_what_else_has_a_length_gives_the_talk_none(said: str):
    assert lengths(f"{said} {OFFER}") == [None, None]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("She has 15 minutes on Monday 7 December at 08:40, or 30 minutes on Wednesday 9 December at 15:00.", [15, 30]),
        ("Thursday at 10 for 20 minutes, Friday at 2 for 45 minutes, or Monday at 3 for an hour.", [20, 45, 60]),
        ("20 minutes on Thursday at 10 or 11, or an hour on Friday at 2.", [20, 20, 60]),
        ("Thursday at 10 or Friday at 11 for 30 min, or Monday at 4 for an hour.", [30, 30, 60]),
        ("Half an hour on Thursday at 10 or Friday at 2.", [30, 30]),
        ("An hour is too long, but twenty minutes on Thursday at 10 works.", [20]),
    ],
)
def test_lengths_that_differ_belong_each_to_the_times_beside_it(said: str, minutes: list[int]):
    assert lengths(said) == minutes


@pytest.mark.parametrize(
    ("said", "minutes"), [("I have a free hour on Friday from 11.", [60]), ("On Friday I'm free at 11.", [None])]
)
def test_an_hour_that_is_free_is_a_length(said: str, minutes: list[int | None]):
    assert lengths(said) == minutes


def test_minutes_from_an_hour_are_a_length_and_no_distance():
    situation = Situation(date(2026, 11, 30), ZoneInfo("Europe/London"), ZoneInfo("Europe/London"))

    proposal = times_in_words("You can have me for twenty minutes from 4.40 on Friday.", situation, lexicon())

    assert [slot.minutes for slot in proposal.slots] == [20]


def test_minutes_at_the_beginning_of_a_window_on_the_table_may_be_said_in_letters():
    table = (Slot(datetime(2026, 12, 3, 14, tzinfo=UTC), datetime(2026, 12, 3, 16, tzinfo=UTC)),)
    situation = Situation(date(2026, 11, 30), LONDON, LONDON, before=table)

    (slot,) = times_in_words("The first twenty minutes of that window suit me.", situation, lexicon()).slots

    assert f"{slot.start:%d %H:%M}-{slot.end:%H:%M}" == "03 14:00-14:20"
