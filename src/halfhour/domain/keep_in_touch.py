"""When to write to somebody again, and for what reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REST_AFTER = 2
"""Messages without an answer after which it is let rest (docs/sources.md#after-the-talk)."""
DORMANT = timedelta(days=3 * 365)
"""A tie silent for so long is dormant, and as useful as ever (docs/sources.md#reaching-out)."""
NEAR = timedelta(days=10)
"""How near the day a year after a talk counts as that day (our own default)."""
FRESH = timedelta(days=60)
"""How long news is news (our own default)."""

NEEDS_NO_ANSWER = frozenset({"thanks", "report", "confirm", "introducer", "invite", "digest"})
"""What letters are for that ask nothing, so that no answer is missing: a thank-you or a report is no try that met silence."""


class Reason(StrEnum):
    """Why one would write just now; in this order."""

    ADVICE = "advice"
    NEWS = "news"
    ANNIVERSARY = "anniversary"
    DORMANT = "dormant"
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class Tie:
    """How it stands with somebody.

    `last` is the last real contact, on the day it happened; `tries` are own messages since then that got no answer, in order;
    `every` the days between two contacts, None where no rhythm was chosen. `rests_until` pauses, `at_rest` ends.
    """

    last: date | None
    tries: tuple[date, ...] = ()
    every: int | None = None
    rests_until: date | None = None
    at_rest: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason to write, with the record that it rests on: an advice, a note, a talk; None for the rhythm alone."""

    reason: Reason
    on: date | None = None
    about: str | None = None


def touch_due(tie: Tie) -> date | None:
    """The day on which one would write again; None without a rhythm, without any contact, at rest, or after two silences."""
    if tie.at_rest or tie.every is None or tie.last is None or len(tie.tries) >= REST_AFTER:
        return None
    due = max([tie.last, *tie.tries]) + timedelta(days=tie.every)
    return max(due, tie.rests_until) if tie.rests_until else due


def is_touch(purpose: str, *, is_mine: bool) -> bool:
    """Whether a letter counts between two people: every one of theirs, and own ones that wait for an answer."""
    return not is_mine or purpose not in NEEDS_NO_ANSWER


def is_silent(tie: Tie) -> bool:
    """Whether two messages in a row got no answer, so that it is let rest."""
    return len(tie.tries) >= REST_AFTER


def reasons_to_write(
    tie: Tie,
    today: date,
    *,
    acted_on: Iterable[tuple[str, date]] = (),
    talks: Iterable[tuple[str, date]] = (),
    news: Iterable[tuple[str, date]] = (),
) -> tuple[Ground, ...]:
    """Reasons that stand on facts, the best first; the rhythm itself is the last one and is always there.

    Args:
        acted_on: advice of theirs that was followed and not reported yet, with the day.
        talks: talks held with them, with the day.
        news: notes about them or their place, with the day.
    """
    found = [Ground(Reason.ADVICE, on, about) for about, on in acted_on]
    found += [Ground(Reason.NEWS, on, about) for about, on in news if timedelta() <= today - on <= FRESH]
    found += _anniversaries(talks, today)
    if tie.last and today - tie.last >= DORMANT:
        found.append(Ground(Reason.DORMANT, tie.last))
    found.append(Ground(Reason.RHYTHM, tie.last))
    return tuple(sorted(found, key=lambda ground: list(Reason).index(ground.reason)))


def tie_of(
    touches: Sequence[tuple[date, bool]],
    *,
    every: int | None = None,
    rests_until: date | None = None,
    at_rest: bool = False,
) -> Tie:
    """How it stands by the dated touches with somebody: (day, whether it was real: they said something, or both did).

    What is written on one day is one try.
    """
    last = max((on for on, is_real in touches if is_real), default=None)
    tries = sorted({on for on, is_real in touches if not is_real and (last is None or on > last)})
    return Tie(last, tuple(tries), every, rests_until, at_rest)


def _anniversaries(talks: Iterable[tuple[str, date]], today: date) -> Iterator[Ground]:
    for about, on in talks:
        years = round((today - on).days / 365.25)
        if years >= 1 and abs(today - _later(on, years)) <= NEAR:
            yield Ground(Reason.ANNIVERSARY, on, about)


def _later(day: date, years: int) -> date:
    """The same day some years later; the 28th for a 29th of February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
