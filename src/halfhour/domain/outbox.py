"""What leaves, and when it is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from halfhour.domain.errors import OutsideError, RuleError

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
    answers: str = ""
    """Message-ID of the letter that it answers; empty for none."""
    thread: tuple[str, ...] = ()
    """Message-IDs of the letters before it, the oldest first."""


class MayHaveLeftError(OutsideError):
    """The line broke after the last word was handed over: nobody knows whether the letter has left. It is not tried again."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "Look into the folder of sent mail of your mail program.", retry=False)


class CalledBackError(RuleError):
    """Somebody held or cancelled it, or another worker took it, in the moment before it left."""


def room_now(most_an_hour: int, left_in_the_hour: int) -> int:
    """How many letters may leave now; providers close accounts that send in bursts."""
    return max(0, most_an_hour - left_in_the_hour)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries that failed; at least one."""
    return timedelta(minutes=PAUSES[min(tries, len(PAUSES)) - 1])
