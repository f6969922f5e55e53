"""What is asked of calendars elsewhere and what they answer; which side of a meeting changed; when to look again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from halfhour.domain.errors import OutsideError
from halfhour.domain.outbox import pause_after
from halfhour.domain.scheduling.spans import Span

EVERY = timedelta(minutes=15)
"""How often a calendar elsewhere is looked at (our own default)."""

DAY = timedelta(days=1)
"""How long to wait when trying again will hardly help; a wrong password tried every minute can lock an account."""

LONGEST = timedelta(hours=12)
"""The longest pause that a server may ask for."""


class LaterError(OutsideError):
    """The server asks to be left alone for a while; `after` says how long, where it does."""

    def __init__(self, what: str, way_out: str = "", *, after: timedelta | None = None) -> None:
        super().__init__(what, way_out)
        self.after = after


class ChangedThereError(OutsideError):
    """What we wanted to write over is not what we saw last (412)."""


class GoneThereError(OutsideError):
    """It is not there any more (404, 410)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A calendar as an address gives it, with the two marks by which the next answer may be "as before"."""

    blob: bytes
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A calendar of a server: its address, its name there, its colour as `#rrggbb` or empty, and whether one may write in it."""

    address: str
    name: str
    colour: str = ""
    may_write: bool = True


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a collection: an event, or a series with all its exceptions."""

    href: str
    etag: str
    blob: bytes


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a collection since a token: places with their ETags, and places where nothing is any more.

    `whole` says that this is everything there is, because the server keeps no tokens or has lost ours; then nothing is named as
    gone, and whatever is not named is.
    """

    token: str
    present: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    whole: bool = False


class Side(StrEnum):
    """Where a meeting was changed since both sides agreed."""

    NEITHER = "neither"
    HERE = "here"
    THERE = "there"


def changed_side(before: Span | None, here: Span, there: Span | None) -> Side:
    """Which side is to be followed; THERE is a question for the person, also when both changed to different times.

    Args:
        before: what both sides last said; None when it was never written.
        there: None when it does not stand there.
    """
    if there == here:
        return Side.NEITHER
    if there == before:
        return Side.HERE
    return Side.THERE


def next_look(now: datetime, tries: int = 0, error: OutsideError | None = None) -> datetime:
    """When to look again: after a while, or after `tries` that failed, the last of them with this error."""
    if error is None:
        return now + EVERY
    if not error.retry:
        return now + DAY
    asked = error.after if isinstance(error, LaterError) and error.after else timedelta(0)
    return now + max(min(asked, LONGEST), pause_after(max(1, tries)))
