"""Figures with a dot behind the name of a day that are its hour, since the calendar has no such date: "Tuesday 10.05"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.figures import NOON
from halfhour.domain.scheduling.words.nodes import Clock, DateFigures, Time, Weekday
from halfhour.domain.scheduling.words.numbered import date_or_none
from halfhour.domain.scheduling.words.scene import Scene

DAYTIME = range(7, 19)
"""Hours at which somebody without a word of the night means to talk (our own default)."""
STEP = 5
"""Minutes between the beginnings of hours that people name (our own default)."""


def with_dotted_hours(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with such figures as hours; those of a writer who has another date with dots are left as they are."""
    figures = [
        part.item.value for clause in spoken for part in clause.parts if isinstance(part.item.value, DateFigures)
    ]
    hours = [
        other
        for clause in spoken
        for one, other in pairwise(clause.parts)
        if isinstance(one.item.value, Weekday) and other.sep == "" and _is_hour(one.item.value, other.item.value, scene)
    ]
    if not hours or len(figures) > len(hours):
        return list(spoken)
    return [
        replace(clause, parts=[_as_hour(part) if part in hours else part for part in clause.parts]) for clause in spoken
    ]


def _is_hour(name: Weekday, figures: object, scene: Scene) -> bool:
    """Whether figures behind a name are an even hour of the day, and no date of that name this year or next."""
    if not isinstance(figures, DateFigures) or not figures.dotted or figures.year or figures.weekday is not None:
        return False
    even = figures.first in DAYTIME and figures.second % STEP == 0
    years = (scene.today.year, scene.today.year + 1)
    dates = [found for year in years if (found := date_or_none(year, figures.second, figures.first))]
    return even and all(found.weekday() != name.number for found in dates)


def _as_hour(part: Part) -> Part:
    figures = part.item.value
    assert isinstance(figures, DateFigures)
    hour = Clock(figures.first, figures.second, "24" if figures.first >= NOON else "")
    return replace(part, item=replace(part.item, kind="time", value=Time("at", hour)))
