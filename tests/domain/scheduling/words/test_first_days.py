"""A day before which there is nothing has the hour that is told of it, and no day before it has."""

from datetime import date

import pytest

from tests.times import in_london, windows_of


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        (
            "I can do Thursday at 9 and then nothing until the 1st, when I'm free from 1 to 3.",
            ["Thu 16 09:00-09:00", "Fri 01 13:00-15:00"],
        ),
        ("Nothing until Thursday 7 December, when I can do 3.", ["Thu 07 15:00-15:00"]),
        ("I've Friday at 4 free, then nothing until Monday, when I fly to Perth at 9.", ["Fri 17 16:00-16:00"]),
    ],
)
def test_the_hour_is_of_the_day_up_to_which_there_is_nothing(text: str, windows: list[str]):
    assert windows_of(in_london(text, date(2023, 11, 14))) == windows
