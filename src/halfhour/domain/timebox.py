"""The half hour: its parts, its quiet cues, and how far it may be extended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from halfhour.domain.errors import RuleError

MOST = 60
"""Minutes that a talk may take at most, also when the host agrees to more (docs/sources.md#length)."""
LAST = 5
"""Minutes before the end at which the cue to close comes (our own default)."""
STEPS = (5, 10)
"""Minutes that one may ask for at a time (our own default)."""


class FullHourError(RuleError):
    """More than the hour was asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the talk by its key in the plan; `start` and `end` in minutes from the beginning, end exclusive."""

    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Extension:
    """More time that was asked for: when, how many minutes, and whether they agreed."""

    at: datetime
    minutes: int
    agreed: bool


def parts_of(plan: Sequence[tuple[str, int]], minutes: int) -> tuple[Part, ...]:
    """The plan of a kind stretched or shortened to a length in minutes; empty for a kind without one."""
    whole = sum(length for _, length in plan)
    found, start = [], 0.0
    for name, length in plan:
        end = start + length * minutes / whole
        found.append(Part(name, round(start, 2), round(end, 2)))
        start = end
    return tuple(found)


def part_at(parts: Sequence[Part], minute: float) -> Part | None:
    """The part a minute belongs to; the last also holds overtime, the first what comes before; None without parts."""
    if not parts:
        return None
    return next((part for part in parts if minute < part.end), parts[-1])


def length(minutes: int, extensions: Iterable[Extension]) -> int:
    """Minutes with what was agreed on top."""
    return minutes + sum(extension.minutes for extension in extensions if extension.agreed)


def end_of(start: datetime, minutes: int, extensions: Iterable[Extension]) -> datetime:
    """When the talk ends."""
    return start + timedelta(minutes=length(minutes, extensions))


def more_minutes(minutes: int, extensions: Iterable[Extension]) -> tuple[int, ...]:
    """The steps by which it may still be extended, up to the hour."""
    left = MOST - length(minutes, extensions)
    return tuple(step for step in STEPS if step <= left)


def require_room(minutes: int, extensions: Iterable[Extension], more: int) -> None:
    """Nothing beyond the hour.

    Raises:
        FullHourError: with `more` minutes the talk would be longer.
    """
    if length(minutes, extensions) + more > MOST:
        raise FullHourError("With that it would be more than an hour.", "End kindly, and ask for a second talk.")
