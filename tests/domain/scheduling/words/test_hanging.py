"""What is not settled yet is asked about, whether a time is named or one on the table is pointed to."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

CHICAGO = ZoneInfo("America/Chicago")
FIRST, SECOND = (
    Slot(moment, moment) for moment in (datetime(2027, 9, 24, 15, tzinfo=UTC), datetime(2027, 9, 27, 19, tzinfo=UTC))
)


def read(text: str, *before: Slot) -> Proposal:
    return times_in_words(text, Situation(date(2027, 9, 14), CHICAGO, CHICAGO, before=before), lexicon())


@pytest.mark.parametrize(
    "text",
    [
        "I can make it, I think, but let me check with my daughter who drives me.",
        "The first works. I'll tell you for sure tomorrow.",
        "Either works, I just have to run it by my husband.",
        "I can make the first if my shift gets covered.",
        "Both are good. I will know on Friday which.",
        "The second, subject to my manager agreeing.",
    ],
)
def test_a_time_on_the_table_is_taken_only_when_that_is_settled(text: str):
    assert read(text, FIRST, SECOND).question is not None


@pytest.mark.parametrize(
    "text",
    [
        "The second, if that's alright with you.",
        "The second works. I'll send you the address tomorrow.",
        "The second suits. Let me know if anything changes.",
        "The second is good. If it rains, come to the side door.",
    ],
)
def test_what_the_reader_decides_or_gets_leaves_nothing_open(text: str):
    assert read(text, FIRST, SECOND).slots == (SECOND,)


def test_a_promised_answer_in_the_next_sentence_leaves_an_offer_open():
    assert read("Monday at 10 should work. I'll tell you for sure tomorrow.").question is not None
    assert len(read("Monday at 10 works. I'll send the link tomorrow.").slots) == 1


@pytest.mark.parametrize("text", ["I'll tell you tomorrow.", "I will know on Friday.", "Will let you know next week."])
def test_the_day_of_an_answer_is_no_offer(text: str):
    assert read(text) == Proposal(because=read(text).because)


@pytest.mark.parametrize(
    "text",
    ["Friday at 3 is good but I must look in my diary.", "Friday maybe, but I have to look at the roster first."],
)
def test_a_diary_that_has_to_be_looked_into_leaves_it_open(text: str):
    assert read(text).question is not None


def test_what_is_looked_at_before_the_talk_leaves_nothing_open():
    assert read("Friday at 10 is fine, but I want to look at your questions before.").question is None


def test_where_the_writer_may_be_leaves_an_offer_open_unless_another_follows():
    assert read("Monday at 10 if I'm not at a birth.").question
    assert len(read("Let's try Thursday at 10, and if I'm at a birth, Friday at 10.").slots) == 2


def test_what_somebody_has_to_do_on_another_day_decides_nothing_unless_they_speak_to_somebody():
    assert len(read("Can we make it on Monday instead? I have to take the car in on Friday.", FIRST).slots) == 1
    assert read("Can we make it on Monday instead? I have to speak to my boss on Friday.", FIRST).question is not None
