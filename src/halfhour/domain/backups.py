"""Backups: how they are called, which are kept, when the next one is due. Names tell the time; clocks of files are never asked."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months that have a backup keep their latest one (our own default)."""

_NAME = re.compile(r"halfhour (\d{4}-\d\d-\d\d \d{6})Z\.sqlite3")
_CLOCK = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its moment in UTC, as its name tells it, where it stands, and its size in bytes."""

    moment: datetime
    name: str
    path: str
    size: int


def name_of(moment: datetime) -> str:
    """How the backup of an aware moment is called; such names sort by time."""
    return f"halfhour {moment.astimezone(UTC):{_CLOCK}}Z.sqlite3"


def moment_of(name: str) -> datetime | None:
    """The moment that a name tells, in UTC; None for the name of something else."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], _CLOCK).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def is_due(moments: Iterable[datetime], now: datetime) -> bool:
    """Whether there is no backup of the day of `now` yet, in UTC; those from the future, of a clock gone wrong, count for nothing."""
    return all(moment.date() != now.astimezone(UTC).date() or moment > now for moment in moments)


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The latest of each of the last 7 days, 4 weeks and 12 months that have one, counted back from `now`.

    Those from the future are kept and not counted: a clock that once ran ahead must not cost the real ones their place.
    """
    every = sorted(set(moments), reverse=True)
    past = [moment for moment in every if moment <= now]
    spans: tuple[tuple[int, Callable[[datetime], Any]], ...] = (
        (DAYS, datetime.date),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    kept = {moment for moment in every if moment > now}
    for number, span_of in spans:
        latest: dict[Any, datetime] = {}
        for moment in past:
            latest.setdefault(span_of(moment), moment)
        kept |= set(list(latest.values())[:number])
    return frozenset(kept)


def unknown_steps(taken: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Steps that a database has taken and this version does not know, in order: a newer version made it."""
    return tuple(sorted(set(taken) - set(known)))
