"""Conversation kits: relaxed topics, what evidence of a need looks like, who covers what, and the minutes of a talk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WELCOME = "welcome"
THEIRS = "theirs"
CLOSE = "close"

_WELCOME, _CLOSE = 3, 2
_THEIRS = 0.25
"""Part of a talk that belongs to the candidate's own questions (our own default)."""
_LEAST = 4
"""Minutes that a need takes at least; more needs than fit are said (our own default)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A relaxed topic with openers, follow-ups, and what weak, solid and strong evidence of a need on it looks like."""

    name: str
    hint: str
    openers: tuple[str, ...]
    follow_ups: tuple[str, ...]
    anchors: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the talk: welcome, a need by its key, the candidate's own questions, or the close; in whole minutes."""

    what: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The minutes of a talk; `is_tight` when there is less than four minutes for a need."""

    slots: tuple[Slot, ...]
    is_tight: bool


def plan_of(minutes: int, needs: Sequence[str]) -> Plan:
    """Welcome, each need alike, a quarter for their own questions, and the close; the minutes add up to the talk."""
    theirs = max(5, round(minutes * _THEIRS))
    left = max(0, minutes - _WELCOME - _CLOSE - theirs)
    each, over = divmod(left, len(needs)) if needs else (0, left)
    slots = [Slot(WELCOME, _WELCOME)]
    slots += [Slot(need, each + (number < over)) for number, need in enumerate(needs)]
    slots += [Slot(THEIRS, theirs + (0 if needs else over)), Slot(CLOSE, _CLOSE)]
    return Plan(tuple(slots), is_tight=bool(needs) and each < _LEAST)


def uncovered(needs: Iterable[str], covers: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Needs that no member of the team covers."""
    taken = {need for covered in covers.values() for need in covered}
    return tuple(need for need in needs if need not in taken)
