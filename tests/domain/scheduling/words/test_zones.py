"""Over two clocks an hour is asked about, unless it is a moment that both already know."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

NEW_YORK, LONDON = ZoneInfo("America/New_York"), ZoneInfo("Europe/London")
TABLE = datetime(2026, 12, 3, 14, 30, tzinfo=NEW_YORK).astimezone(UTC)


def read(text: str) -> Proposal:
    table = (Slot(TABLE, TABLE),)
    return times_in_words(text, Situation(date(2026, 11, 30), NEW_YORK, LONDON, before=table), lexicon())


@pytest.mark.parametrize("text", ["2.30 works", "Thursday at 2:30 is fine", "7.30pm on Thursday works"])
def test_an_hour_that_is_a_moment_on_the_table_is_that_moment(text: str):
    assert [slot.start for slot in read(text).slots] == [TABLE]


@pytest.mark.parametrize("text", ["Could we do Friday at the same time?", "Can we push it to Friday?"])
def test_the_same_time_on_another_day_keeps_the_writer_s_clock(text: str):
    assert [f"{slot.start.astimezone(NEW_YORK):%d %H:%M}" for slot in read(text).slots] == ["04 14:30"]


def test_another_hour_is_asked_about():
    assert About.WHOSE in read("Would 4 suit instead?").question.about


def test_a_zone_behind_a_list_is_that_of_all_its_hours():
    said = "I can do the 16th from 14h30 until 16h or the 18th from 17h until 18h, Paris time."

    slots = times_in_words(said, Situation(date(2026, 12, 1), LONDON, NEW_YORK), lexicon()).slots

    assert [f"{slot.start:%d %H:%M}" for slot in slots] == ["16 13:30", "18 16:00"]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("9.15 CEST Thursday, you: 12.45", ["08 07:15"]),
        ("Me: 10.00 on Thursday, you: 13.30.", ["08 08:00"]),
        ("Could we say Thursday 8.30 CEST? You: 12.00.", ["08 06:30"]),
        ("9.00 (you 12.30) on Friday", ["09 07:00"]),
        ("9.15 CEST Thursday, you: 13.45", []),
    ],
)
def test_an_hour_for_a_person_is_the_same_on_their_clock(said: str, right: list[str]):
    berlin, kolkata = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")

    slots = times_in_words(said, Situation(date(2026, 10, 6), berlin, kolkata), lexicon()).slots

    assert [f"{slot.start:%d %H:%M}" for slot in slots] == right


@pytest.mark.parametrize(
    "text",
    [
        "your Friday 14:00 = my 9 am, yes please",
        "9 on Friday morning for me is 2 pm in London, does it suit?",
        "My Friday 9 am is your 2 pm, fine by me",
        "Friday at 15:00, Paris hour",
    ],
)
def test_a_moment_said_on_two_clocks_or_by_the_hour_of_a_place_is_that_moment(text: str):
    assert [f"{slot.start.astimezone(NEW_YORK):%d %H:%M}" for slot in read(text).slots] == ["04 09:00"]


@pytest.mark.parametrize(
    "text", ["your Friday 14:00 = my 8 am, yes please", "9 on Friday morning for me is 3 pm in London, does it suit?"]
)
def test_two_clocks_that_do_not_agree_are_asked_about(text: str):
    assert About.TWICE in read(text).question.about


def test_an_hour_of_french_is_on_no_other_clock():
    slots = read("I teach a French hour at 9 on Friday, so 10.30 my time?").slots

    assert [f"{slot.start.astimezone(NEW_YORK):%d %H:%M}" for slot in slots] == ["04 10:30"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("11:00 Helsinki time on Tuesday 19 November, so 10:00 at yours.", False),
        ("10:00 Helsinki time on Tuesday 19 November, so 10:00 at yours.", True),
    ],
)
def test_an_hour_at_yours_is_on_the_reader_s_clock(text: str, asks: bool):
    situation = Situation(date(2024, 11, 14), ZoneInfo("Europe/Helsinki"), ZoneInfo("Europe/Warsaw"))

    assert bool(times_in_words(text, situation, lexicon()).question) == asks


@pytest.mark.parametrize(
    "said",
    [
        "Friday at 9 in the morning, Chicago, on the usual line.",
        "Friday at 10, local to me.",
        "Friday at 11 pm PH time",
    ],
)
def test_a_place_between_commas_or_of_the_writer_tells_the_clock(said: str):
    found = times_in_words(said, Situation(date(2026, 12, 1), NEW_YORK, LONDON), lexicon())

    assert [f"{slot.start:%d %H:%M}" for slot in found.slots] == ["04 15:00"]


def test_the_letters_behind_a_doctor_s_name_are_no_zone():
    said = "I have Thursday, December 3 from 9:30 to 11:00 a.m.\n\nMarta Lindqvist, Ph.D."

    answer = times_in_words(said, Situation(date(2026, 11, 30), NEW_YORK, NEW_YORK), lexicon())

    assert [f"{slot.start.astimezone(NEW_YORK):%d %H:%M}" for slot in answer.slots] == ["03 09:30"]
