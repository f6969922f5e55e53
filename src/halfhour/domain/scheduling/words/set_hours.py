"""An hour at which a talk is to begin, set as the condition of a day: "Wednesday is okay if we begin at 14:00"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time

SMALL = frozenset("at already only can could may might be is it's would just from after sharp 'd 's".split())
"""Words that such a condition may hold beside its subject and its verb."""
BEGINS = frozenset("begin start meet talk speak call ring".split())
"""What happens at the hour at which a talk begins."""


def with_set_hours(spoken: Sequence[Clause]) -> list[Clause]:
    """The clauses with the hour of such a condition beside the day before it, whose hour on the table it takes the place of."""
    found = list(spoken)
    for number, (before, clause) in enumerate(pairwise(spoken)):
        if (hour := _set_hour(clause)) and _takes_a_day(before):
            plain = replace(hour, does="offered", act="", strange=0, sep="")
            found[number] = replace(before, parts=[*before.parts, plain], rest=[*before.rest, *_behind(clause, hour)])
            found[number + 1] = replace(clause, parts=[], rest=[])
    return found


def _behind(clause: Clause, hour: Part) -> list[Item]:
    return [item for item in clause.rest if item.start >= hour.item.end]


def _takes_a_day(clause: Clause) -> bool:
    """Whether it takes one day and says no hour."""
    days = [part for part in clause.parts if part.does == "offered" and part.item.kind == "day" and not part.act]
    return clause.offers and not clause.refuses and len(clause.parts) == len(days) == 1


def _set_hour(clause: Clause) -> Part | None:
    """The one hour of a clause that says no more before it than "if we begin at" or "if it could be at"."""
    hour = clause.parts[0] if len(clause.parts) == 1 else None
    if hour is None or not isinstance(hour.item.value, Time) or hour.item.value.kind not in ("at", "after"):
        return None
    words = [item.word or str(item.value) for item in clause.rest if item.end <= hour.item.start]
    if words[:1] != ["if"]:
        return None
    verbs = [word for word in words[2:] if word not in SMALL]
    begins = words[1:2] in (["we"], ["you"]) and len(verbs) == 1 and verbs[0] in BEGINS
    return hour if begins or (words[1:2] in (["it"], ["it's"]) and not verbs) else None
