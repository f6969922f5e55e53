"""Times that are only told of are no offer; where that is in doubt one question is asked."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import About, Proposal
from tests.times import in_london

OFFER = "Could you do Thursday 10 December at 11am?"


def read(text: str) -> Proposal:
    return in_london(text, date(2026, 11, 28))


@pytest.mark.parametrize(
    "told",
    [
        "Our shop opens at 8 and closes at 6.",
        "The museum is open Tuesday to Sunday, 10 to 5.",
        "The conference runs from 7 to 9 December and I speak on the 8th at 15:00.",
        "I catch the 16:05 to Boston on Monday.",
        "I teach 8 to 12 on Mondays.",
        "I'm giving readings on the 5th and the 9th, both at 7pm.",
        "I studied in Leeds from 2001 to 2004.",
        "I would have loved to meet on Tuesday at 3pm.",
        "Next meeting is 8 December at 19:00.",
        "I get about 9 of these a week.",
    ],
)
def test_what_only_happens_is_left_out_beside_a_plain_offer(told: str):
    assert [f"{slot.start:%d %H:%M}" for slot in read(f"{told} {OFFER}").slots] == ["10 11:00"]


@pytest.mark.parametrize(
    "text",
    [
        "My colleague Jo is free on Friday at noon.",
        "Let me introduce you to Kofi, he's free Thursday at 3pm.",
        "If the snow stays away I can make Monday at 9.",
    ],
)
def test_an_offer_of_somebody_else_or_under_a_condition_is_asked_about(text: str):
    assert About.MEANT in read(text).question.about


def test_a_host_who_can_see_you_offers():
    assert read("Dr. Lim will see you on 8 December at 9.40am.").slots


def test_what_is_done_on_a_day_narrows_no_refusal():
    found = read("Any morning next week, except Wednesday when I see the dentist at 10.")

    assert {slot.start.weekday() for slot in found.slots} == {0, 1, 3, 4}


def test_a_clock_with_a_dot_ends_its_sentence():
    found = read("Both at 7pm. I can offer you the 8th at 2pm or the 10th at 11am.")

    assert not found.slots or [slot.start.hour for slot in found.slots] == [14, 11]


def test_the_same_hour_is_that_which_the_message_named():
    found = read("Friday 4 December at 11:00, or Monday 7 December at the same time")

    assert [f"{slot.start:%d %H}" for slot in found.slots] == ["04 11", "07 11"]


def test_a_night_shift_is_no_window():
    assert all(slot.end.day == slot.start.day for slot in read(f"I work 8pm-8am on Sunday. {OFFER}").slots)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("I've a spare hour on Tuesday from 2 and another from 4.30.", ["14:00-15:00", "16:30-17:30"]),
        ("There's a gap on Friday between 10 and 11 and another between 2 and 3.", ["10:00-11:00", "14:00-15:00"]),
        ("I could talk on Tuesday from 9 till the kids come home at 12.30.", ["09:00-12:30"]),
        ("Evenings only I'm afraid, so Thursday.", ["17:00-21:00"]),
    ],
)
def test_what_is_said_of_an_hour_is_said_of_its_end_and_of_another(text: str, hours: list[str]):
    assert [f"{slot.start:%H:%M}-{slot.end:%H:%M}" for slot in read(text).slots] == hours


def test_a_day_whose_own_hours_are_told_takes_none_of_the_next():
    said = "Friday 4 December I'm at the desk from 10 to 11.30 with little to do, and on Monday the 7th from 2 until 4."

    assert date(2026, 12, 4) not in {slot.start.date() for slot in read(said).slots if slot.start.hour == 14}


def test_the_hour_that_stays_while_the_day_changes_is_offered():
    said = read("Sorry, I gave you the wrong day. It's Wednesday the 2nd, still at 2.")

    assert [f"{slot.start:%d %H:%M}" for slot in said.slots] == ["02 14:00"]


def test_a_day_on_which_the_writer_meets_somebody_else_is_told():
    said = read("Coffee on the 1st at 4 pm. On the 2nd I have a 9 o'clock with the board and then straight home.")

    assert [f"{slot.start:%d %H:%M}" for slot in said.slots] == ["01 16:00"]
