"""Days that are offered behind a return: "we are open again on the 15th, and I hope that Tuesday at 10 works"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Ahead, Dated, Day, From, Weekday
from halfhour.domain.scheduling.words.numbered import numbered_date
from halfhour.domain.scheduling.words.scene import Scene

OWN = ("i", "im", "we")
REOPENS = frozenset("reopen reopens reopening resume resumes".split())
OPENS = frozenset("open opens opening".split())
"""Words of a house, which opens anew with "again" behind them."""
LEAVES = frozenset(
    "go going head heading fly flying put moves moved get gets got have hear call write send touch".split()
)
"""Words beside "back" of somebody who goes away again, or to whom something comes."""
BE = ("i'm", "am", "are", "we're", "be", "im", "and")
"""Words behind which somebody is back."""


def after_return(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses, days of a bare name that would come before the writer is back as those that come after it."""
    returns = max((day for clause in spoken if (day := _returns_on(clause, scene))), default=None)
    if returns is None or scene.situation.before:
        return list(spoken)
    told = [day for clause in spoken for part in clause.parts if _is_told(part) and (day := _date_of(part, scene))]
    leaves = [day for day in told if day < returns]
    return [
        clause
        if place and _is_set_against(spoken[place - 1], clause)
        else replace(clause, parts=[_moved_on(part, returns, leaves, scene) for part in clause.parts])
        for place, clause in enumerate(spoken)
    ]


def _is_set_against(before: Clause, clause: Clause) -> bool:
    """Whether a "but" stands between: "I'm back on the 15th but Tuesday at 10 I could do by phone"."""
    return clause.joined and bool(before.rest) and before.rest[-1].kind not in ("reason", "sign")


def _returns_on(clause: Clause, scene: Scene) -> date | None:
    """The day on which the writer is back, or a house opens again."""
    told = [part for part in clause.parts if _is_told(part) and (part.item.kind == "day")]
    lead = [item for item in clause.rest if told and item.end <= told[-1].item.start]
    words = {word for item in lead for word in item.word.split(" ")}
    opens = bool(words & REOPENS) or ("again" in words and bool(words & OPENS))
    return _date_of(told[-1], scene) if opens or _is_back(lead) else None


def _is_back(lead: Sequence[Item]) -> bool:
    """Whether the writer says to be back: "I'm back on"; not "my back", nor what comes back to them."""
    words = [word for item in lead for word in item.word.split(" ")]
    if "back" not in words or set(words) & LEAVES:
        return False
    said = words[: words.index("back")]
    return said[-1:] != [] and said[-1] in BE and any(word.split("'")[0] in OWN for word in said)


def _is_told(part: Part) -> bool:
    return part.does in ("aside", "refused") or bool(part.act)


def _date_of(part: Part, scene: Scene) -> date | None:
    """The date of a day by its number or its name; None for all else."""
    day: Day | object = part.item.value.day if isinstance(part.item.value, From) else part.item.value
    match day:
        case Dated():
            return _next(numbered_date(day, scene), day, scene)
        case Ahead(days=days):
            return scene.today + timedelta(days=days)
        case Weekday(number=number, which=""):
            return _coming(number, scene)
    return None


def _next(found: date, day: Dated, scene: Scene) -> date:
    """A date of this year as that of the next one, where it has gone by: "4 January", said in December."""
    gone = found < scene.today and day.year is None and (found.month, found.day) != (2, 29)
    return found.replace(year=found.year + 1) if gone else found


def _coming(number: int, scene: Scene) -> date:
    return scene.today + timedelta(days=(number - scene.today.weekday()) % 7)


def _moved_on(part: Part, returns: date, leaves: Sequence[date], scene: Scene) -> Part:
    """A day of a bare name as the first such day from the return on, unless it comes before the writer leaves."""
    match part.item.value:
        case Weekday(number=number, which="", weeks=0, pointed=False) if part.does == "offered" and not part.act:
            coming = _coming(number, scene)
            if coming >= returns or any(coming < day for day in leaves):
                return part
            day = returns + timedelta(days=(number - returns.weekday()) % 7)
            return replace(part, item=replace(part.item, value=Dated(day.day, day.month, day.year, number)))
    return part
