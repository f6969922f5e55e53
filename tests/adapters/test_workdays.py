"""Business days of a country."""

from datetime import date

from halfhour.adapters.workdays import workdays_of
from halfhour.domain.follow_up import Workdays


def test_a_country_brings_its_weekend_and_its_holidays() -> None:
    germany, egypt = workdays_of("DE", (2026,)), workdays_of("EG", (2026,))

    assert not germany.is_one(date(2026, 5, 1))
    assert egypt.weekend == {4, 5}


def test_an_unknown_country_has_a_plain_week() -> None:
    assert workdays_of("", (2026,)) == Workdays()
