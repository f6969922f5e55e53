"""When the letter to oneself about today is written."""

from datetime import date, datetime


def is_digest_due(hour: int | None, last_on: date | None, here: datetime) -> bool:
    """Whether it is time, on the user's own clock: from the chosen hour on, once a day; without an hour never.

    A machine that slept through the hour writes later on the same day. An hour that the clocks skip is reached with the next one,
    and one that comes twice finds the day done.
    """
    return hour is not None and here.hour >= hour and (last_on is None or last_on < here.date())


def first_after(hour: int | None, here: datetime) -> date | None:
    """The day that counts as done when it is switched on: today where the hour has passed, so that nothing leaves at once."""
    return here.date() if hour is not None and here.hour >= hour else None
