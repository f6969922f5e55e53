"""The hour of the table stays, its windows hold what is said within them, and what the reader proposed is only taken up."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")
TEN = datetime(2026, 12, 3, 10, 30, tzinfo=UTC)
EXACT = (Slot(TEN, TEN),)
WINDOW = (Slot(datetime(2026, 12, 3, 14, tzinfo=UTC), datetime(2026, 12, 3, 18, tzinfo=UTC)),)


def read(text: str, before: tuple[Slot, ...] = EXACT, speaker: ZoneInfo = LONDON) -> Proposal:
    return times_in_words(text, Situation(date(2026, 12, 1), speaker, LONDON, before=before), lexicon())


def local(text: str, before: tuple[Slot, ...] = EXACT) -> list[str]:
    return [f"{slot.start:%d %H:%M}-{slot.end:%H:%M}" for slot in read(text, before).slots]


@pytest.mark.parametrize(
    "text",
    [
        "Could we keep the hour and do Friday?",
        "Keep the time but move to Friday?",
        "Let's stick to the same time and make it Friday.",
        "Leave the time as it is, but on Friday please.",
    ],
)
def test_the_hour_that_is_kept_is_that_of_the_table(text: str):
    assert local(text) == ["04 10:30-10:30"]


def test_an_hour_that_is_kept_for_something_is_its_own():
    assert local("Could you keep the hour between 2 and 3 on Friday?") == ["04 14:00-15:00"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Anything from 4:30 on works.", "03 16:30-18:00"),
        ("Before 4 would suit me.", "03 14:00-16:00"),
        ("2 to 3 would do", "03 14:00-15:00"),
        ("Thursday works", "03 14:00-18:00"),
    ],
)
def test_an_end_that_is_not_said_is_that_of_the_window(text: str, left: str):
    assert local(text, WINDOW) == [left]


def test_an_hour_within_a_window_is_on_its_day_and_the_clock_on_which_it_lies_there():
    window = (Slot(datetime(2026, 12, 4, 0, tzinfo=UTC), datetime(2026, 12, 4, 2, tzinfo=UTC)),)

    found = read("You propose from 9h to 11h my time. I would like to begin at 9h45.", window, TOKYO).slots

    assert [slot.start for slot in found] == [datetime(2026, 12, 4, 0, 45, tzinfo=UTC)]


def test_an_hour_told_on_the_writers_clock_is_taken_where_the_table_shows_it():
    def said(hour: int) -> Proposal:
        return read(f"You said 10:30 for you on Thursday. That's {hour}:30 here, no bother at all.", EXACT, TOKYO)

    assert said(19).slots == EXACT
    assert said(18).question.about == (About.EARLIER,)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("10:30 is a bit early. Would eleven the same morning do?", "03 11:00-11:00"),
        ("Half an hour later would save me, so 11 not 10:30.", "03 11:00-11:00"),
        ("Could we do half an hour later? My bus gets in at 10:20.", "03 11:00-11:00"),
        (
            "Thursday's the right day, but could we do it half an hour later? I have to be gone before dark.",
            "03 11:00-11:00",
        ),
    ],
)
def test_another_hour_of_the_same_day_is_what_is_asked_for(text: str, hour: str):
    assert local(text) == [hour]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Next week is full. Only Wednesday, from 2 to 3.", "09 14:00-15:00"),
        ("I'm booked up next week, only Tuesday between 2 and 4.", "08 14:00-16:00"),
        ("This week's packed. Only Friday, 2 to 3.", "04 14:00-15:00"),
    ],
)
def test_what_is_only_left_is_of_the_week_that_is_ruled_out(text: str, only: str):
    assert local(text, ()) == [only]


def test_a_day_within_a_week_that_is_ruled_out_is_asked_about():
    assert read("Next week is full. Tuesday 8th from 2 to 4 I could do.", ()).question is not None


@pytest.mark.parametrize(
    "text",
    [
        "Friday suits me better, same o'clock.",
        "Friday instead please, otherwise unchanged.",
        "The hour is fine. But Friday please.",
        "Could we do Friday? The time can stay.",
    ],
)
def test_an_hour_that_is_said_to_stay_is_that_of_the_table(text: str):
    assert local(text) == ["04 10:30-10:30"]
