"""When to ask again and when to stop, in business days of the recipient's country."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Deed(StrEnum):
    """What is due while nobody has answered."""

    FOLLOW_UP = "follow_up"
    SECOND_PERSON = "second_person"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class Step:
    """A deed some business days after the first message or after the last one."""

    deed: Deed
    days: int
    from_first: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """Steps in their order, and how a person would say them; no steps means that nobody is reminded."""

    says: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Workdays:
    """What is no business day somewhere: days of the week (Monday is 0) and single days."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Collection[date] = frozenset()

    def is_one(self, day: date) -> bool:
        """Whether people work that day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """The business day that comes `count` business days after a day; the day itself counts for nothing.

        A year without any (a table gone wrong) ends the search: then plain days are counted.
        """
        found, left = day, count
        for _ in range(count * 7 + 366):
            if left <= 0:
                return found
            found += timedelta(days=1)
            left -= self.is_one(found)
        return day + timedelta(days=count)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is due, on which day, and the how-manieth message it would be (the first asking is 1)."""

    deed: Deed
    on: date
    message: int


def next_step(
    preset: Preset, asked_on: date, again_on: Sequence[date] = (), *, second_asked: bool = False, workdays: Workdays
) -> NextStep | None:
    """What comes next for somebody who has not answered; None when the preset is at its end.

    Any answer, also an automatic one that says when they are back, is for the caller to see: then nothing is due.

    Args:
        again_on: the days of follow-ups so far.
        second_asked: somebody else at the same place was asked meanwhile.
    """
    follow_ups = len(again_on)
    last = max([asked_on, *again_on])
    for step in preset.steps:
        if step.deed is Deed.FOLLOW_UP and follow_ups:
            follow_ups -= 1
        elif step.deed is Deed.SECOND_PERSON and (second_asked or again_on):
            continue
        else:
            on = workdays.after(asked_on if step.from_first else last, step.days)
            return NextStep(step.deed, on, len(again_on) + 2)
    return None


def read_presets(table: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Preset]:
    """Presets by name, from phrases/follow_up.toml."""
    return {
        name: Preset(
            str(row["says"]),
            tuple(Step(Deed(step["deed"]), int(step["days"]), step["from"] == "first") for step in row.get("step", ())),
        )
        for name, row in table.items()
    }
