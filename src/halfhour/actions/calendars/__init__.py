"""One's own calendars: added, looked at, asked when one is busy, and written to."""

from halfhour.actions.calendars.taken import busy, events, held, talks

__all__ = ["busy", "events", "held", "talks"]
