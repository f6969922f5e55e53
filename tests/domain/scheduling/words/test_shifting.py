"""Times on the table are pushed and brought forward by what is said, and by nothing else."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon
from tests.times import grammar

LONDON = ZoneInfo("Europe/London")
TEN = datetime(2026, 12, 3, 10, tzinfo=UTC)
TABLE = (Slot(TEN, TEN),)


def read(text: str, before: tuple[Slot, ...] = TABLE) -> Proposal:
    return times_in_words(text, Situation(date(2026, 12, 1), LONDON, LONDON, before=before), lexicon())


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Can we push it by an hour?", 60),
        ("half an hour later please", 30),
        ("Could we make it a half hour later?", 30),
        ("15 minutes earlier would be better", -15),
        ("Could we bring it forward by an hour?", -60),
        ("Shall we postpone by two hours?", 120),
        ("a day later, if you can", 24 * 60),
        ("I'll be fifteen minutes late on Thursday, is that ok?", 15),
    ],
)
def test_the_time_on_the_table_is_moved_by_the_length_that_is_said(text: str, minutes: int):
    assert [slot.start for slot in read(text).slots] == [TEN + timedelta(minutes=minutes)]


@pytest.mark.parametrize(("text", "minutes"), [("Can we say quarter past?", 15), ("half past ok?", 30)])
def test_minutes_past_no_hour_are_past_that_of_the_table(text: str, minutes: int):
    assert [slot.start for slot in read(text).slots] == [TEN + timedelta(minutes=minutes)]


def test_a_shift_of_nothing_is_asked_about():
    assert read("Can we push it by an hour?", before=()).question.about == (About.EARLIER,)


def test_a_shift_without_a_direction_is_asked_about():
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=TABLE)
    asked = times_in_words("Could we move it by an hour?", situation, grammar()).question

    assert asked.about == (About.MEANT,)
    assert [reading.slots[0].start for reading in asked.readings] == [
        TEN + timedelta(hours=1),
        TEN - timedelta(hours=1),
    ]


def test_with_several_times_on_the_table_it_is_asked_which_is_moved():
    later = Slot(TEN + timedelta(days=1), TEN + timedelta(days=1))

    assert read("half an hour later please", before=(*TABLE, later)).question.about == (About.EARLIER,)


def test_a_shift_beside_another_time_is_asked_about():
    found = read("Friday at 2pm, or half an hour later")

    assert found.question
    assert not found.slots


def test_the_time_that_is_pointed_to_is_the_one_that_is_moved():
    second = Slot(TEN + timedelta(days=1), TEN + timedelta(days=1))

    (moved,) = read("Could we make the second one half an hour later?", (*TABLE, second)).slots

    assert moved.start == second.start + timedelta(minutes=30)


def test_the_same_hours_of_several_times_move_them_all():
    second = Slot(TEN + timedelta(days=1), TEN + timedelta(days=1))

    moved = read("Same hours, but one week later, would this go?", (*TABLE, second)).slots

    assert [each.start for each in moved] == [TEN + timedelta(weeks=1), TEN + timedelta(weeks=1, days=1)]
