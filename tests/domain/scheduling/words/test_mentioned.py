"""Days that point to one which was spoken of before, whatever was said of it."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation
from tests.times import LONDON, grammar, windows_of


def read(text: str) -> Proposal:
    return times_in_words(text, Situation(date(2027, 2, 3), LONDON, LONDON), grammar())


def windows(text: str) -> list[str]:
    return windows_of(read(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("We audit on the 9th and I'm tied up that day. Wednesday the 10th at 2 works.", ["Wed 10 14:00-14:00"]),
        ("We sail on the 9th but I'm ashore that day from 2.", ["Tue 09 14:00-17:00"]),
    ],
)
def test_that_day_is_the_one_of_which_the_same_sentence_told(text: str, meant: list[str]):
    assert windows(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I'm back on the 15th. On that Monday I can do 10.", ["Mon 15 10:00-10:00"]),
        ("The boat is in on the 16th. That Wednesday at 9?", ["Wed 17 09:00-09:00"]),
        ("I know that Thursday at 4 is fine.", ["Thu 04 16:00-16:00"]),
    ],
)
def test_a_name_behind_that_is_the_day_of_a_date_or_the_next_after_it(text: str, meant: list[str]):
    assert windows(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I've the dentist this Friday. Make it the Friday after, at half two.", ["Fri 12 14:30-14:30"]),
        ("This Tuesday I'm in court. The Tuesday after, at 10?", ["Tue 16 10:00-10:00"]),
    ],
)
def test_the_friday_after_follows_one_that_was_told_of_or_ruled_out(text: str, meant: list[str]):
    assert windows(text) == meant


def test_the_monday_after_none_is_asked_about():
    assert read("The Monday after at 11 suits.").question is not None


def test_the_week_after_is_the_one_behind_the_week_of_a_date():
    text = "Stocktake ends on 26 February. The week after is quiet. How about Tuesday 2/3 at 10?"

    assert windows(text) == ["Tue 02 10:00-10:00"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I land on Monday 1 March and fly home on Thursday. Would Monday at 4 suit?", ["Mon 01 16:00-16:00"]),
        (
            "The fair opens on Tuesday 2 March. Monday 8 February at 10 or Tuesday at 11?",
            ["Mon 08 10:00-10:00", "Tue 09 11:00-11:00"],
        ),
    ],
)
def test_a_name_is_the_date_that_bore_it_unless_another_day_was_offered_since(text: str, meant: list[str]):
    assert windows(text) == meant


def test_the_same_day_is_the_one_that_was_offered_and_not_one_told_of():
    text = "From 26 February I am on leave. I can offer Monday 22, 8.30–9.00, or the same day 15.30–16.00."

    assert windows(text) == ["Mon 22 08:30-09:00", "Mon 22 15:30-16:00"]


def test_a_name_behind_before_that_is_not_the_date_which_bore_it():
    assert windows("The fair opens on Tuesday 2 March. Could we talk before that, Tuesday at 10?") == [
        "Tue 09 10:00-10:00"
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("We brand the calves on the 9th, so not then. How about the day after, at 2?", ["Wed 10 14:00-14:00"]),
        ("Not Friday, I'm at the dentist's. The day before at 11?", ["Thu 04 11:00-11:00"]),
        ("I'm away on Tuesday. Could you ring the following day at 4?", ["Wed 10 16:00-16:00"]),
        ("I'm at the assizes on the 16th, but the day before and the day after I can do 10.", ["Mon 15 10:00-10:00", "Wed 17 10:00-10:00"]),
    ],
)  # fmt: skip
def test_the_day_before_or_after_is_beside_the_one_named_last_whatever_was_said_of_it(text: str, meant: list[str]):
    assert windows(text) == meant
