"""Days that are only added to the one before, and are offered at its hours: "Friday I can from 2 on. Saturday also"."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.composing import Bundle
from halfhour.domain.scheduling.words.nodes import Time

TOO = ("also", "too", "as well", "likewise", "ditto", "same")
"""All that is said of a day which is like the one before."""


def with_the_same(given: Sequence[Bundle], spoken: Sequence[Clause]) -> list[Bundle]:
    """The bundles, one that is only added to the day before at the hours of that: "Saturday also, but only to 4"."""
    added = [part.item.value for clause in spoken if _only_adds(clause) for part in clause.parts]
    found = list(given[:1])
    for group in given[1:]:
        before, days = found[-1].times, [each.day for each in group.days]
        if len(days) == len(before) == 1 and days[0] in added and before[0].kind != "part":
            found.append(replace(group, times=_within_hours(before[0], group.times)))
        else:
            found.append(group)
    return found


def _only_adds(clause: Clause) -> bool:
    """Whether it names a day and says no more than that it is like the one before: "on Saturday also"."""
    said = [item for item in clause.rest if item.kind not in ("sign", "stop") and item.word not in ("on", "the", "and")]
    return len(clause.parts) == 1 and " ".join(item.word for item in said) in TOO


def _within_hours(hours: Time, own: tuple[Time, ...]) -> tuple[Time, ...]:
    """The hours of the day before, up to or from the bound that is named of this one."""
    if not own:
        return (hours,)
    bound = own[0]
    if len(own) == 1 and (hours.kind, bound.kind) == ("after", "before") and bound.first:
        return (replace(hours, kind="between", last=bound.first),)
    return own
