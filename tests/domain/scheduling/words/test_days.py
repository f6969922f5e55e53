"""Days with a bound or a part beside them, and what is said of days that were named before."""

from datetime import date

import pytest

from tests.times import in_london, windows_of

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Wednesday 16th until 12, Thursday 17th from 14 on.", ["Wed 16 09:00-12:00", "Thu 17 14:00-17:00"]),
        ("Friday 18th till 3.", ["Fri 18 09:00-15:00"]),
        ("late aft thursday, 3 onwards", ["Thu 03 15:00-17:00"]),
        ("early aft weds", ["Wed 02 13:00-15:00"]),
        ("14 or 15 o'clock on Thursday, both are fine.", ["Thu 03 14:00-14:00", "Thu 03 15:00-15:00"]),
        ("Thursday, quarter past 9 to half past.", ["Thu 03 09:15-09:30"]),
        ("Thursday except 10 to half past.", ["Thu 03 09:00-10:00", "Thu 03 10:30-17:00"]),
        ("Come in the shop Sat at 10 la", ["Sat 05 10:00-10:00"]),
        ("I'm in from 10 on Thursday.", ["Thu 03 10:00-17:00"]),
    ],
)
def test_a_bare_number_beside_a_day_is_an_hour(text: str, windows: list[str]):
    assert windows_of(in_london(text, TUESDAY)) == windows


def test_who_is_in_a_place_is_not_to_be_met():
    assert windows_of(in_london("I'm in Leeds on Thursday.", TUESDAY)) == []


def test_both_days_that_come_back_are_those_of_the_week_named_behind_them():
    text = "I only do calls on Mondays and Thursdays. Next week that's 10 to 12 on both."

    assert windows_of(in_london(text, TUESDAY)) == ["Mon 07 10:00-12:00", "Thu 10 10:00-12:00"]
