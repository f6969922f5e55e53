"""Times on the table are called by their place, their order and their day, and nothing else is that is called alike."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon
from tests.times import grammar

DUBLIN = ZoneInfo("Europe/Dublin")
EARLY, LATE, FRIDAY = (
    Slot(moment, moment)
    for moment in (
        datetime(2026, 12, 2, 9, 30, tzinfo=UTC),
        datetime(2026, 12, 2, 15, tzinfo=UTC),
        datetime(2026, 12, 4, 11, tzinfo=UTC),
    )
)
TABLE = (EARLY, LATE, FRIDAY)


def read(text: str) -> Proposal:
    return times_in_words(text, Situation(date(2026, 12, 1), DUBLIN, DUBLIN, before=TABLE), grammar())


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("3rd slot best for me", FRIDAY),
        ("First proposal is perfect, thanks", EARLY),
        ("2nd option's a yes from me", LATE),
        ("Third alternative, please", FRIDAY),
        ("I prefer the late slot", FRIDAY),
    ],
)
def test_a_time_is_called_by_its_place_or_order_and_a_name(text: str, taken: Slot):
    assert read(text).slots == (taken,)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("The late one on Wednesday fits best.", LATE),
        ("Wednesday's early one, please.", EARLY),
        ("I'll take the late Wednesday one.", LATE),
        ("On Wednesday the later one suits me best.", LATE),
        ("The second one on Wednesday works.", LATE),
    ],
)
def test_order_is_that_of_the_day_that_is_named(text: str, taken: Slot):
    assert read(text).slots == (taken,)


@pytest.mark.parametrize(
    "text",
    [
        "The later slot on Wednesday, and the Friday too.",
        "I can't do the early one on Wednesday but the late one is okay.",
    ],
)
def test_an_order_that_may_be_of_the_day_or_of_all_is_asked_about(text: str):
    assert About.EARLIER in read(text).question.about


@pytest.mark.parametrize(
    "text",
    [
        "The late train on Wednesday is full, so Friday.",
        "The second proposal was turned down. Friday works.",
        "My first offer letter came. Friday works.",
    ],
)
def test_what_is_called_alike_is_no_time_of_the_table(text: str):
    assert read(text).slots == (FRIDAY,)


@pytest.mark.parametrize(
    "text", ["The last one please, I'm useless after lunch", "The later one, I'm in theatre on Thursday all day."]
)
def test_the_reason_for_what_is_picked_offers_nothing(text: str):
    assert read(text).slots == (FRIDAY,)


def test_what_the_reader_sent_is_counted_and_no_hour():
    assert read("I looked at the three you sent. The 4th I can do, the others clash with court.").slots == (FRIDAY,)
    assert read("Of the two Wednesday times the later one, please.").slots == (LATE,)


def test_days_that_both_work_are_taken_and_one_that_is_told_of_is_not():
    assert set(read("Wednesday and Friday both work, Thursday I am in Ghent.").slots) == {EARLY, LATE, FRIDAY}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Options 1 and 2 collide with my rounds, which leaves 3", [FRIDAY]),
        ("Options 1 and 3 suit, whichever you like.", [EARLY, FRIDAY]),
    ],
)
def test_several_times_are_called_by_their_numbers(text: str, taken: list[Slot]):
    situation = Situation(date(2026, 12, 1), DUBLIN, DUBLIN, before=(EARLY, LATE, FRIDAY))

    assert list(times_in_words(text, situation, lexicon()).slots) == taken
