"""Times on the table are taken by words that point to them, alone or beside times of the writer's own."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 12, 7, 15, tzinfo=UTC)
FIRST, SECOND = datetime(2026, 12, 3, 10, tzinfo=UTC), datetime(2026, 12, 4, 14, 30, tzinfo=UTC)


def starts(text: str) -> list[str]:
    table = (Slot(FIRST, FIRST), Slot(SECOND, SECOND))
    proposal = times_in_words(text, Situation(date(2026, 12, 1), LONDON, LONDON, before=table), lexicon())
    return [f"{slot.start:%d %H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Friday please, Thursday I'm on the ferry.", ["04 14:30"]),
        ("So I take the Friday.", ["04 14:30"]),
        ("The first is fine, the last isn't.", ["03 10:00"]),
        ("Either of the two, my director is away all week.", ["03 10:00", "04 14:30"]),
        ("The second works, I'm on leave that day.", ["04 14:30"]),
        ("Either of those or Monday at 10", ["03 10:00", "04 14:30", "07 10:00"]),
        ("The second one, or else Monday at 10", ["04 14:30", "07 10:00"]),
        ("The first is out. The second or Monday at 10, please", ["04 14:30", "07 10:00"]),
        ("Happy with either. Monday at 10 is also free.", ["03 10:00", "04 14:30", "07 10:00"]),
    ],
)
def test_what_is_named_or_pointed_to_is_taken_beside_times_that_are_added(text: str, taken: list[str]):
    assert starts(text) == taken


@pytest.mark.parametrize(
    "text", ["None of those, but Monday at 10 works", "The first doesn't work, but Monday at 10 does"]
)
def test_what_is_refused_is_not(text: str):
    assert starts(text) == ["07 10:00"]


def test_a_length_is_that_of_what_is_taken():
    table = (Slot(FIRST, FIRST), Slot(SECOND, SECOND))
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=table)

    assert [
        slot.minutes for slot in times_in_words("The second one, 20 minutes is plenty", situation, lexicon()).slots
    ] == [20]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("The first is my leave, so you know which one is left.", ["04 14:30"]),
        ("The second clashes with the ward round, which leaves one.", ["03 10:00"]),
        ("All but the second are gone, I'm afraid.", ["04 14:30"]),
        ("The first one please. My wife leaves at 5.", ["03 10:00"]),
        ("The earliest one please, I have a flight at 8pm that same day.", ["03 10:00"]),
        ("The latest one please, my visa runs out on the 20th.", ["04 14:30"]),
    ],
)
def test_what_is_left_or_called_by_the_calendar_is_taken(text: str, taken: list[str]):
    assert starts(text) == taken


def test_the_day_after_one_that_is_taken_keeps_its_hour():
    assert starts("Ok for the last one. The day after at the same time is also possible.") == ["04 14:30", "05 14:30"]


@pytest.mark.parametrize(
    ("text", "taken"),
    [("Accepted.", ["03 10:00"]), ("Noted. Until then.", ["03 10:00"]), ("Understood. Sadly I can't.", [])],
)
def test_a_receipt_takes_the_one_time_on_the_table_where_nothing_is_denied(text: str, taken: list[str]):
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST),))

    assert [f"{slot.start:%d %H:%M}" for slot in times_in_words(text, situation, lexicon()).slots] == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("That first slot is when I pick up the kids. I'll take the other.", ["04 14:30"]),
        ("The second is when we milk. Give me the other.", ["03 10:00"]),
        ("The first slot is when the house is quiet, I'll take it.", ["03 10:00"]),
        ("The first, and what remains of the day is yours.", ["03 10:00"]),
    ],
)
def test_beside_a_time_of_something_else_the_other_is_taken(text: str, taken: list[str]):
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST), Slot(SECOND, SECOND)))

    assert [f"{slot.start:%d %H:%M}" for slot in times_in_words(text, situation, lexicon()).slots] == taken


def test_a_time_of_something_else_alone_is_asked_about():
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST), Slot(SECOND, SECOND)))

    assert times_in_words("The first is when the bus goes.", situation, lexicon()).question


@pytest.mark.parametrize(("text", "taken"), [("Yes, with the greatest pleasure!", 1), ("Yes, with reservations.", 0)])
def test_a_glad_yes_takes_the_one_time_on_the_table(text: str, taken: int):
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST),))

    assert len(times_in_words(text, situation, lexicon()).slots) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Skip the first one, the second is grand.", ["04 14:30"]),
        ("Anything on your list except Thursday.", ["04 14:30"]),
        ("the last un", ["04 14:30"]),
        ("10am please, the other one I'm in theatre.", ["03 10:00"]),
        ("The other one is full, 10am please.", ["03 10:00"]),
        ("Only the first of those, sorry.", ["03 10:00"]),
        ("First one is fine. The second I've a christening, sorry.", ["03 10:00"]),
        ("The earlier one please, my daughter has ballet later.", ["03 10:00"]),
        ("Rather the Friday than the Thursday.", ["04 14:30"]),
        ("yung first po", ["03 10:00"]),
        ("Both also can", ["03 10:00", "04 14:30"]),
        ("Could do Thursday at 10 like you said, or Friday at 9.", ["03 10:00", "04 09:00"]),
        ("I can make the Thursday as you wrote, or Friday at 9.", ["03 10:00", "04 09:00"]),
        ("The 4th then, but could it be 11?", ["04 11:00"]),
    ],
)
def test_words_of_many_tongues_take_from_the_table_and_set_times_beside_it(text: str, taken: list[str]):
    assert starts(text) == taken


def test_a_day_behind_one_on_the_table_is_of_the_same_week():
    table = (Slot(MONDAY, MONDAY),)
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=table)

    slots = times_in_words("Monday as you said, or Thursday at 9.", situation, lexicon()).slots

    assert [f"{slot.start:%d %H:%M}" for slot in slots] == ["07 15:00", "10 09:00"]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("sorted, see ya then", ["03 10:00"]),
        ("ok can, see you", ["03 10:00"]),
        ("Could we swap the Thursday for the Saturday, same hour?", ["05 10:00"]),
        ("Early for me. 11 instead?", ["03 11:00"]),
        ("ok can we do Monday at 3", ["07 15:00"]),
    ],
)
def test_the_one_time_on_the_table_is_taken_in_two_words_or_gets_another_hour(text: str, taken: list[str]):
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST),))

    assert [f"{slot.start:%d %H:%M}" for slot in times_in_words(text, situation, lexicon()).slots] == taken


@pytest.mark.parametrize("text", ["oof i work a double that day", "We work the late shift that day, sorry"])
def test_who_works_then_takes_nothing(text: str):
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=(Slot(FIRST, FIRST),))

    assert times_in_words(text, situation, lexicon()).slots == ()
