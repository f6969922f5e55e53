"""What leaves, and when it is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

PAUSES = (1, 5, 15, 60, 180, 360)
"""Minutes between tries; from the last on it stays (our own default)."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter that may leave. `at` is aware and shown as its date; `to_name` and `sender_name` may be empty.

    `mail_id` is a Message-ID in its angle brackets, the same however often it is tried.
    """

    sender: str
    sender_name: str
    to: str
    to_name: str
    subject: str
    text: str
    mail_id: str
    at: datetime
    calendar: str = ""
    """An invitation, or an answer to one, as iCalendar; empty for none."""
    calendar_method: str = ""
    """What it is: REQUEST, REPLY, CANCEL, COUNTER, DECLINECOUNTER or REFRESH."""


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries that failed; at least one."""
    return timedelta(minutes=PAUSES[min(tries, len(PAUSES)) - 1])
