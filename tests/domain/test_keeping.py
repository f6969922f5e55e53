"""Until when somebody is kept."""

from datetime import date

from halfhour.domain.keeping import another_year, is_kept_long_enough

TODAY = date(2026, 11, 28)


def test_the_day_itself_is_the_day_to_decide() -> None:
    assert is_kept_long_enough(TODAY, TODAY)
    assert not is_kept_long_enough(date(2026, 11, 29), TODAY)
    assert not is_kept_long_enough(None, TODAY)


def test_another_year_counts_from_the_day_of_deciding() -> None:
    assert another_year(TODAY) == date(2027, 11, 28)
