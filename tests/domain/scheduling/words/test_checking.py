"""Slots that nobody would say together, and hours that may be said twice."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.scheduling.words.checking import are_at_odds
from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

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


def test_an_hour_that_may_be_said_twice_is_asked_about():
    said = times_in_words("Thursday 2pm?? ok, um, 2:30", Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question


def test_figures_behind_from_are_a_span_and_no_minutes():
    said = times_in_words("I am free on Monday from 15 to 17.", Situation(DAY.date(), UTC, UTC), lexicon())

    assert [(each.start.hour, each.end.hour) for each in said.slots] == [(15, 17)]


@pytest.mark.parametrize(
    "text",
    [
        "Monday at 9, but only if the harbour is frozen",
        "Tuesday at 9 as long as the car is mended",
        "Thursday at 2 unless the inspector turns up",
        "Friday at 11. I'll know on Wednesday.",
        "Pencil in Friday at 11 and I'll confirm tomorrow",
        "Friday at 11 should be ok, will confirm once the boss is back",
        "Hoping for Tuesday at 4. My relief has to clear customs first.",
    ],
)
def test_what_hangs_on_a_condition_or_a_later_word_is_asked_about(text: str):
    said = times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question


@pytest.mark.parametrize(
    "text",
    [
        "Thursday at 2 unless you object",
        "Thursday at 2, provided that suits",
        "Thursday at 2 unless I hear otherwise",
    ],
)
def test_a_condition_that_is_up_to_the_reader_is_politeness(text: str):
    assert times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon()).slots


def test_a_second_choice_behind_a_condition_is_offered_too():
    said = times_in_words("Wednesday at 1, if not, Thursday at 11", Situation(DAY.date(), UTC, UTC), lexicon())

    assert len(said.slots) == 2


def test_an_hour_behind_sorry_corrects_the_one_before():
    said = times_in_words("Thursday at 2pm?? sry i mean 2:30", Situation(DAY.date(), UTC, UTC), lexicon())

    assert [(each.start.hour, each.start.minute) for each in said.slots] == [(14, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "My 2pm is free on Thursday and so is my 3pm.",
        "We sit exams in January. How about the 12th at 2?",
        "Some time next week?",
    ],
)
def test_an_hour_that_would_be_dropped_a_month_that_is_told_and_sometime_are_asked_about(text: str):
    said = times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Next week is easier. Monday at 11 or Thursday at 5 would both work.", [(26, 11), (29, 17)]),
        ("I am afraid Thursday at 2 will not be possible. Could you do Friday at 10?", [(23, 10)]),
        ("Yes to Thursday. 4:45 is better than 4 for me.", [(22, 16)]),
        ("November is calmer. Shall we say the 12th at 2?", [(12, 14)]),
        ("You said Thursday is your day off. Come at 1 that day.", [(22, 13)]),
        ("I prefer Thursday at 3 to Friday at 3.", [(22, 15)]),
    ],
)
def test_an_hour_is_of_the_day_for_which_it_was_said(text: str, hours: list[tuple[int, int]]):
    said = times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon())

    assert [(each.start.day, each.start.hour) for each in said.slots] == hours


@pytest.mark.parametrize("condition", ["if she agrees", "if my manager lets me go", "if they can spare me"])
def test_an_offer_that_is_up_to_somebody_else_is_asked_about(condition: str):
    said = times_in_words(f"Friday at 9 would be good {condition}.", Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()
    assert said.question


def test_an_offer_that_is_up_to_the_reader_is_taken():
    said = times_in_words("Friday at 9 if that suits you.", Situation(DAY.date(), UTC, UTC), lexicon())

    assert [each.start.hour for each in said.slots] == [9]


@pytest.mark.parametrize("place", ["Central Station", "the Pacific Cafe", "the Eastern Library"])
def test_a_zone_that_names_a_place_is_none(place: str):
    said = times_in_words(
        f"I could meet you on Friday at 2.30pm in {place}.", Situation(DAY.date(), UTC, UTC), lexicon()
    )

    assert [(each.start.hour, each.start.minute) for each in said.slots] == [(14, 30)]


@pytest.mark.parametrize(
    "hours",
    [
        "Our office is open from 9.30 to 4.30, Monday to Thursday.",
        "The form must reach us by noon on 31 October. Our branch library is open Monday to Friday, 9 to 5.",
    ],
)
def test_hours_of_a_place_alone_are_not_taken_for_an_offer(hours: str):
    said = times_in_words(hours, Situation(DAY.date(), UTC, UTC), lexicon())

    assert said.slots == ()


@pytest.mark.parametrize(
    "text",
    [
        "Monday not before 9, from then on to 11 I am at the bench.",
        "Our makers' fair is coming up. It's the 20th or 21st, and I run it, so between 2 and 5.",
        "Any day next week except Monday, when I can only do 1 to 2, from 1 to 4.",
    ],
)
def test_hours_that_may_be_of_something_else_are_asked_about(text: str):
    assert times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon()).question


def test_an_hour_of_another_day_in_a_sentence_of_its_own_is_a_second_choice():
    text = "I can do Thursday at 4. Is that too late? Then 10.30 on Friday."

    said = times_in_words(text, Situation(DAY.date(), UTC, UTC), lexicon())

    assert [(each.start.day, each.start.hour) for each in said.slots] == [(22, 16), (23, 10)]
