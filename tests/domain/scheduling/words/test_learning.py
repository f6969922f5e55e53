"""Nights that are spoken of make an hour doubtful, unless they are over before the days that are offered."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation
from halfhour.wiring import times_lexicon as lexicon
from tests.times import in_london, slot_in


def read(text: str) -> Proposal:
    return in_london(text, date(2027, 2, 3))


@pytest.mark.parametrize(
    "text",
    [
        "I'm on nights until Friday. Monday the 8th at 2?",
        "I come off nights on Thursday, so Saturday at 2 would be good.",
        "My last night shift is Friday. Sunday at 2?",
    ],
)
def test_nights_that_are_over_say_nothing_of_later_days(text: str):
    assert [slot.start.hour for slot in read(text).slots] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "I'm on nights. Monday at 3?",
        "I work nights through Sunday, so Saturday at 4?",
        "I'm on nights from Sunday. Tuesday at 4?",
    ],
)
def test_an_hour_of_days_with_nights_is_asked_about(text: str):
    assert read(text).question is not None


def test_the_day_of_an_hour_is_asked_unless_it_is_left_to_the_reader():
    london = ZoneInfo("Europe/London")
    table = tuple(slot_in(each, date(2026, 11, 30), london) for each in ("12-03 10:30", "12-04 14:00", "12-07 10:30"))
    situation = Situation(date(2026, 11, 30), london, london, before=table)

    left, open_ = (
        times_in_words(f"10.30 is good{end}", situation, lexicon()) for end in (", whichever day you like.", ".")
    )

    assert left.slots == (table[0], table[2])
    assert open_.question is not None


@pytest.mark.parametrize(
    "text",
    [
        "Scrap the 10 o'clock I gave you for Friday. Same hour on Monday.",
        "I had meant to see you on Friday at 10, but I'm on a jury. Would Monday at the same hour do?",
    ],
)
def test_the_same_hour_is_the_one_that_was_told_beside_the_reader(text: str):
    assert [f"{slot.start:%d %H:%M}" for slot in read(text).slots] == ["08 10:00"]


def test_the_same_hour_is_asked_about_where_that_of_somebody_else_was_told():
    assert read("I said hello to Joan at 10. Could we meet on Monday at the same time?").question
