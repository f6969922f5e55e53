"""A question about times is asked in words that fit its readings."""

from datetime import UTC, datetime, timedelta

from halfhour.domain.scheduling.words.values import About, Question, Reading, Slot
from halfhour.phrases.times_asked import asking_back, question_in_words

TEN = datetime(2027, 3, 9, 10, tzinfo=UTC)
FIRST, LATER = Slot(TEN, TEN), Slot(TEN, TEN + timedelta(hours=2))


def meant(*readings: tuple[Slot, ...]) -> Question:
    return Question((About.MEANT,), tuple(map(Reading, readings)))


def test_where_several_times_may_be_meant_it_is_asked_which():
    assert question_in_words(meant((FIRST,), (LATER,))).startswith("Which of these")


def test_where_nothing_may_be_meant_it_is_asked_whether():
    assert question_in_words(meant((FIRST,), ())).startswith("Is this time offered")
    assert question_in_words(meant((FIRST,))).startswith("Is this time offered")


def test_readings_that_begin_alike_are_told_whole():
    asked = asking_back(meant((FIRST, Slot(LATER.end, LATER.end)), (FIRST,)), UTC, UTC)

    assert "which of these do you mean" in asked
    assert "12:00" in asked
