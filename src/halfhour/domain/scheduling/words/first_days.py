"""Days before which nothing can be, and of which an hour is told behind them: "nothing until the 6th, when it's 2 to 2.45"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import From

NONE = ("nothing", "none", "nothing free", "nothing else")
"""Words before "until" and a day of those who can before it at no time."""
NEAR = 5
"""Words between such a day and its hour (our own default)."""


def with_first_days(found: Sequence[Item]) -> list[Item]:
    """The items, such a day as the day of the hour behind it, without the words between that would only tell of it.

    Both are said with what stands before them: "Friday at 10 is free and then nothing until the 6th, when it's 2".
    """
    kept: list[Item] = []
    rest = list(found)
    while rest:
        item, behind = rest[0], rest[1:]
        hour = _hour_of(kept[-1:], rest)
        if hour is None or not isinstance(item.value, From):
            kept, rest = [*kept, item], behind
            continue
        kept = kept[:-1] if kept and kept[-1].word in NONE else kept
        heard = max(behind[hour].heard, _said_before(kept), key=lambda each: each.offers)
        kept.append(replace(item, value=item.value.day, until=False, heard=heard))
        rest = [*behind[_relative(behind) : hour], replace(behind[hour], heard=heard), *behind[hour + 1 :]]
    return kept


def _said_before(kept: Sequence[Item]) -> Heard:
    """What is heard of the last time of the same sentence."""
    sentence = takewhile(lambda item: item.kind != "stop", reversed(kept))
    return next((item.heard for item in sentence if item.is_timed), SILENT)


def _hour_of(before: Sequence[Item], rest: Sequence[Item]) -> int | None:
    """How far behind a day up to which nothing can be its hour is told, behind "when"; none where more than small words lead to it."""
    day, behind = rest[0].value, rest[1:]
    begins = _relative(behind)
    said = list(takewhile(lambda item: item.kind in ("link", "offers", "weak"), behind[begins:])) if begins else []
    hour = begins + len(said)
    if (
        not isinstance(day, From)
        or not 0 < len(said) <= NEAR
        or [item.kind for item in behind[hour : hour + 1]] != ["time"]
    ):
        return None
    first = day.kind == "before" and any(item.word in NONE for item in before)
    return hour if first or (day.kind == "after" and behind[hour].heard.is_rather) else None


def _relative(behind: Sequence[Item]) -> int:
    """The place behind "when", with or without a comma before it; 0 where there is none."""
    words = [item.word or item.value for item in behind[:2]]
    return 1 if words[:1] == ["when"] else 2 if words == [",", "when"] else 0
