"""Until when what is known of somebody is kept."""

from datetime import date, timedelta

YEAR = timedelta(days=365)
"""How much longer is offered (our own default)."""


def is_kept_long_enough(keep_until: date | None, today: date) -> bool:
    """Whether the day has come on which one wanted to decide; without a day never."""
    return keep_until is not None and keep_until <= today


def another_year(today: date) -> date:
    """The day until which somebody is kept who is kept a year longer."""
    return today + YEAR
