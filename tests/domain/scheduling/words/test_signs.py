"""In anything longer than a phrase a time is offered only by a sign; who is spoken of, and what is said of them, decides."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
OFFER = "Could you do Thursday 10 December at 11am?"


def read(text: str, *before: str) -> Proposal:
    table = tuple(
        times_in_words(each, Situation(date(2026, 11, 30), LONDON, LONDON), lexicon()).slots[0] for each in before
    )
    return times_in_words(text, Situation(date(2026, 11, 30), LONDON, LONDON, before=table), lexicon())


def starts(proposal: Proposal) -> list[str]:
    return [f"{slot.start:%d %H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    "told",
    [
        "The choir meets every third Sunday and the next one is on the 5th.",
        "This week is hopeless.",
        "I've got the plumber between 8 and 1 on Thursday.",
        "On the 4th, we receive nobody.",
        "I have a hard week, with rehearsals on Tuesday and Wednesday at 7pm.",
        "My train is the 8:02 on Thursday.",
        "The nursery shuts at 5:30.",
        "I need to be at school by 8:20.",
        "We've had the builders in since the 16th.",
        "Could you send it by Wednesday noon?",
        "No phone on retreat, 4th to 8th.",
        "They cut the power from 9 to 12 on Wednesday.",
    ],
)
def test_what_bears_no_sign_is_left_out_beside_a_plain_offer(told: str):
    assert starts(read(f"{told} {OFFER}")) == ["10 11:00"]


@pytest.mark.parametrize(
    "text",
    [
        "Hello, the next one is on the 5th at 11. It would be nice to see how it goes this time round.",
        "Kofi can do Thursday at 3pm.",
    ],
)
def test_what_bears_no_sign_is_asked_about_where_nothing_else_is_offered(text: str):
    assert About.MEANT in read(text).question.about


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Dr Walsh is free on Thursday 10 December at 2.15 pm. Please ring reception when you arrive.", "10 14:15"),
        ("Thank you for waiting. She is available on Thursday 10 December at 3 pm.", "10 15:00"),
        ("The Dean has 15 min Dec. 10 at 10:45 a.m.", "10 10:45"),
    ],
)
def test_who_writes_for_somebody_offers_their_time(text: str, start: str):
    assert starts(read(text)) == [start]


def test_the_writer_s_own_offer_counts_beside_another_person_s():
    assert starts(read("Kofi can do Thursday but I can only do Friday 4 December at 11am.")) == ["04 11:00"]


def test_a_day_that_is_not_good_takes_nothing_from_one_that_is():
    assert starts(read("Tuesday 3pm is good, Wednesday is not")) == ["01 15:00"]


def test_a_part_of_the_day_before_pairs_is_their_heading():
    assert starts(read("mornings: Thursday 8:30, Friday 9:15")) == ["03 08:30", "04 09:15"]


def test_that_day_is_the_one_that_was_told_of():
    assert starts(read("My shift ends at 4 on Wednesday. I could ring you at 4:30pm that day.")) == ["02 16:30"]


def test_quoted_lines_put_times_on_the_table_and_offer_none():
    assert starts(read("> Wednesday at 10am or Thursday at 3pm?\nThe later one, please.")) == ["03 15:00"]


def test_what_all_else_rules_out_is_asked_about():
    assert About.MEANT in read("I'm away Thursday and Friday. Friday at 11am would be lovely.").question.about


def test_who_is_off_may_be_free_for_that_reason():
    assert starts(read("I'm off Thursday and Friday. Friday at 11am would be lovely.")) == ["04 11:00"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("11 is fine", "03 11:00"),
        ("3pm works better", "04 15:00"),
        ("the Friday one", "04 15:00"),
        ("Thursday yes, Friday no", "03 11:00"),
    ],
)
def test_bare_words_name_a_time_on_the_table(text: str, start: str):
    assert starts(read(text, "Thursday 3 December 11am", "Friday 4 December 3pm")) == [start]


def test_a_moved_talk_keeps_its_hour():
    assert starts(read("Can we move Thursday to Friday?", "Thursday 3 December 11am")) == ["04 11:00"]
