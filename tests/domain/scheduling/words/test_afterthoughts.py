"""What is taken back, denied or doubted is not offered; what is answered from the table is the table's."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
TABLE = ("Monday 13 September at 3pm", "Tuesday 14 September at 10am", "Thursday 16 September at 9:30am")


def read(text: str, *before: str) -> Proposal:
    there = Situation(date(2027, 9, 8), LONDON, LONDON)
    table = tuple(times_in_words(each, there, lexicon()).slots[0] for each in before)
    return times_in_words(text, Situation(date(2027, 9, 8), LONDON, LONDON, before=table), lexicon())


def starts(proposal: Proposal) -> list[str]:
    return [f"{slot.start.astimezone(LONDON):%d %H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    "text",
    [
        "I don't think Friday at 3pm works",
        "I doubt Friday at 3pm will work",
        "I wish I could do Friday at 3pm",
        "Friday at 3pm used to be free",
        "Friday at 3pm conflicts with a meeting",
        "Let's not do Friday at 3pm",
        "Friday at 3pm? No way",
        "Happy Friday!",
        "I'm not sure Friday at 3pm works",
        "Friday at 3pm is when I pick up my children",
        "Why Friday at 3pm?",
        "The Friday after your trip at 3pm",
        "Call me every other Friday at 3pm",
        "Tomorrow at midnight",
        "Please call the office to make an appointment; we're open Monday to Friday 9 to 5.",
    ],
)
def test_what_is_denied_doubted_or_wondered_about_is_not_offered(text: str):
    assert starts(read(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Monday at 2pm. No, sorry, make that Tuesday at 2pm.", ["14 14:00"]),
        ("Tuesday at 11am. Actually 11:30.", ["14 11:30"]),
        ("Tied up till 3pm on Monday, free after.", ["13 15:00"]),
        ("Can't do 10 on Monday, 11:30 though.", ["13 11:30"]),
        ("We open at 10, so 9am on Friday before the crowds.", ["10 09:00"]),
        ("If not Friday then Monday at 10am", ["13 10:00"]),
        ("Rather than Friday, Monday at 10am", ["13 10:00"]),
        ("Mon 13 or Tue 14, 9-11", ["13 09:00", "14 09:00"]),
    ],
)
def test_the_last_word_counts_within_a_message_too(text: str, meant: list[str]):
    assert starts(read(text)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The first works, the second doesn't", ["13 15:00"]),
        ("First no, second yes.", ["14 10:00"]),
        ("The first and third suit me", ["13 15:00", "16 09:30"]),
        ("Any but the last", ["13 15:00", "14 10:00"]),
        ("I could manage the first two but not the third", ["13 15:00", "14 10:00"]),
        ("The 13th is impossible. The other two are fine.", ["14 10:00", "16 09:30"]),
        ("All bar Monday", ["14 10:00", "16 09:30"]),
        ("The morning one on Tuesday", ["14 10:00"]),
        ("The second of your suggestions suits me best", ["14 10:00"]),
    ],
)
def test_several_times_on_the_table_are_taken_and_dropped(text: str, meant: list[str]):
    assert starts(read(text, *TABLE)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Same day and time the week after?", ["20 15:00"]),
        ("Same time next week?", ["20 15:00"]),
        ("The day before, same time?", ["12 15:00"]),
        ("Could we do it half an hour later, i.e. 3:30?", ["13 15:30"]),
        ("Monday is fine but could we make it the morning? 9:30?", ["13 09:30"]),
        ("Monday's no longer possible. Tuesday at the same time?", ["14 15:00"]),
    ],
)
def test_what_is_said_leans_on_the_one_time_on_the_table(text: str, meant: list[str]):
    assert starts(read(text, TABLE[0])) == meant


def test_a_shift_by_a_week_keeps_the_hour_over_a_change_of_the_clocks():
    new_york = ZoneInfo("America/New_York")
    there = Situation(date(2027, 3, 5), new_york, new_york)
    table = times_in_words("Tuesday 9 March at 3pm", there, lexicon()).slots

    moved = times_in_words("A week later?", Situation(date(2027, 3, 5), new_york, new_york, before=table), lexicon())

    assert [f"{slot.start.astimezone(new_york):%d %H:%M}" for slot in moved.slots] == ["16 15:00"]


def test_the_line_over_a_quote_names_no_time():
    mail = "Tuesday at 10am, please.\n\nOn Wed, 8 Sep 2027 at 16:02, Ada wrote:\n> Monday at 3pm or Tuesday at 10am?"

    assert starts(read(mail)) == ["14 10:00"]


@pytest.mark.parametrize(
    "text",
    [
        "Could we make it a bit later?",
        "Something later on Monday?",
        "Another time that day?",
        "Could we move it a week?",
    ],
)
def test_another_hour_than_the_one_on_the_table_is_asked_for(text: str):
    proposal = read(text, TABLE[0])

    assert proposal.question is not None
    assert starts(proposal) == []


@pytest.mark.parametrize(
    "aside",
    [
        "£10 for parking",
        "2 miles from the station",
        "the bus leaves every 10 minutes",
        "1st come 1st served",
        "3rd door on the left, 2nd floor",
        "my number is 0161 496 0999 ext 12",
    ],
)
def test_figures_beside_a_time_count_other_things(aside: str):
    assert starts(read(f"Thursday 4pm, {aside}")) == ["09 16:00"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Let's do Thursday at 10, actually 11", ["09 11:00"]),
        ("Friday, not Thursday, 1pm", ["10 13:00"]),
        ("I wrote Thursday at 10. It should have been Friday at 11.", ["10 11:00"]),
        ("Thursday at 10 works for me, can't do Friday", ["09 10:00"]),
        ("Friday before 11 or not at all", ["10 09:00"]),
    ],
)
def test_what_is_put_right_is_offered_as_it_was_put(text: str, right: list[str]):
    assert starts(read(text)) == right


def test_an_hour_compared_with_the_one_on_the_table_is_moved():
    assert starts(read("Monday suits, but an hour later than you said.", TABLE[0])) == ["13 16:00"]


def test_an_hour_behind_at_is_no_date():
    assert starts(read("My train is at 16.12. Shall we say Friday at 1.15pm?")) == ["10 13:15"]


def test_eight_where_the_evening_is_spoken_of_is_asked_about():
    assert starts(read("Friday at 8, the kids are in bed by then")) == []


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Friday 1pm would be lovely for me, but that's 4am for you! So let's say 5pm my time.", "17:00"),
        ("Friday at 4pm is good for me, but it's 1am for you. So 8am my time?", "08:00"),
        ("Friday at 9pm my time suits, but that's noon for you, so tell me if it is too early.", "21:00"),
    ],
)
def test_an_hour_that_is_kinder_to_the_reader_takes_the_place_of_the_one_before(text: str, hour: str):
    tokyo = ZoneInfo("Asia/Tokyo")

    slots = times_in_words(text, Situation(date(2026, 12, 1), tokyo, LONDON), lexicon()).slots

    assert [f"{slot.start.astimezone(tokyo):%H:%M}" for slot in slots] == [hour]


def test_days_on_leave_at_home_are_offered():
    slots = read("Wednesday next week I am on leave and at home all day.").slots

    assert [f"{slot.start:%d}" for slot in slots] == ["15"]


def test_an_hour_in_the_place_of_one_that_was_taken_back_keeps_its_day():
    assert starts(read("Let's say Thursday at 2. No, hang on, that's the vet. Make it 3.30.")) == ["09 15:30"]
