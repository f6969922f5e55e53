"""Slots that nobody would say together, and numbers that nothing explains."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.scheduling.words.checking import are_at_odds
from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Situation, Slot
from halfhour.phrases.times_in_words import lexicon

DAY = datetime(2026, 10, 20, tzinfo=UTC)


def slot(first: float, last: float, day: int = 0) -> Slot:
    return Slot(DAY + timedelta(days=day, hours=first), DAY + timedelta(days=day, hours=last))


@pytest.mark.parametrize(
    "slots",
    [
        [slot(10, 12), slot(11, 17)],
        [slot(9, 9), slot(9, 12)],
        [slot(9, 17), slot(18, 18, day=3)],
    ],
)
def test_what_nobody_says_together_is_at_odds(slots: list[Slot]):
    assert are_at_odds(slots)


@pytest.mark.parametrize(
    "slots", [[slot(10, 12), slot(12, 14)], [slot(9, 9), slot(11, 11)], [slot(9, 17), slot(10, 12, day=1)]]
)
def test_what_people_offer_side_by_side_is_not(slots: list[Slot]):
    assert not are_at_odds(slots)


@pytest.mark.parametrize(
    "text", ["Monday from 8, to 12 hrs", "Thursday at nineteen thirty", "Friday suits me, at eighteen something"]
)
def test_a_number_where_an_hour_would_stand_is_asked_about(text: str):
    said = times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question
    assert About.MEANT in said.question.about


def test_an_hour_that_may_be_said_twice_is_asked_about():
    said = times_in_words("Thursday at 2pm?? sry i mean 2:30", Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question


def test_figures_behind_from_are_a_span_and_no_minutes():
    said = times_in_words("I am free on Monday from 15 to 17.", Situation(DAY.date(), UTC, UTC), lexicon())

    assert [(each.start.hour, each.end.hour) for each in said.slots] == [(15, 17)]
