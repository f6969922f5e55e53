"""A day is taken under the condition that the talk begins at an hour, and that hour is the one."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
from tests.times import grammar, windows_of

LONDON = ZoneInfo("Europe/London")
HOURS = (datetime(2024, 11, 19, 10, tzinfo=UTC), datetime(2024, 11, 20, 14, 30, tzinfo=UTC))
TABLE = tuple(Slot(each, each) for each in HOURS)


def windows(text: str) -> list[str]:
    return windows_of(times_in_words(text, Situation(date(2024, 11, 14), LONDON, LONDON, before=TABLE), grammar()))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        (
            "The Wednesday is okay if we begin already at 14:00, I have to fetch my son afterwards.",
            "Wed 20 14:00-14:00",
        ),
        ("Tuesday works if we meet at 9:30.", "Tue 19 09:30-09:30"),
        ("Wednesday is good if it could be 15:00.", "Wed 20 15:00-15:00"),
    ],
)
def test_the_hour_of_the_condition_takes_the_place_of_the_one_on_the_table(text: str, window: str):
    assert windows(text) == [window]


@pytest.mark.parametrize(
    "text", ["Wednesday is okay if the road is open at 14:00.", "Wednesday is fine if it rains at 14:00."]
)
def test_the_hour_of_something_else_changes_nothing(text: str):
    assert windows(text) == ["Wed 20 14:30-14:30"]
