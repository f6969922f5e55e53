"""When the letter to oneself is written."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.digest import first_after, is_digest_due

LISBON = ZoneInfo("Europe/Lisbon")
TODAY = date(2026, 11, 28)


def at(hour: int, minute: int = 0) -> datetime:
    """A time of today on the user's clock."""
    return datetime(2026, 11, 28, hour, minute, tzinfo=LISBON)


@pytest.mark.parametrize(
    ("hour", "last", "here", "due"),
    [
        (7, None, at(6, 59), False),
        (7, None, at(7), True),
        (7, date(2026, 11, 27), at(21), True),
        (7, TODAY, at(21), False),
        (None, None, at(21), False),
    ],
)
def test_once_a_day_from_the_hour_on(hour: int | None, last: date | None, here: datetime, due: bool) -> None:
    assert is_digest_due(hour, last, here) is due


def test_a_skipped_hour_is_reached_with_the_next() -> None:
    assert is_digest_due(1, date(2027, 3, 27), datetime(2027, 3, 28, 2, 0, tzinfo=LISBON))


def test_switching_it_on_late_begins_tomorrow() -> None:
    assert first_after(7, at(9)) == TODAY
    assert first_after(12, at(9)) is None
