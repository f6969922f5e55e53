"""What a mail that comes in is: a person's words, or what a machine has to say."""

from dataclasses import dataclass
from enum import StrEnum


class MailSort(StrEnum):
    """Who speaks in a mail."""

    WORDS = "words"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    CALENDAR = "calendar"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that a letter did not reach.

    `status` is as in RFC 3463, empty when nothing is said; `delayed` when it is still tried; `written_to` is the address that was
    written to where the letter went on to another.
    """

    address: str
    status: str = ""
    why: str = ""
    delayed: bool = False
    written_to: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a mail is; `failures` name whom a bounce is about, `about` the Message-ID of the letter that came back."""

    sort: MailSort
    failures: tuple[Failure, ...] = ()
    about: str = ""

    @property
    def delayed(self) -> bool:
        """Whether nothing has failed yet."""
        return bool(self.failures) and all(failure.delayed for failure in self.failures)
